"""What a wording table is: rows, and how they are found by their words."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.figures.figure import Range
    from briefing.figures.override import RowText


class Basis(Enum):
    """What the numbers of a row are."""

    TIMES = "multiples of the stated number x"
    SPAN = "shares of the way from a to b"
    VALUES = "values"
    DAYS = "days from the stated day x"


class Wording(Record):
    """A row of the wording table."""

    name: str
    words: tuple[str, ...]
    """What triggers the row; the first is its canonical wording. An "x" stands for the number where
    the words follow it ("x or more")."""
    hard: Range | None
    typical: Range | None
    basis: Basis = Basis.TIMES
    rounds: bool = False
    """Whether the ranges are at least x ± r, r being how coarsely the number is written."""

    @property
    def lead(self) -> str:
        """The canonical words before a number; empty where there are none, or where the words are the number."""
        return self.words[0] if self.words and self.basis is not Basis.VALUES else ""

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


class WordingError(ValueError):
    """An override that the wording table cannot take; `entry` names it, `todo` says the way out."""

    def __init__(self, entry: str, what: str, todo: str) -> None:
        super().__init__(f"wording.{entry}: {what}; {todo}")
        self.entry = entry
        self.what = what
        self.todo = todo


class Phrase(Record):
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

        return tuple(row_text(row) for row in self._rows)

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


def _phrases(rows: tuple[Wording, ...], after: bool) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first token, longest first."""
    found: dict[tuple[str, ...], Phrase] = {}
    for row in rows:
        for words in row.words:
            tokens = tuple(words.removeprefix("x ").split())
            if words.startswith("x ") is after:
                known = found.get(tokens, Phrase(tokens, None, None))
                is_day = row.basis is Basis.DAYS
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
