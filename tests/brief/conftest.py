"""Briefs to read in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from briefing.brief.loader import read

if TYPE_CHECKING:
    from briefing.brief.model import Brief

# A machine that does other things as well is no fault of the code.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

EXAMPLE = """\
briefing: 1                       # format version
title: North Korean troops in Russia
date: 2024-10-25
handling: TLP:CLEAR               # optional banner; shown, not enforced
summary: >
  Four governments count the troops differently.
sources:
  usatoday: {title: "…", publisher: USA TODAY, date: 2024-10-25, url: "https://example.org/a", reliability: B}
actors:
  us:    {name: United States, kind: state}
  kirby: {name: John Kirby, kind: person, role: "spokesman, White House National Security Council", of: us}
measures:
  troops:   {name: North Korean troops in Russia, unit: troops, accounting: cumulative, tempo: 2d}
  officers: {name: North Korean officers in Russia, unit: officers, part_of: troops}
sections:
  evidence:
    title: What is the evidence?
    source: usatoday
    text: |
      The United States announced on Wednesday that 3,000 North Korean troops
      are at bases in Russia.
claims:
  us-3000:
    by: us
    section: evidence
    quote: 3,000 North Korean troops      # must stand in the section's text
    measure: troops
    figure: 3,000 troops                  # as worded; parsed, never a YAML number
    said: 2024-10-23
"""


@pytest.fixture
def example() -> Brief:
    return read(EXAMPLE, "example.yaml")
