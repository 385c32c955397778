"""The terminal: entered, shown frames of cells, and left as it was found.

It needs no event loop and nothing of Textual, so that a frame can be painted before either is there.
"""

from __future__ import annotations

import os
import select
import sys
import termios
from typing import TYPE_CHECKING

from briefing.terminal.cells import PLAIN, Grid
from briefing.terminal.scroll import LOST, to

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Any, NoReturn

    from briefing.terminal.capability import Capability
    from briefing.terminal.kept_frame import KeptFrame
    from briefing.terminal.scroll import Pen


# The module `signal` takes longer to load than a frame to paint, and is not needed for that.


def deadly_signals() -> tuple[int, ...]:
    """Return the signals that end the process, with the terminal given back."""
    import signal

    return signal.SIGTERM, signal.SIGHUP, signal.SIGINT


def end_by(number: int) -> None:
    """End the process as a signal does that nobody handles."""
    import signal

    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


def leave_on_signals(terminal: Terminal) -> None:
    """Give the terminal back where a signal ends the process before there is a driver to see to it."""
    import signal

    def leave(number: int, _frame: object) -> None:
        terminal.leave()
        end_by(number)

    for number in deadly_signals():
        signal.signal(number, leave)


def leave_process(status: int) -> NoReturn:
    """End the process at once, with what was printed on its way.

    Python would first take apart every object that Textual made, one by one, which is 240 of the 270 ms that an
    app of three panes takes to leave. Nothing waits for that here: files are written and closed where they are
    opened, and there are no threads to join.
    """
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed by the reader or by us, or never there
            stream.flush()
    os._exit(status)


_PATIENCE = 0.2
"""Seconds that a terminal which takes nothing may hold up what must be sent now."""


def open_terminal(path: str | None = None) -> int:
    """Open the terminal at a path, else the one that the standard streams lead to; OSError where there is none.

    It is opened anew, since not to wait for it must not become a property of the shell's own streams.
    """
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    if path is not None:
        return os.open(path, flags)
    for stream in (0, 2, 1):
        try:
            return os.open(os.ttyname(stream), flags)
        except OSError:
            continue  # no terminal, or one that su has left to its owner
    return os.open("/dev/tty", flags)


class Wire:
    """The way to an open terminal; what it does not take at once waits."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.on_blocked: Callable[[bool], None] | None = None
        """Called when bytes start to wait, and when none does any longer."""
        self._waiting = b""

    @property
    def blocked(self) -> bool:
        """Whether bytes wait."""
        return bool(self._waiting)

    def send(self, data: bytes) -> None:
        """Send bytes after all others."""
        was_blocked = self.blocked
        self._waiting += data
        if not was_blocked:
            self._write()
            if self.blocked:
                self._tell(True)

    def drain(self) -> None:
        """Send what waits, as far as the terminal takes it."""
        self._write()
        if not self.blocked:
            self._tell(False)

    def drop(self) -> None:
        """Forget what waits; a sequence may be cut off in the middle."""
        if self.blocked:
            self._waiting = b""
            self._tell(False)

    def send_now(self, data: bytes) -> None:
        """Send bytes before anything else is done, unless the terminal takes nothing for too long."""
        self.send(data)
        while self.blocked and select.select([], [self.fd], [], _PATIENCE)[1]:
            self._write()
        self.drop()

    def _write(self) -> None:
        try:
            while self._waiting:
                self._waiting = self._waiting[os.write(self.fd, self._waiting) :]
        except BlockingIOError:
            pass
        except OSError:
            self._waiting = b""  # the terminal is gone; reading from it says so

    def _tell(self, blocked: bool) -> None:
        if self.on_blocked:
            self.on_blocked(blocked)


_CLEAR = "\x1b[m\x1b[r\x1b[H\x1b[J"
_SYNC_QUERY = "\x1b[?2026$p"
_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_MODES, _MOUSE_MODES = "1049;2004", "1000;1003;1006"
_CANCEL = "\x18"
"""Ends an escape sequence of which only a part was sent."""


class Terminal:
    """The terminal that this process was started in.

    Nothing is written while it is not entered. What is shown goes out without waiting: while an earlier frame is
    still on its way, later ones are not sent, and then the latest is.
    """

    def __init__(self, capability: Capability, path: str | None = None) -> None:
        """Open the terminal at `path`, else the one that the standard streams lead to; OSError where there is none."""
        self.capability = capability
        self.entered = False
        self.on_hangup: Callable[[], None] | None = None
        """Called once when a signal is about to end the process, to save what must be saved."""
        self.wire = Wire(open_terminal(path))
        self._before: list[Any] = []
        self._sync = bool(capability.sync)
        self._asks = capability.sync is None
        self._modes = ""
        self._shown: Grid | None = None
        self._wanted: Grid | None = None
        self._pen: Pen = LOST
        self._cursor = (0, 0)
        self._cursor_wanted = self._cursor_shown = False

    # -- coming and going

    def enter(self, *, mouse: bool = False) -> None:
        """Take over the screen and the keyboard, and the mouse; what was typed before stays to be read.

        The mouse can be taken later.
        """
        if self.entered:
            if mouse and self._modes == _MODES:
                self._modes += f";{_MOUSE_MODES}"
                self._send(f"\x1b[?{_MOUSE_MODES}h")
            return
        self._take_keyboard()
        self.entered = True
        self._modes = f"{_MODES};{_MOUSE_MODES}" if mouse else _MODES
        # The query comes before the screen is cleared: Apple's Terminal and old Linux consoles print its last letter.
        self._send(f"\x1b[?{self._modes}h\x1b[?7;25l{_SYNC_QUERY if self._asks else ''}{_CLEAR}")
        self._shown, self._pen = Grid(*self.size), (0, 0, PLAIN)
        self._cursor_shown = False
        self._update()

    def leave(self) -> None:
        """Give the terminal back as it was, at once; what could not be sent so far is dropped."""
        if not self.entered:
            return
        self.entered = False
        text = ""
        if self.wire.blocked:
            self.wire.drop()
            text = _CANCEL + (_SYNC_END if self._sync else "")
        if self._pen[2] != PLAIN:
            text += "\x1b[m"
        if not self.capability.alternate:
            text += "\x1b[H\x1b[J"
        self.wire.send_now(f"{text}\x1b[?{self._modes}l\x1b[?7;25h".encode())
        self._give_keyboard_back()

    def close(self) -> None:
        """Leave the terminal for good."""
        self.leave()
        if self.wire.fd >= 0:
            os.close(self.wire.fd)
            self.wire.fd = -1

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- showing

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows; 80 by 24 where the terminal does not say."""
        try:
            width, height = os.get_terminal_size(self.wire.fd)
        except OSError:
            width = height = 0
        return width or 80, height or 24

    def show(self, grid: Grid, cursor: tuple[int, int] = (0, 0), *, cursor_shown: bool = False) -> None:
        """Show a grid, by sending what differs; while it has to wait, changes that are made to it count.

        A cursor that is not shown is put in its place all the same where that is not the top left: terminals
        open the windows of input methods there.
        """
        self._wanted, self._cursor, self._cursor_wanted = grid, cursor, cursor_shown
        self._update()

    def replay(self, frame: KeptFrame) -> None:
        """Show, after entering, a frame that was kept, by sending what draws it.

        Comparing cells, and the modules for it, would take longer than everything else before the first frame.
        """
        self._send(frame.drawing)
        self._shown, self._pen = frame.grid(), LOST

    def repaint(self) -> None:
        """Paint the whole screen anew, whatever is on it."""
        self._shown = None
        self._update()

    def pass_on(self, sequence: str, *, spoils: bool = False) -> None:
        """Send a sequence after what was sent before; one that `spoils` may have changed anything on the screen."""
        if self.entered:
            self._send(sequence)
            if spoils:
                self._shown = None

    def snapshot(self) -> Grid | None:
        """Return what the terminal shows, or will when all is sent; none where that is not known.

        After leaving it is what was shown last.
        """
        return self._shown.copy() if self._shown else None

    def drain(self) -> None:
        """Send what waits, as far as the terminal takes it, and then the latest frame."""
        self.wire.drain()
        self._update()

    def may_sync(self) -> None:
        """Take note that the terminal has answered: it holds back a frame until it is whole (mode 2026)."""
        self._sync, self._asks = True, False

    def _update(self) -> None:
        wanted, shown = self._wanted, self._shown
        if wanted is None or not self.entered or self.wire.blocked:
            return
        from briefing.terminal.diff import difference

        text = ""
        if shown is None or (shown.width, shown.height) != (wanted.width, wanted.height):
            text = _CLEAR
            shown, self._pen = Grid(wanted.width, wanted.height), (0, 0, PLAIN)
        changes, self._pen = difference(shown, wanted, self._pen, self.capability)
        text += changes + self._place_cursor()
        if text:
            self._shown = wanted.copy()
            self._send(f"{_SYNC_START}{text}{_SYNC_END}" if self._sync else text)

    def _place_cursor(self) -> str:
        text = ""
        if (self._cursor_wanted or self._cursor != (0, 0)) and self._pen[:2] != self._cursor:
            text = to(*self._cursor)
            self._pen = (*self._cursor, self._pen[2])
        if self._cursor_wanted != self._cursor_shown:
            text += "\x1b[?25h" if self._cursor_wanted else "\x1b[?25l"
            self._cursor_shown = self._cursor_wanted
        return text

    def _send(self, text: str) -> None:
        self.wire.send(text.encode(errors="replace"))

    # -- the keyboard

    def _take_keyboard(self) -> None:
        self._before = termios.tcgetattr(self.wire.fd)
        raw = termios.tcgetattr(self.wire.fd)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        raw[1] &= ~termios.OPOST  # a line feed is to move down, no more
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self.wire.fd, termios.TCSANOW, raw)

    def _give_keyboard_back(self) -> None:
        try:
            if self._asks or "1000" in self._modes:
                termios.tcflush(
                    self.wire.fd, termios.TCIFLUSH
                )  # reports that the shell would take for typing
            termios.tcsetattr(self.wire.fd, termios.TCSANOW, self._before)
        except termios.error:
            pass  # the terminal is gone
