"""Processes that work for this one, since its threads would work one after the other.

They are given requests on standard input and give back answers on standard output, and end when their input does.
They are in a session of their own: a key that interrupts is for the reader to act on.
"""

from __future__ import annotations

import itertools
import marshal
import os
import subprocess
import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from typing import IO

Name = TypeVar("Name")

AHEAD = 4
"""Requests that a process is given before it has answered."""
MOST = 8
"""Processes, however many processors there are."""
GENTLE = 10
"""Niceness of the processes where somebody is reading meanwhile."""
COLLECTED = 200
"""Answers after which a process looks for garbage that is built in circles."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from importlib import import_module;"
    " import_module(sys.argv[3]).serve(int(sys.argv[2]), *sys.argv[4:])"
)


def ask(
    module: str,
    arguments: Sequence[str],
    requests: Iterable[tuple[Name, Any]],
    *,
    gentle: bool = False,
    most: int = MOST,
) -> Generator[tuple[Name, Any], None, None]:
    """Yield the answers to requests, each with what the request goes by, in any order.

    They are of a module's `serve`, which is given a niceness and the arguments. None is the answer to a request
    that ended its process. Requests and answers are what `marshal` takes. To close the generator ends the
    processes.
    """
    processes = [_start(module, arguments, gentle) for _ in range(max(1, min(os.cpu_count() or 1, most)))]
    answers: SimpleQueue[tuple[Name, Any] | None] = SimpleQueue()
    source = _Source(requests)
    threads = [Thread(target=_drive, args=(process, source, answers), daemon=True) for process in processes]
    try:
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            answer = answers.get()
            if answer is None:
                running -= 1
            else:
                yield answer
    finally:
        source.close()
        for process in processes:
            process.kill()
            process.wait()
        for thread in threads:
            thread.join()
        for process in processes:
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(BrokenPipeError):  # what was not sent cannot be flushed
                        stream.close()


def answer(niceness: int, work: Callable[[Any], Any]) -> None:
    """Answer requests until there are no more."""
    if niceness:
        os.nice(niceness)
    import gc

    gc.disable()  # hardly anything here is built in circles; looking for them takes a tenth of the time
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    for count in itertools.count(1):
        if count % COLLECTED == 0:
            gc.collect()
        try:
            request = marshal.load(requests)
        except EOFError:
            return
        marshal.dump(work(request), answers)
        answers.flush()


class _Source(Generic[Name]):
    """Requests that several threads take from."""

    def __init__(self, requests: Iterable[tuple[Name, Any]]) -> None:
        self._requests = iter(requests)
        self._lock = Lock()
        self._closed = False

    def take(self) -> tuple[Name, Any] | None:
        """Return the next request; None where there are no more."""
        with self._lock:
            return None if self._closed else next(self._requests, None)

    def close(self) -> None:
        """Have no more."""
        self._closed = True


def _start(module: str, arguments: Sequence[str], gentle: bool) -> subprocess.Popen[bytes]:
    niceness = str(GENTLE if gentle else 0)
    command = [sys.executable, "-P", "-c", _CODE, _PACKAGE, niceness, module, *arguments]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _drive(
    process: subprocess.Popen[bytes], source: _Source[Name], answers: SimpleQueue[tuple[Name, Any] | None]
) -> None:
    """Keep a process busy, and pass on what it answers."""
    waiting: list[Name] = []
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        while True:
            while len(waiting) < AHEAD and (request := source.take()):
                waiting.append(request[0])
                _send(request[1], process.stdin)
            if not waiting:
                return
            found = marshal.load(process.stdout)
            answers.put((waiting.pop(0), found))
    except (EOFError, OSError, ValueError, TypeError):
        for name in waiting:
            answers.put((name, None))
    finally:
        answers.put(None)


def _send(request: Any, stream: IO[bytes]) -> None:
    marshal.dump(request, stream)
    stream.flush()
