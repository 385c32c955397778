"""The tail of a figure: the period a flow was counted over, and the noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.figure import FigureError
from briefing.figures.number import read_number
from briefing.figures.units import COUNT, counted, measured

if TYPE_CHECKING:
    from briefing.figures.figure import Unit
    from briefing.figures.tokens import Tokens

_WITHIN = frozenset(("in", "over", "during", "within", "for", "throughout", "across"))
_PAST = frozenset(("past", "last", "previous", "preceding", "first", "final"))
_EACH = frozenset(("a", "an", "per", "each", "every", "/"))
_ADVERBS = {
    **dict.fromkeys(("hourly",), "an hour"),
    **dict.fromkeys(("daily",), "a day"),
    **dict.fromkeys(("nightly",), "a night"),
    **dict.fromkeys(("weekly",), "a week"),
    **dict.fromkeys(("monthly",), "a month"),
    **dict.fromkeys(("yearly", "annually", "annual"), "a year"),
    "overnight": "overnight",
}
_TOTALS = (
    *(("so", "far"), ("to", "date"), ("in", "total"), ("in", "all"), ("all", "told"), ("overall",)),
    *(("altogether",), ("until", "now"), ("thus", "far"), ("up", "to", "now")),
)
_MORE = frozenset(("more", "additional", "further", "extra", "others"))
_STOPS = frozenset(
    "of in from at on to near with by for who that which were was are is have has had including among into "
    "across inside along around under since through within toward towards carrying via than as after before "
    "while because , ; : ( ) and or".split()
)
_EDGES = " .,;:!?\"'()[]“”«»-"


class Tail(NamedTuple):
    """What the words after a number say."""

    noun: str
    period: str


def read_tail(tokens: Tokens, at: int) -> Tail:
    """Return the noun and the period in the words from a token on; raises FigureError for a second figure."""
    kept: list[tuple[int, int]] = []
    start, period = at, ""
    while at < tokens.count:
        end, found = _period(tokens, at) if not period else (at, "")
        if end == at:
            end = _total(tokens, at)
        if end == at and at == start and tokens.words[at] in _MORE and not period:
            if tokens.words[at + 1] == "than":
                raise FigureError(f"{tokens.slice(at, tokens.count)!r} compares", "write the number itself")
            end, found = at + 1, "additional"
        if end > at:
            kept.append((start, at))
            start = at = end
            period = period or found
        else:
            at += 1
    kept.append((start, at))
    words = " ".join(filter(None, (tokens.slice(first, last).strip(_EDGES) for first, last in kept)))
    noun = " ".join(words.split())
    while noun.lower().startswith("of "):
        noun = noun[3:].strip(_EDGES)
    return Tail("" if noun.lower() == "of" else noun, period)


def unit_of(tokens: Tokens, at: int, end: int) -> Unit:
    """Return the unit that the nouns between two tokens name: the first that stands for several, or the last."""
    nouns = counted()
    last = COUNT
    while at < end:
        word = tokens.words[at]
        if word in _STOPS and last is not COUNT:
            break
        if noun := nouns.get(word):
            if noun.plural:
                return noun.unit
            last = noun.unit
        elif last is not COUNT and tokens.is_word(at):
            last = COUNT
        at += 1
    return last


def _period(tokens: Tokens, at: int) -> tuple[int, str]:
    """Return the token after a period, and the period in its usual words; the same token if there is none."""
    words, start = tokens.words, at
    if adverb := _ADVERBS.get(words[at]):
        return at + 1, adverb
    if words[at] in _EACH and (unit := _time(words[at + 1])):
        return at + 2, f"{'an' if unit == 'hour' else 'a'} {unit}"
    if words[at] in ("this", "last") and (unit := _time(words[at + 1])) and words[at + 1] == unit:
        return at + 2, f"{words[at]} {unit}"
    within = words[at] in _WITHIN
    at += within
    while words[at] in ("the", "a", "an", "just", "only", "single"):
        at += 1
    past = words[at] if words[at] in _PAST else ""
    at += bool(past)
    if not past and words[start] not in ("in", "within"):
        return start, ""
    past = "past" if past == "last" else past
    number = read_number(tokens, at)
    amount = number.value if number else 1
    at = number.end if number else at
    unit = _time(words[at])
    if not unit or not (number or past or words[at - 1] in ("a", "an", "single")):
        return start, ""
    count, unit = _usual(float(amount), unit)
    if past:
        return at + 1, f"{past} {unit}" if count == 1 else f"{past} {count:g} {unit}s"
    return at + 1, f"{count:g} {unit}" if count == 1 else f"{count:g} {unit}s"


def _usual(count: float, unit: str) -> tuple[float, str]:
    for small, times, large in (("hour", 24, "day"), ("day", 7, "week"), ("month", 12, "year")):
        if unit == small and count and count % times == 0:
            count, unit = count / times, large
    return count, unit


def _time(word: str) -> str:
    """Return a word for a time in the singular; nothing for other words."""
    if word in ("night", "nights", "quarter", "quarters"):
        return word.removesuffix("s")
    unit = measured().get(word)
    return unit.name.removesuffix("s") if unit and unit.kind == "time" and len(word) > 2 else ""


def _total(tokens: Tokens, at: int) -> int:
    for words in _TOTALS:
        if tokens.matches(at, *words):
            return at + len(words)
    return at
