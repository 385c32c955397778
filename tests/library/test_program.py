"""What tells one state of the program from another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.library import tables as program


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of a program of its own."""
    for part in ("brief", "figures", "verdicts", "library"):
        (tmp_path / part).mkdir()
    monkeypatch.setattr(program, "_PACKAGE", str(tmp_path))
    path = tmp_path / "verdicts" / "decide.py"
    path.write_text("RATIO = 2")
    return path


def test_a_changed_module_makes_another_program_of_one_version(module: Path) -> None:
    before = program.program()
    assert program.program() == before
    module.write_text("RATIO = 3")
    os.utime(module, (1, 1))
    assert program.program() != before


def test_compiling_it_does_not(module: Path) -> None:
    before = program.program()
    (module.parent / "__pycache__").mkdir()
    assert program.program() == before
