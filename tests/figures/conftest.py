"""Lets these tests import their helper, `strategies`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
