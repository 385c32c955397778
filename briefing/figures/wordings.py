"""The wording table: which words give which ranges, and what a row makes of a number.

This is the one place to change them. The floors 10, 12 and 100 are ACLED's coding rules; UCDP's
best/low/high and Iraq Body Count's min/max are the same idea for whole events. The percentages are
choices, which a brief may override.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.locales import language_of
from briefing.figures.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class RowKind(Enum):
    """What the numbers of a row are."""

    TIMES = "multiples of the stated number x"
    SPAN = "shares of the way from a to b"
    VALUES = "values"
    GIVEN = "as given with the number x"
    DAYS = "days from the stated day x"


class Wording(NamedTuple):
    """A row of the wording table."""

    name: str
    words: tuple[str, ...]
    """What triggers the row; the first is its canonical wording. An "x" stands for the number where
    the words follow it ("x or more")."""
    hard: Range | None
    typical: Range | None
    kind: RowKind = RowKind.TIMES
    rounds: bool = False
    """Whether the ranges are at least x ± r, r being how coarsely the number is written."""

    @property
    def lead(self) -> str:
        """The canonical words before a number; empty where there are none, or where the words are the number."""
        vague = self.kind in (RowKind.VALUES, RowKind.GIVEN) or self.is_of_tens
        return "" if vague or not self.words else self.words[0]

    @property
    def is_of_tens(self) -> bool:
        """Whether the row reads "20s" or "low thousands", where the words are the number."""
        return self.name in ("all tens", "low tens", "mid-tens", "high tens")

    @property
    def is_floor(self) -> bool:
        """Whether the row bounds its number from below and leaves it open above."""
        return self.hard is not None and self.kind in (RowKind.TIMES, RowKind.DAYS) and self.hard.high == inf

    @property
    def is_bound(self) -> bool:
        """Whether the row says where the number ends and not where it is."""
        if self.hard is None or self.kind not in (RowKind.TIMES, RowKind.DAYS):
            return False
        return self.is_floor or self.hard.low == (-inf if self.kind is RowKind.DAYS else 0)


class Phrase(NamedTuple):
    """The words of a row as tokens, with the row they mean for amounts and the one for days."""

    tokens: tuple[str, ...]
    amount: Wording | None
    day: Wording | None


class WordingTable:
    """All rows; immutable and equal to a table of the same rows, so that figures read by it can be cached."""

    def __init__(self, rows: Iterable[Wording]) -> None:
        self._rows = tuple(rows)
        self._hash = hash(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordingTable) and self._rows == other._rows

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[WordingTable], tuple[tuple[Wording, ...]]]:
        """Be kept as rows: hashes hold in one process only, and what was found by words is soon found again."""
        return WordingTable, (self._rows,)

    def __iter__(self) -> Iterator[Wording]:
        return iter(self._rows)

    def __getitem__(self, name: str) -> Wording:
        """Return the row of that name; KeyError if there is none."""
        return self._by_name[name]

    def find(self, words: str) -> Wording | None:
        """Return the row that the words name or trigger, an amount's row before a day's."""
        return self._by_words.get(" ".join(words.lower().split()))

    def prefix(self, tokens: list[str], at: int) -> Phrase | None:
        """Return the longest phrase that begins at a token and stands before its number."""
        return _longest(self._prefixes, tokens, at)

    def suffix(self, tokens: list[str], at: int) -> Phrase | None:
        """Return the longest phrase that begins at a token and stands after its number."""
        return _longest(self._suffixes, tokens, at)

    @cached_property
    def _by_name(self) -> dict[str, Wording]:
        return {row.name: row for row in self._rows}

    @cached_property
    def _by_words(self) -> dict[str, Wording]:
        found: dict[str, Wording] = {}
        for row in self._rows:
            for words in (row.name, *row.words):
                found.setdefault(words, row)
                found.setdefault(words.removeprefix("x "), row)
        return found

    @cached_property
    def _prefixes(self) -> dict[str, tuple[Phrase, ...]]:
        return _phrases(self._rows, after=False)

    @cached_property
    def _suffixes(self) -> dict[str, tuple[Phrase, ...]]:
        return _phrases(self._rows, after=True)


@cache
def in_language(table: WordingTable, locale: str) -> WordingTable:
    """Return a table whose rows are triggered by the hedges of a language too."""
    hedges = language_of(locale).hedges
    if not hedges:
        return table
    return WordingTable(row._replace(words=row.words + _words(hedges.get(row.name, ""))) for row in table)


def _phrases(rows: tuple[Wording, ...], after: bool) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first token, longest first."""
    found: dict[tuple[str, ...], Phrase] = {}
    for row in rows:
        for words in () if row.kind is RowKind.GIVEN or row.is_of_tens else row.words:
            # A text is read without its last bracket.
            tokens = tuple(words.removeprefix("x ").removesuffix(" )").split())
            if words.startswith("x ") is after:
                known = found.get(tokens, Phrase(tokens, None, None))
                is_day = row.kind is RowKind.DAYS
                found[tokens] = known._replace(day=row) if is_day else known._replace(amount=row)
    heads: dict[str, list[Phrase]] = {}
    for tokens in sorted(found, key=len, reverse=True):
        heads.setdefault(tokens[0], []).append(found[tokens])
    return {head: tuple(phrases) for head, phrases in heads.items()}


def _longest(phrases: dict[str, tuple[Phrase, ...]], tokens: list[str], at: int) -> Phrase | None:
    for phrase in phrases.get(tokens[at], ()):
        size = len(phrase.tokens)
        if size == 1 or tuple(tokens[at : at + size]) == phrase.tokens:
            return phrase
    return None


Ends = tuple[Decimal, Decimal]
_NO_ROUNDING = Decimal(0)


class Core(NamedTuple):
    """The heart of a figure, to which a row of the table is applied."""

    stated: Ends | None
    """The number twice, or the two of a span; none for a vague word."""
    rounding: Decimal = _NO_ROUNDING
    """r(x), how coarsely the number is written."""
    hard: Ends | None = None
    """The hard range of a vague word or of a span of such words."""
    typical: Ends | None = None

    @property
    def hard_ends(self) -> Ends | None:
        """What a row's hard range starts from: the number, else the range of a vague word."""
        return self.stated or self.hard

    @property
    def typical_ends(self) -> Ends | None:
        """What a row's typical range starts from."""
        return self.stated or self.typical


def ranges(row: Wording, core: Core) -> tuple[Range | None, Range | None]:
    """Return the hard and the typical range that a row makes of a core; none where it bounds nothing.

    Each end of a span or of a vague word moves by itself.
    """
    hard, typical = core.hard_ends, core.typical_ends
    if row.kind in (RowKind.VALUES, RowKind.GIVEN) or not (row.hard and row.typical and hard and typical):
        return (_floats(core.hard), _floats(core.typical))
    apply = {RowKind.TIMES: _multiples, RowKind.SPAN: _part_of_span, RowKind.DAYS: _from_day}[row.kind]
    rounding = core.rounding if row.rounds else _NO_ROUNDING
    return (apply(row.hard, *hard, rounding), apply(row.typical, *typical, rounding))


def ends(span: Range | None) -> Ends | None:
    """Return the two ends of a range of the table, exactly as written there."""
    return (_exact(span.low), _exact(span.high)) if span else None


def _floats(span: Ends | None) -> Range | None:
    return Range(float(span[0]), float(span[1])) if span else None


def _multiples(times: Range, low: Decimal, high: Decimal, rounding: Decimal) -> Range:
    """Return the multiples of a number; below zero they lie as far from it as those of its opposite."""
    bottom = low + abs(low) * (_exact(times.low) - 1)
    if low < 0 and not times.low:
        bottom = Decimal(-inf)
    top = high + abs(high) * (_exact(times.high) - 1) if times.high != inf else Decimal(inf)
    if rounding:
        bottom, top = min(bottom, low - rounding), max(top, high + rounding)
    return Range(float(bottom), float(top), times.low_open, times.high_open)


def _part_of_span(share: Range, low: Decimal, high: Decimal, _rounding: Decimal) -> Range:
    width = float(high - low)
    top = float(high) if share.high == 1 else float(low) + width * share.high
    return Range(float(low) + width * share.low, top, share.low_open, share.high_open)


def _from_day(offset: Range, low: Decimal, high: Decimal, _rounding: Decimal) -> Range:
    return offset._replace(low=float(low) + offset.low, high=float(high) + offset.high)


@cache
def _exact(value: float) -> Decimal:
    """Return a number of the table as written there, so that 1.15 times 3,000 is 3,450."""
    return Decimal(repr(value))


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in text.split("|") if words)


def _times(name: str, words: str, hard: Range, typical: Range, rounds: bool = False) -> Wording:
    """Return a row whose ranges are multiples of the stated number x."""
    return Wording(name, _words(words) if words else (), hard, typical, rounds=rounds)


def _span(name: str, words: str, hard: Range, typical: Range) -> Wording:
    """Return a row whose ranges are shares of the way from a to b."""
    return Wording(name, _words(words) if words else (), hard, typical, RowKind.SPAN)


def _days(name: str, words: str, hard: Range, typical: Range) -> Wording:
    """Return a row whose ranges are days from the stated day x."""
    return Wording(name, _words(words), hard, typical, RowKind.DAYS)


def _vague(words: str, hard: Range, typical: Range) -> Wording:
    """Return a row with ranges of its own, named by its first words."""
    name, *_ = found = _words(words)
    return Wording(name.replace(" - ", "-"), found, hard, typical, RowKind.VALUES)


_QUALIFIERS = (
    _times("exactly", "exactly | precisely | confirmed | a confirmed | counted", Range(1, 1), Range(1, 1)),
    _times("plain", "", Range(1, 1), Range(1, 1), rounds=True),
    _times(
        "about",
        """about | around | some | roughly | approximately | approx | ~ | ≈ | c | ca | circa | est
        | an estimated | estimated | estimated at | an approximate | perhaps | maybe | possibly | probably
        | a possible | more like | in the region of | in the order of | on the order of | of the order of
        | in the neighbourhood of | in the neighborhood of | in the vicinity of | somewhere around
        | somewhere near | something like | x or so | x or thereabouts | x give or take | x approximately
        | x approx | x est | x estimated | x ( est ) | x ( estimated ) | x ( estimate ) | x - ish | x ish""",
        Range(0.75, 1.25),
        Range(0.9, 1.1),
        rounds=True,
    ),
    _times(
        "something over",
        "something over | somewhat over | x - odd | x odd",
        Range(0.9, 1.5),
        Range(1, 1.25),
    ),
    _times(
        "nearly",
        """nearly | almost | close to | close on | just under | just below | just short of | just less than
        | just fewer than | approaching | nearing | not quite | slightly under | slightly below
        | slightly less than | slightly fewer than | a little under | a little less than
        | a little fewer than | just shy of | shy of | not far short of | not far off | a shade under
        | a touch under | a bit under | a bit less than | nigh on | bordering on""",
        Range(0.85, 1),
        Range(0.9, 1),
    ),
    _times(
        "just over",
        """just over | just above | just more than | slightly over | slightly above | slightly more than
        | a little over | a little more than | a shade over | a touch over | a bit over | a bit more than
        | a fraction over""",
        Range(1, 1.15),
        Range(1, 1.1),
    ),
    _times(
        "at least",
        """at least | at the very least | no fewer than | no less than | not fewer than | not less than | a minimum of
        | minimum of | minimum | min | as few as | as little as | as low as | no lower than | not lower than | easily
        | a good | ≥ | > = | x or more | x and more | x or higher | x or over | x or above | x or greater
        | x or upwards | x and over | x and above | x and up | x upwards | x upward | x and upwards | x at least | x at the very least
        | x at a minimum | x minimum | x and counting | x and rising | x and climbing | x and growing
        | x and still counting | x and still rising | x and still climbing | x and still growing | x if not more
        | x perhaps more | x maybe more | x possibly more | x probably more | x likely more | x or even more
        | x or perhaps more | x or maybe more | x or possibly more | x and perhaps more | x and maybe more
        | x and possibly more | x and probably more | x but probably more | x but possibly more | x but likely more""",
        Range(1, inf),
        Range(1, 1.25),
    ),
    _times(
        "more than",
        """more than | over | upwards of | upward of | above | in excess of | exceeding | greater than
        | higher than | larger than | bigger than | north of | beyond | > | tops | topped | topping
        | surpasses | surpassed | surpassing | exceeds | exceeded | passes | passed | passing | crosses | crossed
        | crossing | x + | x plus | x - plus""",
        Range(1, inf, low_open=True),
        Range(1, 1.25),
    ),
    _times(
        "well over",
        """well over | well above | well past | well in excess of | well more than | far more than | far above
        | many more than | much more than | significantly more than | considerably more than
        | substantially more than""",
        Range(1.1, inf),
        Range(1.1, 1.5),
    ),
    _times(
        "up to", "up to | anything up to | as many as | as much as | as high as", Range(0, 1), Range(0.5, 1)
    ),
    _times(
        "at most",
        """at most | no more than | not more than | no greater than | at the most | a maximum of
        | maximum of | maximum | max | ≤ | < = | no higher than | not higher than | at the very most
        | x at most | x at the most | x at the very most | x maximum | x max | x tops | x or fewer | x or less
        | x or lower | x or under | x or below | x and under | x and below""",
        Range(0, 1),
        Range(0.75, 1),
    ),
    _times(
        "fewer than",
        "fewer than | less than | lower than | smaller than | under | below | < | well under | well below | short of",
        Range(0, 1, high_open=True),
        Range(0.75, 1),
    ),
    _span("a to b", "", Range(0, 1), Range(0, 1)),
    _span(
        "low end of",
        """low end of | lower end of | bottom end of | low end of a range of | lower end of a range of
        | low end of the range of | lower end of the range of""",
        Range(0, 1),
        Range(0, 1 / 3),
    ),
    _span(
        "high end of",
        """high end of | higher end of | upper end of | top end of | high end of a range of
        | upper end of a range of | high end of the range of | upper end of the range of""",
        Range(0, 1),
        Range(2 / 3, 1),
    ),
)

_TENS = (
    _span("all tens", "xs", Range(0, 1), Range(0, 1)),
    _span("low tens", "low xs | early xs | low hundreds", Range(0, 0.5), Range(0, 0.4)),
    _span("mid-tens", "mid - xs | mid - hundreds", Range(0.2, 0.8), Range(0.3, 0.7)),
    _span("high tens", "high xs | late xs | upper xs | high hundreds", Range(0.5, 1), Range(0.6, 1)),
)
"""Rows such as "mid-20s" and "low thousands", of the numbers that begin alike: 20 to 29, 1,000 to 9,999."""

_GIVEN = (
    Wording(
        "as given",
        _words("x ± d | x + / - d | x plus or minus d | x give or take d | x ( a - b )"),
        Range(0, inf),
        Range(0, inf),
        RowKind.GIVEN,
    ),
    Wording(
        "n digits",
        _words("single digits | double digits | triple digits | n digits | n figures | n - figure"),
        Range(0, inf),
        Range(0, inf),
        RowKind.GIVEN,
    ),
)
"""Rows whose range stands in the wording."""

_NONE = _vague(
    "none | zero | no | nil | nobody | no one | not one | not a single | not any", Range(0, 0), Range(0, 0)
)

_BOUNDLESS = Wording(
    "many",
    _words(
        """many | heavy | few | numerous | countless | multiple | untold | unknown | significant
        | considerable | substantial | a number of | a large number of | large numbers of | a lot of
        | lots of | a great many | a good many | unknown number of | an unknown number
        | an unknown number of | an unspecified number of | an undisclosed number of
        | an unclear number of"""
    ),
    None,
    None,
    RowKind.VALUES,
)

_SMALL = (
    _vague("a couple | a couple of | couple of", Range(2, 3), Range(2, 2)),
    _vague("a pair | a pair of | pair of", Range(2, 2), Range(2, 2)),
    _vague("a few | a handful | a handful of | handful of", Range(2, 9), Range(3, 6)),
    _vague("several", Range(2, 12), Range(3, 9)),
    _vague("a dozen", Range(11, 13), Range(12, 12)),
    _vague("tens | tens of", Range(10, 199), Range(20, 99)),
    _vague("dozens | dozens of | many dozens | dozens and dozens", Range(12, 199), Range(24, 99)),
    _vague("scores | scores of", Range(20, 199), Range(40, 99)),
    _vague("teens | the teens | in the teens", Range(13, 19), Range(13, 19)),
    _vague("low teens | in the low teens | early teens", Range(13, 15), Range(13, 15)),
    _vague("mid - teens | in the mid - teens", Range(14, 17), Range(15, 16)),
    _vague("high teens | in the high teens | late teens", Range(16, 19), Range(17, 19)),
)


def _parts(word: str, size: int) -> Iterator[Wording]:
    """Yield "a couple thousand", "a few thousand" and "several thousand"."""
    least = size - 1
    for words, hard, typical in (
        ("a couple {0} | a couple of {0} | couple of {0} | couple {0}", (2, 3), (2, 3)),
        ("a few {0} | few {0} | some few {0}", (2, 6), (2, 6)),
        ("several {0}", (2, 11), (3, 9)),
    ):
        every = f"{words.format(word)} | {words.format(word + 's')}"
        low, high = hard[0] * size, hard[1] * size + least
        yield _vague(every, Range(low, high), Range(typical[0] * size, typical[1] * size))


def _plurals(word: str, size: int) -> Iterator[Wording]:
    """Yield "thousands", and from there on "tens of thousands" and "hundreds of thousands"."""
    for name, times in ((f"{word}s", 1), (f"tens of {word}s", 10), (f"hundreds of {word}s", 100)):
        if times == 1 or size >= 1000:
            low = times * size
            more = f"{word}s and {name} | {word}s upon {name} | multiple {name}"
            if times == 10:
                more = f"several {name} | a few {name} | dozens of {word}s"
            elif times == 100:
                more = f"several {name} | a few {name}"
            hard, typical = Range(low, 20 * low - 1), Range(2 * low, 10 * low - 1)
            yield _vague(f"{name} | many {name} | {more}", hard, typical)


def _large() -> Iterator[Wording]:
    yield from _parts("dozen", 12)
    for word, size in (
        ("hundred", 10**2),
        ("thousand", 10**3),
        ("million", 10**6),
        ("billion", 10**9),
        ("trillion", 10**12),
    ):
        yield from _parts(word, size)
        yield from _plurals(word, size)
        if word in ("thousand", "million"):
            yield from _parts(f"hundred {word}", 100 * size)


# Days are open as the words say; the week and the few days around are choices.
_DATES = (
    _days(
        "as early as",
        """as early as | from | since | starting | starting on | beginning | beginning on
        | no earlier than | not earlier than | not before | x or later | x at the earliest | x onwards
        | x onward""",
        Range(0, inf),
        Range(0, 7),
    ),
    _days("after", "after", Range(0, inf, low_open=True), Range(1, 7)),
    _days(
        "by",
        "by | no later than | not later than | until | as late as | x or earlier | x at the latest",
        Range(-inf, 0),
        Range(-7, 0),
    ),
    _days("before", "before", Range(-inf, 0, high_open=True), Range(-7, -1)),
    _days(
        "around the day",
        "around | about | on or around | on or about | circa | c | ca | ~ | approximately | roughly",
        Range(-3, 3),
        Range(-1, 1),
    ),
)

WORDINGS = WordingTable((*_QUALIFIERS, *_TENS, *_GIVEN, _NONE, _BOUNDLESS, *_SMALL, *_large(), *_DATES))
