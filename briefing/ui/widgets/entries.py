"""The entries of a timeline: when, who, what, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import pad
from briefing.ui.signs import sign_of
from briefing.ui.widgets.claim_lines import ClaimLines
from briefing.verdicts.scope import Extent
from briefing.verdicts.timeline import Turn, remarks, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.timeline import Remark, Timeline


class EntryRow(Record):
    """An entry, or a heading above those that follow."""

    at: int
    """Its place among the rows."""
    when: str
    """The days, said once for all entries of the same days; or the heading."""
    claim: Claim | None = None


class Columns(Record):
    """How many cells each column has; 0 where there is no room for it."""

    who: int
    what: int
    words: int
    remark: int


WHEN = 12
WIDE = 110
"""From this width on there is room for what the figure counts."""
TURNS = {Turn.FELL: "conflict", Turn.STALE: "tension", Turn.REPLACES: "", Turn.REPLACED: "dim"}


def columns(width: int, *, measures: bool) -> Columns:
    """Share a width out; where the claims are of several measures and there is room, these have a column."""
    words = width - 7 - WHEN - 4
    if measures and width >= WIDE:
        who, what, said = words * 23 // 100, words * 23 // 100, words * 26 // 100
        return Columns(who, what, said, words - who - what - said - 1)
    who, said = words * 26 // 100, words * 33 // 100
    return Columns(who, 0, said, words - who - said)


class EntriesPane(ClaimLines[EntryRow]):
    """Lists the entries of a timeline; a line links those that have taken each other's place."""

    HEADED = 1

    def __init__(self, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._chains: Mapping[str, tuple[str, ...]] = {}
        self._places: dict[str, int] = {}
        self._links: dict[int, str] = {}
        self._measures = False

    def show_timeline(self, timeline: Timeline, claim: str) -> None:
        """Show another timeline, with the cursor on a claim where it is among its entries."""
        rows = tuple(_rows(timeline))
        self._chains = timeline.chains
        self._measures = timeline.scope.extent is not Extent.MEASURE
        self._places = {row.claim.id: row.at for row in rows if row.claim}
        self._links = {}
        self.show(rows, self._places.get(claim, self._places.get(next(iter(self._places), ""), 0)))

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        parts = columns(width, measures=self._measures)
        names = zip(("Who", "Of what", "What", "What became of it"), parts, strict=True)
        cells = " ".join(pad(name, size, self.glyphs.ellipsis) for name, size in names if size)
        return " " * 4 + pad("When", WHEN) + " " * 4 + cells

    def spans(self, row: EntryRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return link, day, sign, who, what and the gravest remark."""
        cut, claim = self.glyphs.ellipsis, row.claim
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        link = (f"{self._links.get(row.at, ' ')} ", "strong")
        if claim is None:
            return (marker, link, (pad(row.when, width - 4, cut), "heading"))
        parts = columns(width, measures=self._measures)
        verdict = self._findings.strongest(claim.id)
        old = "dim" if claim.id in self._findings.superseded else ""
        sign, style = sign_of(verdict, self.glyphs)
        line: list[Span] = [
            marker,
            link,
            (pad(row.when, WHEN, cut) + " ", "strong"),
            (f"{sign:<2} ", old or style),
            (pad(self._brief.name(claim.by), parts.who, cut) + " ", "strong" if current else old),
        ]
        if parts.what:
            measure = self._brief.measures.get(claim.measure or "")
            line.append((pad(measure.name if measure else "", parts.what, cut) + " ", old or "dim"))
        line.append((pad(claim.words, parts.words, cut) + " ", old or style))
        found = next(iter(self._remarks(claim)), None)
        if found:
            text = f"{self.glyphs.arrow} {found.short}" if found.turn is Turn.REPLACED else found.short
            line.append((pad(text, parts.remark, cut), TURNS[found.turn]))
        return line

    def placed(self) -> None:
        """Link the claims of the chain that the one under the cursor is part of."""
        claim = self.current.claim if self.current else None
        chain = self._chains.get(claim.id, ()) if claim else ()
        links = self._drawn(sorted(self._places[id] for id in chain if id in self._places))
        if links != self._links:
            self._links = links
            self.redraw()

    def _remarks(self, claim: Claim) -> Iterator[Remark]:
        return remarks(claim, self._brief, self._findings, self._chains.get(claim.id, ()))

    def _drawn(self, places: list[int]) -> dict[int, str]:
        """Return what is drawn before the rows from the first place to the last."""
        if len(places) < 2:
            return {}
        top, middle, end, by = "╭├╰│" if self.glyphs.unicode else "+++|"
        links = dict.fromkeys(range(places[0], places[-1]), by)
        links |= dict.fromkeys(places, middle)
        return links | {places[0]: top, places[-1]: end}


def _rows(timeline: Timeline) -> Iterator[EntryRow]:
    at, before = 0, None
    for entry in timeline.entries:
        if entry.days is None and before != "":
            yield EntryRow(at, "No day given")
            at += 1
        words = when(entry.days) if entry.days else ""
        yield EntryRow(at, words if words != before else "", entry.claim)
        at += 1
        before = words
