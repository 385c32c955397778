"""Processes that read briefs, since one that reads several at a time would still read one after the other.

They are given paths on standard input and give back entries on standard output, and end when their input does.
They are in a session of their own: a key that interrupts is for the reader to act on.
"""

from __future__ import annotations

import itertools
import marshal
import os
import subprocess
import sys
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from briefing.library.entries import Entry, read_entry

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import IO, Any

Request = tuple[bytes, str, bytes]
"""A file: what it goes by, its path, and the hash that is known of it, or nothing."""
Answer = tuple[bytes, Entry | None]
"""What a file goes by, and its entry; none where the file has gone, or ended the process that read it."""

FEW = 12
"""Files that are read sooner than a process is started."""
AHEAD = 4
"""Files that a process is given before it has answered."""
MOST = 8
"""Processes, however many processors there are."""
GENTLE = 10
"""Niceness of the processes where somebody is reading meanwhile."""

COLLECTED = 200
"""Files after which a process looks for garbage that is built in circles."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_CODE = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.library.pool import serve; serve(int(sys.argv[2]))"


def read_entries(
    requests: Iterable[Request], count: int, *, gentle: bool = False
) -> Generator[Answer, None, None]:
    """Yield the entries of files, in any order; `count` says how many there are.

    To close the generator ends the processes.
    """
    if count <= FEW:
        for name, path, known in requests:
            yield name, read_entry(path, known)
        return
    processes = [_start(gentle) for _ in range(max(1, min(os.cpu_count() or 1, MOST)))]
    answers: SimpleQueue[Answer | None] = SimpleQueue()
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
                    stream.close()


def serve(niceness: int) -> None:
    """Answer requests until there are no more; the main function of a process."""
    if niceness:
        os.nice(niceness)
    import gc

    gc.disable()  # hardly anything here is built in circles; looking for them takes a tenth of the time
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    for count in itertools.count(1):
        if count % COLLECTED == 0:
            gc.collect()
        try:
            path, known = marshal.load(requests)
        except EOFError:
            return
        entry = read_entry(path, known)
        marshal.dump(_plain(entry), answers)
        answers.flush()


class _Source:
    """Requests that several threads take from."""

    def __init__(self, requests: Iterable[Request]) -> None:
        self._requests = iter(requests)
        self._lock = Lock()
        self._closed = False

    def take(self) -> Request | None:
        """Return the next request; None where there are no more."""
        with self._lock:
            return None if self._closed else next(self._requests, None)

    def close(self) -> None:
        """Have no more."""
        self._closed = True


def _plain(entry: Entry | None) -> Any:
    """Return an entry as `marshal` takes it."""
    return tuple(entry) if entry else None


def _start(gentle: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-c", _CODE, _PACKAGE, str(GENTLE if gentle else 0)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _drive(process: subprocess.Popen[bytes], source: _Source, answers: SimpleQueue[Answer | None]) -> None:
    """Keep a process busy, and pass on what it answers; what it was reading when it died has no entry."""
    waiting: list[Request] = []
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        while True:
            while len(waiting) < AHEAD and (request := source.take()):
                waiting.append(request)
                _send(request, process.stdin)
            if not waiting:
                return
            found = marshal.load(process.stdout)
            name, *_ = waiting.pop(0)
            answers.put((name, Entry(*found) if found else None))
    except (EOFError, OSError, ValueError, TypeError):
        for name, *_ in waiting:
            answers.put((name, None))
    finally:
        answers.put(None)


def _send(request: Request, stream: IO[bytes]) -> None:
    marshal.dump(request[1:], stream)
    stream.flush()
