"""The process's own streams: what they can show, writing to them, progress, and who has the keyboard."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from briefing.brief.files import MAX_SIZE
from briefing.text import cells, clean, to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from threading import Thread
    from types import TracebackType
    from typing import TextIO

    from briefing.export.page import Look
    from briefing.terminal.tty import Terminal


PATIENCE = 1.0
"""Seconds of silence before anything is told."""
OFTEN = 0.2
"""Seconds between two looks at what is being done."""


class Progress:
    """Tells what is being done from a second of silence on, and takes it back before anything else is written.

    Work on one thing may take long by itself, so it is a thread that tells; whoever works only sets `count`
    and `step`.
    """

    def __init__(
        self, stream: TextIO, plain: Callable[[str], str] = str, now: Callable[[], float] = monotonic
    ) -> None:
        from threading import Event, RLock

        self.count = ""
        """How much is done of how many: "3 of 10 briefs"."""
        self.step = ""
        """What is done with the one at hand: "reading a.yaml"."""
        self._stream, self._plain, self._now = stream, plain, now
        self._since = now()
        self._told = 0
        self._over = Event()
        self._thread: Thread | None = None
        self.lock = RLock()
        """Held by whoever writes on the terminal."""

    def start(self) -> None:
        """Look from now on what is being done."""
        from threading import Thread

        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and take back what stands there."""
        self._over.set()
        if self._thread:
            self._thread.join()
        self.hush()

    def tell(self) -> None:
        """Tell what is being done, if there has been silence for long enough."""
        with self.lock:
            words = ": ".join(filter(None, (self.count, self.step)))
            if words and self._now() >= self._since + PATIENCE:
                self._put(words)

    def hush(self) -> None:
        """Take back what stands there; the silence begins anew."""
        with self.lock:
            self._since = self._now()
            if self._told:
                self._put("")

    def _look(self) -> None:
        while not self._over.wait(OFTEN):
            try:
                self.tell()
            except (OSError, ValueError):  # the terminal has gone, or standard error has been closed
                return

    def _put(self, words: str) -> None:
        text = self._plain(clean(words))
        while cells(text) >= self._width():
            text = text[:-1]
        blanks = " " * (self._told - cells(text))
        self._told = cells(text)
        self._stream.write(f"\r{text}{blanks}" + ("" if text else "\r"))
        self._stream.flush()

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except (OSError, ValueError):
            return 80


T = TypeVar("T")

_progress: Progress | None = None
_painted: Terminal | None = None
_asked: tuple[str, int] = ("auto", 0)

NO_TERMINALS = ("", "dumb", "unknown")
"""Values of TERM that name a terminal on which nothing can be drawn."""


class OutputError(Exception):
    """Output that could not be written; `closed` if that is so because its reader has gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.closed = isinstance(error, BrokenPipeError)


def has_screen() -> bool:
    """Whether standard output is a terminal that can be drawn on."""
    return _is_terminal(sys.stdout) and os.environ.get("TERM", "") not in NO_TERMINALS


def dress(colour: str = "auto", width: int = 0) -> None:
    """Set how text is shown from now on: colour "always", "never" or "auto", and a width in cells, 0 for that there is."""
    global _asked
    _asked = colour, width


def look() -> Look:
    """Return how text is set on standard output: as wide as asked for, or COLUMNS or the terminal says, else 80."""
    from briefing.export.page import Look

    colour, width = _asked
    dressed = _is_coloured(os.environ) if colour == "auto" else colour == "always"
    return Look(width or _width() or Look().width, _shows_unicode(sys.stdout), dressed, dressed)


def _is_coloured(env: Mapping[str, str]) -> bool:
    """Whether the environment wants colour: as no-color.org, force-color.org and bixense.com/clicolors have it."""
    if env.get("NO_COLOR"):
        return False
    if any(env.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return has_screen() and env.get("CLICOLOR", "1") != "0"


def say(text: str) -> None:
    """Write whole lines of data to standard output; raises OutputError."""
    _write(sys.stdout, text)


def say_json(data: object, levels: int) -> None:
    """Write data to standard output as JSON, a member a line in the outermost levels; raises OutputError."""
    from briefing.export.data import json_lines

    for line in json_lines(data, levels, ascii_only=not _shows_unicode(sys.stdout)):
        _write(sys.stdout, line)


def say_document(text: str) -> None:
    """Write part of a document to standard output, in UTF-8 unless a terminal is to show it; raises OutputError.

    A document that is redirected to a file is UTF-8 in every locale, as it is where it is written to one.
    """
    stream = sys.stdout
    if stream is None or _is_terminal(stream) or _shows_unicode(stream):
        _write(stream, text)
        return
    try:
        stream.flush()
        stream.buffer.write(text.encode())
        stream.buffer.flush()
    except OSError as error:
        raise OutputError(error) from error


def save(path: str, pieces: Iterable[str], *, force: bool) -> None:
    """Write a document to a file; raises OSError, FileExistsError where one is there and is not to be replaced.

    A file is replaced once the document is whole, so that a failure leaves the old one, or none.
    """
    if os.path.lexists(path) and not os.path.isfile(path) and not os.path.isdir(path) and force:
        with open(path, "w", encoding="utf-8", newline="") as device:
            device.writelines(pieces)
        return
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise IsADirectoryError(None, "this is a folder", path)
    if os.path.lexists(path) and not force:
        raise FileExistsError
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "x", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        if force:
            os.replace(part, target)
        else:
            os.link(part, target)  # fails where somebody else has made it meanwhile
    finally:
        if os.path.lexists(part):
            os.unlink(part)


def counting(things: Iterable[T], name: str, total: int | None = None) -> Iterator[T]:
    """Yield things and, where that takes long on a terminal, tell how many of them are done; one is not counted."""
    if total == 1:
        yield from things
        return
    count = counter(name)
    try:
        for number, thing in enumerate(things):
            count(number, total or 0)
            yield thing
    finally:
        count(0, 0)


def counter(name: str) -> Callable[[int, int], None]:
    """Return what takes how many things of how many are done, and tells it as `counting` does; 0 of 0 ends it."""

    def count(done: int, total: int) -> None:
        if told := _teller():
            of = f"of {total:,} " if total else ""
            told.count = f"{done:,} {of}{name}" if done or total else ""

    return count


def working(step: str) -> None:
    """Say what is being done with the thing at hand, to be told where that takes long on a terminal."""
    if told := _teller():
        told.step = step


def rest() -> None:
    """Tell no more of what is being done."""
    global _progress
    if _progress:
        _progress.stop()
        _progress = None


def tell(*lines: str) -> None:
    """Write lines to standard error; each is cleaned, since it may quote a path. Raises OutputError."""
    for line in lines:
        _write(sys.stderr, clean(line) + "\n")


def tell_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback of an error that nobody expected, as `sys.excepthook` does; its text may be a file's."""
    from traceback import format_exception

    tell(*"".join(format_exception(kind, error, trace)).rstrip("\n").split("\n"))


def finish() -> None:
    """Write what still waits to be written; raises OutputError."""
    try:
        if sys.stdout and not sys.stdout.closed:
            sys.stdout.flush()
    except OSError as error:
        raise OutputError(error) from error


def drop_output() -> None:
    """Let go of a standard output that takes no more, so that leaving does not try again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):  # there is none, or it has no descriptor
        pass


def read_input(most: int = MAX_SIZE + 1) -> bytes:
    """Return what stands on standard input, at most so many bytes; by default a little more than the loader takes."""
    return sys.stdin.buffer.read(most) if sys.stdin else b""


def can_keep_in_memory() -> bool:
    """Whether the system has files that are only in memory."""
    return hasattr(os, "memfd_create")


@contextmanager
def kept_input(paths: Sequence[str], *, on_disk: bool = True) -> Iterator[Sequence[str]]:
    """Give paths in which standard input has become a file, which is gone afterwards.

    The screen needs standard input for the keyboard, and may read a brief more than once. A file that is not
    to be on the disk is in memory, which works where `can_keep_in_memory`.
    """
    if "-" not in paths:
        yield paths
        return
    if not on_disk:
        with open(os.memfd_create("stdin.yaml"), "wb") as file:
            file.write(read_input())
            file.flush()
            kept = f"/proc/self/fd/{file.fileno()}"
            yield [kept if path == "-" else path for path in paths]
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="briefing-") as folder:
        kept = os.path.join(folder, "stdin.yaml")
        with open(kept, "wb") as file:
            file.write(read_input())
        yield [kept if path == "-" else path for path in paths]


def take_keyboard() -> bool:
    """Make the terminal standard input, where a pipe or a file is; whether that could be done."""
    if _is_terminal(sys.stdin):
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


def lend_painted(terminal: Terminal | None) -> None:
    """Take charge of a terminal that was painted before anybody knew whether something is to be printed."""
    global _painted
    _painted = terminal


def take_painted() -> Terminal | None:
    """Return that terminal, to whom it belongs from then on; none where it was given back, or never was."""
    global _painted
    terminal, _painted = _painted, None
    return terminal


def give_painted_back() -> None:
    """Bring back the screen as it was, if nobody has taken that terminal."""
    if terminal := take_painted():
        terminal.close()


def _width() -> int:
    """Return the columns of standard output; 0 where nobody says how many there are."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), 1000)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):
        return 0


def _shows_unicode(stream: TextIO | None) -> bool:
    return is_utf8(getattr(stream, "encoding", None))


def _plain(stream: TextIO | None) -> Callable[[str], str]:
    """Return what makes of a text what a stream can show."""
    return str if _shows_unicode(stream) else to_ascii


def _is_terminal(stream: TextIO | None) -> bool:
    return bool(stream and not stream.closed and stream.isatty())


def _teller() -> Progress | None:
    """Return what tells of progress, where standard error is a terminal that can take a line back."""
    global _progress
    if not _progress and _is_terminal(sys.stderr) and os.environ.get("TERM", "") not in NO_TERMINALS:
        _progress = Progress(sys.stderr, _plain(sys.stderr))
        _progress.start()
    return _progress


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed before the program began
        return
    give_painted_back()
    shown = _plain(stream)(text)
    try:
        if _progress and _is_terminal(stream):
            with _progress.lock:
                _progress.hush()
                stream.write(shown)
                stream.flush()
        else:
            stream.write(shown)
    except OSError as error:
        raise OutputError(error) from error


def is_utf8(encoding: str | None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether a stream of this encoding, in this locale, shows more than ASCII.

    The stream alone does not say it: under LANG=C Python makes its streams UTF-8 all the same, and writes
    a locale of its own into LC_CTYPE (PEP 538, PEP 540). Where no locale is named the stream is believed.
    """
    if (encoding or "").lower().replace("-", "") != "utf8":
        return False
    env = os.environ if environ is None else environ
    names = [env.get("LC_ALL", ""), env.get("LC_CTYPE", ""), env.get("LANG", "")]
    if sys.flags.utf8_mode and names[1] in ("C.UTF-8", "C.utf8", "UTF-8") and names[2]:
        names[1] = ""
    locale = next((name for name in names if name), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")
