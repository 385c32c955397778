"""`briefing diff`: what changed, as text and as data, and the exit code."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def revised(small: Path) -> Path:
    """The small brief with a bound, another actor's name, one claim less and one more."""
    text = small.read_text()
    for old, new in (
        ("    figure: 3,000 troops\n", "    figure: at least 3,000 troops\n"),
        ("name: Kyrylo Budanov", "name: General Budanov"),
        ("  ru-denial:\n", "  ru-fake:\n"),
        ("  - Who counted.\n", "  - Who paid.\n"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = small.with_name("revised.yaml")
    path.write_text(text)
    return path


def words(out: str) -> str:
    return " ".join(out.split())


def test_no_differences(ask: Callable, small: Path) -> None:
    assert ask("diff", small, small) == (0, "", "no differences\n")


def test_parts_are_told_by_id_and_field(ask: Callable, small: Path, revised: Path) -> None:
    code, out, err = ask("diff", small, revised)
    told = words(out)
    assert code == 1
    assert told.startswith(
        "From small.yaml to revised.yaml 2 new, 2 gone, 2 revised; 3 verdicts changed Actors "
    )
    assert "revised: General Budanov [budanov] name: Kyrylo Budanov → General Budanov" in told
    assert (
        "revised: United States: at least 3,000 troops [us-3000] figure: 3,000 troops → at least 3,000 troops"
        in told
    )
    assert "new: Russia: “fake news” [ru-fake]" in told
    assert "gone: Russia: “fake news” [ru-denial]" in told
    assert "Gaps new: Who paid. gone: Who counted." in told
    assert err == "2 new, 2 gone, 2 revised; 3 verdicts changed\n"


def test_verdicts_are_told_with_the_reason(ask: Callable, small: Path, revised: Path) -> None:
    told = words(ask("diff", small, revised).out)
    assert "us-3000, ua-12000: ≠ conflict → ≷ tension" in told
    assert "Both can be true, but only because a bound is left open" in told
    assert "us-3000, ru-denial: gone: ✗ denied Claim ru-denial is gone." in told
    assert "us-3000, ru-fake: new: ✗ denied" in told


def test_a_verdict_that_is_only_graver_is_told_with_both_severities(ask: Callable, small: Path) -> None:
    text = small.read_text()
    assert "reliability: B" in text
    other = small.with_name("rated.yaml")
    other.write_text(text.replace("reliability: B", "reliability: A"))
    told = words(ask("diff", small, other).out)
    assert "us-3000, ua-12000: ≠ conflict: severity 65 → 70" in told
    data = json.loads(ask("diff", "--json", small, other).out)
    turned = next(verdict for verdict in data["verdicts"] if verdict["a"] == "us-3000")
    assert (turned["was"]["severity"], turned["now"]["severity"]) == (65, 70)


def test_a_superseded_claim_says_why_its_verdict_is_gone(ask: Callable, small: Path) -> None:
    text = small.read_text().replace(
        "  ru-denial:\n",
        "  ua-late: {by: budanov, section: counts, quote: war, measure: troops, figure: '3,000', said: 2024-10-25}\n"
        "  ru-denial:\n",
    )
    small.with_name("late.yaml").write_text(text)
    told = words(ask("diff", small, "late.yaml").out)
    assert "us-3000, ua-12000: gone: ≠ conflict Claim ua-12000 has been superseded by ua-late" in told


def test_as_data(ask: Callable, small: Path, revised: Path) -> None:
    code, out, err = ask("diff", "--json", small, revised)
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert data["schema"] == 1
    assert (data["before"], data["after"]) == ("small.yaml", "revised.yaml")
    by_id = {(part["part"], part["id"], part["state"]): part["fields"] for part in data["parts"]}
    assert by_id["claim", "us-3000", "revised"] == [
        {"field": "figure", "was": "3,000 troops", "now": "at least 3,000 troops"}
    ]
    assert by_id["claim", "ru-fake", "new"] == []
    assert ("gap", "Who counted.", "gone") in by_id
    turned = {(verdict["a"], verdict["b"]): verdict for verdict in data["verdicts"]}
    assert turned["us-3000", "ua-12000"]["was"]["verdict"] == "conflict"
    assert turned["us-3000", "ua-12000"]["now"]["verdict"] == "tension"
    assert turned["us-3000", "ru-denial"]["now"] is None
    assert turned["us-3000", "ru-fake"]["was"] is None
    assert all(verdict["reason"] for verdict in turned.values())


def test_no_differences_as_data(ask: Callable, small: Path) -> None:
    code, out, _ = ask("diff", "--json", small, small)
    assert code == 0
    assert json.loads(out) == {
        "schema": 1, "before": "small.yaml", "after": "small.yaml", "parts": [], "verdicts": []
    }  # fmt: skip


@pytest.mark.parametrize(
    "pair", [("small.yaml", "nowhere.yaml"), ("nowhere.yaml", "small.yaml"), ("small.yaml", ".")]
)
def test_what_cannot_be_read_is_told(ask: Callable, small: Path, pair: tuple[str, str]) -> None:
    code, out, err = ask("diff", *pair)
    assert (code, out) == (2, "")
    assert "nowhere.yaml" in err or "briefing: .: is a folder; name one brief" in err


@pytest.mark.parametrize(
    "argv", [(), ("small.yaml",), ("small.yaml", "small.yaml", "small.yaml"), ("-", "-")]
)
def test_it_takes_two_briefs(ask: Callable, small: Path, argv: tuple[str, ...]) -> None:
    code, out, err = ask("diff", *argv)
    assert (code, out) == (2, "")
    assert err.startswith("briefing: ")


def test_one_of_them_may_be_standard_input(
    ask: Callable, small: Path, revised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(small.read_bytes())))
    code, out, _ = ask("diff", "-", revised)
    assert code == 1
    assert out.startswith("From standard input to revised.yaml\n")


def test_a_brief_with_problems_is_held_against_the_other_all_the_same(ask: Callable, small: Path) -> None:
    small.with_name("faulty.yaml").write_text(small.read_text().replace("    by: us\n", "    by: uss\n"))
    assert "by: us → uss" in ask("diff", small, "faulty.yaml").out


def test_of_a_long_text_only_what_differs_is_printed_and_all_of_it_is_data(
    ask: Callable, small: Path
) -> None:
    text = small.read_text()
    small.with_name("war.yaml").write_text(text.replace("and of a war that", "and of one war that"))
    told = words(ask("diff", small, "war.yaml").out)
    assert (
        "text: … 12,000 troops, and of a war that changes. → … 12,000 troops, and of one war that changes."
        in told
    )
    (part,) = json.loads(ask("diff", "--json", small, "war.yaml").out)["parts"]
    assert part["fields"][0]["was"].startswith("The United States speaks of 3,000 troops. Ukraine")
