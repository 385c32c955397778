"""Threads that work for the app and keep nothing of what they have done."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable
    from concurrent.futures import Future

Given = ParamSpec("Given")
Done = TypeVar("Done")


class Forgetful(ThreadPoolExecutor):
    """Does each piece of work in a context of its own, which goes with it.

    Textual (8.2.8) notes in the context of the thread whose work it does, and so every thread would keep the last
    worker, its screen and the brief on it.
    """

    def submit(self, fn: Callable[Given, Done], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Done]:
        """Have something done."""
        work: Callable[[], Done] = partial(copy_context().run, fn, *args, **kwargs)
        return super().submit(work)


MOST = 3
"""Threads that work at once: what is searched, summed up and compared for the screen in front."""
_forgetful: WeakSet[AbstractEventLoop] = WeakSet()


def forget_work() -> None:
    """Have the threads of the running event loop forget what they have done from now on."""
    loop = asyncio.get_running_loop()
    if loop not in _forgetful:
        _forgetful.add(loop)
        loop.set_default_executor(Forgetful(MOST))
