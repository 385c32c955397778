"""Whatever a file holds, loading gives a brief or says why not."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.loader import read
from briefing.brief.model import Brief
from briefing.brief.problems import UnreadableError, problem_line
from briefing.brief.shape import BRIEF, PARTS
from briefing.text import clean

SCRAPS = [
    *(
        "briefing: 1\n",
        "title: ",
        "claims:\n",
        "sections:\n",
        "  a:\n",
        "    by: ",
        "    text: |\n      ",
        "- ",
        "> ",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "---\n",
        "...\n",
        "? ",
        "#",
        "|\n",
        ">\n",
        "'",
        '"',
    ),
    *(
        "%YAML 1.1\n",
        "\t",
        "\n",
        "  ",
        "\\x1b",
        "\x1b",
        "\u202e",
        "\ufeff",
        "\0",
        "é",
        "😀",
        "x",
        "3,000",
        "2024-10-25",
    ),
]
WORDS = st.sampled_from(
    [
        "a",
        "b",
        "us",
        "1",
        "",
        "2024-10-25",
        "2024-02-30",
        "3,000 troops",
        "about",
        "\x1b",
        "\u202e",
        "fixed",
        "[b]",
    ]
)
NAMES = st.sampled_from(
    [*BRIEF.names, *(name for shape in PARTS.values() for name in shape.names), "a", "b", "zzz"]
)


def opened(text: str | bytes) -> Brief | None:
    """Return the brief in a text, or None where there is a reason why not."""
    try:
        brief = read(text, "b")
    except UnreadableError as error:
        unreadable = error
    else:
        return checked(brief)
    assert unreadable.problems
    assert all(is_safe(problem_line("b", problem)) for problem in unreadable.problems)
    return None


def is_safe(line: str) -> bool:
    """Whether there is nothing in a line that cleaning would change."""
    return clean(line) == line


def checked(brief: Brief) -> Brief:
    """Return the brief after looking at everything in it that depends on the file."""
    starts = [problem[:2] for problem in brief.problems]
    assert starts == sorted(starts)
    for problem in brief.problems:
        assert problem.what
        assert problem.todo
        assert is_safe(problem_line("b", problem))
        assert problem.claim in ("", *brief.claims)
    for claim in brief.claims.values():
        assert claim.faulty or (claim.spot and claim.by in brief.actors and claim.section in brief.sections)
        if claim.spot:
            assert 0 <= claim.spot.start < claim.spot.end <= len(brief.sections[claim.section].plain)
    for actor in brief.actors:
        brief.side(actor)
    return brief


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
def test_scraps_of_yaml(text: str) -> None:
    opened(text)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    opened(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    opened(text)


PARTS_OF_A_BRIEF = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=25,
)


@given(st.dictionaries(NAMES, PARTS_OF_A_BRIEF, max_size=8))
def test_every_wrong_value_in_every_field(data: dict[str, object]) -> None:
    data["briefing"] = 1
    assert opened(json.dumps(data))
    assert opened(json.dumps(data, ensure_ascii=False))
