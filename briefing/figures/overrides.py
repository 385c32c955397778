"""A brief's own numbers in the wording table, and its rows in words for help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from math import inf, isnan
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import Range
from briefing.figures.wordings import WORDINGS, RowKind, WordingTable

if TYPE_CHECKING:
    from briefing.figures.wordings import Wording


class WordingError(ValueError):
    """An override that the wording table cannot take; `entry` names it, `todo` says the way out."""

    def __init__(self, entry: str, what: str, todo: str) -> None:
        super().__init__(f"wording.{entry}: {what}; {todo}")
        self.entry = entry
        self.what = what
        self.todo = todo


_EXAMPLE = "write it as about: {hard: [0.75, 1.25], typical: [0.9, 1.1]}"
_OPEN = {"", "~", "null", "inf", ".inf", "+inf", "∞", "open", "none"}


class RowText(NamedTuple):
    """A row of the wording table in words, for help and README."""

    name: str
    words: str
    hard: str
    typical: str


def with_overrides(table: WordingTable, overrides: Mapping[str, object]) -> WordingTable:
    """Return a table with other numbers in some rows; raises WordingError.

    `{"about": {"hard": [0.7, 1.3], "typical": [0.9, 1.1]}}`: either range may be left out, an end
    of null or inf is open.
    """
    if not overrides:
        return table
    changed: dict[str, Wording] = {}
    for entry, value in overrides.items():
        row = table.find(str(entry))
        if row is None:
            raise WordingError(str(entry), "there is no such wording", _suggestion(table, str(entry)))
        if row.name in changed:
            raise WordingError(str(entry), f"{row.name!r} is given twice", "keep one of the two")
        changed[row.name] = _changed(row, str(entry), value)
    return WordingTable(changed.get(row.name, row) for row in table)


def overrides_of(table: WordingTable) -> dict[str, dict[str, list[float | None]]]:
    """Return what makes of the table as it comes with the program another one, as `with_overrides` takes it."""
    changed = (row for row, usual in zip(table, WORDINGS, strict=True) if row != usual)
    return {
        row.name: {
            name: [None if abs(end) == inf else end for end in (span.low, span.high)]
            for name, span in (("hard", row.hard), ("typical", row.typical))
            if span
        }
        for row in changed
    }


def _suggestion(table: WordingTable, entry: str) -> str:
    names: dict[str, str] = {}
    for row in table:
        for words in (row.name, *row.words):
            names.setdefault(words, row.name)
    near = get_close_matches(entry.lower(), names, n=1)
    return (
        f"did you mean {names[near[0]]!r}?" if near else "the names are: " + ", ".join(r.name for r in table)
    )


def _changed(row: Wording, entry: str, value: object) -> Wording:
    if row.kind is RowKind.GIVEN:
        raise WordingError(entry, "its range stands in the wording", "leave this row out")
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
    days = row.kind is RowKind.DAYS
    low = (-inf if days else 0.0) if low is None else low
    high = inf if high is None else high
    if low > high:
        raise WordingError(entry, f"it runs backwards from {low:g} to {high:g}", "put the lower number first")
    if low < 0 and not days:
        raise WordingError(entry, f"{low:g} is below zero", "start at 0")
    if low == inf or high == -inf:
        raise WordingError(entry, "it holds no number", "give it a finite end")
    if row.kind is RowKind.SPAN and high > 1:
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


def row_texts(table: WordingTable) -> tuple[RowText, ...]:
    """Return every row of a table in words."""
    return tuple(row_text(row) for row in table)


def row_text(row: Wording) -> RowText:
    """Return a row in words: "x ± 25 %", "x–∞", "12–199"; a round bracket leaves the bound itself out."""
    bare = "a range such as 3–5" if row.kind is RowKind.SPAN else "a plain number"
    words = _as_written(", ".join(row.words)) or bare
    if row.is_of_tens:
        words = words.replace("xs", "20s")
    return RowText(row.name, words, _text(row, row.hard), _text(row, row.typical))


def _as_written(words: str) -> str:
    """Return words of the table, which have a blank between tokens, as they are written."""
    for tokens, written in (
        ("x + /", "x +/"),
        ("x +", "x+"),
        ("( ", "("),
        (" )", ")"),
        ("/ -", "/-"),
        (" - ", "-"),
    ):
        words = words.replace(tokens, written)
    return words


def _text(row: Wording, span: Range | None) -> str:
    if span is None:
        return "none"
    if row.kind is RowKind.GIVEN:
        return "as given" if row.name == "as given" else "10–99 for two"
    if row.kind is RowKind.TIMES:
        spread = round((span.high - 1) * 100, 6) if span.high != inf else inf
        if span.low == span.high == 1:
            return "x ± r" if row.rounds else "x"
        if round((1 - span.low) * 100, 6) == spread:
            coarse = row.rounds and spread < 5
            return f"x ± max({spread:g} %, r)" if coarse else f"x ± {spread:g} %"
    if row.kind is RowKind.SPAN:
        named = {(0, 1): "a–b", (0, 1 / 3): "lower third of a–b", (2 / 3, 1): "upper third of a–b"}
        if row.is_of_tens:
            return f"{20 + 9 * span.low:g}–{20 + 9 * span.high:g}"
        return named.get((span.low, span.high), f"{span.low:.0%}–{span.high:.0%} of the way from a to b")
    low, high = (_end(row.kind, end) for end in (span.low, span.high))
    between = " to " if row.kind is RowKind.DAYS else "–"
    text = low if low == high else f"{low}{between}{high}"
    return f"{'(' if span.low_open else ''}{text}{')' if span.high_open else ''}"


def _end(kind: RowKind, value: float) -> str:
    if value in (inf, -inf):
        return "∞" if value > 0 else "−∞"
    if kind is RowKind.DAYS:
        sign = "+" if value > 0 else "−"
        return "x" if value == 0 else f"x {sign} {abs(value):g} d"
    if kind is RowKind.TIMES:
        return "0" if value == 0 else "x" if value == 1 else f"{value:g}x"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
