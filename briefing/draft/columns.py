"""Which column of a table says what: by the names that are usual, by what a person says, and by what the cells are."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from briefing.brief.dates import iso_guess
from briefing.draft.model import DraftError
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_NAMES = {
    "who": "who speaker actor by said_by claimed_by claimant attributed_to attribution spokesperson person",
    "low": "low low_estimate low_est minimum min lower",
    "best": "best best_estimate best_est",
    "high": "high high_estimate high_est maximum max upper",
    "figure": "figure wording value number count amount total estimate quantity figures",
    "what": """what of_what measure measure_name indicator metric variable subject topic category conflict_name
        sub_event_type event_type dyad_name""",
    "where": "where place location adm_2 admin2 adm_1 admin1 region country",
    "unit": "unit units",
    "said": "said said_on date_said statement_date reported_on date_reported date when day",
    "as_of": "as_of event_date date_start as_of_first start_date",
    "as_of_last": "as_of_last date_end end_date",
    "source": "source source_title source_article outlet newspaper publication source_headline medium",
    "publisher": "publisher source_office",
    "published": "published source_date date_published publication_date",
    "url": "url link address source_url web",
    "quote": "quote quotation text statement words claim_text claim_reviewed claimreviewed notes description",
    "note": "note comment comments remarks",
    "of": "of side",
    "reliability": "reliability",
    "origin": "origin",
    "status": "status",
    "basis": "basis",
    "likelihood": "likelihood",
    "confidence": "confidence",
    "credibility": "credibility",
    "review": "review",
    "accounting": "accounting",
    "tempo": "tempo",
}
FIELDS = tuple(_NAMES)
"""What a column can say."""
_BY_NAME = {name: field for field, names in reversed(_NAMES.items()) for name in names.split()}
KNOWN = frozenset(_BY_NAME)
_NUMBERED = re.compile(
    r"(?:^|_)(?:id|ids|nr|no|code|index|year|lat|latitude|lon|lng|longitude|version)$|_id_|^id_"
)
"""Columns that number or place the rows."""
_SAMPLE = 200
"""Cells of a column that are looked at."""
_MOST = 0.8
_SHORT, _LONG = 40, 60
"""Characters of a name at most, and of a statement at least."""


def simple(name: str) -> str:
    """Return the name of a column in small letters, with _ for what stands between words."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def columns_of(
    names: Sequence[str], cells: Callable[[str], Iterable[str]], told: Mapping[str, str], source: str
) -> dict[str, str]:
    """Return the column that says each thing, of those that are found.

    `cells` gives the cells of a column, and `told` what the person says; raises DraftError where that names
    nothing.
    """
    found: dict[str, str] = {}
    for field, column in told.items():
        if field not in FIELDS:
            raise DraftError(source, f"--column: there is no '{field}'", f"name one of {', '.join(FIELDS)}")
        match = next((name for name in names if simple(name) == simple(column)), None)
        if match is None:
            raise DraftError(
                source, f"--column: no column '{column}'", f"the table has {', '.join(names[:20])}"
            )
        found[field] = match
    for field, usual in _NAMES.items():
        for name in usual.split():
            match = next(
                (each for each in names if simple(each) == name and each not in found.values()), None
            )
            if match is not None and field not in found:
                found[field] = match
    left = [name for name in names if name not in found.values()]
    looks: tuple[tuple[tuple[str, ...], Callable[[Sequence[str]], bool]], ...] = (
        (("url",), lambda sample: _most(sample, _is_url)),
        (("said", "as_of"), lambda sample: _most(sample, is_day)),
        (("figure", "best", "low", "high"), _are_figures),
        (("quote",), lambda sample: sum(map(len, sample)) / len(sample) >= _LONG),
        (("who", "source", "publisher"), _are_names),
        (("what",), _are_names),
    )
    for fields, look in looks:
        if found.keys() & set(fields):
            continue
        for name in left:
            if _NUMBERED.search(simple(name)):
                continue
            sample = [cell for cell, _ in zip(filter(None, cells(name)), range(_SAMPLE), strict=False)]
            if sample and look(sample):
                found[fields[0]] = name
                left.remove(name)
                break
    return found


def is_day(text: str) -> bool:
    """Whether a cell is a day in one of the usual ways."""
    return bool(
        iso_guess(text) or re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?: [\d:]+)?", text)
    )


def _most(sample: Sequence[str], look: Callable[[str], bool]) -> bool:
    return sum(map(look, sample)) >= _MOST * len(sample)


def _is_url(text: str) -> bool:
    return bool(re.match(r"https?://\S+$", text))


def _are_figures(sample: Sequence[str]) -> bool:
    """Whether cells are figures, and not years, or the numbers of the rows."""
    numbers = [int(cell) for cell in sample if cell.isdecimal()]
    if len(numbers) == len(sample):
        if all(1900 <= number <= 2100 for number in numbers):
            return False
        counts = len(numbers) > 2 and all(b - a == 1 for a, b in itertools.pairwise(numbers))
        if counts or (len(set(numbers)) == len(numbers) > 20 and numbers == sorted(numbers)):
            return False
    return _most(sample, _is_figure)


def _is_figure(text: str) -> bool:
    if len(text) > _LONG or is_day(text) or not re.search(r"\d", text):
        return False
    try:
        return parse(text).stated is not None
    except FigureError:
        return False


def _are_names(sample: Sequence[str]) -> bool:
    return _most(sample, lambda cell: len(cell) <= _SHORT and bool(re.match(r"[^\W\d]", cell))) and (
        len(sample) < 10 or len(set(sample)) <= 0.6 * len(sample)
    )
