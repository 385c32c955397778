"""`briefing conflicts --sensitivity`: what would turn each verdict, in words and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TURN = "If the United States had said “at least 3,000 troops”, this would be tension"


def test_it_is_printed_below_the_reason_when_asked_for(ask: Callable, small: Path) -> None:
    told = " ".join(ask("conflicts", "--sensitivity", small).out.split())
    assert f"2.9 times apart. - {TURN}" in told
    assert "rests neither on numbers nor on days" in told
    assert TURN not in " ".join(ask("conflicts", small).out.split())


def test_it_does_not_change_what_is_found(ask: Callable, small: Path, peaceful: Path) -> None:
    assert ask("conflicts", "--sensitivity", small).code == 1
    assert ask("conflicts", "--sensitivity", peaceful) == (0, "", "1 brief, no contradictions\n")


def test_as_data_it_names_the_change_and_what_comes_of_it(ask: Callable, small: Path) -> None:
    (brief,) = json.loads(ask("conflicts", "--json", "--sensitivity", small).out)["briefs"]
    by_kind = {verdict["verdict"]: verdict["sensitivity"] for verdict in brief["verdicts"]}
    assert by_kind["denied"] == []
    wording = by_kind["conflict"][0]
    assert wording["text"].startswith(TURN)
    assert {key: wording[key] for key in ("change", "claim", "wording", "days", "as_of", "verdict")} == {
        "change": "another wording",
        "claim": "us-3000",
        "wording": "at least 3,000 troops",
        "days": None,
        "as_of": None,
        "verdict": "tension",
    }
    moved = by_kind["conflict"][-1]
    assert (moved["change"], moved["claim"], moved["wording"]) == ("another day", "ua-12000", None)
    assert (moved["days"], moved["as_of"]) == (2, ["2024-10-26", "2024-10-26"])
    assert moved["verdict"] == "changed over time"


def test_without_being_asked_for_the_data_is_as_ever(ask: Callable, small: Path) -> None:
    (brief,) = json.loads(ask("conflicts", "--json", small).out)["briefs"]
    assert all("sensitivity" not in verdict for verdict in brief["verdicts"])
