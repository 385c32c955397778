"""A driver for any Textual app that sends only what changed: `App(driver_class=FrugalDriver)`.

It has no threads and no timers: the event loop reads the keyboard, so that an idle app does nothing at all, an
Escape is answered after `ESCDELAY` (which Textual reads from the environment when it is imported, in milliseconds),
and leaving waits for nobody.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from codecs import getincrementaldecoder
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants
from textual.driver import Driver
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.messages import TerminalSupportsSynchronizedOutput

from briefing.terminal.capability import ancestors, detect
from briefing.terminal.cells import Grid
from briefing.terminal.keyboard import Keyboard, TypedAhead
from briefing.terminal.parser import Parser
from briefing.terminal.tty import Terminal, deadly_signals, end_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App
    from textual.message import Message

_HARMLESS = (
    r"\a|\x1b[\]P_^X]|\x1b\[\?(?!3[hl]|[67][hl]|47|104[79])[0-9]+[hl]|\x1b\[[<=>?]?[0-9;:]*[ -/]*[cnpqtu]"
)
"""Sequences that leave the screen, the cursor and the pen as they are."""
_POINTER = "\x1b]22;"
_DEADLY = deadly_signals()
_MARGIN = 0.002
"""Seconds beyond the escape delay after which the parser is asked, so that its own clock agrees."""


class FrugalDriver(Driver):
    """Draws on a grid of cells what Textual writes, and sends the terminal the difference."""

    terminal: ClassVar[Terminal | None] = None
    """The terminal to use, which may have been entered already; none for the one we find."""

    @classmethod
    def on(cls, terminal: Terminal) -> type[FrugalDriver]:
        """Return a driver class for a terminal that the app keeps hold of."""
        return type(cls.__name__, (cls,), {"terminal": terminal})

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        self._terminal = self.terminal or Terminal(detect(os.environ, ancestors()))
        super().__init__(app, debug=debug, mouse=mouse, size=size or self._terminal.size)
        self._events = asyncio.get_running_loop()
        self._receiver = app
        self._with_mouse = mouse
        self._restarts = True
        self._due = False
        self._handlers: dict[int, Any] = {}
        self._tick_due: asyncio.TimerHandle | None = None
        self._typed = TypedAhead(app)
        self._listen_anew()
        self._grid = self._terminal.snapshot() or Grid(*self._terminal.size)
        capability = self._terminal.capability
        self._parser = Parser(
            self._grid,
            self._pass_on,
            depth=capability.colours,
            unicode=capability.unicode,
            links=capability.links,
        )

    # -- what Textual draws

    def write(self, data: str) -> None:
        """Draw on the grid; sequences that do not draw are sent, after all that was drawn before."""
        self._parser.feed(data)

    def flush(self) -> None:
        """Show what was drawn, with what else is drawn in this turn of the event loop, as one frame.

        Where the layout changes and the whole screen is to be drawn besides, Textual flushes twice in one call.
        """
        if not self._due:
            self._due = True
            self._events.call_soon(self._show)

    def _show(self) -> None:
        self._due = False
        parser = self._parser
        self._terminal.show(self._grid, (parser.x, parser.y), cursor_shown=parser.cursor_shown)

    def repaint(self) -> None:
        """Paint the whole screen anew."""
        self._terminal.repaint()

    def _pass_on(self, sequence: str) -> None:
        if sequence.startswith(_POINTER) and not self._with_mouse:
            return
        self._show()
        self._terminal.pass_on(sequence, spoils=not re.match(_HARMLESS, sequence))

    # -- coming and going

    @property
    def can_suspend(self) -> bool:
        """Whether the app can be stopped and brought back."""
        return True

    def start_application_mode(self) -> None:
        """Take over the terminal, unless that was done before Textual was there."""
        call = self._events.call_soon_threadsafe
        self._terminal.wire.on_blocked = self._on_blocked
        self._terminal.enter(mouse=self._with_mouse)
        self._on_blocked(self._terminal.wire.blocked)
        self._events.add_reader(self._terminal.wire.fd, self._read)
        for number in _DEADLY:
            self._handle(number, self._die)
        self._handle(signal.SIGWINCH, lambda *_: call(self._resize))
        self._handle(signal.SIGTSTP, lambda *_: call(self._stop) if self._restarts else _stop_process())
        self._handle(signal.SIGCONT, lambda *_: call(self._go_on))
        self._resize()

    def disable_input(self) -> None:
        """Read no more keys; of a sequence or a paste that has begun, the rest is lost with what has not been read."""
        self._events.remove_reader(self._terminal.wire.fd)
        self._listen_anew()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        self._terminal.leave()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self.stop_application_mode()

    def close(self) -> None:
        """Let go of the terminal and of the signals."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers.clear()
        self._terminal.close()

    @contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """While it lasts, somebody else has the terminal, and whoever stops and continues us does not change that."""
        before, self._restarts = self._restarts, False
        try:
            yield
        finally:
            self._restarts = before

    def _handle(self, number: int, handler: Callable[..., object]) -> None:
        before = signal.signal(number, handler)
        self._handlers.setdefault(number, signal.SIG_DFL if before is None else before)

    def _on_blocked(self, blocked: bool) -> None:
        if blocked:
            self._events.add_writer(self._terminal.wire.fd, self._terminal.drain)
        else:
            self._events.remove_writer(self._terminal.wire.fd)

    # -- signals

    def _resize(self) -> None:
        width, height = self._terminal.size
        if self._terminal.entered and (width, height) != (self._grid.width, self._grid.height):
            self._grid.resize(width, height)
            self.send_message(Resize(Size(width, height), Size(width, height)))

    def _stop(self) -> None:
        """Stop the process, as ctrl+z does to any other."""
        self.suspend_application_mode()
        _stop_process()

    def _go_on(self) -> None:
        """Take the terminal back, once we are in the foreground again; in the background, stop again."""
        if not self._restarts:
            return
        if not self._in_foreground():
            _stop_process()
            return
        self.suspend_application_mode()  # also after a stop that nobody announced
        self.resume_application_mode()
        self.send_message(self.SignalResume())

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._terminal.wire.fd) == os.getpgrp()
        except OSError:
            return True

    def _die(self, number: int, _frame: object = None) -> None:
        """End the process as the signal would have, with the terminal given back and the app's state saved."""
        for deadly in _DEADLY:
            signal.signal(deadly, signal.SIG_IGN)
        try:
            self._terminal.leave()
            if self._terminal.on_hangup:
                self._terminal.on_hangup()
        finally:
            end_by(number)

    # -- keys

    def _listen_anew(self) -> None:
        """Take what comes next for the beginning of something."""
        self._keys = Keyboard()
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    def _read(self) -> None:
        try:
            data = os.read(self._terminal.wire.fd, 65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:  # the terminal is gone
            self._die(signal.SIGHUP)
            return
        text = self._decode(data)
        try:
            for message in self._keys.feed(text):
                self.process_message(message)
        except (ValueError, OverflowError):  # numbers that no keyboard sends
            self._keys = Keyboard()
        if "\x1b" in text or self._tick_due:
            if self._tick_due:  # the parser counts from the last character
                self._tick_due.cancel()
            self._tick_due = self._events.call_later(constants.ESCAPE_DELAY + _MARGIN, self._tick)

    def _tick(self) -> None:
        self._tick_due = None
        for message in self._keys.tick():
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Hand a message to the app, except the terminal's word that it waits for whole frames, which is for us."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self._terminal.may_sync()
        else:
            super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Queue a message for the app, keys one after the other."""
        if isinstance(message, Key | Paste):
            self._typed.add(message)
        else:
            self._receiver.post_message(message)


def _stop_process() -> None:
    signal.raise_signal(signal.SIGSTOP)
