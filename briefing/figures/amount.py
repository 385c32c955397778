"""A number with what stands around it: qualifiers, currency, unit, the other end of a span."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.days import read_days
from briefing.figures.locales import language_of
from briefing.figures.model import DECREASE, INCREMENT, FigureError
from briefing.figures.number_forms import (
    Amount,
    Reading,
    read_currency,
    read_digit_count,
    read_rate,
    read_share_of,
    read_tens,
)
from briefing.figures.numbers import (
    NUMBER_WORDS,
    Number,
    begins_number,
    measured_at,
    read_and_part,
    read_number,
    read_share,
    rounding,
)
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import (
    CELSIUS,
    COUNT,
    DAY,
    FAHRENHEIT,
    PERCENT,
    measured,
)
from briefing.figures.wordings import Core, RowKind, ends

if TYPE_CHECKING:
    from briefing.figures.locales import Language
    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens
    from briefing.figures.wordings import Ends, Phrase, Wording, WordingTable


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
    | these | those | on | a range of | range of | a death toll of | at | into the | a mere | mere | merely
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
            soaring advanced advances rallied swelled up edged ticked inched"""
        ),
        INCREMENT,
    ),
    **dict.fromkeys(
        word_set(
            """fell fallen fall falls falling dropped drop drops dropping declined decline declines declining
            decreased decrease decreases decreasing sank sunk sinks slid slide slides sliding slipped slip slips
            plunged plunge plunges plummeted tumbled tumbles slumped slumps dipped dips shrank shrunk shrinks eased
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
            "lower down drop fall decline decrease loss cut slump reduction dip plunge slide contraction"
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
    row = _winner(rows, "a day", tokens.quoted(at, end)) or plain
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
    text = tokens.quoted(at, end)
    if prefix.opening and amount.row.name != "a to b":
        raise FigureError(f"{text} opens a span and does not end it", "write both numbers, or 'at least'")
    row = _winner(rows, "an amount", text)
    if row is None or (amount.row.kind is RowKind.GIVEN and not row.is_bound):
        row = amount.row
    _check(row, amount, text)
    return Head(row, amount.core, amount.unit or COUNT, end, amount.end, suffix, prefix.change, bool(rows))


def _winner(rows: list[Wording | None], of: str, text: str) -> Wording | None:
    """Return the row that wins among nested ones: a bound before a hedge, both before "exactly"."""
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


def _check(row: Wording, amount: Amount, text: str) -> None:
    """Raise FigureError where a row cannot be applied to an amount."""
    bare, stated = amount.row, amount.core.stated
    if row is not bare and bare.kind is RowKind.VALUES and (bare.name == "none" or bare.hard is None):
        raise FigureError(f"{text} qualifies {bare.words[0]!r}", "leave one of the two out")
    if row is not bare and row.kind is RowKind.SPAN and (bare.name != "a to b" or stated is None):
        raise FigureError(f"{text} names no span", f"write both ends, as in '{row.name} 100 to 300'")
    if row is not bare and bare.kind is RowKind.GIVEN:
        raise FigureError(f"{text} gives a range and another bound", "keep one of the two")
    if row.hard and row.hard.high_open and stated and stated[0] == 0:
        raise FigureError(f"{text} would be below zero", "check the number")


_JOINTS = word_set("to - or through")
_ASIDES = word_set("even possibly perhaps maybe probably")
_IF_NOT = ("if", "not")
_ZERO = (Decimal(0), Decimal(0))


def read_amount(
    tokens: Tokens, at: int, how: Reading, between: bool = False, changed: bool = False
) -> Amount | None:
    """Return the amount that begins at a token; none if there is none.

    `between` says that this word stands before, so that "and" joins a span; `changed` that the number is a change,
    after which "to" leads to the level. Raises FigureError for an amount that is there and cannot be read.
    """
    first = _single(tokens, at, how)
    if first is None:
        return None
    start, joint = _joint(tokens, first.end, between, language_of(how.locale))
    if not joint:
        return _given(tokens, first, how) or first
    hedge: Wording | None = None
    phrase = how.wordings.prefix(tokens.words, start)
    if phrase and (row := phrase.amount) and row.kind is RowKind.TIMES:
        # "100 to as many as 300" says no more than "100 to 300"; other bounds would make another figure.
        if row.hard is None or (row.is_bound and row.hard.low > 0):
            return first
        hedge = None if row.is_bound else row
        start += len(phrase.tokens)
    last = _single(tokens, start, how)
    if last is None:
        return first
    if tokens.words[first.end] == "," and first.unit and first.unit != last.unit:
        return first  # "213 points, or 1.2 per cent", "£285,000, or 8.3 times the salary"
    if changed and joint == "to" and not (first.unit is None and last.unit == PERCENT):
        return first
    literal = phrase is not None and phrase.amount is not None and phrase.amount.kind is RowKind.TIMES
    shared = (
        (first, last) if literal else _with_scale_of(tokens, first, last, joint, tokens.quoted(at, last.end))
    )
    return _span(tokens.quoted(at, last.end), *shared, joint, how.wordings["a to b"])._replace(hedge=hedge)


def _joint(tokens: Tokens, at: int, between: bool, language: Language) -> tuple[int, str]:
    """Return the token after what joins two ends of a span, and its word; no word where nothing does."""
    words = tokens.words
    start = at + (words[at] == ",")
    joint = words[start]
    if joint in _JOINTS or (joint == "and" and between):
        start += 1
    elif joint and (joint in language.joints.split() or (between and joint in language.conjunction.split())):
        start, joint = start + 1, "to"
    elif tokens.matches(start, _IF_NOT):
        start += len(_IF_NOT)
    elif words[start + (joint == "and")] in _ASIDES and (start > at or joint == "and"):
        start, joint = start + (joint == "and"), "or"  # "dozens, possibly hundreds"
    else:
        return at, ""
    return start + (words[start] in _ASIDES), joint


def _with_scale_of(
    tokens: Tokens, first: Amount, last: Amount, joint: str, text: str
) -> tuple[Amount, Amount]:
    """Return the two ends of a span with a scale that stands once: "5 to 6 million", "a thousand or two"."""
    one, two = first.number, last.number
    if one is None or two is None:
        return first, last
    if one.scale == 1 and two.scale > 1 and one.value < two.head:
        return first._replace(core=Core((one.value * two.scale,) * 2)), last
    if joint == "or" and one.scale > 1 and two.scale == 1 and one.head < two.head < 10:
        return first, last._replace(core=Core((two.value * one.scale,) * 2))
    small, large = tokens.words[one.end - 1], tokens.words[two.end - 1]
    if _is_shortened(small, large):
        if joint == "or":
            return first._replace(core=Core((one.value * 1000,) * 2)), last
        ways = f"{small}{large[-4:]} to {large}, or {small} to as many as {large}"
        raise FigureError(f"{text} can be read in two ways", f"write {ways}")
    return first, last


def _is_shortened(first: str, last: str) -> bool:
    """Whether a span such as 10-12,000 may mean 10,000 to 12,000."""
    lead, separator, rest = last[:-4], last[-4:-3], last[-3:]
    shape = first.isdigit() and lead.isdigit() and separator in (",", ".", " ") and rest.isdigit()
    return shape and int(first) < int(lead)


def _span(text: str, first: Amount, last: Amount, joint: str, row: Wording) -> Amount:
    if first.unit and last.unit and first.unit != last.unit:
        raise FigureError(f"{text} has two units", "write both numbers in one unit")
    unit = last.unit or first.unit
    if first.core.stated and last.core.stated:
        low, high = first.core.stated[0], last.core.stated[1]
        if joint == "or":
            low, high = min(low, high), max(low, high)
        if low > high:
            raise FigureError(f"{text} runs backwards", "put the lower number first")
        if low == high:
            raise FigureError(f"{text} names one number twice", "write it once")
        return Amount(Core((low, high)), row, unit, last.end)
    hard, typical = (
        _outer(first.core.hard_ends, last.core.hard_ends),
        _outer(first.core.typical_ends, last.core.typical_ends),
    )
    if hard is None or typical is None:
        raise FigureError(f"{text} spans from or to no number", "leave the span out")
    if hard[0] > hard[1] or typical[0] > typical[1]:
        raise FigureError(f"{text} runs backwards", "put the lower number first")
    return Amount(Core(None, hard=hard, typical=typical), row, unit, last.end)


def _outer(first: Ends | None, last: Ends | None) -> Ends | None:
    return (first[0], last[1]) if first and last else None


RANGE_WORDS = ("range", "between", "from", "estimates")
SPREADS = (("±",), ("+", "/", "-"), ("plus", "or", "minus"), ("give", "or", "take"))


def _given(tokens: Tokens, amount: Amount, how: Reading) -> Amount | None:
    """Return an amount with the range that stands after it: "12,000 ± 500", "12,000 (10,000-14,000)"."""
    words, at = tokens.words, amount.end
    if amount.number is None or amount.core.stated is None:
        return None
    value = amount.core.stated[0]
    start = at + 1 + (words[at + 1] in RANGE_WORDS)
    if words[at] == "(" and begins_number(tokens, start):
        span = read_amount(tokens, start, how, words[at + 1] == "between")
        if span is None or span.core.stated is None or span.row.name != "a to b":
            return None
        low, high = span.core.stated
        if words[span.end] not in (")", "") or not low <= value <= high:
            return None
        end = span.end + (words[span.end] == ")")
    else:
        spread = next((words for words in SPREADS if tokens.matches(at, words)), None)
        number = spread and read_number(tokens, at + len(spread), how.locale)
        if not number:
            return None
        unit, end = measured_at(tokens, number.end)
        relative = unit == PERCENT and amount.unit != PERCENT
        wide = value * number.value / 100 if relative else number.value
        low, high = value - wide, value + wide
    core = Core((value, value), hard=(low, high), typical=(low, high))
    return amount._replace(core=core, row=how.wordings["as given"], end=end)


def _single(tokens: Tokens, at: int, how: Reading) -> Amount | None:
    """Return the number or the vague word that begins at a token, with its unit."""
    words = tokens.words
    currency, start = read_currency(tokens, at)
    if words[start] == "magnitude" and tokens.is_number(start + 1):
        currency, start = measured()["magnitude"], start + 1
    if vague := read_tens(tokens, start, how) or read_digit_count(tokens, start, how):
        return vague
    sign = words[start] == "minus" or (words[start] == "-" and tokens.is_number(start + 1))
    start += sign
    share = read_share(tokens, start) if currency is None else None
    has_money = currency is not None and currency.is_money
    number = share or read_number(tokens, start, how.locale, has_money)
    if number is None:
        phrase = how.wordings.prefix(words, start)
        if not phrase or not phrase.amount or phrase.amount.kind is not RowKind.VALUES:
            return None
        row, end = phrase.amount, start + len(phrase.tokens)
        core = Core(_ZERO if row.name == "none" else None, hard=ends(row.hard), typical=ends(row.typical))
        return _with_unit(tokens, Amount(core, row, currency, end), at)
    if share is None and (share := read_share_of(tokens, at, number)):
        number = share
    if share:
        core = Core((share.value, share.value), share.value / 20)
        return Amount(core, how.wordings["plain"], PERCENT, share.end, share)
    row = how.wordings["a dozen" if number.in_dozens else "plain"]
    core = _dozens(row, number) if number.in_dozens else Core((number.value,) * 2, rounding(number))
    amount = _with_unit(tokens, Amount(core, row, currency, number.end, number), at)
    if amount.unit and (part := read_and_part(tokens, amount.end)):
        number = Number(number.head + part[0] / number.scale, number.scale, part[1])
        core = Core((number.value,) * 2, rounding(number))
        amount = amount._replace(core=core, number=number, end=part[1])
    if sign:
        if amount.unit is None or amount.unit.kind not in _BELOW_ZERO or not amount.core.stated:
            text = tokens.quoted(at, start + 1)
            raise FigureError(f"{text} is negative", "write how much less there is, as a number above zero")
        amount = amount._replace(core=_moved(amount.core, Decimal(-1), Decimal(0)))
    if amount.unit == FAHRENHEIT and amount.core.stated:
        amount = amount._replace(core=_moved(amount.core, Decimal(5) / 9, Decimal(-160) / 9), unit=CELSIUS)
    return amount


_BELOW_ZERO = ("temperature", "percent", "percentage points")


def _moved(core: Core, times: Decimal, plus: Decimal) -> Core:
    """Return a number on another scale."""
    assert core.stated
    value = (core.stated[0] * times + plus).quantize(Decimal("0.000001")).normalize()
    return Core((value, value), core.rounding * abs(times))


def _with_unit(tokens: Tokens, amount: Amount, at: int) -> Amount:
    """Return an amount with the unit after it; `at` is the token at which it begins."""
    words, end, currency = tokens.words, amount.end, amount.unit
    start = end + (words[end] in _UNIT_LEADS) + 2 * (words[end] == "d" and words[end + 1] == "'")
    unit, after = measured_at(tokens, start)
    if unit and unit.is_money and words[end] == "-":
        unit = None  # the currency of a span's other end: "$50bn-$60bn"
    if unit and currency and unit.is_money and currency.is_money and unit != currency:
        raise FigureError(f"{tokens.quoted(at, after)} has two currencies", "keep one of them")
    if unit is None and currency is None and (found := read_rate(tokens, end)):
        return amount._replace(unit=found[0], end=found[1])
    if unit and unit == (currency or unit):
        return amount._replace(unit=unit, end=after)
    return amount


_UNIT_LEADS = ("of", "-", "de", "di")


def _dozens(row: Wording, number: Number) -> Core:
    """Return the core of so many dozens: the ranges of one dozen so many times, widened to whole numbers."""
    hard, typical = ends(row.hard), ends(row.typical)
    if hard:
        low, high = hard[0] * number.head, hard[1] * number.head
        hard = low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
    if typical:
        typical = typical[0] * number.head, typical[1] * number.head
    return Core((number.value, number.value), hard=hard, typical=typical)
