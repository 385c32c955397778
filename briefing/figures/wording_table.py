"""What a wording table is: rows, how they are found by their words, and how a brief overrides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property
from math import inf, isnan
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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

    def with_overrides(self, overrides: Mapping[str, object]) -> WordingTable:
        """Return the table with other numbers in some rows; raises WordingError.

        `{"about": {"hard": [0.7, 1.3], "typical": [0.9, 1.1]}}`: either range may be left out, an end
        of null or inf is open.
        """
        if not overrides:
            return self

        return WordingTable(overridden(self, overrides))

    def rows(self) -> tuple[RowText, ...]:
        """Return every row in words."""
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


_EXAMPLE = "write it as about: {hard: [0.75, 1.25], typical: [0.9, 1.1]}"
_OPEN = {"", "~", "null", "inf", ".inf", "+inf", "∞", "open", "none"}


class RowText(NamedTuple):
    """A row of the wording table in words, for help and README."""

    name: str
    words: str
    hard: str
    typical: str


def overridden(table: WordingTable, overrides: Mapping[str, object]) -> tuple[Wording, ...]:
    """Return the table's rows with the given numbers; raises WordingError."""
    changed: dict[str, Wording] = {}
    for entry, value in overrides.items():
        row = table.find(str(entry))
        if row is None:
            raise WordingError(str(entry), "there is no such wording", _suggestion(table, str(entry)))
        if row.name in changed:
            raise WordingError(str(entry), f"{row.name!r} is given twice", "keep one of the two")
        changed[row.name] = _changed(row, str(entry), value)
    return tuple(changed.get(row.name, row) for row in table)


def _suggestion(table: WordingTable, entry: str) -> str:
    from difflib import get_close_matches

    names: dict[str, str] = {}
    for row in table:
        for words in (row.name, *row.words):
            names.setdefault(words, row.name)
    near = get_close_matches(entry.lower(), names, n=1)
    return (
        f"did you mean {names[near[0]]!r}?" if near else "the names are: " + ", ".join(r.name for r in table)
    )


def _changed(row: Wording, entry: str, value: object) -> Wording:
    if not isinstance(value, Mapping) or not value:
        raise WordingError(entry, "it needs a hard and a typical range", _EXAMPLE)
    for key in value:
        if key not in ("hard", "typical"):
            raise WordingError(f"{entry}.{key}", "a wording has only hard and typical", _EXAMPLE)
    hard = _range(row, row.hard, f"{entry}.hard", value["hard"]) if "hard" in value else row.hard
    typical = (
        _range(row, row.typical, f"{entry}.typical", value["typical"]) if "typical" in value else row.typical
    )
    if hard is None or typical is None:
        missing = "hard" if hard is None else "typical"
        raise WordingError(entry, f"{row.name!r} has no {missing} range of its own", "give both ranges")
    if typical.low < hard.low or typical.high > hard.high:
        raise WordingError(
            entry, "the typical range lies outside the hard one", "widen hard or narrow typical"
        )
    return row._replace(hard=hard, typical=typical)


def _range(row: Wording, known: Range | None, entry: str, value: object) -> Range:
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) != 2:
        raise WordingError(entry, "a range is a list of two numbers", "write [low, high]; high may be null")
    low, high = (_number(entry, end) for end in value)
    days = row.basis is Basis.DAYS
    low = (-inf if days else 0.0) if low is None else low
    high = inf if high is None else high
    if low > high:
        raise WordingError(entry, f"it runs backwards from {low:g} to {high:g}", "put the lower number first")
    if low < 0 and not days:
        raise WordingError(entry, f"{low:g} is below zero", "start at 0")
    if low == inf or high == -inf:
        raise WordingError(entry, "it holds no number", "give it a finite end")
    if row.basis is Basis.SPAN and high > 1:
        raise WordingError(entry, "its numbers are shares of the span", "stay between 0 and 1")
    if known is None:
        return Range(low, high)
    return known._replace(low=low, high=high)


def _number(entry: str, value: object) -> float | None:
    """Return an end of a range; none where it is open."""
    if value is None or (isinstance(value, str) and value.strip().lower() in _OPEN):
        return None
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            number = float(value)
        except (ValueError, OverflowError):
            number = float("nan")
        if not isnan(number):
            return number if abs(number) != inf else None
    raise WordingError(entry, f"{str(value)[:40]!r} is not a number", "write a number such as 0.9, or null")


def row_text(row: Wording) -> RowText:
    """Return a row in words: "x ± 25 %", "x–∞", "12–199"; a round bracket leaves the bound itself out."""
    bare = "a range such as 3–5" if row.basis is Basis.SPAN else "a plain number"
    words = ", ".join(row.words).replace("x +", "x+") or bare
    return RowText(row.name, words, _text(row, row.hard), _text(row, row.typical))


def _text(row: Wording, span: Range | None) -> str:
    if span is None:
        return "none"
    if row.basis is Basis.TIMES:
        spread = round((span.high - 1) * 100, 6) if span.high != inf else inf
        if span.low == span.high == 1:
            return "x ± r" if row.rounds else "x"
        if round((1 - span.low) * 100, 6) == spread:
            coarse = row.rounds and spread < 5
            return f"x ± max({spread:g} %, r)" if coarse else f"x ± {spread:g} %"
    if row.basis is Basis.SPAN:
        named = {(0, 1): "a–b", (0, 1 / 3): "lower third of a–b", (2 / 3, 1): "upper third of a–b"}
        return named.get((span.low, span.high), f"{span.low:.0%}–{span.high:.0%} of the way from a to b")
    low, high = (_end(row.basis, end) for end in (span.low, span.high))
    between = " to " if row.basis is Basis.DAYS else "–"
    text = low if low == high else f"{low}{between}{high}"
    return f"{'(' if span.low_open else ''}{text}{')' if span.high_open else ''}"


def _end(basis: Basis, value: float) -> str:
    if value in (inf, -inf):
        return "∞" if value > 0 else "−∞"
    if basis is Basis.DAYS:
        sign = "+" if value > 0 else "−"
        return "x" if value == 0 else f"x {sign} {abs(value):g} d"
    if basis is Basis.TIMES:
        return "0" if value == 0 else "x" if value == 1 else f"{value:g}x"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
