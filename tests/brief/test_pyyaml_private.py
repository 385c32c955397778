"""What is needed of PyYAML beyond its public names."""

from __future__ import annotations

import subprocess
import sys


def test_pyyaml_compiles_its_patterns_when_they_are_needed_and_means_the_same() -> None:
    """Else importing it takes twice as long."""
    code = """
import re

compile, pattern = re.compile, re.Pattern
from briefing.brief.pyyaml_private import yaml

assert re.compile is compile
assert not isinstance(yaml.reader.Reader.NON_PRINTABLE, pattern)
assert not any(isinstance(found, pattern) for found in vars(yaml.constructor.SafeConstructor).values())
for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    print(yaml.load("[1.5, 2024-10-23, 1_000, yes, x, 0x1f]", loader))
try:
    yaml.load("a: \\x07", yaml.SafeLoader)
except yaml.YAMLError:
    print("refused")
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    read = "[1.5, datetime.date(2024, 10, 23), 1000, True, 'x', 31]\n"
    assert out == f"{read}{read}refused\n"
