"""The pages of the manual: the Markdown files of this folder, as text for a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export.page import INDENT, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.tree import SyntaxTreeNode

    from briefing.export.page import Look

FOLDER = Path(__file__).parent


def topics() -> dict[str, str]:
    """Return what each page is about, as its first line says, by the word that names it."""
    found = {}
    for path in sorted(FOLDER.glob("*.md")):
        with path.open(encoding="utf-8") as file:
            title = file.readline().lstrip("# ").strip()
        found[path.stem] = title[:1].lower() + title[1:]
    return found


def topics_text(look: Look) -> str:
    """Return the topics, each with what it is about."""
    page = Page(look)
    page.paragraph("briefing help TOPIC prints help on a topic, and briefing help COMMAND on a command.")
    page.gap()
    page.rows(topics().items(), INDENT)
    return page.text


def topic_text(topic: str, look: Look) -> str:
    """Return a page as text: headings, paragraphs, lists and tables, wrapped to the width there is."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    source = (FOLDER / f"{topic}.md").read_text(encoding="utf-8")
    page = Page(look)
    _write(page, SyntaxTreeNode(MarkdownIt().enable("table").parse(source)).children, 0)
    return page.text


def _write(page: Page, nodes: Sequence[SyntaxTreeNode], indent: int, mark: str = "") -> None:
    """Write nodes one below the other; a mark, such as that of a list's item, stands before the first."""
    for number, node in enumerate(nodes):
        lead = mark if not number else " " * len(mark)
        match node.type:
            case "heading":
                page.heading(_words(node))
            case "paragraph":
                if not mark:
                    page.gap()
                page.paragraph(_words(node), indent, lead)
            case "bullet_list" | "ordered_list":
                page.gap()
                first = int(node.attrs.get("start", 1))
                for place, item in enumerate(node.children, first):
                    sign = "- " if node.type == "bullet_list" else f"{place}. "
                    _write(page, item.children, indent + len(mark) + (0 if indent else INDENT), sign)
            case "blockquote":
                page.gap()
                _write(page, node.children, indent, "> ")
            case "table":
                page.gap()
                rows = [row for part in node.children for row in part.children]
                page.table([[_words(cell, is_cell=True) for cell in row.children] for row in rows], INDENT)
            case "fence" | "code_block":
                page.gap()
                for line in node.content.splitlines():
                    text = line.lstrip()
                    page.paragraph(text, indent + INDENT + len(line) - len(text), hang=INDENT)


def _words(node: SyntaxTreeNode, *, is_cell: bool = False) -> str:
    """Return the text of a node; code stands in quotation marks, but in a cell by itself."""
    if node.type == "code_inline":
        return node.content if is_cell else f"'{node.content}'"
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "text":
        return node.content
    return "".join(_words(child, is_cell=is_cell) for child in node.children)
