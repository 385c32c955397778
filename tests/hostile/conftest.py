"""Lets the tests of this folder import what stands beside them, and the pseudo-terminal of the terminal's tests."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "terminal"):
    sys.path.insert(0, str(folder))
