"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.amount import RANGE_WORDS, SPREADS, Reading, read_amount, read_rate, read_share_of
from briefing.figures.days import MONTHS, PAST, WEEKDAYS, is_month, read_cut
from briefing.figures.head import CHANGES, CHANGING_KINDS, NOUNS_OF_CHANGE, read_head
from briefing.figures.model import DECREASE, INCREMENT, Figure, FigureError
from briefing.figures.numbers import (
    AFTER_AMOUNTS,
    NUMBER_WORDS,
    PART_WORDS,
    SCALES,
    Number,
    begins_number,
    read_number,
)
from briefing.figures.tokens import Tokens, quoted, word_set
from briefing.figures.units import COUNT, DAY, PERCENT, counted, is_measured
from briefing.figures.wordings import WORDINGS, RowKind, WordingTable, in_language, ranges

if TYPE_CHECKING:
    from briefing.figures.head import Head
    from briefing.figures.model import Unit
    from briefing.figures.wordings import Phrase, Wording


def figure_of(text: str, head: Head, unit: Unit, noun: str, periods: set[str]) -> Figure:
    """Return the figure that a head and the words after it make."""
    hard, typical = ranges(head.row, head.core)
    stated = head.core.stated
    return Figure(
        text=text,
        qualifier=head.row.name,
        stated=(float(stated[0]), float(stated[1])) if stated else None,
        hard=hard,
        typical=typical,
        unit=unit,
        noun=noun,
        period=", ".join(sorted(filter(None, {*periods, head.change}))),
    )


STOPS = word_set(
    """of in from at on to near with by for who that which were was are is have has had including among into
    across inside along around under since through within toward towards carrying via than as after before
    while because over during and or , ; : ( )"""
)
"""Words after which another noun begins: "troops in villages"."""

_UNKNOWN = (COUNT, False)
_JOINTS = word_set("and or to upon - /")
_DAY_JOINTS = word_set("- to or through until till")
_ORDINALS = word_set("st nd rd th")
_DOUBTFUL_FIRST = word_set(
    """fold squared cubed minus plus less fewer under over above below beyond or nor not odd ish something score
    gross myriad percentile figure figures digit digits each apiece multiplied divided short too pairs pair b mm
    mill mil bil quadrillion zillion arab kharab ^ < > ≤ ≥ ± 万 億 亿 兆 千 百 만 억"""
)
_DOUBTFUL_AFTER_AND = CHANGES.keys() | word_set("a more over above up under below fewer less half counting")
_DOUBTFUL = word_set(
    """perhaps maybe possibly not never nor without except excluding minus plus although though but more others
    per each average best worst power"""
)
"""Words that may make another number of the one before them, where the grammar does not know how."""
CLOCKS = word_set("am pm gmt bst utc est edt cet o'clock o")
"""What a number before it makes a time of day; the last is the beginning of "o'clock"."""
_UNKNOWN_THINGS = word_set(
    "report reports evidence sign signs word information confirmation doubt comment data count estimate estimates"
)
"""Things of which none says nothing about a number: "no reports of casualties"."""
STREETS = word_set("street road avenue lane drive square boulevard terrace")
_COMPARED = word_set("as more the higher larger greater less fewer lower")
_CENTURIES = ("15", "16", "17", "18", "19", "20", "21")
_YEAR_LEADS = word_set("in by since until from to of early mid late") | MONTHS.keys()


def noun_unit(tokens: Tokens, at: int, end: int) -> Unit:
    """Return the unit that the nouns between two tokens name: the first for several things, else the last."""
    nouns = counted()
    last = COUNT
    for word in tokens.words[at:end]:
        if word in STOPS and (last is not COUNT or word != "of"):
            break
        unit, several = nouns.get(word, _UNKNOWN)
        if several:
            return unit
        if word[:1].isalpha():
            last = unit
    return last


def check_noun(text: str, tokens: Tokens, at: int, head: Head, how: Reading) -> None:
    """Raise FigureError where the noun at a token holds another number, or makes the head no number."""
    words, text = tokens.words, quoted(text)
    if _is_metres_or_millions(tokens, head):
        ways = f"write {words[head.end - 2]} metres or {words[head.end - 2]} million"
        raise FigureError(f"{text} may be metres or millions", ways)
    if at == tokens.count:
        return
    if head.unit is DAY:
        raise FigureError(f"{text} goes on after the day", "keep the day only")
    if wrong := _wrong_begin(tokens, at, head):
        raise FigureError(f"{text} {wrong[0]}", wrong[1])
    if word := _doubtful(tokens, at):
        todo = "keep the number and what it counts; a bound stands before it, as in 'at least'"
        raise FigureError(f"{text} goes on with {word!r}, which may change the number", todo)
    if _begins_amount(tokens, at, how) or (words[at] in _JOINTS and _begins_amount(tokens, at + 1, how)):
        raise FigureError(f"{text} holds two numbers", "keep one, or write a span such as '10 to 50'")
    for place in range(at, tokens.count):
        number = tokens.is_number(place) or tokens.is_iso_day(place) or _is_added(tokens, place, at)
        if number and not _is_compound(tokens, place, at) and not _is_year(tokens, place):
            what = f"{text} holds a second number, {quoted(words[place])}"
            raise FigureError(what, "keep one; a day belongs in `said` or `as_of`")


def _is_metres_or_millions(tokens: Tokens, head: Head) -> bool:
    """Whether nothing tells what the "m" of a figure such as "3m" means."""
    end = head.end
    is_glued_m = head.unit.name == tokens.words[end - 1] == "m" and tokens.is_glued(end - 1)
    return is_glued_m and (end == tokens.count or tokens.words[end] in AFTER_AMOUNTS)


def _wrong_begin(tokens: Tokens, at: int, head: Head) -> tuple[str, str] | None:
    """Return what the word after a number makes of it, where that is no amount, and what to do."""
    words, word = tokens.words, tokens.words[at]
    low, high = head.core.stated or (0, 1)
    if (is_month(tokens, at) and (tokens.is_capital(at) or low < 100)) or (
        low == high < 100 and word in _DAY_JOINTS and is_month(tokens, at + 1)
    ):
        return "names a month and no day", "write it as 27 October 2024"
    if tokens.is_glued(at) and tokens.is_word(at) and tokens.is_number(at - 1):
        if word in _ORDINALS:
            return "is a place in an order", "write how many there are"
        return "runs a number into a word", "put a space between the two"
    if word in CLOCKS:
        return "is a time of day", "write the number of hours, or leave it to `said`"
    if word == "/" and is_measured(head.unit) and tokens.is_word(at + 1):
        return "divides a unit by another", "write the amount itself"
    if word in ("/", ":") and tokens.is_number(at + 1):
        return "is no number", "write a day as 27 October 2024, a share in percent"
    if head.row.name == "none" and not _UNKNOWN_THINGS.isdisjoint(words[at : at + 2]):
        return "says that nothing is known", "leave the figure out"
    if tokens.is_capital(at) and not STREETS.isdisjoint(words[at + 1 : at + 3]):
        return "is an address", "write the number of things"
    if word in PART_WORDS:
        return "is a share", "write it in percent"
    if word == "times" and words[at + 1] in _COMPARED:
        return "compares two numbers", "write the number itself"
    return None


def _is_added(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a number in words is counted beside the first one: "three children and two women"."""
    if tokens.words[at - 1] == "in" and at + 1 == tokens.count:
        return tokens.words[at] in NUMBER_WORDS  # "six in five"
    added = tokens.words[at - 1] in ("and", ",", "plus", "or", "with", "including", "among") and at > first
    return added and tokens.words[at] in NUMBER_WORDS and tokens.words[at] != "one"


def _begins_amount(tokens: Tokens, at: int, how: Reading) -> bool:
    words = tokens.words
    at += words[at] == ","
    if (
        words[at] in SCALES
        or (words[at] in ("a", "an") and words[at + 1] in SCALES)
        or (begins_number(tokens, at) and not _is_compound(tokens, at, at))
    ):
        return True
    phrase = how.wordings.prefix(tokens.words, at)
    row = phrase and phrase.amount
    return bool(row and row.kind is RowKind.VALUES and row.hard and row.hard.high)


def _doubtful(tokens: Tokens, at: int) -> str:
    """Return the word of a noun that may scale, bound, divide or negate the number before it; else nothing."""
    words = tokens.words
    if words[at] in _DOUBTFUL_FIRST or (words[at] in ("and", "or") and words[at + 1] in _DOUBTFUL_AFTER_AND):
        return words[at]
    for place in range(at, tokens.count):
        if words[place] in _DOUBTFUL and not tokens.is_glued(place):
            return words[place]
    return ""


def _is_compound(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a number is part of a word: "20-foot", "152mm", "F-16", "T72"; `first` has no word before it."""
    after = tokens.words[at + 1]
    if tokens.words[at].startswith("0"):
        return False
    word_at = at + 1 + (after == "-")
    if tokens.is_glued(at + 1) and tokens.is_word(word_at) and after not in SCALES:
        return True
    before = at - 1 - (tokens.words[at - 1] == "-")
    return at > first and tokens.is_glued(at) and before >= first and tokens.is_word(before)


def _is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return (
        len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES and tokens.words[at - 1] in _YEAR_LEADS
    )


LONGEST = 300
"""Characters of a figure; a longer text is a sentence."""
_MOST_PASSES = 16
_OPENERS = " \t\r\n\u00a0\"'([“”„‘’«»,;:"
_CLOSERS = _OPENERS + ".!?)]"
_NOUN_EDGES = _CLOSERS + "-–—"
_FEWER = ("fewer", "less")
_MORE = word_set("more additional further extra")
_TIMES = word_set("x × of")
_SPANS = word_set("range spectrum estimate estimates")
_BREAKS = ("to", "or", "than")
_DANGLING = STOPS | PAST | word_set("a an the every this so just only")
"""Words that end no noun."""


def parse(
    text: str, wordings: WordingTable = WORDINGS, locale: str = "en", *, year: int | None = None
) -> Figure:
    """Return the figure that a text words; raises FigureError where there is none, or more than one.

    `locale` says how digits are grouped ("de": 12.000), `year` resolves days without one.
    """
    return _parse(text, wordings, locale, year)


@lru_cache(maxsize=16_384)
def _parse(text: str, wordings: WordingTable, locale: str, year: int | None) -> Figure:
    if text.rstrip(_CLOSERS).endswith("?") or text.rstrip().endswith("?"):
        raise FigureError(f"{quoted(text)} asks", "write 'perhaps' before the number, or leave the sign out")
    if len(text) > LONGEST:
        raise FigureError(
            f"the figure is {len(text):,} characters long", "keep the number and what it counts"
        )
    how = Reading(in_language(wordings, locale), locale, year)
    periods: set[str] = set()
    left = text
    for _ in range(_MOST_PASSES):
        tokens = Tokens(left.lstrip(_OPENERS).rstrip(_CLOSERS))
        if not tokens.count:
            raise FigureError(
                "the figure is empty", "write a number and what it counts, such as 3,000 troops"
            )
        before = read_cut(tokens, 0) if tokens.words[0] not in ("a", "an") else None
        if before and before[0] < tokens.count:
            periods.add(before[1])
            left = tokens.slice(before[0], tokens.count)
            continue
        head = read_head(tokens, 0, how)
        if head is None:
            raise no_figure(text, wordings)
        simpler = _simpler(text, tokens, head, how, periods)
        if simpler is None:
            return _figure(text, tokens, head, how, periods)
        left = simpler
    raise FigureError(f"{quoted(text)} says too much for one figure", "keep the number and what it counts")


def _simpler(text: str, tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> str | None:
    """Return the text without one thing that does not belong to the noun; none where nothing is left to take.

    What is taken is a bound after the number, which moves to the front, or a period, which is added to
    `periods`, or words that say nothing more.
    """
    words, end, count = tokens.words, head.end, tokens.count
    if head.suffix:
        before, row = tokens.slice(0, head.amount_end), _row(head.suffix, head)
        return _joined(f"{row.words[0]} {before}" if row else before, tokens.slice(end, count))
    if head.unit.kind in CHANGING_KINDS and words[end] in NOUNS_OF_CHANGE:
        periods.add(NOUNS_OF_CHANGE[words[end]])
        return _joined(tokens.slice(0, end), tokens.slice(end + 1, count))
    if words[end] in _FEWER and words[end + 1] != "than" and head.core.stated:
        periods.add(DECREASE)
        return _joined(tokens.slice(0, end), tokens.slice(end + 1, count))
    if words[end] in _MORE and head.unit is not DAY:
        if words[end + 1] == "than":
            raise FigureError(f"{quoted(text)} compares two numbers", "write the number itself")
        periods.add(INCREMENT)
        return _joined(tokens.slice(0, end), tokens.slice(end + 1, count))
    for at in range(end, count):
        if cut := read_cut(tokens, at):
            periods.add(cut[1])
            return _joined(tokens.slice(0, at), tokens.slice(cut[0], count))
        if after := _belonging(tokens, at, head, how):
            noun = f"{tokens.slice(end, at)} {tokens.slice(after, count)}".strip()
            return f"{tokens.slice(0, end)} {tokens.slice(at, after)} {noun}"
        suffix = how.wordings.suffix(words, at)
        if suffix and at + len(suffix.tokens) == count and (row := _row(suffix, head)):
            return f"{row.words[0]} {tokens.slice(0, at)}"
    taken = _filler_end(tokens, head, how)
    if taken > end:
        return _joined(tokens.slice(0, end), tokens.slice(taken, count))
    if count > end and words[count - 1] in _BREAKS:
        raise FigureError(
            f"{quoted(text)} breaks off", "write the other number too, or leave the last word out"
        )
    if count > end and words[count - 1] in _DANGLING:
        return tokens.slice(0, count - 1)
    noun = tokens.slice(end, count)
    tidy = noun.strip(_NOUN_EDGES)
    return None if tidy == noun else _joined(tokens.slice(0, end), tidy)


def _belonging(tokens: Tokens, at: int, head: Head, how: Reading) -> int:
    """Return the token after what follows the noun and belongs to the number: "per 100,000", "(10-14)", "± 5"."""
    words = tokens.words
    if at == head.end or head.core.stated is None or head.core.stated[0] != head.core.stated[1]:
        return 0
    if head.unit is COUNT and (found := read_rate(tokens, at)):
        return found[1]
    if words[at] in ("in", "out") and head.core.stated[0] == 1 and head.unit is COUNT:
        share = read_share_of(tokens, 0, Number(Decimal(1), 1, at))  # "one child in three"
        return share.end if share else 0
    start = at + 1 + (words[at + 1] in RANGE_WORDS)
    if words[at] == "(" and begins_number(tokens, start):
        span = read_amount(tokens, start, how)
        is_span = span is not None and span.row.name == "a to b" and words[span.end] in (")", "")
        return min(span.end + 1, tokens.count) if span and is_span else 0
    spread = next((words for words in SPREADS if tokens.matches(at, words)), None)
    if spread and begins_number(tokens, at + len(spread)):
        number = read_number(tokens, at + len(spread))
        return number.end if number else 0
    return 0


def _row(phrase: Phrase, head: Head) -> Wording | None:
    return phrase.day if head.unit is DAY else phrase.amount


def _filler_end(tokens: Tokens, head: Head, how: Reading) -> int:
    """Return the token after words that stand between a number and its noun and say nothing."""
    words, end = tokens.words, head.end
    if words[end] in _TIMES:
        # "of" stays before digits: without it 3 of 500-kg bombs would be 3 500-kg bombs.
        # In "a third of voters" it is what tells a share from a place in an order.
        stays = words[end] == "of" and (words[end + 1][:1].isdigit() or head.unit == PERCENT)
        return end if stays else end + 1
    if head.row.kind is RowKind.SPAN and words[end] in _SPANS:
        return end + 1
    if words[end] == "(" and is_measured(head.unit):
        other = read_amount(tokens, end + 1, how)  # the same in other units: "30 km (19 miles)"
        same = other and other.unit and (other.unit.kind == head.unit.kind or other.unit.is_money)
        if other and same and words[other.end] in (")", ""):
            return other.end + (words[other.end] == ")")
    return end


def _joined(head: str, noun: str) -> str:
    """Return head and noun with a word between two numbers, so that 3 and 500-kg do not become 3 500."""
    return f"{head} of {noun}" if noun[:1].isdigit() else f"{head} {noun}"


def _figure(text: str, tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> Figure:
    start = head.end + (tokens.words[head.end] == "of")
    check_noun(text, tokens, start, head, how)
    unit = noun_unit(tokens, start, tokens.count) if head.unit is COUNT else head.unit
    return figure_of(text, head, unit, " ".join(tokens.slice(start, tokens.count).split()), periods)


_SHARES = PART_WORDS | word_set("all most majority minority percentage share part")
_COMPARISONS = word_set("twice double doubled triple tripled thrice times fold")
_SHORTEST = 4
"""Letters of a word that is worth a suggestion."""


def no_figure(text: str, wordings: WordingTable) -> FigureError:
    """Return the error for a text in which there is no figure."""
    what = f"{quoted(text)} has no number that can be read"
    words = [word for word in Tokens(text).words if word]
    if not _COMPARISONS.isdisjoint(words):
        return FigureError(f"{quoted(text)} compares two numbers", "write the number itself")
    if not _SHARES.isdisjoint(words):
        return FigureError(f"{quoted(text)} is a share", "write it in percent")
    if not WEEKDAYS.isdisjoint(words):
        return FigureError(f"{quoted(text)} names no day of a year", "write it as 27 October 2024")
    if near := _nearest(words, wordings):
        return FigureError(what, f"did you mean {near!r}?")
    return FigureError(what, "write one, such as 3,000 or dozens")


def _nearest(words: list[str], wordings: WordingTable) -> str:
    known = {word for row in wordings for phrase in row.words for word in phrase.split()}
    known |= NUMBER_WORDS | SCALES.keys() | MONTHS.keys() | {"between"}
    long = sorted(word for word in known if len(word) >= _SHORTEST)
    for word in words:
        unknown = len(word) >= _SHORTEST and word not in known and word not in counted()
        if unknown and (near := get_close_matches(word, long, 1, 0.75)):
            return near[0]
    return ""
