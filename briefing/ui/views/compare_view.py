"""Compare: a measure's claims on one axis, and the verdicts on the one under the cursor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.export.labels import claim_facts
from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import cell_len, pad, wrap
from briefing.ui.days import short_day
from briefing.ui.drawn import TitleLine
from briefing.ui.list_pane import ClaimLines
from briefing.ui.notes_pane import Note, NotesPane
from briefing.ui.signs import sign_of
from briefing.ui.views.view import View
from briefing.verdicts import chart
from briefing.verdicts.chart import axis_of
from briefing.verdicts.compare import compared, family
from briefing.verdicts.drift import drift_text, drift_words, drifts
from briefing.verdicts.findings import alone
from briefing.verdicts.matrix import brief_words
from briefing.verdicts.reasons import reason
from briefing.verdicts.sensitivity import sensitivity_text
from briefing.verdicts.support import support_text, supports
from briefing.verdicts.timeline import when
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.notes_pane import NoteRow
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.compare import Branch
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


class VerdictsPane(NotesPane):
    """Shows the verdicts on a claim; while it has the focus, the one under the cursor is unfolded."""

    class Reached(Message):
        """The cursor came to the verdict on a pair; `other` is the claim it is held against."""

        def __init__(self, other: str) -> None:
            super().__init__()
            self.other = other

    _facts = Note("", "")
    _verdicts: tuple[Note, ...] = ()
    _unfolded = ""

    def show_verdicts(self, facts: str, notes: Sequence[Note]) -> None:
        """Show other verdicts, each with the id of the other claim, and none unfolded, under what is known of the claim."""
        self._facts = Note("", facts)
        self._verdicts, self._unfolded = tuple(notes), ""
        self.show_notes((self._facts, *notes))
        self.place(self.first_of(notes[0]) if notes else 0)

    def rests_on(self, row: NoteRow) -> bool:
        """Whether the row is not part of what is known of the claim."""
        return row.note is not self._facts

    def unfold(self, other: str, texts: Sequence[str]) -> None:
        """Show texts under the verdict on a pair, and fold up what was unfolded; the cursor stays on its line."""
        row = self.current
        line = 0
        if row:
            line = self.cursor - self.first_of(row.note)
        self._unfolded = other
        notes = [self._facts]
        for note in self._verdicts:
            notes.append(note)
            if note.id == other:
                notes += [Note("", f"{self.glyphs.arrow} {text}", "dim", other) for text in texts]
        self.replace_notes(notes)
        if row:
            self.place(self.first_of(row.note) + line)

    def reached(self) -> None:
        """Ask what would turn the verdict under the cursor."""
        if self.current and self.current.note.id not in ("", self._unfolded):
            self.post_message(self.Reached(self.current.note.id))

    def on_focus(self) -> None:
        """Unfold the verdict under the cursor."""
        self.reached()


class ChartRow(Record):
    """A claim of the chart, or a text above the claims that follow."""

    depth: int
    """How many wholes and sides it stands under."""
    text: str = ""
    style: str = ""
    claim: Claim | None = None


class Told(Record):
    """A measure of the chart, with what is said of its claims together."""

    branch: Branch
    notes: tuple[str, ...]


def told(branches: Iterable[Branch], findings: Findings) -> tuple[Told, ...]:
    """Return the measures that have claims."""
    return tuple(Told(branch, tuple(_notes(branch.claims, findings))) for branch in branches if branch.claims)


def chart_rows(measures: Iterable[Told], brief: Brief, width: int) -> Iterator[ChartRow]:
    """Yield the rows; notes are wrapped to a width.

    A side is named where more than one of its claims stand together and not all of them are by itself.
    """
    for (measure, depth, claims), notes in measures:
        yield ChartRow(depth, measure.name, "heading")
        for note in notes:
            room = width - 2 * depth - 3
            for start, end in wrap(note, room):
                yield ChartRow(depth, f"{'   ' if start == 0 else '     '}{note[start:end]}", "dim")
        many = {
            side for side, count in Counter(brief.side(claim.by) for claim in claims).items() if count > 1
        }
        many &= {brief.side(claim.by) for claim in claims if claim.by != brief.side(claim.by)}
        before = ""
        for claim in claims:
            side = brief.side(claim.by)
            if side in many and side != before:
                yield ChartRow(depth, f"   {brief.name(side)}", "strong")
            before = side
            yield ChartRow(depth + (side in many), claim=claim)


def _notes(claims: Sequence[Claim], findings: Findings) -> Iterator[str]:
    """Yield how many stand behind the figures of a measure, and how the wordings of one utterance differ."""
    for support in supports(claims, findings):
        yield support_text(support)
    for drift in drifts(claims, findings.brief):
        yield f"{drift.wordings[0].figure.text}: {drift_words(drift)}"


class Widths(Record):
    """How many cells each part of a row has; 0 where there is no room for it."""

    who: int
    figure: int
    chart: int
    as_of: int
    basis: int
    origin: int


ROLES = {"hard": "", "typical": "strong", "stated": "strong"}
SAID, RATED = 7, 3
WIDE = 120
"""From this width on there is room for the day that a figure is about, its basis and its origin."""


def widths(width: int) -> Widths:
    """Share a width out: who and figure take half of what the days and ratings leave, the chart the rest."""
    as_of, basis, origin = (12, 9, 14) if width >= WIDE else (0, 0, 0)
    words = width - 5 - SAID - RATED - sum(size + 1 for size in (as_of, basis, origin) if size)
    who, figure = min(26, words * 24 // 100), min(30, words * 28 // 100)
    return Widths(who, figure, words - who - figure - 3, as_of, basis, origin)


class Chart(ClaimLines[ChartRow]):
    """Draws the claims of a measure, its wholes and its parts on one axis."""

    HEADED = True

    def __init__(
        self,
        branches: Sequence[Branch],
        axis: chart.Axis | None,
        brief: Brief,
        findings: Findings,
        glyphs: Glyphs,
        *,
        id: str,
    ) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._pens = chart.UNICODE if glyphs.unicode else chart.ASCII
        self._axis = axis
        self._told = told(branches, findings)
        self._begin = ""

    def heading(self, width: int) -> str:
        """Return the labels of the axis, above where they stand."""
        parts = widths(width)
        cells = [" "] * parts.chart
        name = ""
        if self._axis:
            for at, label in self._axis.ticks(parts.chart):
                cells[at : at + len(label)] = label
            unit = "" if self._axis.unit.kind == "date" else self._axis.unit.name
            name = ", ".join(filter(None, (unit, "log scale" if self._axis.log else "")))
        tail = f" {'Said':>{SAID - 1}} Src"
        named = zip(("As of", "Basis", "Origin"), parts[3:], strict=True)
        tail += "".join(f" {pad(title, size)}" for title, size in named if size)
        return " " * 5 + pad(name, parts.who + parts.figure + 2) + "".join(cells) + tail

    def spans(self, row: ChartRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return sign, who, figure, whisker, days, rating, basis and origin."""
        cut, claim = self.glyphs.ellipsis, row.claim
        indent = "  " * row.depth
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        if claim is None:
            return (marker, (pad(f"{indent}{row.text}", width - 2, cut), row.style))
        parts = widths(width)
        verdict = self._findings.strongest(claim.id)
        sign, style = sign_of(verdict, self.glyphs)
        words = claim.words
        if successor := self._brief.claims.get(self._findings.superseded.get(claim.id, "")):
            sign, style = self.glyphs.sign(Kind.SUPERSEDED), "dim"
            words = self._replaced(claim, successor, parts.figure)
        line: list[Span] = [
            marker,
            (f"{sign:<2} ", style),
            (pad(indent + self._brief.name(claim.by), parts.who, cut) + " ", style),
            (pad(words, parts.figure, cut) + " ", style),
        ]
        if self._axis and claim.figure:
            for text, role in chart.whisker(claim.figure, self._axis, parts.chart, self._pens):
                line.append((text, f"{style} {ROLES.get(role, '')}".strip()))
        else:
            line.append((" " * parts.chart, ""))
        said = short_day(claim.said) if claim.said else ""
        source = self._brief.sources.get(claim.via or "")
        rating = f"{source.reliability if source else ''}{claim.credibility or ''}"
        line.append((f" {said:>{SAID - 1}} {rating:<{RATED}}", style))
        tail = zip((_as_of(claim), claim.basis, claim.origin), parts[3:], strict=True)
        line += [(f" {pad(text, size, cut)}", style) for text, size in tail if size]
        return line

    def make_room(self, width: int) -> None:
        """Take no more lines than the rows need in a width, borders included, so that the verdicts have the rest."""
        rows = sum(1 for _ in chart_rows(self._told, self._brief, width - 4))
        self.styles.max_height = rows + self.HEADED + 2

    def follow(self, claim: str) -> None:
        """Put the cursor on a claim, as soon as there are rows."""
        self._begin = claim
        y = next((y for y, row in enumerate(self.rows) if row.claim and row.claim.id == claim), None)
        if y is not None:
            self.place(y)

    def on_resize(self) -> None:
        """Wrap the notes for the new width, with the cursor on the same claim."""
        here = self.current.claim if self.current else None
        self.make_room(self.outer_size.width)
        self.show(tuple(chart_rows(self._told, self._brief, self.size.width - 2)))
        self.follow(here.id if here else self._begin)
        super().on_resize()

    def _replaced(self, claim: Claim, successor: Claim, width: int) -> str:
        """Return what a superseded claim said and what has taken its place, as fully as there is room."""
        sign = self.glyphs.sign(Kind.SUPERSEDED)
        words = f"{claim.words} {sign} {successor.words}"
        if cell_len(words) <= width:
            return words
        half = (width - len(sign) - 2) // 2
        old, new = (brief_words(one, half, unicode=self.glyphs.unicode) for one in (claim, successor))
        return f"{old} {sign} {new}"


def _as_of(claim: Claim) -> str:
    """Return the days that a claim is about, where they are not the day on which it was said."""
    if claim.as_of is None or claim.as_of.first == claim.as_of.last == claim.said:
        return ""
    return when(claim.as_of)


class CompareScreen(View):
    """Compares the claims of a measure; gives back the claim whose quote is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CHART)]
    NEEDS_FIGURE = True

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        assert claim
        super().__init__(claim, brief, findings, glyphs)
        self._measure = claim.measure or ""
        self._shown = claim.id
        """The claim whose verdicts are listed."""
        claims = [other for branch in family(brief, self._measure) for other in branch.claims]
        self._drifts = drifts(claims, brief)

    def compose(self) -> ComposeResult:
        """Lay out the title, the chart and the verdicts."""
        glyphs = self._glyphs
        yield TitleLine(glyphs.ellipsis, id="title")
        branches = family(self._brief, self._measure)
        axis = axis_of(claim.figure for claim in compared(self._brief, self._measure) if claim.figure)
        chart = Chart(branches, axis, self._brief, self._findings, glyphs, id="chart")
        chart.make_room(self.app.size.width)
        yield chart
        yield VerdictsPane(glyphs, id="verdicts", lead=6)

    def begin(self) -> None:
        """Begin at the claim from which compare was asked for."""
        measure = self._brief.measures[self._measure]
        self.query_one(TitleLine).show(
            measure.name, [("Enter reads the quote", "dim"), ("Esc closes", "dim")]
        )
        chart = self.query_one(Chart)
        chart.name_it("Compare")
        chart.follow(self._shown)
        chart.focus()
        self._show_verdicts(self.at_hand)

    @property
    def at_hand(self) -> Claim:
        """The claim whose verdicts are listed."""
        return self._brief.claims[self._shown]

    def on_claim_lines_reached(self, event: ClaimLines.Reached) -> None:
        """Show the verdicts on the claim."""
        self._show_verdicts(self._brief.claims[event.claim])

    def on_claim_lines_chosen(self, event: ClaimLines.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.claim)

    def on_verdicts_pane_reached(self, event: VerdictsPane.Reached) -> None:
        """Show what would turn the verdict."""
        verdict = self._findings.between(self._shown, event.other)
        if verdict:
            self.query_one(VerdictsPane).unfold(event.other, sensitivity_text(verdict, self._brief))

    def on_notes_pane_chosen(self, event: VerdictsPane.Chosen) -> None:
        """Read the quote of the claim that the verdict holds the other against."""
        if event.about:
            self.dismiss(event.about)

    def action_compare(self) -> None:
        """Nothing: the claim is being compared."""

    def action_other_pane(self) -> None:
        """Go from the figures to their verdicts, or back."""
        self.focus_next()

    def _show_verdicts(self, claim: Claim) -> None:
        self._shown = claim.id
        pane = self.query_one(VerdictsPane)
        verdicts = self._findings.of(claim.id)
        notes = [self._note(verdict, claim) for verdict in verdicts] or [Note("", alone(claim, self._brief))]
        notes += [Note("", drift_text(drift, self._brief)) for drift in self._drifts if drift.has(claim.id)]
        count = f"{len(verdicts):,} verdict{'' if len(verdicts) == 1 else 's'}"
        pane.name_it(f"{self._brief.name(claim.by)}: {claim.words}", count)
        pane.show_verdicts(claim_facts(claim, self._brief, self._findings), notes)

    def _note(self, verdict: Verdict, claim: Claim) -> Note:
        sign = self._glyphs.sign(verdict.kind)
        style = (
            "conflict" if verdict.kind.is_contradiction else "tension" if verdict.kind.weight >= 0.5 else ""
        )
        return Note(
            f"{sign:<2} {verdict.severity:>3}", reason(verdict, self._brief), style, verdict.other(claim).id
        )


class AcrossScreen(CompareScreen):
    """Compares the claims of several briefs; gives back the claim whose quote is to be read."""

    def _show_verdicts(self, claim: Claim) -> None:
        super()._show_verdicts(claim)
        section = self._brief.sections.get(claim.section)
        brief, _, id = claim.id.rpartition("/")
        title = f"{section.title} {self._glyphs.dot} " if section else ""
        self.query_one(Chart).name_it("Compare", f"{title}{brief}: {id}")
