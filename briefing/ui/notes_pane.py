"""A pane of paragraphs that belong together: the verdicts on a claim, a list of problems, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.ui.cells import pad, wrap
from briefing.ui.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class Paragraph(NamedTuple):
    """A text with what stands before it; without a text it is a heading."""

    lead: str
    """Stands in a column of its own, such as a sign and a number."""
    text: str
    style: str = ""
    id: str = ""
    """What the paragraph is about."""


class ParagraphLine(NamedTuple):
    """A line of a paragraph."""

    paragraph: Paragraph
    text: str
    is_first: bool


class NotesPane(ListPane[ParagraphLine]):
    """Shows paragraphs, wrapped, each behind its lead."""

    CURSOR = ""

    def __init__(self, glyphs: Glyphs, *, id: str, lead: int) -> None:
        super().__init__(glyphs, id=id)
        self._lead = lead
        self._paragraphs: tuple[Paragraph, ...] = ()

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, from the first on."""
        self.replace_paragraphs(paragraphs)
        self.place(0)
        self.scroll_to(y=0, animate=False, force=True)

    def replace_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, with the cursor as far down as it is."""
        self._paragraphs = tuple(paragraphs)
        self._wrap()

    def spans(self, row: ParagraphLine, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, lead and text."""
        paragraph = row.paragraph
        marker = (f"{self.marker(current and self.has_focus)} ", "strong")
        if not paragraph.text:
            return (marker, (paragraph.lead, paragraph.style))
        lead = pad(paragraph.lead if row.is_first else "", self._lead, self.glyphs.ellipsis)
        return (marker, (f"{lead} ", paragraph.style), (row.text, ""))

    def on_resize(self) -> None:
        """Wrap for the new width, with the cursor on the same paragraph."""
        here = self.current.paragraph if self.current else None
        self._wrap()
        resting = (y for y, row in enumerate(self.rows) if self.rests_on(row))
        self.place(self.first_of(here) if here else next(resting, 0))

    def first_of(self, paragraph: Paragraph) -> int:
        """Return the first row of a paragraph."""
        return next((y for y, row in enumerate(self.rows) if row.paragraph is paragraph), 0)

    def _wrap(self) -> None:
        width = self.size.width - self._lead - 4
        if width <= 0:  # there is no room yet
            return
        rows = [
            ParagraphLine(paragraph, paragraph.text[start:end], is_first=index == 0)
            for paragraph in self._paragraphs
            for index, (start, end) in enumerate(wrap(paragraph.text, width))
        ]
        self.show(tuple(rows), self.cursor)
