"""A small reader with three panes that draw lines: what the driver is tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Focus
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

if TYPE_CHECKING:
    from briefing.terminal.tty import Terminal

TEXT = (
    "The United States announced on Wednesday that three thousand North Korean troops are at bases in eastern "
    "Russia and that some of them are training there before they move on to the front or elsewhere again"
)
WORDS = TEXT.split()


def line(number: int, width: int) -> str:
    """A line of some text that differs from all others."""
    text, at = f"{number:3}", number * 7
    while len(text) + len(WORDS[at % len(WORDS)]) < width:
        text += " " + WORDS[at % len(WORDS)]
        at += 1 + number % 3
    return text


class Lines(ScrollView, can_focus=True):
    """Lines with a cursor; only what changed is drawn again."""

    BINDINGS = [  # noqa: RUF012
        Binding("j,down", "move(1)"),
        Binding("k,up", "move(-1)"),
        Binding("space,pagedown", "page(1)"),
        Binding("b,pageup", "page(-1)"),
    ]

    def __init__(self, name: str, count: int, *, marks: bool) -> None:
        super().__init__(name=name, id=name)
        self.count, self.marks, self.at = count, marks, 0
        self.border_title = name
        self.virtual_size = Size(1, count)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, self.count)

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        if number >= self.count:
            return Strip.blank(self.size.width)
        here = self.marks and number == self.at
        text = f"{'▌' if here else ' '}{line(number, self.size.width - 2)}"
        style = Style(bold=here, color="yellow" if number % 5 == 0 else None)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width)

    def action_move(self, by: int) -> None:
        if not self.marks:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        before, self.at = self.at, max(0, min(self.count - 1, self.at + by))
        for number in {before, self.at}:
            self.refresh(Region(0, number - self.scroll_offset.y, self.size.width, 1))
        if not 0 <= self.at - self.scroll_offset.y < self.size.height:
            self.scroll_to(y=self.at if by < 0 else self.at - self.size.height + 1, animate=False)

    def action_page(self, by: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + by * (self.size.height - 1), animate=False)

    def on_focus(self, event: Focus) -> None:
        self.border_title = f"> {self.name}"

    def on_blur(self) -> None:
        self.border_title = self.name


class ThreePanes(App[None]):
    """Sections beside a text, claims below, a status line."""

    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    Lines { border: solid ansi_default; scrollbar-size: 0 0; background: ansi_default; }
    Lines:focus { border: solid ansi_default; }
    #sections { width: 24; }
    #text { width: 1fr; }
    #claims { height: 7; }
    Static { height: 1; background: ansi_default; }
    """
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "#text"
    BINDINGS = [  # noqa: RUF012
        Binding("q", "quit"),
        Binding("tab", "app.focus_next", priority=True),
        Binding("ctrl+z", "suspend_process"),
        Binding("ctrl+l", "repaint"),
        Binding("escape", "say('escape')"),
        Binding("x", "fail"),
        Binding("y", "copy"),
    ]

    terminal: Terminal | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Lines("sections", 12, marks=True)
            yield Lines("text", 400, marks=False)
        yield Lines("claims", 60, marks=True)
        yield Static("three panes", id="status")

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.theme = "ansi-dark"

    def action_say(self, words: str) -> None:
        self.query_one("#status", Static).update(words)

    def action_fail(self) -> None:
        raise RuntimeError("this was to be expected")

    def action_copy(self) -> None:
        self.copy_to_clipboard("three thousand")

    def action_repaint(self) -> None:
        if self.terminal:
            self.terminal.repaint()
