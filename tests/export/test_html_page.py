"""A brief as an HTML page: what is on it, and that it is whole, safe and for everybody."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load, read
from briefing.export.html_markup import Markup, anchor, host, join, link, tag
from briefing.export.html_page import brief_html, briefs_html
from briefing.verdicts.findings import find
from briefing.verdicts.verdict import Kind
from tests.export.hostile import SCRIPT, hostile
from tests.export.pages import Node, parsed
from tests.export.test_brief_text import BRIEF
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path


def page(text: str = BRIEF) -> Node:
    brief = read(text, "briefs/troops.yaml")
    return parsed(brief_html(brief, find(brief)))


@pytest.fixture(scope="module")
def shown() -> Node:
    return page()


@pytest.fixture(scope="module")
def shipped(briefs: Path) -> list[Node]:
    loaded = map(load, map(str, brief_files(briefs)))
    return [parsed(brief_html(brief, find(brief))) for brief in loaded]


def test_every_text_is_on_the_page_as_it_is() -> None:
    nasty = read(hostile(), "nasty.yaml")
    assert nasty.problems == ()
    found = page(hostile())
    texts = [nasty.title, nasty.summary, nasty.handling, *nasty.gaps, *nasty.hypotheses, *nasty.indicators]
    texts += [actor.name for actor in nasty.actors.values()] + [claim.note for claim in nasty.claims.values()]
    texts += [source.title for source in nasty.sources.values()]
    texts += [claim.quote for claim in nasty.claims.values()]
    for text in texts:
        assert " ".join(text.split()) in found.text


def test_hostile_text_makes_no_element_and_no_attribute(shipped: list[Node]) -> None:
    known = {node.name for found in shipped for node in found.walk()}
    assert {node.name for node in page(hostile()).walk()} <= known | {"abbr", "blockquote"}
    for node in page(hostile()).walk():
        assert node.name != "script" or node["type"] == "application/ld+json"
        assert node.name not in (
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "base",
            "form",
            "input",
        )
        assert not [
            name for name in node.attributes if name.startswith("on") or name in ("style", "src", "srcset")
        ]


def test_links_lead_within_the_page_or_to_the_web_and_tell_nothing(shipped: list[Node]) -> None:
    for found in [*shipped, page(hostile())]:
        ids = [node["id"] for node in found.walk() if node["id"]]
        assert len(ids) == len(set(ids))
        for a in found.all("a"):
            if (a["href"] or "").startswith("#"):
                assert (a["href"] or "")[1:] in ids
            else:
                assert re.match("https?://", a["href"] or "")
                assert "noreferrer" in (a["rel"] or "")


def test_the_policy_allows_nothing_but_its_own_style(shown: Node) -> None:
    (policy,) = [n["content"] for n in shown.all("meta") if n["http-equiv"] == "Content-Security-Policy"]
    (style,) = shown.all("style")
    digest = base64.b64encode(hashlib.sha256("".join(style.own).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|expression", "".join(style.own))


def test_the_policy_stands_before_all_that_it_rules() -> None:
    brief = read(BRIEF, "a")
    assert re.match(
        r"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv",
        brief_html(brief, find(brief)),
    )


def test_landmarks_and_headings_make_an_outline(shipped: list[Node]) -> None:
    for found in shipped:
        assert len(found.all("h1")) == len(found.all("main")) == 1
        assert found.all("nav")[0]["aria-label"]
        first = found.all("body")[0].children[0]
        assert first["class"] == "skip" and found.at((first["href"] or "")[1:]).name == "main"
        levels = [int(node.name[1]) for node in found.walk() if re.fullmatch("h[1-6]", node.name)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for section in found.all("section"):
            assert found.at(section["aria-labelledby"] or "").name in ("h2", "h3")


def test_tables_have_captions_and_heads_with_scope(shipped: list[Node]) -> None:
    for table in [table for found in shipped for table in found.all("table")]:
        assert table.children[0].name == "caption" and table.children[0].text
        assert all(th["scope"] in ("col", "row", "rowgroup") for th in table.all("th"))
        assert all(th.text for th in table.all("th"))


def test_drawings_are_not_read_aloud(shown: Node) -> None:
    drawings = [node for node in shown.all("svg") if node.parent and node.parent.name != "svg"]
    assert drawings
    assert all(node["aria-hidden"] == "true" for node in drawings)


def test_a_contradiction_is_a_sign_and_a_word_and_a_reason(shown: Node) -> None:
    card = shown.at("verdict-1")
    assert card.all("h3")[0].text == "≠ conflict 1 Troops"
    assert "The ranges do not meet: 2.9 times apart." in card.all("p", "reason")[0].text
    assert "Severity" in card.text
    assert Kind.CONFLICT.sign == card.all("span", "between")[0].text


def test_contradicted_words_are_marked_in_the_text_behind_their_quotation_mark(shown: Node) -> None:
    section = shown.at("section-counts")
    assert "3,000 troops" in [mark.text for mark in section.all("mark")]
    assert '"3,000 troops"\xa0≠ conflict 1' in "".join(section.own)
    assert section.all("mark")[0].all("a")[0]["href"] == "#claim-us-3000"


def test_words_that_nothing_contradicts_lead_to_their_claim_unmarked(shown: Node) -> None:
    quiet = shown.at("quote-ru-business")
    assert quiet.all("a")[0]["href"] == "#claim-ru-business"
    assert not quiet.all("mark")


def test_claims_that_share_words_each_have_their_place() -> None:
    shared = BRIEF.replace(
        "claims:\n",
        """claims:
  us-part: {by: us, section: counts, quote: "3,000", said: 2024-10-23}
  us-all: {by: us, section: counts, quote: 'speaks of "3,000 troops". Ukraine', said: 2024-10-23}
""",
    )
    found = page(shared)
    for id in ("us-part", "us-all", "us-3000"):
        assert found.at(f"quote-{id}").text
    assert 'Kirby speaks of "3,000 troops"\xa0≠ conflict 1' in "".join(found.at("section-counts").own)


def test_the_row_of_a_claim_says_all_of_it(shown: Node) -> None:
    row = shown.at("claim-us-3000")
    for part in (
        "John Kirby",
        "for United States",
        "3,000 troops",
        "2,850–3,150",
        "Troops",
        "23 Oct 2024",
        "The Paper (B2)",
        "conflict",
        "as first said: at least 3,000 troops",
        "moderate confidence",
    ):
        assert part in row.text


def test_actors_stand_with_their_side(shown: Node) -> None:
    groups = shown.at("actors").all("li", "group")
    assert [group.all("h3")[0].text for group in groups] == ["United States", "Ukraine", "Russia"]
    assert "John Kirby person; spokesman" in groups[0].text


def test_the_chart_draws_each_figure_to_scale(shown: Node) -> None:
    chart = shown.at("measure-troops")
    rows = [row for row in chart.all("tr") if row.all("td")]
    assert [row.all("th")[0].text for row in rows] == ["John Kirby for United States", "Ukraine", "Ukraine"]
    lines = [[line for line in row.all("line", "hard") if line["y1"] == line["y2"]] for row in rows]
    spans = [(float((n["x1"] or "")[:-1]), float((n["x2"] or "")[:-1])) for (n,) in lines[:2]]
    assert spans[0][1] < spans[1][0], "3,000 ends left of where around 12,000 begins"
    assert all(0 <= end <= 100 for span in spans for end in span)


def test_an_open_bound_is_an_arrow() -> None:
    found = page(BRIEF.replace('figure: "3,000 troops"', 'figure: "at least 3,000 troops"'))
    assert len(found.at("measure-troops").all("path", "arrow")) == 1


def test_figures_without_a_range_and_dates_are_no_trouble() -> None:
    found = page(BRIEF.replace("figure: 500 officers", "figure: many officers"))
    assert "many officers" in found.at("measure-troops").text


def test_several_briefs_share_a_page_and_no_place() -> None:
    brief = read(BRIEF, "a.yaml")
    found = parsed("".join(briefs_html([(brief, find(brief))] * 2)))
    ids = [node["id"] for node in found.walk() if node["id"]]
    assert len(ids) == len(set(ids))
    assert found.all("title")[0].text == "2 briefs"
    assert {"brief-1-claim-us-3000", "brief-2-claim-us-3000"} <= set(ids)


def test_an_empty_brief_is_a_page() -> None:
    found = page("briefing: 1\ntitle: Nothing yet\n")
    assert found.all("h1")[0].text == "Nothing yet"
    assert not found.all("table")


def test_problems_are_named() -> None:
    found = page(BRIEF.replace("quote: 500 officers", "quote: 700 officers"))
    assert "line 4" in found.at("problems").text


def test_another_language_is_named_for_those_who_hear_the_page() -> None:
    german = BRIEF.replace("briefing: 1\n", "briefing: 1\nlocale: de\n")
    assert page(german).all("article", "brief")[0]["lang"] == "de"
    assert page(BRIEF).all("article", "brief")[0]["lang"] is None


def test_plain_text_is_escaped_however_it_is_put_together() -> None:
    assert tag("p", "<b>") == "<p>&lt;b&gt;</p>"
    assert tag("p", tag("b", "x"), "&") == "<p><b>x</b>&amp;</p>"
    assert tag("p", title="\"'<&>") == '<p title="&quot;&#39;&lt;&amp;&gt;"></p>'
    assert join(Markup("<b>") + "<i>") == "&lt;b&gt;&lt;i&gt;", "a sum of markup and text is text"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https:// x", "", f"x{SCRIPT}"],
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    assert link(address, "<") == "&lt;"


def test_anchors_are_plain_and_tell_names_apart() -> None:
    names = ["a b", "a_20_b", "a-b", "ä", "'>", "a_b"]
    made = [anchor("claim", name) for name in names]
    assert len(set(made)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in made)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a", "example.org"),
        ("https://Example.org:8080", "example.org"),
        ("http://example.org@evil.test/?x@example.org", "evil.test"),
        ("http://user@evil.test#@example.org", "evil.test"),
        ("ftp://example.org", ""),
    ],
)
def test_the_host_is_the_one_a_browser_goes_to(address: str, expected: str) -> None:
    assert host(address) == expected
