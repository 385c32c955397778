"""Places: where words of a text and parts of a brief stand in the file."""

from __future__ import annotations

import pytest

from briefing.brief.loader import read
from briefing.brief.model import Brief, Spot
from briefing.brief.places import NOWHERE, Place

HEAD = "briefing: 1\ntitle: T\n"
TEXTS = {
    "literal": """\
    text: |
      First there are 40 trucks, and later
      40 trucks again.

      - an item of 40
        trucks that wraps
      > a quotation of 40
      > trucks
""",
    "folded": """\
    text: >
      First there are 40 trucks, and later
      40 trucks again.

      - an item of 40
        trucks that wraps
""",
    "plain": "    text: First there are 40 trucks, and later\n      40 trucks again.\n",
    "quoted": '    text: "First there are 40 trucks, and later 40\n      trucks again."\n',
    "one line": "    text: 'It''s 40 trucks.'\n",
}


def brief_of(text: str) -> tuple[Brief, list[str]]:
    file = f"{HEAD}sections:\n  before: {{title: B, text: 40 trucks}}\n  one:\n    title: 40 trucks\n{text}claims: {{}}\n"
    return read(file, "x.yaml"), file.split("\n")


@pytest.mark.parametrize("style", TEXTS)
def test_every_occurrence_is_found_where_the_file_has_it(style: str) -> None:
    brief, lines = brief_of(TEXTS[style])
    plain = brief.sections["one"].plain
    spots = [Spot(at, at + 9) for at in range(len(plain)) if plain.startswith("40 trucks", at)]
    assert spots
    found = brief.places.words(1, plain, spots)
    assert len(set(found)) == len(spots)
    assert found == sorted(found)
    for place in found:
        rest = lines[place.line - 1][place.column - 1 :]
        assert rest.startswith("40 trucks") or rest.rstrip() == "40"
        assert place.line > lines.index("    title: 40 trucks")


def test_words_that_the_file_writes_otherwise_are_placed_at_the_text() -> None:
    brief, _ = brief_of('    text: "There are 4\\x30 trucks."\n')
    plain = brief.sections["one"].plain
    assert brief.places.words(1, plain, [Spot(plain.index("40"), plain.index("40") + 9)]) == [Place(7, 11)]


def test_parts_stand_at_their_ids() -> None:
    file = f"{HEAD}actors:\n  us: {{name: US}}\n\n  them:\n    name: Them\nclaims: {{}}\n"
    brief = read(file, "x.yaml")
    assert brief.places.by_id(brief.actors, brief.places.actors) == {"us": Place(4, 3), "them": Place(6, 3)}


def test_a_brief_that_comes_from_no_file_has_no_places() -> None:
    brief, _ = brief_of(TEXTS["literal"])
    bare = Brief("x", "X", brief.wordings, sections=brief.sections)
    assert bare.places.words(1, "40 trucks", [Spot(0, 9)]) == [NOWHERE]
    assert bare.places.by_id(bare.sections, bare.places.claims) == {}


@pytest.mark.parametrize("char", ["\x85", "\x9b", "\u2028", "\x1b"])
def test_a_character_that_is_shown_as_a_sign_moves_no_column(char: str) -> None:
    """YAML takes some of them for ends of lines; the file has them within one."""
    text = f"    text: 'a {char}{char} of 40 trucks, {char} 40 trucks'\n"
    brief, lines = brief_of(text)
    plain = brief.sections["one"].plain
    spots = [Spot(at, at + 9) for at in range(len(plain)) if plain.startswith("40 trucks", at)]
    row = lines.index(text[:-1])
    columns = [at + 1 for at in range(len(text)) if text.startswith("40 trucks", at)]
    assert brief.places.words(1, plain, spots) == [Place(row + 1, column) for column in columns]
    actors = f"actors: {{a: {{name: 'x{char}'}}, b: {{name: y}}}}\n"
    brief = read(HEAD + actors, "x.yaml")
    found = brief.places.by_id(brief.actors, brief.places.actors)
    assert found["b"] == Place(3, actors.index("b:") + 1)
