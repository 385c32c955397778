"""Work that is done in a thread, so that keys need not wait for it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from textual import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

Given = ParamSpec("Given")


def in_thread(group: str = "default") -> Callable[[Callable[Given, None]], Callable[Given, Worker[None]]]:
    """Have a method done by a thread, in place of what is still being done of its group."""

    def made(method: Callable[Given, None]) -> Callable[Given, Worker[None]]:
        begin: Callable[Given, Worker[None]] = work(
            thread=True, exclusive=True, group=group, exit_on_error=False
        )(method)

        @wraps(method)
        def begun(*args: Given.args, **kwargs: Given.kwargs) -> Worker[None]:
            from briefing.ui.threads import forget_work  # which not every reading comes to need

            forget_work()
            return begin(*args, **kwargs)

        return begun

    return made
