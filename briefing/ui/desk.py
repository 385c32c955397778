"""The four panes of the reader, what they show of one reading, and which of them is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.ui.days import long_day
from briefing.ui.drawn import Box
from briefing.ui.panes import ActorRow, ActorsPane, ClaimsTable, SectionRow, SectionsPane
from briefing.ui.text_pane import TextPane
from briefing.ui.turn import hold_frame
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from briefing.brief.model import Brief, Claim
    from briefing.brief.prose import Passage
    from briefing.ui.list_pane import Lines
    from briefing.ui.reading import Reading
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings


def title_text(brief: Brief, glyphs: Glyphs) -> str:
    """Return the brief's title and day."""
    return f"{brief.title} {glyphs.dot} {long_day(brief.date)}" if brief.date else brief.title


def title_notes(brief: Brief, findings: Findings, glyphs: Glyphs, new: int = 0) -> list[tuple[str, str]]:
    """Return what stands at the right of the title, each with its style: news, handling, problems, conflicts."""
    notes = [(f"{glyphs.new} {new:,} new", "strong")] if new else []
    notes += [(f" {brief.handling} ", "banner")] if brief.handling else []
    if errors := sum(problem.is_error for problem in brief.problems):
        notes.append((f"! {_counted(errors, 'problem')}", "error"))
    conflicts = findings.conflicts
    sign = f"{glyphs.sign(Kind.CONFLICT)} " if conflicts else ""
    notes.append((f"{sign}{_counted(conflicts, 'conflict')}", "conflict" if conflicts else ""))
    return notes


def section_rows(passages: Iterable[Passage], findings: Findings) -> tuple[SectionRow, ...]:
    """Return a row for each passage."""
    return tuple(SectionRow(p.id, p.title, _worst(p.claims, findings)) for p in passages)


def actor_rows(brief: Brief, findings: Findings) -> tuple[ActorRow, ...]:
    """Return a row for each actor, every side together and under the one it speaks for."""
    below: dict[str | None, list[str]] = {}
    for actor in brief.actors.values():
        is_top = brief.side(actor.id) == actor.id
        below.setdefault(None if is_top else actor.of, []).append(actor.id)
    rows: list[ActorRow] = []

    def add(actor: str, depth: int) -> None:
        claims = brief.claims_by_actor.get(actor, ())
        rows.append(ActorRow(actor, brief.name(actor), depth, len(claims), _worst(claims, findings)))
        for under in below.get(actor, ()):
            add(under, depth + 1)

    for top in below.get(None, ()):
        add(top, 0)
    return tuple(rows)


def _worst(claims: Iterable[Claim], findings: Findings) -> Kind | None:
    """Return the gravest contradiction that any of the claims is in."""
    kinds = [
        verdict.kind
        for claim in claims
        if findings.count(claim.id) and (verdict := findings.strongest(claim.id))
    ]
    return max(kinds, key=lambda kind: kind.weight, default=None)


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


class Desk(Box):
    """Lays out sections, text and actors above the claims; where it is narrow, the three share one place."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="desk")
        self._glyphs = glyphs
        self.sections = SectionsPane(glyphs, id="sections", key="1")
        self.text = TextPane(glyphs, id="text", key="2")
        self.actors = ActorsPane(glyphs, id="actors", key="3")
        self.claims = ClaimsTable(glyphs, id="claims", key="4")
        self.text.add_class("-front")
        self.front: Lines[Any] = self.text
        """Which of sections, text and actors has the place that they share."""
        self._panes: tuple[Lines[Any], ...] = (self.sections, self.text, self.actors, self.claims)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Box(id="upper"):
            yield self.sections
            yield self.text
            yield self.actors
        yield self.claims

    # -- what the panes show

    def show(self, reading: Reading, claim: str) -> None:
        """Show all of a reading, with a claim at hand in the table."""
        brief, findings = reading.brief, reading.findings
        self.sections.show(section_rows(reading.passages, findings))
        self.sections.name_it("Sections")
        self.text.show_passages(reading.passages, reading.worst)
        self.text.show_hits(reading.hits_by_passage())
        self.actors.show(actor_rows(brief, findings))
        self.actors.name_it("Actors", f"{len(brief.actors)}")
        self.show_claims(reading, claim)

    def show_claims(self, reading: Reading, claim: str) -> None:
        """Show the claims that the filter lets through, with one of them at hand."""
        self.claims.show_claims(reading.rows, reading.brief, reading.findings, claim)
        count = f"{len(reading.rows):,} of {len(reading.brief.claims):,}"
        note = f" {self._glyphs.dot} ".join((count, reading.filter or "all", reading.order.value))
        self.claims.name_it("Claims", note)
        self.actors.show_filter(reading.filter)

    def follow(self, claim: Claim, moved: Widget | None = None) -> bool:
        """Go to a claim in every pane but the one that was moved; return whether the table has it."""
        if moved is not self.text:
            self.text.follow(claim)
        if moved is not self.actors:
            self.actors.follow(claim.by)
        self.sections.follow(claim.section)
        return moved is self.claims or self.claims.follow(claim.id)

    def read_on(self, passage: str, offset: int | None = None) -> None:
        """Go to a place in the text and read on there; without an offset to the passage's heading."""
        self.text.go_to(passage, offset)
        self.sections.follow(passage)
        self.bring(self.text)

    # -- which of them is in front

    @property
    def pane(self) -> Lines[Any]:
        """The pane in focus."""
        return next((pane for pane in self._panes if pane.has_focus), self.front)

    def bring(self, pane: Lines[Any]) -> None:
        """Bring a pane to the front and give it the focus."""
        if pane is not self.claims:
            self.front = pane
        for other in self._panes:
            other.set_class(other is self.front, "-front")
        if self.is_zoomed:
            self._zoom(pane)
        pane.focus(scroll_visible=False)
        hold_frame(self)

    def bring_next(self, step: int) -> None:
        """Bring the pane that follows the one in focus."""
        self.bring(self._panes[(self._panes.index(self.pane) + step) % len(self._panes)])

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoom")

    def toggle_zoom(self) -> None:
        """Give the whole screen to the pane in focus, or to all of them again."""
        self._zoom(None if self.is_zoomed else self.pane)

    def _zoom(self, pane: Lines[Any] | None) -> None:
        self.set_class(pane is not None, "-zoom")
        self.set_class(pane is self.claims, "-zoom-claims")
        for other in self._panes:
            other.set_class(other is pane, "-zoomed")
