"""The cases of the fuzz (`python -m tests.bench.fuzz`), a few hundred of them by number."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.fuzz import Tally, main, one
from tests.bench.fuzz_cases import document

ROOT = Path(__file__).parent.parent.parent


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 2**63))
def test_any_case(number: int) -> None:
    tally = Tally()
    one(number, tally)
    assert "".join(tally.examples.values()) == ""


def test_cases_are_of_many_kinds_and_come_again() -> None:
    assert [document(number) for number in range(50)] == [document(number) for number in range(50)]
    tally = Tally()
    for number in range(200):
        one(number, tally)
    assert (tally.loads, tally.figures, tally.cleaned) == (200, 200, 200)
    assert 50 < tally.opened < 150
    assert 40 < tally.read < 160
    assert tally.read_on


def test_a_case_is_the_same_in_another_process() -> None:
    code = "from tests.bench.fuzz_cases import document; print([document(n) for n in range(200)])"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(said) == 1


def test_what_is_found_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--loads", "20"]) == 0
    assert "tracebacks                     0" in capsys.readouterr().out
    monkeypatch.setattr("briefing.brief.loader.clean", lambda text: text)
    monkeypatch.setattr("briefing.brief.yaml_nodes.clean", lambda text, lines: text)
    monkeypatch.setattr("tests.bench.fuzz_checks.clean", lambda text, lines: text)
    assert main(["--loads", "100"]) == 1
    told = capsys.readouterr().out
    assert "DisallowedError: " in told
    assert "case " in told
