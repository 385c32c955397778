"""The tables of the manual that the program makes, from what it works by.

In a page a table stands between `<!-- table: NAME -->` and `<!-- end -->`; `python -m briefing.manual` writes all of
them anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief import schema
from briefing.brief.files import MAX_SIZE
from briefing.brief.problems import MAX_PROBLEMS
from briefing.brief.shape import LIBRARY_SHAPES
from briefing.brief.yaml_nodes import MAX_DEPTH, MAX_SCALAR, MAX_VALUES
from briefing.export.formats import FORMATS
from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS
from briefing.ui import actions
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

EXIT_CODES = (
    ("0", "clean: what was asked for was done, and nothing found"),
    ("1", "findings: check found an error, conflicts a contradiction, diff a difference; or search nothing"),
    ("2", "unusable: a file cannot be read as a brief, or the command line makes no sense"),
    ("130", "interrupted from the keyboard"),
    ("141", "whoever read the output has gone"),
)
"""The exit codes, with what they mean."""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _verdicts() -> str:
    rows = [(f"`{kind.sign}`", f"`{kind.ascii_sign}`", kind.word, kind.meaning) for kind in Kind]
    return _table(("sign", "in ASCII", "verdict", "what it says"), rows)


def _wordings() -> str:
    rows = [(row.words, row.hard, row.typical) for row in row_texts(WORDINGS)]
    return _table(("wording", "hard range", "typical range"), rows)


def _limits() -> str:
    return (
        f"A brief has at most {MAX_SIZE:,} bytes, {MAX_VALUES:,} keys and values, {MAX_DEPTH} levels and "
        f"{MAX_SCALAR:,}\ncharacters in a value, which is room for 20,000 claims of ten fields. With more than "
        f"{MAX_PROBLEMS:,}\nproblems it is given up."
    )


TABLES: dict[str, Callable[[], str]] = {
    "keys": actions.reference,
    "verdicts": _verdicts,
    "wordings": _wordings,
    "fields": schema.reference,
    "library-fields": lambda: schema.reference(LIBRARY_SHAPES),
    "limits": _limits,
    "formats": lambda: _table(
        ("format", "what it is"), [(f"`{name}`", made.words) for name, made in FORMATS.items()]
    ),
    "exit-codes": lambda: _table(("code", "meaning"), EXIT_CODES),
}
"""The tables, each by its name."""


def with_tables(text: str) -> str:
    """Return a page with its tables as the program makes them; raises KeyError for a table that it cannot make."""

    def made(found: re.Match[str]) -> str:
        return f"{found[1]}\n{TABLES[found[2]]().strip()}\n<!-- end -->"

    return re.sub(r"(<!-- table: ([\w-]+) -->).*?<!-- end -->", made, text, flags=re.DOTALL)
