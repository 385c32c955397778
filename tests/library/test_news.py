"""What is new since a brief was last read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.brief.loader import load, read
from briefing.library.news import news
from briefing.verdicts.findings import Findings, find


@pytest.fixture
def text(briefs: Path) -> str:
    return (briefs / "north-korean-troops.yaml").read_text()


def found(text: str) -> Findings:
    return find(read(text, "brief.yaml"))


def test_nothing_is_new_in_what_is_the_same(text: str) -> None:
    assert news(found(text), found(text)) == ((), 0)


def test_a_new_claim_a_revised_one_and_a_gone_one(text: str, briefs: Path) -> None:
    claims = list(load(str(briefs / "north-korean-troops.yaml")).claims.values())
    with_note = next(claim for claim in claims if claim.note)
    other = next(claim for claim in claims if claim is not with_note and f"  {claim.id}:\n" in text)
    after = text.replace(with_note.note, "Another note.", 1).replace(f"  {other.id}:\n", "  renamed:\n", 1)
    assert after.count("Another note.") == 1
    items, elsewhere = news(found(text), found(after))
    texts = {item.place.claim: item.text for item in items}
    assert texts["renamed"].startswith("New claim.")
    assert "note was “" in texts[with_note.id]
    assert other.id not in texts
    assert elsewhere >= 1


def test_items_come_in_reading_order(text: str) -> None:
    before = "briefing: 1\ntitle: Empty\n"
    after = found(text)
    items, _ = news(found(before), after)
    order = [":summary:", *after.brief.sections]
    seen = [order.index(item.place.passage) for item in items if item.place.passage in order]
    assert seen == sorted(seen)
    assert {item.place.claim for item in items} >= set(after.brief.claims)
