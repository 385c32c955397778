"""The wording table: which ranges a wording gives (verdicts: two ranges for every wording).

This is the one place for words, floors and percentages. The floors 10, 12 and 100 are ACLED's coding
rules; the percentages are choices, which a brief may override.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.figure import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Basis(Enum):
    """What the numbers of a row are."""

    TIMES = "multiples of the stated number x"
    SPAN = "shares of the way from a to b"
    VALUES = "values"
    DAYS = "days from the stated day x"


class Wording(NamedTuple):
    """A row of the wording table."""

    name: str
    words: tuple[str, ...]
    """What triggers the row; an "x" stands for the number where the words follow it ("x or more")."""
    hard: Range | None
    typical: Range | None
    basis: Basis = Basis.TIMES
    rounds: bool = False
    """Whether the ranges are at least x ± r, r being how coarsely the number is written."""

    @property
    def is_floor(self) -> bool:
        """Whether the row bounds its number from below and leaves it open above."""
        return self.hard is not None and self.basis in (Basis.TIMES, Basis.DAYS) and self.hard.high == inf

    @property
    def is_bound(self) -> bool:
        """Whether the row says where the number ends and not where it is."""
        if self.hard is None or self.basis not in (Basis.TIMES, Basis.DAYS):
            return False
        return self.is_floor or self.hard.low == (-inf if self.basis is Basis.DAYS else 0)


class RowText(NamedTuple):
    """A row of the wording table in words, for help and README."""

    name: str
    words: str
    hard: str
    typical: str


class WordingError(ValueError):
    """An override that the wording table cannot take; `entry` names it, `todo` says the way out."""

    def __init__(self, entry: str, what: str, todo: str) -> None:
        super().__init__(f"wording.{entry}: {what}; {todo}")
        self.entry = entry
        self.what = what
        self.todo = todo


class Phrase(NamedTuple):
    """The words of a row as tokens, with the row they mean for amounts and the one for days."""

    tokens: tuple[str, ...]
    amount: Wording | None
    day: Wording | None


@dataclass(frozen=True)
class WordingTable:
    """All rows; immutable, so that figures read by it can be cached."""

    all: tuple[Wording, ...]

    def __hash__(self) -> int:
        return self._hash

    def __iter__(self) -> Iterator[Wording]:
        return iter(self.all)

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

    def with_overrides(self, overrides: Mapping[str, object]) -> WordingTable:
        """Return the table with other numbers in some rows; raises WordingError.

        `{"about": {"hard": [0.7, 1.3], "typical": [0.9, 1.1]}}`: either range may be left out, an end
        of null or inf is open.
        """
        if not overrides:
            return self
        from briefing.figures.override import overridden

        return WordingTable(overridden(self, overrides))

    def rows(self) -> tuple[RowText, ...]:
        """Return every row in words."""
        from briefing.figures.override import row_text

        return tuple(row_text(row) for row in self.all)

    @cached_property
    def _hash(self) -> int:
        return hash(self.all)

    @cached_property
    def _by_name(self) -> dict[str, Wording]:
        return {row.name: row for row in self.all}

    @cached_property
    def _by_words(self) -> dict[str, Wording]:
        found: dict[str, Wording] = {}
        for row in self.all:
            for words in (row.name, *row.words):
                found.setdefault(words, row)
                found.setdefault(words.removeprefix("x").strip(), row)
        return found

    @cached_property
    def _prefixes(self) -> dict[str, tuple[Phrase, ...]]:
        return _phrases(self.all, after=False)

    @cached_property
    def _suffixes(self) -> dict[str, tuple[Phrase, ...]]:
        return _phrases(self.all, after=True)


def _phrases(rows: tuple[Wording, ...], after: bool) -> dict[str, tuple[Phrase, ...]]:
    found: dict[tuple[str, ...], Phrase] = {}
    for row in rows:
        for words in row.words:
            first, *rest = words.split()
            if (first == "x") != after:
                continue
            tokens = tuple(rest) if after else (first, *rest)
            known = found.get(tokens, Phrase(tokens, None, None))
            found[tokens] = known._replace(day=row) if row.basis is Basis.DAYS else known._replace(amount=row)
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


def _values(name: str, hard: tuple[float, float], typical: tuple[float, float], *words: str) -> Wording:
    return Wording(name, (name, *words), Range(*hard), Range(*typical), Basis.VALUES)


def _multiples(word: str, size: int) -> Iterator[Wording]:
    """Yield the rows that follow one pattern for hundred, thousand, million and so on."""
    for name, low, high, likely_low, likely_high, others in (
        ("a couple", 2, 4, 2, 3, ("a couple of", "couple of")),
        ("a few", 2, 7, 2, 6, ("few",)),
        ("several", 2, 12, 3, 9, ()),
    ):
        words = tuple(f"{other} {word}" for other in others)
        typical = (likely_low * size, likely_high * size)
        yield _values(f"{name} {word}", (low * size, high * size - 1), typical, *words)


def _plurals(word: str, size: int) -> Iterator[Wording]:
    hundreds = (("tens of ", 10), ("hundreds of ", 100)) if size >= 1000 else ()
    for prefix, times in (("", 1), *hundreds):
        low = times * size
        name = f"{prefix}{word}s"
        yield _values(name, (low, 20 * low - 1), (2 * low, 10 * low - 1), f"many {name}")


def _rows() -> Iterator[Wording]:
    yield Wording(
        "exactly",
        ("exactly", "precisely", "confirmed", "a confirmed", "counted"),
        Range(1, 1),
        Range(1, 1),
    )
    yield Wording("plain", (), Range(1, 1), Range(1, 1), rounds=True)
    yield Wording(
        "about",
        (
            *("about", "around", "some", "roughly", "approximately", "approx", "~", "≈", "c", "ca", "circa"),
            *("an estimated", "estimated", "estimated at", "perhaps", "maybe", "possibly", "probably"),
            *(
                "in the region of",
                "in the order of",
                "on the order of",
                "of the order of",
                "somewhere around",
            ),
            *(
                "something like",
                "x or so",
                "x or thereabouts",
                "x give or take",
                "x approximately",
                "x approx",
            ),
        ),
        Range(0.75, 1.25),
        Range(0.9, 1.1),
        rounds=True,
    )
    yield Wording(
        "nearly",
        (
            *("nearly", "almost", "close to", "just under", "just below", "just short of", "approaching"),
            *("nearing", "not quite", "slightly under", "slightly below", "slightly fewer than"),
            *("slightly less than", "a little under", "a little less than", "a little fewer than"),
            *("just less than", "just fewer than"),
        ),
        Range(0.85, 1),
        Range(0.9, 1),
    )
    yield Wording(
        "just over",
        (
            *("just over", "just above", "just more than", "slightly over", "slightly above"),
            *("slightly more than", "a little over", "a little more than"),
        ),
        Range(1, 1.15),
        Range(1, 1.1),
    )
    yield Wording(
        "at least",
        (
            *("at least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of"),
            *(
                "minimum of",
                "as few as",
                "≥",
                "> =",
                "x or more",
                "x and more",
                "x at least",
                "x at a minimum",
            ),
            *("x minimum", "x and counting", "x or higher"),
        ),
        Range(1, inf),
        Range(1, 1.25),
    )
    yield Wording(
        "more than",
        (
            *("more than", "over", "upwards of", "upward of", "above", "in excess of", "exceeding"),
            *("greater than", "north of", "beyond", ">", "x +", "x plus", "x - plus"),
        ),
        Range(1, inf, low_open=True),
        Range(1, 1.25),
    )
    yield Wording(
        "well over",
        (
            *("well over", "well above", "well in excess of", "well more than", "far more than"),
            *("many more than", "much more than", "far above", "significantly more than"),
            *("considerably more than", "substantially more than"),
        ),
        Range(1.1, inf),
        Range(1.1, 1.5),
    )
    yield Wording("up to", ("up to", "as many as", "as much as", "as high as"), Range(0, 1), Range(0.5, 1))
    yield Wording(
        "at most",
        (
            *("at most", "no more than", "not more than", "at the most", "a maximum of", "maximum of"),
            *("no greater than", "≤", "< =", "x at most", "x at the most", "x maximum", "x or fewer"),
            *("x or less", "x or lower"),
        ),
        Range(0, 1),
        Range(0.75, 1),
    )
    yield Wording(
        "fewer than",
        ("fewer than", "less than", "under", "below", "<", "well under", "well below", "short of"),
        Range(0, 1, high_open=True),
        Range(0.75, 1),
    )
    yield Wording("a to b", (), Range(0, 1), Range(0, 1), Basis.SPAN)
    yield Wording(
        "low end of",
        ("low end of", "lower end of", "bottom end of", "at the low end of", "at the lower end of"),
        Range(0, 1),
        Range(0, 1 / 3),
        Basis.SPAN,
    )
    yield Wording(
        "high end of",
        ("high end of", "upper end of", "higher end of", "top end of", "at the high end of"),
        Range(0, 1),
        Range(2 / 3, 1),
        Basis.SPAN,
    )
    yield _values("none", (0, 0), (0, 0), "zero", "no", "nil", "not one", "not a single", "not any")
    yield Wording(
        "many",
        (
            *("many", "heavy", "an unknown number of", "unknown number of", "an unknown number"),
            *("an unspecified number of", "an undisclosed number of", "an unclear number of", "a number of"),
            *("a large number of", "large numbers of", "numerous", "countless", "a lot of"),
            *("lots of", "a great many", "a good many", "untold", "unknown"),
        ),
        None,
        None,
        Basis.VALUES,
    )
    yield _values("a couple", (2, 3), (2, 2), "a couple of", "couple of")
    yield _values("a few", (2, 9), (3, 6), "few", "a handful", "a handful of", "handful of")
    yield _values("several", (2, 12), (3, 9))
    yield _values("a dozen", (11, 13), (12, 12))
    yield _values("tens", (10, 199), (20, 99), "tens of")
    yield _values("dozens", (12, 199), (24, 99), "dozens of", "many dozens")
    yield _values("scores", (20, 199), (40, 99), "scores of")
    yield from _multiples("dozen", 12)
    for word, size in (
        ("hundred", 100),
        ("thousand", 1000),
        ("million", 10**6),
        ("billion", 10**9),
        ("trillion", 10**12),
    ):
        yield from _multiples(word, size)
        yield from _plurals(word, size)
    yield Wording(
        "as early as",
        (
            *("as early as", "from", "since", "starting", "starting on", "beginning", "beginning on"),
            *("no earlier than", "not before", "not earlier than", "x or later", "x at the earliest"),
            *("x onwards", "x onward"),
        ),
        Range(0, inf),
        Range(0, 7),
        Basis.DAYS,
    )
    yield Wording("after", ("after",), Range(0, inf, low_open=True), Range(1, 7), Basis.DAYS)
    yield Wording(
        "by",
        (
            *("by", "no later than", "not later than", "until", "as late as", "x or earlier"),
            *("x at the latest",),
        ),
        Range(-inf, 0),
        Range(-7, 0),
        Basis.DAYS,
    )
    yield Wording("before", ("before",), Range(-inf, 0, high_open=True), Range(-7, -1), Basis.DAYS)
    yield Wording(
        "around the day",
        (
            "around",
            "about",
            "on or around",
            "on or about",
            "circa",
            "c",
            "ca",
            "~",
            "approximately",
            "roughly",
        ),
        Range(-3, 3),
        Range(-1, 1),
        Basis.DAYS,
    )


WORDINGS = WordingTable(tuple(_rows()))
