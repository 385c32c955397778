"""Help on topics, as text, from the tables that the program works by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.page import INDENT, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.brief.shape import Shape
    from briefing.export.page import Look

EXIT_CODES = (
    ("0", "clean: what was asked for was done, and nothing found"),
    ("1", "findings: check found an error, conflicts a contradiction, diff a difference; or search nothing"),
    ("2", "unusable: a file cannot be read as a brief, or the command line makes no sense"),
    ("130", "interrupted from the keyboard"),
    ("141", "whoever read the output has gone"),
)
"""The exit codes, with what they mean."""


def topic_text(topic: str, look: Look) -> str:
    """Return what help says on one of TOPICS."""
    words, write = TOPICS[topic]
    page = Page(look)
    page.heading(f"{words[0].upper()}{words[1:]}")
    page.gap()
    write(page)
    return page.text


def topics_text(look: Look) -> str:
    """Return the topics, each with what it is about."""
    page = Page(look)
    page.paragraph("briefing help TOPIC prints help on a topic, and briefing help COMMAND on a command.")
    page.gap()
    page.rows([(name, words) for name, (words, _) in TOPICS.items()], INDENT)
    return page.text


def _keys(page: Page) -> None:
    from briefing.ui.actions import ACTIONS, Where, key_name

    for place in Where:
        actions = [action for action in ACTIONS if action.place is place]
        if actions:
            page.heading(f"{place.value[0].upper()}{place.value[1:]}")
            keys = (" ".join(map(key_name, action.keys.split(","))) for action in actions)
            page.rows([(key, action.words) for key, action in zip(keys, actions, strict=True)], INDENT)


def _wordings(page: Page) -> None:
    from briefing.figures.overrides import row_texts
    from briefing.figures.wordings import WORDINGS

    page.paragraph(
        "Outside the hard range the speaker would be wrong; the typical range is what a reader takes from the "
        "wording. x is the number, r how coarsely it is written: 12,000 ± 500, but 471 exactly. "
        "'briefing figure TEXT' shows how a wording is read."
    )
    for row in row_texts(WORDINGS):
        page.gap()
        page.paragraph(row.words, INDENT, hang=INDENT)
        page.paragraph(f"hard {row.hard}; typical {row.typical}", 2 * INDENT)


def _verdicts(page: Page) -> None:
    from briefing.verdicts.verdict import Kind

    page.paragraph("The first verdict that fits a pair of claims is said of it; the gravest stand first.")
    page.gap()
    page.rows([(kind.sign, kind.word, kind.meaning) for kind in Kind], INDENT)


def _file(page: Page) -> None:
    from briefing.brief.files import MAX_SIZE
    from briefing.brief.problems import MAX_PROBLEMS
    from briefing.brief.shape import SHAPES
    from briefing.brief.yaml_nodes import MAX_DEPTH, MAX_SCALAR, MAX_VALUES

    page.paragraph(
        "A brief is one YAML file. 'briefing new' writes one to begin with; * marks what has to be there."
    )
    page.paragraph(
        f"It has at most {MAX_SIZE:,} bytes, {MAX_VALUES:,} keys and values, {MAX_DEPTH} levels and {MAX_SCALAR:,} "
        f"characters in a value, which is room for 10,000 claims of ten fields. With more than {MAX_PROBLEMS:,} "
        "problems it is given up."
    )
    _fields(page, SHAPES)


def _fields(page: Page, shapes: Iterable[Shape]) -> None:
    from briefing.brief.schema import value_words

    for shape in shapes:
        page.heading(f"{shape.name}: {shape.doc}")
        rows = [
            (f"{field.name}{'*' if field.required else ''}", f"{field.doc}: {value_words(field)}")
            for field in shape.fields
        ]
        page.rows(rows, INDENT)


def _measures(page: Page) -> None:
    from briefing.brief.shape import LIBRARY_SHAPES

    for text in (
        "'briefing conflicts --across FOLDER' and M in the reader hold the claims of all briefs of a folder against "
        "each other, by the same rules as those of one brief.",
        "Measures of several briefs are one where they have one id and one name; measures.yaml at the folder's root "
        "joins others, or sets apart what only has one id. Where units, accounting or tempo differ, that is told, "
        "and the weaker holds; what counts another kind of thing is not compared.",
        "Actors of several briefs are one where their names and those of their sides are the same. Then a later "
        "statement on one measure takes the place of an earlier one, as in one brief. Between actors nothing is "
        "replaced unless measures.yaml says so with 'supersedes'.",
        "What one actor said on one day of one measure, in the same words, by the same quote or under the same origin, "
        "is one statement however many briefs carry it: it corroborates nothing and is not held against itself.",
        "* marks what has to be there.",
    ):
        page.gap()
        page.paragraph(text)
    _fields(page, LIBRARY_SHAPES)
    page.heading("An example")
    for line in EXAMPLE.splitlines():
        page.paragraph(line.lstrip(), INDENT + len(line) - len(line.lstrip()))


EXAMPLE = """\
briefing: 1
measures:
  troops-in-russia:
    name: North Korean troops in Russia
    briefs: {north-korean-troops: troops, "2024/*": nk-soldiers}
claims:
  2024/november/hur-11000:
    supersedes: north-korean-troops/zelenskyy-10000
"""
"""A measures.yaml, as help shows it."""


def _exit_codes(page: Page) -> None:
    page.rows(EXIT_CODES, INDENT)


def _formats(page: Page) -> None:
    from briefing.export.formats import FORMATS

    page.rows([(name, made.words) for name, made in FORMATS.items()], INDENT)


TOPICS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "keys": ("the keys of the reader", _keys),
    "wordings": ("how the wordings of figures are read", _wordings),
    "verdicts": ("the verdicts on two claims, with their signs", _verdicts),
    "file": ("the fields of a brief file", _file),
    "measures": ("figures across briefs, and the fields of measures.yaml", _measures),
    "formats": ("the formats of export", _formats),
    "exit-codes": ("the exit codes", _exit_codes),
}
"""The topics, by the word that names them."""
