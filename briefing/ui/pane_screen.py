"""Screens of a title, panes and a foot, which tells of what is at hand, and at which words can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import ScreenResultType

from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from briefing.ui.editor import FilePlace
    from briefing.ui.list_pane import ListPane
    from briefing.ui.prompt import Prompt
    from briefing.ui.signs import Glyphs

HORIZONTAL = [(0, "-tiny"), (40, "-narrow"), (120, "-wide")]
VERTICAL = [(0, "-low"), (10, "-high")]
"""The classes of a screen by its columns and rows."""


class PaneScreen(Screen[ScreenResultType]):
    """Shows panes between a title and, unless it has none, a foot."""

    AUTO_FOCUS = ""

    def __init__(self, glyphs: Glyphs, *panes: Widget, foot: bool = True) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._status = StatusLines(glyphs.ellipsis, id="status")
        self._parts = (self._title, *panes, *([self._status] if foot else []))

    def compose(self) -> ComposeResult:
        """Lay out what is shown, as the screen's size asks for."""
        self.begin_at_breakpoints()
        yield from self._parts

    @property
    def edit_place(self) -> FilePlace | None:
        """Where the file of what is at hand is to be edited; none where there is nothing to edit."""
        return None

    def keys_note(self, *keys: str) -> list[tuple[str, str]]:
        """Return what the title says of keys."""
        return [(words, "dim") for words in keys if words]

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)


class Asking(NamedTuple):
    """A question, and what is done with the words."""

    question: str
    pane: ListPane[Any]
    """Where it goes on afterwards."""
    typed: Callable[[str], None]
    """Takes the words each time they change."""
    done: Callable[[str], None]
    """Takes the words as they are to be."""
    given_up: Callable[[], None]
    words: str = ""
    """What stands there to begin with."""
    completions: Callable[[str], Sequence[str]] = lambda _: ()
    """Returns what Tab can complete the words to."""


class AskingScreen(PaneScreen[None]):
    """Has a prompt, which is made when it first asks and is out of sight when it does not."""

    HORIZONTAL_BREAKPOINTS = HORIZONTAL
    VERTICAL_BREAKPOINTS = VERTICAL

    def __init__(self, glyphs: Glyphs, *panes: Widget) -> None:
        super().__init__(glyphs, *panes)
        self._asking: Asking | None = None
        self._prompt: Prompt | None = None

    def ask(self, asking: Asking) -> None:
        """Ask for words."""
        self._asking = asking
        if not self._prompt:
            from briefing.ui.prompt import Prompt  # with Textual's input, which the first frame does not need

            self._prompt = Prompt(id="prompt")
            self.mount(self._prompt)
        self._prompt.ask(asking.question, asking.words, asking.completions)

    @property
    def is_asking(self) -> bool:
        """Whether words are being typed."""
        return bool(self._prompt and self._prompt.display)

    def go_on(self, pane: ListPane[Any]) -> None:
        """Go on in a pane after asking."""
        pane.focus()

    def ask_no_more(self) -> None:
        """Go on without an answer."""
        if self._prompt and self._asking:
            self._prompt.dismiss()
            self.go_on(self._asking.pane)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Follow the words while they are typed."""
        if self._asking:
            self._asking.typed(event.words)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Do what was asked for, in its pane, or go on as if nothing had been asked."""
        if self._asking:
            self.go_on(self._asking.pane)
            self._asking.given_up() if event.words is None else self._asking.done(event.words)

    def on_prompt_offered(self, event: Prompt.Offered) -> None:
        """Tell what can be typed here."""
        self._status.show(offers_text(event.offers, event.at, self._glyphs), "dim")


def offers_text(offers: Sequence[str], at: int, glyphs: Glyphs) -> str:
    """Return what the words can be completed to, from the completion that was taken on."""
    if not offers:
        return "Nothing completes this."
    if len(offers) == 1:
        return "The only completion."
    following = [offer.rpartition(" ")[2] or offer for offer in (*offers[at:], *offers[:at])]
    return f"{at + 1:,} of {len(offers):,}, Tab takes the next: {f' {glyphs.dot} '.join(following)}"
