"""A small library."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from library_made import write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder of three briefs, one of them in a folder of its own."""
    return write_library(tmp_path / "library")
