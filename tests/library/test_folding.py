"""Search in every script: what is typed is found in the library and in a brief, and marked where it stands."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.loader import load
from briefing.library.find import In, Marker, find_in
from briefing.library.folding import fold, fold_with_places, indexed, words
from briefing.library.index import Index
from briefing.library.indexing import update
from briefing.library.search import search, spots

BRIEF = """\
briefing: 1
title: Scripts
date: 2024-10-25
sections:
  ru: {title: R, text: "Война в городе. Войска и российский министр. Её слова: во\u0301йны не будет."}
  uk: {title: U, text: "Київ каже: їхній район, п’ять сіл."}
  el: {title: G, text: "Η κυβέρνηση ανακοίνωσε. Οι ΚΥΒΕΡΝΉΣΕΙΣ."}
  ko: {title: K, text: "북한 군인은 약 3,000명."}
  ja: {title: J, text: "ウクライナが発表した。"}
  zh: {title: Z, text: "東京都知事は言った。約12000人。"}
  th: {title: T, text: "กองทัพไทยประกาศ"}
  hi: {title: H, text: "हिन्दी में सैनिक"}
  he: {title: I, text: "מִלְחָמָה בעזה"}
  ar: {title: A, text: "أعلنت الحكومة ٣٠٠٠ جندي"}
  la: {title: L, text: "Łódź, Straße, smørrebrød, Đurđević, Ivanović, forêt, Æsop, İstanbul, ﬁnal 12½."}
"""

FOUND = [
    ("война", "ru", "Война"),
    ("российский", "ru", "российский"),
    ("ее", "ru", "Её"),
    ("войны", "ru", "во\u0301йны"),
    ("київ", "uk", "Київ"),
    ("ЇХНІЙ", "uk", "їхній"),
    ("п'ять", "uk", "п’ять"),
    ("κυβερνηση", "el", "κυβέρνηση"),
    ("κυβερνήσεις", "el", "ΚΥΒΕΡΝΉΣΕΙΣ"),
    ("북한", "ko", "북한"),
    ("군인", "ko", "군인"),
    ("3,000", "ko", "3,000"),
    ("ウクライナ", "ja", "ウクライナ"),
    ("ｳｸﾗｲﾅが", "ja", "ウクライナが"),
    ("発表", "ja", "発表"),
    ("京都知", "zh", "京都知"),
    ("12000", "zh", "12000"),
    ("ไทย", "th", "ไทย"),
    ("ประกาศ", "th", "ประกาศ"),
    ("हिन्दी", "hi", "हिन्दी"),
    ("מלחמה", "he", "מִלְחָמָה"),
    ("اعلنت", "ar", "أعلنت"),
    ("3000", "ar", "٣٠٠٠"),
    ("lodz", "la", "Łódź"),
    ("strasse", "la", "Straße"),
    ("STRASSE", "la", "Straße"),
    ("smorrebrod", "la", "smørrebrød"),
    ("đurđević", "la", "Đurđević"),
    ("durdevic", "la", "Đurđević"),
    ("foret", "la", "forêt"),
    ("aesop", "la", "Æsop"),
    ("istanbul", "la", "İstanbul"),
    ("final", "la", "ﬁnal"),
]
NOT_FOUND = ["воины", "киiв", "гакко", "が発衣", "हन्द", "ไทศ", "かくめい", "121"]


@pytest.fixture(scope="module", params=["NFC", "NFD"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "scripts.yaml").write_text(normalize(request.param, BRIEF), encoding="utf-8")
    index = Index.in_memory(str(folder))
    update(index)
    return index


@pytest.mark.parametrize(("asked", "section", "stands"), FOUND)
def test_words_of_every_script_are_found_and_marked(
    library: Index, asked: str, section: str, stands: str
) -> None:
    brief = load(library.path(library.briefs()[0]))
    for form in ("NFC", "NFD"):
        typed = normalize(form, asked)
        (hit,) = (hit for hit in find_in(library, typed).found if hit.part is In.SECTION)
        assert hit.id == section
        assert normalize("NFC", stands) in [normalize("NFC", hit.text[s:e]) for s, e in hit.spots]
        (within,) = {hit.id for hit in search(brief, typed)}
        assert within == section
        plain = brief.sections[section].plain
        assert normalize("NFC", stands) in [normalize("NFC", plain[s:e]) for s, e in spots(typed, plain)]


@pytest.mark.parametrize("asked", NOT_FOUND)
def test_letters_that_marks_tell_apart_stay_apart(library: Index, asked: str) -> None:
    assert not find_in(library, asked).found


@pytest.mark.parametrize(
    ("one", "other"),
    [("й", "и"), ("ї", "і"), ("が", "か"), ("ガ", "カ"), ("ที่", "ที"), ("की", "क"), ("ѓ", "г")],
)
def test_marks_stay_where_they_make_letters(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert fold(normalize("NFD", one)) == fold(one)


def test_dashes_and_quotation_marks_are_found_however_typed() -> None:
    text = "He said “no” – twice"
    assert [text[s:e] for s, e in spots('"no" -', text)] == ["“no” –"]


def test_a_number_before_a_fraction_is_not_run_together_with_it() -> None:
    assert indexed("12½") == "12 1/2"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_folding_is_the_same_for_finding_and_marking(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(words(folded)) == len(folded)
    placed = fold_with_places(text)
    assert placed.text == folded
    for at in range(len(folded)):
        start, end = placed.spot(at, at + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 30), st.integers(1, 30))
def test_what_stands_in_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    if Marker([text]).matches(text):
        assert Marker([text]).spots(f"x {text} x")
    part = text[start : start + length]
    if fold(part).split() and fold(part) in fold(text):
        assert any(True for _ in spots(part, text))
