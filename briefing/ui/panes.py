"""The panes of sections, actors and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.ui.actions import Where, bindings
from briefing.ui.cells import cell_len, pad
from briefing.ui.days import said_day
from briefing.ui.list_pane import ListPane, TableColumn, TablePane, margin_spans
from briefing.ui.signs import Sign, severity_words, sign_of, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.brief.prose import Passage
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings

WIDE = 100
"""From this width on there is room for what the figure counts and for the source's rating."""


class OutlineRow(NamedTuple):
    """A section or an actor, as its row shows it."""

    id: str
    name: str
    depth: int = 0
    """How many others stand between an actor and the top of its side."""
    claims: int = 0
    worst: Sign = Sign()
    """Of the gravest contradiction among its claims."""
    review: bool = False
    """Whether a person has yet to review it."""


class SectionsPane(ListPane[OutlineRow]):
    """Lists the passages, with a sign where a figure in them is contradicted."""

    LEGEND = ("Margin", "Verdicts", "Severity")
    ENTER = "read this section"

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(glyphs, id=id, key=key)
        self._signs: Mapping[str, str] = {}

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs before some rows, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def follow(self, id: str) -> None:
        """Put the cursor on a row."""
        y = next((y for y, row in enumerate(self.rows) if row.id == id), None)
        if y is not None:
            self.place(y)

    def spans(self, row: OutlineRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, title and sign."""
        look = "strong" if current else ""
        name = pad(row.name, max(1, width - 5), self.glyphs.ellipsis)
        return (self._margin(row, current), (name, look), (" ", ""), *self._sign(row))

    def _sign(self, row: OutlineRow) -> tuple[Span, Span]:
        return (row.worst.text, row.worst.mark), (" " * (2 - cell_len(row.worst.text)), "")

    def _margin(self, row: OutlineRow, current: bool) -> Span:
        sign = self._signs.get(row.id, self.glyphs.review if row.review else " ")
        return f"{self.marker(current)}{sign}", "strong" if current or sign != " " else ""


class ActorsPane(SectionsPane):
    """Lists the actors, every side together, with how many claims each makes."""

    ENTER = "only the claims of this actor, or all again"

    _only = ""

    def show_filter(self, text: str) -> None:
        """Show by which actor alone the claims are filtered, if they are."""
        only = text.removeprefix("by:") if text.startswith("by:") else ""
        if only != self._only:
            self._only = only
            self.redraw()

    def spans(self, row: OutlineRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, name by depth, sign and number of claims."""
        count = f"{row.claims or self.glyphs.dot:>3} "
        room = max(1, width - 5 - cell_len(count))
        name = pad("  " * min(row.depth, 3) + row.name, room, self.glyphs.ellipsis)
        faint = "" if row.claims else "dim"
        look = "strong" if current or row.id == self._only else faint
        return (self._margin(row, current), (name, look), (" ", ""), *self._sign(row), (count, faint))


class ClaimsTable(TablePane["Claim"]):
    """Lists claims: who, figure, of what, when, and what each says together with the others."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CLAIMS)]
    INDENT = 4
    LEGEND = ("Severity", "Verdicts", "Sources", "Margin")
    ENTER = "compare this claim with the others of its measure"
    _brief: Brief
    _findings: Findings

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(glyphs, id=id, key=key)
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

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out: sign, gaps and days take what they need, words share the rest."""
        if width >= WIDE:
            words, rated, severity = width - 28, 3, 8
            who, figure, what = words * 19 // 100, words * 23 // 100, words * 24 // 100
        else:
            words, rated, severity = max(9, width - 18), 0, 3
            who, figure, what = words * 22 // 100, words * 29 // 100, 0
        return (
            TableColumn("Who", who),
            TableColumn("Figure", figure),
            TableColumn("Of what", what),
            TableColumn("Said ", 7, right=True),
            TableColumn("Src", rated),
            TableColumn("Severity" if rated else "Sev", severity),
            TableColumn("Verdict", words - who - figure - what, after=0),
        )

    def margin(self, row: Claim) -> Sequence[Span]:
        """Return the sign of the gravest verdict, and that of what the analyst has kept."""
        sign = sign_of(self._findings.strongest(row.id), self.glyphs)
        left = self.glyphs.review if self._brief.in_review and self._brief.review_of(row) else ""
        return margin_spans(sign.text, sign.mark, self._signs.get(row.id, left))

    def cells(self, row: Claim, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield who, figure, what, day, rating, severity and verdict."""
        brief, verdict = self._brief, self._findings.strongest(row.id)
        sign, look, _ = sign_of(verdict, self.glyphs)
        old = "dim" if row.id in self._findings.superseded else ""
        measure = brief.measures.get(row.measure or "")
        yield brief.name(row.by), "strong" if current else old
        yield row.words, f"{look} strong".strip() if sign else old
        yield measure.name if measure else "", old
        yield said_cell(row), old
        yield rating(row, brief), old
        yield severity_words(verdict, self.glyphs, number=columns[5].size > 3), look or old
        if verdict:
            words = verdict_words(verdict, row, brief, self.glyphs, columns[-1].size)
        else:
            words = "! see problems" if row.faulty else ""
        yield words, look or old


def said_cell(claim: Claim) -> str:
    """Return the day a claim was said, so that a question mark stands behind the column of days."""
    day = said_day(claim)
    return day if day.endswith("?") else f"{day} "


def rating(claim: Claim, brief: Brief) -> str:
    """Return how reliable the claim's source is and how credible the claim, such as "B2"."""
    source = brief.sources.get(claim.via or "")
    return f"{source.reliability if source else ''}{claim.credibility or ''}"


def section_rows(passages: Iterable[Passage], findings: Findings, glyphs: Glyphs) -> tuple[OutlineRow, ...]:
    """Return a row for each passage."""
    return tuple(OutlineRow(p.id, p.title, worst=_worst(p.claims, findings, glyphs)) for p in passages)


def actor_rows(brief: Brief, findings: Findings, glyphs: Glyphs) -> tuple[OutlineRow, ...]:
    """Return a row for each actor, every side together and under the one it speaks for."""
    below: dict[str | None, list[str]] = {}
    for actor in brief.actors.values():
        is_top = brief.side(actor.id) == actor.id
        below.setdefault(None if is_top else actor.of, []).append(actor.id)

    def rows(actors: Iterable[str], depth: int) -> Iterator[OutlineRow]:
        for actor in actors:
            claims = brief.claims_by_actor.get(actor, ())
            worst, left = _worst(claims, findings, glyphs), bool(brief.actors[actor].review)
            yield OutlineRow(actor, brief.name(actor), depth, len(claims), worst, left)
            yield from rows(below.get(actor, ()), depth + 1)

    return tuple(rows(below.get(None, ()), 0))


def _worst(claims: Iterable[Claim], findings: Findings, glyphs: Glyphs) -> Sign:
    """Return the sign of the gravest contradiction that any of the claims is in."""
    contradicted = (findings.strongest(claim.id) for claim in claims if findings.count(claim.id))
    found = filter(None, contradicted)
    return sign_of(
        max(found, key=lambda verdict: (verdict.kind.weight, verdict.severity), default=None), glyphs
    )
