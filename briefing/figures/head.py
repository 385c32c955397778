"""The head of a figure: qualifiers and changes before an amount or a day, and bounds after it."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.amount import read_amount, read_currency
from briefing.figures.days import read_days
from briefing.figures.locales import language_of
from briefing.figures.model import DECREASE, INCREMENT, FigureError
from briefing.figures.numbers import NUMBER_WORDS
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import COUNT, DAY
from briefing.figures.wordings import Core, RowKind

if TYPE_CHECKING:
    from briefing.figures.amount import Amount, Reading
    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens
    from briefing.figures.wordings import Phrase, Wording, WordingTable


class Head(NamedTuple):
    """A figure without the words after its unit."""

    row: Wording
    core: Core
    unit: Unit
    end: int
    """The token after it."""
    amount_end: int
    """The token after its number and unit; between the two stands `suffix`."""
    suffix: Phrase | None = None
    """The phrase after the amount that is part of the head ("3,000 or more")."""
    change: str = ""
    """INCREMENT for a number on top of another one or by which one rose, DECREASE for one by which one fell."""
    qualified: bool = False
    """Whether words of the table stand around it."""


class _Prefix(NamedTuple):
    """What stands before a number."""

    rows: list[tuple[Wording | None, Wording | None]]
    """The rows of its phrases, for an amount and for days."""
    opening: str
    """The word that opens a span: "between" or "from"."""
    change: str
    end: int


_INCREMENTS = word_set("additional another further extra")
_FILLERS = phrases_by_first(
    """a total of | total of | a record | a reported | an unconfirmed | unconfirmed | a claimed | a combined | an additional | a further | an extra
    | additional | another | further | extra | at the | in the | in | the | only | just | all | reportedly
    | these | those | on | a range of | range of | a death toll of | death toll | toll | at | into the | a mere | mere | merely
    | a whopping | whopping | a staggering | staggering | a massive | a huge | a hefty | a paltry | a modest
    | a stunning | an astonishing | an incredible | an impressive | a full | a whole | a net | already | now
    | currently | still | fully | reached | reaches | reaching | hit | hits | hitting | stands at | stood at
    | standing at | totalled | totalling | totaled | totaling | totals | numbered | numbering | numbers
    | amounted to | amounting to | amounts to | came to | has | have | had | is | are | was | were"""
)
_ARTICLES = ("a", "an", "the")
_COLLECTIVES = word_set(
    """crowd crowds group groups force forces team teams convoy convoys fleet army population sum sums total figure
    toll tally count speed speeds wind winds gusts temperature temperatures depth height length distance width
    weight price prices cost costs deficit surplus debt debts budget fund fine bill value capacity output area
    magnitude age salary income revenue revenues profit profits turnover sales investment package loan grant reward
    ransom queue batch shipment garrison contingent workforce audience turnout"""
)
"""Words that may stand with "of" before a number and say what it is the number of."""
_MULTIPLIED = ("doubled", "trebled", "tripled", "quadrupled", "halved")
_SPAN_LEADS = word_set("anywhere anything somewhere ranging ranged ranges everything")
_MOST_QUALIFIERS = 6
_DAY_SPAN_JOINTS = word_set("to - until till through")

CHANGES = {
    **dict.fromkeys(
        word_set(
            """rose risen rise rises rising grew grown grow grows growing climbed climb climbs climbing increased
            increase increases increasing jumped jump jumps jumping surged surge surges surging soared soar soars
            soaring advanced advances rallied swelled firmed strengthened up edged ticked inched"""
        ),
        INCREMENT,
    ),
    **dict.fromkeys(
        word_set(
            """fell fallen fall falls falling dropped drop drops dropping declined decline declines declining
            decreased decrease decreases decreasing sank sunk sinks slid slide slides sliding slipped slip slips
            plunged plunge plunges plummeted tumbled tumbles slumped slumps dipped dips weakened softened shrank shrunk shrinks eased
            contracted down"""
        ),
        DECREASE,
    ),
}
"""Words that tell by how much, or to what, a number rose or fell."""
NOUNS_OF_CHANGE = {
    **dict.fromkeys(
        word_set("higher up rise increase gain jump growth hike surge boost uplift expansion"), INCREMENT
    ),
    **dict.fromkeys(
        word_set(
            "lower down drop fall decline decrease loss cut slump less fewer reduction dip plunge slide contraction"
        ),
        DECREASE,
    ),
}
"""Words that make a change of the percent, points or money before them: "a 5 per cent rise"."""
CHANGING_KINDS = ("percent", "percentage points", "points")
CHANGE_ADVERBS = word_set(
    "up down back sharply slightly further again steadily marginally modestly even another as much"
)
_ABOVE, _BELOW = word_set("past above over beyond through"), word_set("below under beneath")


def read_head(tokens: Tokens, at: int, how: Reading, change: str = "") -> Head | None:
    """Return the head of the figure that begins at a token; none if there is none.

    `change` is what a verb before it says of it, as in `Head`. Raises FigureError for a figure that is there
    and cannot be read.
    """
    prefix = _prefix(tokens, at, how, change)
    return _days(tokens, at, prefix, how) or _amount(tokens, at, prefix, how)


def _prefix(tokens: Tokens, at: int, how: Reading, change: str) -> _Prefix:
    words, table, openings = tokens.words, how.wordings, language_of(how.locale).openings
    rows: list[tuple[Wording | None, Wording | None]] = []
    opening = ""
    for _ in range(_MOST_QUALIFIERS):
        word = words[at]
        if tokens.is_number(at) or read_currency(tokens, at)[0]:
            break
        if not opening and (opening := openings.get(word, word if word in ("between", "from") else "")):
            at += 1
        elif phrase := table.prefix(words, at):
            if phrase.amount and phrase.amount.kind is RowKind.VALUES:
                break
            rows.append((phrase.amount, phrase.day))
            at += len(phrase.tokens)
        elif filler := next((words for words in _FILLERS.get(word, ()) if tokens.matches(at, words)), None):
            change = change or ("" if _INCREMENTS.isdisjoint(filler) else INCREMENT)
            at += len(filler)
        elif (word in ("a", "an") and _begins_exactly(tokens, at + 1)) or (
            word in _SPAN_LEADS and words[at + 1] in ("between", "from")
        ):
            at += 1
        elif words[at + 1 + (word in _ARTICLES)] == "of" and words[at + (word in _ARTICLES)] in _COLLECTIVES:
            at += 2 + (word in _ARTICLES)
        elif word in _MULTIPLIED and words[at + 1] == "to":
            rows.clear()  # "more than doubled to 300" says more than double, and 300
            at += 2
        elif word in CHANGES and not change:
            change, row, at = _changed(tokens, at, table)
            if row:
                rows.append((row, None))
        else:
            break
    return _Prefix(rows, opening, change, at)


def _begins_exactly(tokens: Tokens, at: int) -> bool:
    """Whether a number begins at a token to which an article says nothing: "a $60m package", "a five-year plan"."""
    words = tokens.words
    return (
        tokens.is_number(at)
        or words[at] in NUMBER_WORDS
        or words[at] == "magnitude"
        or words[at] in CHANGES
        or read_currency(tokens, at)[0] is not None
    )


def _changed(tokens: Tokens, at: int, table: WordingTable) -> tuple[str, Wording | None, int]:
    """Return what "rose" says of the number after it: a change, or a level ("rose to"), or a bound ("rose above")."""
    words = tokens.words
    change = CHANGES[words[at]]
    at += 1
    while words[at] in CHANGE_ADVERBS:
        at += 1
    if words[at] in ("to", "at"):
        return "", None, at + 1
    if words[at] in _ABOVE:
        return "", table["more than"], at + 1
    if words[at] in _BELOW:
        return "", table["fewer than"], at + 1
    return change, None, at + (words[at] in ("by", "of"))


def _days(tokens: Tokens, at: int, prefix: _Prefix, how: Reading) -> Head | None:
    days = read_days(tokens, prefix.end, how.year, prefix.opening == "between")
    if days is None:
        return None
    table = how.wordings
    rows = [day for amount, day in prefix.rows if amount is not table["exactly"]]
    if prefix.opening == "from" and days.joint not in _DAY_SPAN_JOINTS:
        rows.append(table["as early as"])
    suffix = table.suffix(tokens.words, days.end)
    if suffix:
        rows.append(suffix.day)
    end = days.end + (len(suffix.tokens) if suffix else 0)
    plain = table["plain" if days.first == days.last else "a to b"]
    row = _winner(rows, "a day", tokens, at, end) or plain
    core = Core((Decimal(days.first), Decimal(days.last)))
    return Head(row, core, DAY, end, days.end, suffix, qualified=row is not plain)


def _amount(tokens: Tokens, at: int, prefix: _Prefix, how: Reading) -> Head | None:
    words = tokens.words
    if prefix.opening == "from" and prefix.change:
        raise FigureError(
            f"{tokens.quoted(at, prefix.end)} opens a change from one number to another",
            "write the number that it came to",
        )
    amount = read_amount(tokens, prefix.end, how, prefix.opening == "between", bool(prefix.change))
    if amount is None:
        return None
    rows = [row for row, _ in prefix.rows]
    if amount.hedge:
        rows.append(amount.hedge)
    end = amount.end
    suffix = how.wordings.suffix(words, end + (words[end] == ","))
    if suffix:
        rows.append(suffix.amount)
        end += (words[end] == ",") + len(suffix.tokens)
    if prefix.opening and amount.row.name != "a to b":
        text = tokens.quoted(at, end)
        raise FigureError(f"{text} opens a span and does not end it", "write both numbers, or 'at least'")
    row = _winner(rows, "an amount", tokens, at, end)
    if row is None or (amount.row.kind is RowKind.GIVEN and not row.is_bound):
        row = amount.row
    if wrong := _misfit(row, amount):
        raise FigureError(f"{tokens.quoted(at, end)} {wrong[0]}", wrong[1])
    return Head(row, amount.core, amount.unit or COUNT, end, amount.end, suffix, prefix.change, bool(rows))


def _winner(rows: list[Wording | None], of: str, tokens: Tokens, at: int, end: int) -> Wording | None:
    """Return the row that wins among nested ones: a bound before a hedge, both before "exactly"."""
    if not rows:
        return None
    text = tokens.quoted(at, end)
    known = [row for row in rows if row]
    if len(known) < len(rows):
        raise FigureError(
            f"a word in {text} does not go with {of}", "write 'at least' or 'about', for days 'from' or 'by'"
        )
    if len(known) > 1 and any(row.kind is RowKind.SPAN for row in known):
        raise FigureError(f"{text} names an end of a span and another bound", "keep one of the two")
    bounds = [row for row in known if row.is_bound]
    if any(row.is_floor for row in bounds) and not all(row.is_floor for row in bounds):
        raise FigureError(f"{text} is bounded from both sides", "write it as a span: 'between … and …'")
    if bounds:
        return max(bounds, key=_tightness)
    hedges = [row for row in known if row.name != "exactly"]
    return next(iter(hedges or known), None)


def _tightness(bound: Wording) -> tuple[float, bool]:
    """Return how much a bound leaves out, to compare it with bounds in the same direction."""
    if bound.hard is None:
        return -inf, False
    return (
        (bound.hard.low, bound.hard.low_open) if bound.is_floor else (-bound.hard.high, bound.hard.high_open)
    )


def _misfit(row: Wording, amount: Amount) -> tuple[str, str] | None:
    """Return what is wrong with a row on an amount, and what to do; none where it can be applied."""
    bare, stated = amount.row, amount.core.stated
    if row is not bare and bare.kind is RowKind.VALUES and (bare.name == "none" or bare.hard is None):
        return f"qualifies {bare.words[0]!r}", "leave one of the two out"
    if row is not bare and row.kind is RowKind.SPAN and (bare.name != "a to b" or stated is None):
        return "names no span", f"write both ends, as in '{row.name} 100 to 300'"
    if row is not bare and bare.kind is RowKind.GIVEN:
        return "gives a range and another bound", "keep one of the two"
    if row.hard and row.hard.high_open and stated and stated[0] == 0:
        return "would be below zero", "check the number"
    return None
