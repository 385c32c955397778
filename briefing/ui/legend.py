"""The legend: what every sign on a screen means, in the groups that its panes use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.notes_pane import PaneNote
from briefing.verdicts import chart, plot
from briefing.verdicts.verdict import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing.ui.signs import Glyphs


def legend_notes(groups: Iterable[str], glyphs: Glyphs) -> Iterator[PaneNote]:
    """Yield the signs of some groups of `GROUPS`, each group under its heading."""
    for group in groups:
        yield PaneNote(group, "", "heading")
        for sign, meaning, style in GROUPS[group](glyphs):
            yield PaneNote(f"  {sign}", meaning, style)
        yield PaneNote("", "")


def _verdicts(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    for kind in Kind:
        style = "conflict" if kind.is_contradiction else "strong"
        yield f"{glyphs.sign(kind):<2} {kind.word}", kind.meaning, style
    draft = f"{glyphs.sign(Kind.CONFLICT)}{glyphs.review} rests on a draft"
    yield draft, "behind any of these signs: a person has yet to review what it rests on", "strong"


def _severity(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    full, empty = glyphs.meter
    high, medium = Severity.HIGH.value, Severity.MEDIUM.value
    yield full * 3, f"high: severity {high} to 100; its sign stands out in reverse", "high"
    yield full * 2 + empty, f"medium: severity {medium} to {high - 1}", "medium"
    yield full + empty * 2, f"low: severity below {medium}", "low"


def _margin(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield glyphs.marker, "the line the cursor is on", "strong"
    yield glyphs.note, "you have written a note here; a changes it", "strong"
    yield glyphs.mark, "you have marked this; m unmarks it", "strong"
    yield glyphs.review, "left to review in a draft; R goes from one to the next", "strong"
    yield glyphs.new, "new since the brief was last open; u goes from one to the next", "strong"


def _sources(_: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield (
        "A to E",
        "how reliable the source is (Admiralty): A reliable, E unreliable, F cannot be judged",
        "strong",
    )
    yield "25 Oct?", "the claim gives no day: that of its source, or of the brief, is assumed", "strong"
    yield "1 to 6", "how credible the claim is: 1 confirmed, 5 improbable, 6 cannot be judged", "strong"


def _chart(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    pens = chart.UNICODE if glyphs.unicode else chart.ASCII
    whisker = f"{pens.low}{pens.hard}{pens.typical}{pens.stated}{pens.typical}{pens.hard}{pens.high}"
    yield whisker, "a figure: outside the ends its speaker would be wrong", "strong"
    yield pens.stated, "the number that was stated", "strong"
    yield pens.typical * 3, "what a reader takes from the wording", "strong"
    yield pens.beyond, "open: the figure has no upper limit", "strong"
    yield pens.before, "it reaches below where a logarithmic axis begins", "strong"


def _plot(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    pens = plot.UNICODE if glyphs.unicode else plot.ASCII
    yield pens.point, "a figure; a number says how many meet there", "strong"
    yield (
        f"{glyphs.sign(Kind.CONFLICT)[0]}  {glyphs.sign(Kind.DENIED)}",
        "a figure that is contradicted",
        "conflict",
    )
    yield glyphs.sign(Kind.TENSION)[0], "a figure in tension with another", "tension"
    yield pens.here, "the figure under the cursor", "strong"
    yield pens.old, "a figure that another has replaced", "dim"
    yield pens.span, "how far the figure under the cursor may reach", "tension"
    yield f"{pens.above} {pens.below}", "it reaches beyond the plot", "tension"
    yield pens.day, "the brief's own day", "dim"
    yield pens.gap * 2, "days left out, before one that is far from the others", "dim"


def _timeline(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield ("╭├╰" if glyphs.unicode else "+|"), "links claims that have taken each other's place", "strong"
    yield glyphs.arrow, "replaced by what follows", "dim"


def _matrix(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield glyphs.dot, "this actor says nothing of this measure", "dim"
    yield "+2", "and two earlier figures", "strong"


def _hypotheses(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield "CC  C", "the claim is very consistent with the hypothesis, or consistent", "good"
    yield "N", "it can be read both ways", "strong"
    yield "I  II", "it is inconsistent with the hypothesis, or very inconsistent", "conflict"
    yield "NA", "it has no bearing on the hypothesis", "dim"
    yield glyphs.dot, "the brief does not say", "dim"


def _library(glyphs: Glyphs) -> Iterator[tuple[str, str, str]]:
    yield f"{glyphs.sign(Kind.CONFLICT)} 2", "pairs of claims that cannot both be true", "conflict"
    yield "! 2", "problems of the file; ! alone: it cannot be read", "error"
    yield "New", "changes since you last read it, or new where you have not", "strong"
    yield glyphs.ellipsis, "not looked into yet", "dim"


GROUPS: Mapping[str, Callable[[Glyphs], Iterator[tuple[str, str, str]]]] = {
    "Verdicts": _verdicts,
    "Severity": _severity,
    "Margin": _margin,
    "Sources": _sources,
    "Ranges": _chart,
    "Plot": _plot,
    "Timeline": _timeline,
    "Matrix": _matrix,
    "Hypotheses": _hypotheses,
    "Library": _library,
}
"""What signs each group has, each with its meaning and the style it is drawn in."""
