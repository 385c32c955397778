"""Drift and independence in the plain text and in the data of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load
from briefing.export.data import brief_json
from briefing.export.page import Look
from briefing.export.text import brief_text
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.brief.model import Brief


@pytest.fixture
def makiivka(briefs: Path) -> Brief:
    return load(str(briefs / "makiivka.yaml"))


def test_the_text_has_them_under_the_measure(makiivka: Brief) -> None:
    text = " ".join(brief_text(makiivka, find(makiivka), Look()).split())
    killed = text[text.index("Killed at Makiivka people, cumulative") :]
    assert (
        "Independence: around 400 soldiers and 3 other wordings: 4 outlets, 1 origin Wording drift: "
        in killed
    )
    assert "“up to” and “at least” are opposite bounds." in killed


def test_the_data_has_them_in_the_measure(makiivka: Brief) -> None:
    measures = brief_json(makiivka, find(makiivka))["measures"]
    assert measures["killed"]["independence"] == [
        {
            "claims": ["stratcom-bbc", "stratcom-trt", "stratcom-news18", "stratcom-independent"],
            "outlets": 4,
            "origins": 1,
        }
    ]
    (drift,) = measures["killed"]["drifts"]
    assert drift["first_said"] is False
    assert [wording["difference"] for wording in drift["wordings"]] == [
        None,
        "“around” became “up to”",
        "“around” became “at least”",
        "“around” became the bare number",
    ]
    assert measures["rockets"]["independence"] == measures["rockets"]["drifts"] == []
