"""The tables of README that are made from the code; run as a program it writes them."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.brief import schema
from briefing.brief.shape import LIBRARY_SHAPES
from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS
from briefing.ui import actions
from briefing.verdicts.verdict import Kind

README = Path(__file__).parent.parent / "README.md"


def verdicts() -> str:
    """Return the verdicts as a table."""
    lines = ["| sign | verdict | what it says |", "|---|---|---|"]
    lines += [f"| `{kind.sign}` [`{kind.ascii_sign}`] | {kind.word} | {kind.meaning} |" for kind in Kind]
    return "\n".join(lines)


def wordings() -> str:
    """Return the wording table."""
    lines = ["| wording | hard range | typical range |", "|---|---|---|"]
    for row in row_texts(WORDINGS):
        words = ", ".join(row.words.split(", ")[:6])
        lines.append(f"| {words} | {row.hard} | {row.typical} |")
    return "\n".join(lines)


BLOCKS = {
    "keys": actions.reference,
    "verdicts": verdicts,
    "wordings": wordings,
    "fields": schema.reference,
    "library": lambda: schema.reference(LIBRARY_SHAPES),
}


def written(text: str) -> str:
    """Return a README with its tables as the code has them."""
    for name, make in BLOCKS.items():
        block = f"<!-- {name} -->\n{make().strip()}\n<!-- /{name} -->"
        text = re.sub(
            f"<!-- {name} -->.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL
        )
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
