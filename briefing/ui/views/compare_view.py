"""Compare: a measure's claims on one axis, and the verdicts on the one under the cursor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.message import Message

from briefing.export.labels import claim_facts
from briefing.text import counted
from briefing.ui.actions import Where, bindings
from briefing.ui.cells import cell_len, wrap
from briefing.ui.held_frame import hold_frame
from briefing.ui.list_pane import ClaimTable, ListPane, TableColumn, margin_spans
from briefing.ui.notes_pane import NotesPane, PaneNote
from briefing.ui.panes import rating, said_cell
from briefing.ui.signs import Sign, full_sign, is_grave, sign_of, style_of
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
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.notes_pane import PaneLine
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.compare import Branch
    from briefing.verdicts.drift import Drift
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

ROLES = {"hard": "", "typical": "strong", "stated": "strong"}
"""The styles of a whisker's parts."""
WIDE = 120
"""From this width on there is room for the day that a figure is about, its basis and its origin."""


class ChartRow(NamedTuple):
    """A claim of the chart, or a text above the claims that follow."""

    depth: int
    """How many wholes and sides it stands under."""
    text: str = ""
    style: str = ""
    claim: Claim | None = None


class ChartBranch(NamedTuple):
    """A measure of the chart."""

    branch: Branch
    notes: tuple[str, ...]
    """How many stand behind its figures, and how the wordings of one utterance differ."""
    drifts: tuple[Drift, ...]


class ChartData(NamedTuple):
    """What the chart of a measure shows, worked out of all claims of its family."""

    axis: chart.Axis | None
    branches: tuple[ChartBranch, ...]


class Chart(ClaimTable[ChartRow]):
    """Draws the claims of a measure, its wholes and its parts on one axis, a row and a whisker each."""

    LEGEND = ("Ranges", "Verdicts", "Severity", "Sources", "Margin")
    ENTER = "read the quote of this claim"

    INDENT = 5

    def __init__(self, data: ChartData, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._pens = chart.UNICODE if glyphs.unicode else chart.ASCII
        self._axis, self._branches = data.axis, data.branches
        self._laid: tuple[int, tuple[ChartRow, ...]] = (0, ())
        """The rows as they are laid out for a width."""
        self.noted: Collection[str] = ()
        """The claims on which there is a note."""
        self._begin = ""

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out: who and figure take half of what days and ratings leave, the chart the rest."""
        as_of, basis, origin = (12, 9, 14) if width >= WIDE else (0, 0, 0)
        words = width - 15 - sum(size + 1 for size in (as_of, basis, origin) if size)
        who, figure = min(26, words * 24 // 100), min(30, words * 28 // 100)
        return (
            TableColumn("", who),
            TableColumn("", figure),
            TableColumn("", words - who - figure - 3, after=0),
            TableColumn("Said ", 7, before=1, after=0, right=True),
            TableColumn("Src", 3, after=0),
            TableColumn("As of", as_of, before=1, after=0),
            TableColumn("Basis", basis, before=1, after=0),
            TableColumn("Origin", origin, before=1, after=0),
        )

    def heading(self, y: int, width: int) -> Sequence[Span]:
        """Return the labels of the axis, above where they stand, and the names of the columns behind it."""
        who, figure, whisker, *tail = self.columns(width)
        labels = [" "] * whisker.size
        unit = ""
        if self._axis:
            for at, label in self._axis.ticks(whisker.size):
                labels[at : at + len(label)] = label
            unit = "" if self._axis.unit.kind == "date" else self._axis.unit.name
            unit = ", ".join(filter(None, (unit, "log scale" if self._axis.log else "")))
        first = TableColumn(unit, who.size + figure.size + 1)
        rest = (column.filled(column.name, "") for column in tail if column.size)
        line = (
            f"{' ' * self.INDENT}{first.filled(unit, self.glyphs.ellipsis)}{''.join(labels)}{''.join(rest)}"
        )
        return ((line, "dim"),)

    def title_of(self, row: ChartRow) -> Span | None:
        """Return a measure, what is said of it, or a side."""
        return None if row.claim else (f"{'  ' * row.depth}{row.text}", row.style)

    def lead(self, row: ChartRow, current: bool) -> Sequence[Span]:
        """Return the marker and, of a claim, its sign."""
        marker = (f"{self.marker(current)} ", "strong")
        if row.claim is None:
            return (marker,)
        sign = self._sign(row.claim)
        return (
            marker,
            *margin_spans(sign.text, sign.mark, self.glyphs.note if row.claim.id in self.noted else ""),
        )

    def cells(self, row: ChartRow, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield who, figure, whisker, days, rating, basis and origin."""
        claim, brief = row.claim, self._brief
        assert claim
        look = self._sign(claim).style
        successor = brief.claims.get(self._findings.superseded.get(claim.id, ""))
        words = self._replaced(claim, successor, columns[1].size) if successor else claim.words
        yield f"{'  ' * row.depth}{brief.name(claim.by)}", look
        yield words, look
        yield "", ""
        yield said_cell(claim), look
        yield rating(claim, brief), look
        yield _as_of(claim), look
        yield claim.basis, look
        yield claim.origin, look

    def spans(self, row: ChartRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return the row with its whisker."""
        spans = list(super().spans(row, width, current=current))
        if row.claim and row.claim.figure and self._axis:
            look = self._sign(row.claim).style
            drawn = chart.whisker(row.claim.figure, self._axis, self.columns(width)[2].size, self._pens)
            at = len(self.lead(row, current)) + 2
            spans[at : at + 1] = [(text, f"{look} {ROLES.get(role, '')}".strip()) for text, role in drawn]
        return spans

    def make_room(self, width: int) -> None:
        """Take no more lines than the rows need in a width, borders included, so that the verdicts have the rest."""
        self.styles.max_height = len(self._rows(width - 4)) + self.HEADED + 2

    def follow(self, claim: str) -> None:
        """Put the cursor on a claim, as soon as there are rows."""
        self._begin = claim
        self.show_at(self.rows, claim)

    def on_resize(self) -> None:
        """Wrap the notes for the new width, with the cursor on the same claim."""
        here = self.claim
        self.make_room(self.outer_size.width)
        self.show_at(self._rows(self.size.width - 2), here.id if here else self._begin)

    def _sign(self, claim: Claim) -> Sign:
        if claim.id in self._findings.superseded:
            return Sign(self.glyphs.sign(Kind.SUPERSEDED), "dim", "dim")
        return sign_of(self._findings.strongest(claim.id), self.glyphs)

    def _replaced(self, claim: Claim, successor: Claim, width: int) -> str:
        """Return what a superseded claim said and what has taken its place, as fully as there is room."""
        sign = self.glyphs.sign(Kind.SUPERSEDED)
        words = f"{claim.words} {sign} {successor.words}"
        if cell_len(words) <= width:
            return words
        half = (width - len(sign) - 2) // 2
        old, new = (brief_words(one, half, unicode=self.glyphs.unicode) for one in (claim, successor))
        return f"{old} {sign} {new}"

    def _rows(self, width: int) -> tuple[ChartRow, ...]:
        if self._laid[0] != width:
            self._laid = (width, tuple(self._lay_out(width)))
        return self._laid[1]

    def _lay_out(self, width: int) -> Iterator[ChartRow]:
        """Yield the rows; notes are wrapped to a width.

        A side is named where more than one of its claims stand together and not all of them are by itself.
        """
        brief = self._brief
        for (measure, depth, claims), notes, _ in self._branches:
            yield ChartRow(depth, measure.name, "heading")
            for note in notes:
                for start, end in wrap(note, width - 2 * depth - 3):
                    yield ChartRow(depth, f"{'   ' if start == 0 else '     '}{note[start:end]}", "dim")
            sides = Counter(brief.side(claim.by) for claim in claims)
            spoken_for = {brief.side(claim.by) for claim in claims if claim.by != brief.side(claim.by)}
            named = {side for side in spoken_for if sides[side] > 1}
            before = ""
            for claim in claims:
                side = brief.side(claim.by)
                if side in named and side != before:
                    yield ChartRow(depth, f"   {brief.name(side)}", "strong")
                before = side
                yield ChartRow(depth + (side in named), claim=claim)


def chart_data(measure: str, brief: Brief, findings: Findings) -> ChartData:
    """Work out what the chart of a measure and its family shows."""
    branches = []
    for branch in family(brief, measure):
        if branch.claims:
            notes = list(map(support_text, supports(branch.claims, findings)))
            found = drifts(branch.claims, brief)
            notes += (f"{drift.wordings[0].figure.text}: {drift_words(drift)}" for drift in found)
            branches.append(ChartBranch(branch, tuple(notes), found))
    axis = axis_of(claim.figure for claim in compared(brief, measure) if claim.figure)
    return ChartData(axis, tuple(branches))


def _as_of(claim: Claim) -> str:
    """Return the days that a claim is about, where they are not the day on which it was said."""
    if claim.as_of is None or claim.as_of.first == claim.as_of.last == claim.said:
        return ""
    return when(claim.as_of)


class VerdictsPane(NotesPane):
    """Shows what is known of a claim and its verdicts; with the focus, what would turn the one under the cursor."""

    LEGEND = ("Verdicts", "Severity")
    ENTER = "read the quote of the other claim"

    class Unfolded(Message):
        """The cursor came to the verdict on a pair; `other` is the claim it is held against."""

        def __init__(self, other: str) -> None:
            super().__init__()
            self.other = other

    _facts = PaneNote("", "")
    _verdicts: tuple[PaneNote, ...] = ()
    _unfolded = ""

    def show_verdicts(self, facts: str, verdicts: Iterable[PaneNote]) -> None:
        """Show other verdicts, each with the id of the other claim, and none unfolded, under what is known of the claim."""
        self._facts = PaneNote("", facts)
        self._verdicts, self._unfolded = tuple(verdicts), ""
        self.show_notes((self._facts, *self._verdicts))
        self.place(self.first_of(self._verdicts[0]) if self._verdicts else 0)

    def rests_on(self, row: PaneLine) -> bool:
        """Whether the row is not part of what is known of the claim."""
        return row.note is not self._facts

    def unfold(self, other: str, texts: Iterable[str]) -> None:
        """Show texts under the verdict on a pair, and fold up what was unfolded; the cursor stays on its line."""
        here = self.current.note if self.current else self._facts
        line = self.cursor - self.first_of(here)
        self._unfolded = other
        below = [PaneNote("", f"{self.glyphs.arrow} {text}", "dim", other) for text in texts]
        unfolded = ([verdict, *below] if verdict.id == other else [verdict] for verdict in self._verdicts)
        self.replace_notes([self._facts, *(one for part in unfolded for one in part)])
        self.place(self.first_of(here) + line)

    def reached(self) -> None:
        """Ask what would turn the verdict under the cursor."""
        if self.current and self.current.note.id not in ("", self._unfolded):
            self.post_message(self.Unfolded(self.current.note.id))

    def on_focus(self) -> None:
        """Unfold the verdict under the cursor."""
        self.reached()


class CompareScreen(View):
    """Compares the claims of a measure; gives back the claim whose quote is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CHART, Where.SIZES)]
    NAME = "compare"

    def __init__(
        self,
        claim: Claim | None,
        brief: Brief,
        findings: Findings,
        glyphs: Glyphs,
        data: ChartData | None = None,
    ) -> None:
        assert claim
        self._measure = claim.measure or ""
        data = data or chart_data(self._measure, brief, findings)
        self._chart = Chart(data, brief, findings, glyphs, id="chart")
        self._verdicts = VerdictsPane(glyphs, id="verdicts", lead=6)
        super().__init__(claim, brief, findings, glyphs, self._chart, self._verdicts, foot=False)
        self._shown = claim.id
        """The claim whose verdicts are listed."""
        self._drifts = [drift for branch in data.branches for drift in branch.drifts]

    def compose(self) -> ComposeResult:
        """Lay out the title, the chart and the verdicts."""
        self._chart.make_room(self.app.size.width)
        self._take_sizes()
        yield from super().compose()

    def begin(self) -> None:
        """Begin at the claim from which compare was asked for."""
        name = self._brief.measures[self._measure].name
        self._title.show(name, self.keys_note("Enter reads the quote", "Esc closes"))
        self._chart.noted = self.notes.keys()
        self._chart.name_it("Compare")
        self._chart.follow(self._shown)
        self._chart.focus()
        self._show_verdicts(self.at_hand)

    @property
    def at_hand(self) -> Claim:
        """The claim whose verdicts are listed."""
        return self._brief.claims[self._shown]

    @on(ListPane.Reached, "#chart")
    def _claim_reached(self, event: ListPane.Reached) -> None:
        """Show the verdicts on the claim."""
        self._show_verdicts(event.row.claim)

    @on(ListPane.Chosen, "#chart")
    def _claim_chosen(self, event: ListPane.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.row.claim.id)

    @on(ListPane.Chosen, "#verdicts")
    def _verdict_chosen(self, event: ListPane.Chosen) -> None:
        """Read the quote of the claim that the verdict holds the other against."""
        if about := event.row.note.id:
            self.dismiss(about)

    def on_verdicts_pane_unfolded(self, event: VerdictsPane.Unfolded) -> None:
        """Show what would turn the verdict."""
        if verdict := self._findings.between(self._shown, event.other):
            self._verdicts.unfold(event.other, sensitivity_text(verdict, self._brief))

    def action_taller(self) -> None:
        self._resize(1)

    def action_shorter(self) -> None:
        self._resize(-1)

    def _resize(self, step: int) -> None:
        """Make the pane in focus taller or less tall."""
        self.sizes.change("chart", step if self._chart.has_focus else -step)
        self._take_sizes()
        hold_frame(self._chart)

    def _take_sizes(self) -> None:
        if height := self.sizes.get("chart"):
            self._chart.styles.height = f"{height}%"
            self._verdicts.styles.height = "1fr"

    def action_other_pane(self) -> None:
        """Go from the figures to their verdicts, or back."""
        self.focus_next()

    def _show_verdicts(self, claim: Claim) -> None:
        self._shown = claim.id
        brief, verdicts = self._brief, self._findings.of(claim.id)
        shown = [self._note(verdict, claim) for verdict in verdicts]
        shown = shown or [PaneNote("", alone(claim, brief))]
        if note := self.notes.get(claim.id):
            shown.append(PaneNote(self._glyphs.note, f"Note: {note}", "strong"))
        shown += [PaneNote("", drift_text(drift, brief)) for drift in self._drifts if drift.has(claim.id)]
        self._verdicts.name_it(f"{brief.name(claim.by)}: {claim.words}", counted(len(verdicts), "verdict"))
        self._verdicts.show_verdicts(claim_facts(claim, brief, self._findings), shown)

    def _note(self, verdict: Verdict, claim: Claim) -> PaneNote:
        lead = f"{full_sign(verdict, self._glyphs):<2} {verdict.severity:>3}"
        return PaneNote(
            lead,
            reason(verdict, self._brief),
            style_of(verdict) if is_grave(verdict) else "",
            verdict.other(claim).id,
        )


class AcrossScreen(CompareScreen):
    """Compares the claims of several briefs, and says in which brief each stands."""

    def _show_verdicts(self, claim: Claim) -> None:
        super()._show_verdicts(claim)
        section = self._brief.sections.get(claim.section)
        brief, _, id = claim.id.rpartition("/")
        title = f"{section.title} {self._glyphs.dot} " if section else ""
        self._chart.name_it("Compare", f"{title}{brief}: {id}")
