"""The figure core imports nothing that a screen or a file needs."""

from __future__ import annotations

import subprocess
import sys


def test_reading_a_figure_loads_no_other_part():
    code = (
        "import sys, briefing.figures.grammar as grammar; grammar.parse('at least 3,000 troops');"
        "print(*sorted(name for name in sys.modules if name.partition('.')[0] in "
        "('textual', 'rich', 'yaml', 'argparse', 'asyncio') or name.startswith('briefing.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in done.stdout.split() if not name.startswith("briefing.figures")} == set()
