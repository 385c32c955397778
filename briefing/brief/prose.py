"""Plain prose: paragraphs, `- ` lists and `> ` quotations; nothing else in it means anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = re.compile(r"[ \t\n]+")  # a no-break space keeps figures together, so it stays


def one_line(text: str) -> str:
    """Return a text on one line, without blanks around it or two in a row."""
    if "\n" in text or "  " in text or text[:1] == " " or text[-1:] == " ":
        return _BLANKS.sub(" ", text).strip(" ")
    return text


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs, list items and quotations of a text, each on one line.

    A line that begins with `- ` is a list item, and lines after it up to an empty one or the next item go
    on with it. Lines that begin with `>` are one quotation until a line without it.
    """
    found: list[Block] = []
    start = 0
    for kind, lines in _groups(text):
        line = one_line(" ".join(lines))
        if line:
            found.append(Block(kind, line, start))
            start += len(line) + 1
    return tuple(found)


def paragraphs(text: str) -> str:
    """Return prose with each block on one line and an empty line between blocks."""
    if "\n" not in text:
        return one_line(text)
    signs = {"item": "- ", "quotation": "> "}
    return "\n\n".join(signs.get(block.kind, "") + block.text for block in blocks(text))


def _groups(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each block's kind and its lines, without the signs that begin them."""
    kind, lines = "paragraph", list[str]()
    for line in text.split("\n"):
        line = line.strip(" ")
        begins = "item" if line.startswith("- ") else "quotation" if line.startswith(">") else ""
        goes_on = begins == kind or (not begins and kind != "quotation")
        if line in ("", ">") or begins == "item" or not goes_on:
            yield kind, lines
            kind, lines = begins or "paragraph", []
        lines.append(line[1:] if begins else line)
    yield kind, lines
