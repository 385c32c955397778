"""The panes of sections, actors and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import cell_len, pad
from briefing.ui.days import short_day
from briefing.ui.list_pane import NO_SIGNS, ClaimMessage, Lines, marginal
from briefing.ui.signs import sign_of, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Kind, Verdict


class SectionRow(Record):
    """A passage, as its row shows it."""

    id: str
    title: str
    worst: Kind | None = None
    """The gravest contradiction among its claims."""


class SectionsPane(Lines[SectionRow]):
    """Lists the passages."""

    _signs: Mapping[str, str] = NO_SIGNS

    class Reached(Message):
        """The cursor was moved to a passage."""

        def __init__(self, passage: str) -> None:
            super().__init__()
            self.passage = passage

    class Chosen(Message):
        """The passage under the cursor is to be read."""

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs before some passages, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def spans(self, row: SectionRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, title and sign."""
        sign = self.glyphs.sign(row.worst) if row.worst else ""
        marker = self.glyphs.marker if current else " "
        room = max(1, width - 5)
        return (
            (f"{marker}{self._signs.get(row.id, ' ')}", "strong" if current or row.id in self._signs else ""),
            (pad(row.title, room, self.glyphs.ellipsis), "strong" if current else ""),
            (f" {sign:<2}", "conflict"),
        )

    def follow(self, passage: str) -> None:
        """Put the cursor on a passage."""
        for y, row in enumerate(self.rows):
            if row.id == passage:
                self.place(y)
                return

    def reached(self) -> None:
        """Report the passage under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id))

    def action_choose(self) -> None:
        """Go and read the passage."""
        self.post_message(self.Chosen())


class ActorRow(Record):
    """An actor, as its row shows it."""

    id: str
    name: str
    depth: int
    """How many others stand between it and the top of its side."""
    claims: int
    worst: Kind | None = None
    """The gravest contradiction among its claims."""


class ActorsPane(Lines[ActorRow]):
    """Lists the actors."""

    _only = ""
    _signs: Mapping[str, str] = NO_SIGNS

    class Reached(Message):
        """The cursor was moved to an actor."""

        def __init__(self, actor: str) -> None:
            super().__init__()
            self.actor = actor

    class Chosen(Message):
        """Only this actor's claims are to be shown, or all again."""

        def __init__(self, actor: str) -> None:
            super().__init__()
            self.actor = actor

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs before some actors, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def spans(self, row: ActorRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, name by depth, sign and number of claims."""
        count = f"{row.claims}" if row.claims else self.glyphs.dot
        sign = self.glyphs.sign(row.worst) if row.worst else ""
        tail = f" {sign:<2}{count:>3} "
        room = max(1, width - 2 - cell_len(tail))
        name = pad("  " * min(row.depth, 3) + row.name, room, self.glyphs.ellipsis)
        style = "strong" if current or row.id == self._only else "" if row.claims else "dim"
        margin = f"{self.glyphs.marker if current else ' '}{self._signs.get(row.id, ' ')}"
        return (
            (margin, "strong" if current or row.id in self._signs else ""),
            (name, style),
            (tail[:3], "conflict"),
            (tail[3:], "" if row.claims else "dim"),
        )

    def follow(self, actor: str) -> None:
        """Put the cursor on an actor."""
        for y, row in enumerate(self.rows):
            if row.id == actor:
                self.place(y)
                return

    def show_filter(self, text: str) -> None:
        """Show by which actor alone the claims are filtered, if they are."""
        only = text.removeprefix("by:") if text.startswith("by:") else ""
        if only != self._only:
            self._only = only
            self.redraw()

    def reached(self) -> None:
        """Report the actor under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id))

    def action_choose(self) -> None:
        """Ask for this actor's claims alone."""
        if self.current:
            self.post_message(self.Chosen(self.current.id))


class Columns(Record):
    """How many cells each column has; 0 where there is no room for it."""

    who: int
    figure: int
    what: int
    said: int
    rated: int
    verdict: int


WIDE = 100
"""From this width on there is room for what the figure counts and for the source's rating."""


def columns(width: int) -> Columns:
    """Share a width out among the columns: sign, gaps and days take what they need, words share the rest."""
    said, rated = 7, 3
    if width >= WIDE:
        words = width - 4 - said - rated - 5
        who, figure, what = words * 22 // 100, words * 24 // 100, words * 28 // 100
        return Columns(who, figure, what, said, rated, words - who - figure - what)
    words = max(9, width - 4 - said - 3)
    who, figure = words * 32 // 100, words * 34 // 100
    return Columns(who, figure, 0, said, 0, words - who - figure)


class ClaimsTable(Lines["Claim"]):
    """Lists claims, a row each, under a line that names the columns."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CLAIMS)]
    HEADED = True

    class Reached(ClaimMessage):
        """The cursor was moved to a claim."""

    class Chosen(ClaimMessage):
        """The claims of this claim's measure are to be compared."""

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(glyphs, id=id, key=key)
        self._brief: Brief
        self._findings: Findings
        self._places: dict[str, int] = {}
        self._signs: Mapping[str, str] = {}

    def show_claims(
        self, claims: Sequence[Claim], brief: Brief, findings: Findings, claim: str | None
    ) -> None:
        """Show claims, with the cursor on one of them where it is among them."""
        self._brief, self._findings = brief, findings
        self._places = {shown.id: y for y, shown in enumerate(claims)}
        self.show(claims, self._places.get(claim or "", 0))

    def follow(self, claim: str) -> bool:
        """Put the cursor on a claim; say whether it is in the table."""
        y = self._places.get(claim)
        if y is not None:
            self.place(y)
        return y is not None

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show in the margin what the analyst has done with claims, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        widths = columns(width)
        names = ("Who", "Figure", "Of what", "Said", "Src", "Verdict")
        return "    " + " ".join(pad(name, width) for name, width in zip(names, widths, strict=True) if width)

    def spans(self, row: Claim, width: int, *, current: bool) -> Sequence[Span]:
        """Return sign, who, figure, what, day, rating and verdict."""
        verdict = self._findings.strongest(row.id)
        widths = columns(width)
        old = "dim" if row.id in self._findings.superseded else ""
        sign, style = sign_of(verdict, self.glyphs)
        cut = self.glyphs.ellipsis
        said = short_day(row.said) if row.said else ""
        cells = [
            (self.glyphs.marker if current else " ", "strong"),
            *marginal(sign, style, self._signs.get(row.id, "")),
            (pad(self._brief.name(row.by), widths.who, cut) + " ", "strong" if current else old),
            (pad(row.words, widths.figure, cut) + " ", f"{style} strong".strip() if style else old),
        ]
        if widths.what:
            cells.append((pad(self._measure(row), widths.what, cut) + " ", old))
        cells.append((f"{said:>6}  ", old))
        if widths.rated:
            cells.append((f"{self._rating(row):<3} ", old))
        cells.append((pad(self._verdict(row, verdict, widths.verdict), widths.verdict, cut), style or old))
        return cells

    def reached(self) -> None:
        """Report the claim under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id))

    def action_choose(self) -> None:
        """Ask to compare the claim with the others of its measure."""
        if self.current:
            self.post_message(self.Chosen(self.current.id))

    def _measure(self, claim: Claim) -> str:
        measure = self._brief.measures.get(claim.measure or "")
        return measure.name if measure else ""

    def _rating(self, claim: Claim) -> str:
        source = self._brief.sources.get(claim.via or "")
        return f"{source.reliability if source else ''}{claim.credibility or ''}"

    def _verdict(self, claim: Claim, verdict: Verdict | None, width: int) -> str:
        if claim.faulty and verdict is None:
            return "! see problems"
        return told(verdict, claim, self._brief, self.glyphs, width) if verdict else ""
