"""What has been freed, given back to the system."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from briefing.brief.clean import _suspects as table_of
from briefing.brief.clean import clean
from briefing.figures.grammar import _parse as answer
from briefing.figures.grammar import parse
from briefing.ui.memory import give_back


def held() -> int:
    """Bytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked to give back")
def test_what_lies_below_something_in_use_is_given_back() -> None:
    things = [bytes(1_000) for _ in range(60_000)]
    last = things[-1]
    del things
    before = held()
    give_back()
    assert held() < before - 30_000_000
    assert len(last) == 1_000


def test_answers_are_forgotten_and_tables_are_kept() -> None:
    parse("3,000 troops")
    clean("é\x1b")
    tables = table_of.cache_info().currsize
    assert answer.cache_info().currsize
    assert tables
    give_back()
    assert answer.cache_info().currsize == 0
    assert table_of.cache_info().currsize == tables
