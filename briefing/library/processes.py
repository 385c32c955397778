"""Processes that work for this one, since its threads would work one after the other.

They are in a session of their own: a key that interrupts is for the reader to act on. They end when this process
does, however that ends.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import redirect_stderr, suppress
from itertools import islice
from multiprocessing import get_context, parent_process, resource_tracker
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

Name = TypeVar("Name")
Request = TypeVar("Request")
Answer = TypeVar("Answer")

AHEAD = 64
"""Requests that wait for each process, so that it is never idle while much is put into the index at once."""
MOST = 8
"""Processes, however many processors there are."""
GENTLE = 10
"""Niceness of the processes where somebody is reading meanwhile."""


def ask(
    work: Callable[[Request], Answer],
    requests: Iterable[tuple[Name, Request]],
    *,
    gentle: bool = False,
    most: int = MOST,
) -> Generator[tuple[Name, Answer | None], None, None]:
    """Yield the answers to requests, each with what the request goes by, in any order.

    `work` is a function of a module, or a `partial` of one. None is the answer to a request that ended its process,
    and to those that were on their way with it. Closing the generator ends the processes.
    """
    count = max(1, min(os.cpu_count() or 1, most))
    left = iter(requests)
    # The tracker is given the descriptor of sys.stderr; what Textual puts there has none.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    is_done = False
    while not is_done:
        running: dict[Future[Answer], Name] = {}
        done: SimpleQueue[Future[Answer]] = SimpleQueue()
        # Forking would copy the threads' locks; whoever is spawned begins with nothing.
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (GENTLE if gentle else 0,))
        try:
            while True:
                for name, request in islice(left, AHEAD * count - len(running)):
                    future = pool.submit(work, request)
                    running[future] = name
                    future.add_done_callback(done.put)
                if not running:
                    is_done = True
                    break
                future = done.get()
                answer = future.result()
                yield running.pop(future), answer
        except BrokenExecutor:
            yield from ((name, None) for name in running.values())
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(niceness: int) -> None:
    """Set up a process: it has no terminal to write to or to be interrupted from, and does not outlive its parent."""
    os.setsid()
    os.nice(niceness)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        with suppress(AssertionError):
            parent.join()
        os._exit(1)
