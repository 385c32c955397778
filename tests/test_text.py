"""Text: what stands for signs in ASCII, and words for days and counts."""

from __future__ import annotations

from datetime import date

from briefing.text import VERDICT_SIGNS, counted, long_day, quoted, short_day, to_ascii
from briefing.verdicts.verdict import Kind


def test_the_ascii_of_the_verdicts_signs_is_theirs() -> None:
    assert {kind.sign: kind.ascii_sign for kind in Kind} == VERDICT_SIGNS
    assert [to_ascii(kind.sign) for kind in Kind] == [kind.ascii_sign for kind in Kind]


def test_days_and_counts_in_words() -> None:
    assert (short_day(date(2024, 10, 5)), long_day(date(2024, 10, 5))) == ("5 Oct", "5 Oct 2024")
    assert [counted(count, "claim") for count in (0, 1, 2000)] == ["0 claims", "1 claim", "2,000 claims"]


def test_what_is_quoted_is_cut_at_no_sign_and_no_mark() -> None:
    assert quoted("a" * 60) == f"'{'a' * 60}'"
    assert quoted("a" * 55 + "<U+00AD>b") == f"'{'a' * 55}…'"
    assert quoted("a" * 58 + "e\u0301\u0302bc") == f"'{'a' * 58}…'"
