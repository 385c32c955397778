"""What Tab completes in a prompt: the fields of a filter, their values, and words of what is shown."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing.library.query import FIELDS
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Brief

_LAST = re.compile(r'(?:(\w+):)?("[^"]*|\S*)$')
"""What is being typed: a field, if one is named, and the beginning of a value or word."""
MOST = 200
"""Completions that are offered at most."""


def filter_values(brief: Brief | None = None) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the values that the fields of a filter can have: ids and days of a brief, and the kinds of verdicts."""
    verdicts = [(_quoted(kind.word), kind.word) for kind in Kind]
    if brief is None:
        return {"verdict": verdicts}
    days = sorted({claim.said.isoformat() for claim in brief.claims.values() if claim.said})
    named_days = [(day, day) for day in days]
    return {
        "by": [(id, actor.name) for id, actor in brief.actors.items()],
        "measure": [(id, measure.name) for id, measure in brief.measures.items()],
        "verdict": verdicts,
        "after": named_days,
        "before": named_days,
    }


def completions(
    text: str, texts: Iterable[str], values: Mapping[str, Sequence[tuple[str, str]]] | None = None
) -> list[str]:
    """Return what a text can be completed to: of a filter with `values` also fields and values, else words of `texts`.

    A value is found by the beginning of its id, or of a word of its name.
    """
    found = _LAST.search(text)
    assert found  # an empty ending matches
    field, begun = found[1], found[2]
    head = text[: found.start()]
    if field and values is not None:
        endings: Iterable[str] = _values(field, begun.strip('"'), values)
    else:
        fields = (f"{name}:" for name in FIELDS if name.startswith(begun.lower()))
        endings = (*(fields if values is not None else ()), *_words(begun, texts))
    whole = dict.fromkeys(f"{head}{ending}" for ending in endings)
    return [one for one in whole if one != text][:MOST]


def _values(field: str, begun: str, values: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[str]:
    begun = begun.casefold()
    known = values.get(field.lower(), ())
    first = [value for value, _ in known if value.strip('"').casefold().startswith(begun)]
    later = [value for value, name in known if re.search(rf"\b{re.escape(begun)}", name.casefold())]
    yield from (f"{field}:{value}" for value in (*first, *later))


def _words(begun: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield words that begin so, the most frequent first."""
    if not begun or begun.startswith('"'):
        return
    pattern = re.compile(rf"\b{re.escape(begun)}[\w’'-]*", re.IGNORECASE)
    counts = Counter(word.casefold().strip("’'-") for text in texts for word in pattern.findall(text))
    for word, _ in counts.most_common(MOST):
        yield begun + word[len(begun) :]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
