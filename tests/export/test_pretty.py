"""JSON by lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.data import json_lines

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def test_outer_levels_stand_line_by_line_and_inner_ones_on_one() -> None:
    text = "".join(json_lines({"a": [1, {"b": [2, 3]}], "c": []}, 2))
    assert text == '{\n  "a": [\n    1,\n    {"b": [2, 3]}\n  ],\n  "c": []\n}\n'


@pytest.mark.parametrize("ascii_only", [True, False])
def test_other_letters_are_spelled_out_only_where_asked(ascii_only: bool) -> None:
    (line,) = json_lines("≠", 1, ascii_only=ascii_only)
    assert line.isascii() is ascii_only
    assert json.loads(line) == "≠"


@given(values, st.integers(0, 5))
def test_nothing_is_lost_at_any_depth(value: object, levels: int) -> None:
    assert json.loads("".join(json_lines(value, levels))) == value


@given(values)
def test_with_all_levels_it_is_what_json_writes(value: object) -> None:
    assert "".join(json_lines(value, 99)) == json.dumps(value, indent=2, ensure_ascii=False) + "\n"
