"""Problems: each by its line, its column and its words; nothing else of the brief is lost."""

from __future__ import annotations

import pytest

from briefing.brief.loader import read
from briefing.brief.problems import MAX_PROBLEMS, Level, Problem, UnreadableError, problem_line

# Two lines that every brief here begins with, so that the text below begins on line 3.
HEAD = "briefing: 1\ntitle: T\n"
TEXT = """\
actors: {us: {name: United States}}
measures: {troops: {name: Troops}}
sections:
  one: {title: One, text: "About 3,000 North Korean troops came."}
  two: {title: Two, text: Other words stand here.}
claims:
"""


def lines(text: str) -> list[str]:
    return [problem_line("b", problem) for problem in read(text, "b").problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # fields
        ("titel: x\n", "b:3:1: error: the brief has an unknown field 'titel'; did you mean 'title'?"),
        ("actors:\n  us: {name: U, rôle: x}\n", "b:4:17: error: actor 'us' has an unknown field 'rôle'; did you mean 'role'?"),
        ("actors:\n  us: {name: U, zzz: x}\n", "b:4:17: error: actor 'us' has an unknown field 'zzz'; remove it; the fields are name, kind, role, of, review"),
        ("actors:\n  us: {name: U, role: head, White House}\n", "b:4:29: error: actor 'us' has an unknown field 'White House'; if it is the rest of a text with a comma, put the text in quotes"),
        ("actors:\n  us: {kind: state}\n", "b:4:3: error: actor 'us' has no 'name'; add 'name', the name to show"),
        ("actors:\n  us:\n", "b:4:3: error: actor 'us' has no 'name'; add 'name', the name to show"),
        ("actors:\n  us: {name: }\n", "b:4:8: error: actor 'us': name is empty; give the name to show"),
        ("actors:\n  us: {name: U, role: ' '}\n", "b:4:17: advice: actor 'us': role is empty; give it a value or remove it"),
        ("date: 2024-10-25\nhandling: a\ndate: 2024-10-26\n", "b:5:1: error: 'date' stands twice in one mapping, on lines 3 and 5; rename or remove one; the first is read"),
        # kinds of values
        ("actors:\n  us: {name: [U]}\n", "b:4:14: error: actor 'us': name is a list where text belongs; write text, in quotes if it has a colon or brackets"),
        ("actors:\n  us: United States\n", "b:4:7: error: actor 'us' is text where a mapping belongs; write its fields under it, such as 'name: …'"),
        ("actors:\n  - us\n", "b:4:3: error: actors is a list where a mapping belongs; give each entry a key: 'key: value'"),
        ("gaps: none\n", "b:3:7: error: gaps is text where a list belongs; begin each entry with '- '"),
        ("gaps: {a: b}\n", "b:3:7: error: gaps is a mapping where a list belongs; begin each entry with '- '"),
        ("gaps:\n  - What they know: nothing\n", "b:4:5: error: gaps has an entry with a colon, which makes it a mapping; put the entry in quotes"),
        ("gaps: [[a]]\n", "b:3:8: error: gaps has a list where text belongs; put the entry in quotes"),
        ("gaps: [a, '']\n", "b:3:11: advice: gaps has an empty entry; fill or remove it"),
        ("actors:\n  the us: {name: U}\n", "b:4:3: error: actor 'the us': an id is one word of up to 64 characters; shorten it, or write - for blanks"),
        ("actors:\n  '': {name: U}\n", "b:4:3: error: actor '': an id is one word of up to 64 characters; shorten it, or write - for blanks"),
        # values
        ("date: 2024-02-30\n", "b:3:7: error: date '2024-02-30' is not a day, since February 2024 has 29 days; write one from 2024-02-01 to 2024-02-29"),
        ("date: 25.10.2024\n", "b:3:7: error: date '25.10.2024' is not a day; write 2024-10-25"),
        ("sources:\n  s: {title: S, url: 'ftp://x.org'}\n", "b:4:22: error: source 's': url 'ftp://x.org' is not a web address; write one that begins with https://"),
        ("sources:\n  s: {title: S, url: 'javascript:alert(1)//https://'}\n", "b:4:22: error: source 's': url 'javascript:alert(1)//https://' is not a web address; write one that begins with https://"),
        ("sources:\n  s: {title: S, reliability: b}\n", "b:4:30: error: source 's': reliability 'b' is not a word it can have; did you mean 'B'?"),
        ("sources:\n  s: {title: S, reliability: high}\n", "b:4:30: error: source 's': reliability 'high' is not a word it can have; write A, B, C, D, E or F"),
        ("actors:\n  us: {name: U, kind: organisatoin}\n", "b:4:23: error: actor 'us': kind 'organisatoin' is not a word it can have; did you mean 'organisation'?"),
        ("measures:\n  m: {name: M, tempo: two weeks}\n", "b:4:23: error: measure 'm': tempo 'two weeks' is no number of days; write days such as 2d or 30d, or fixed"),
        # links
        ("actors:\n  us: {name: U, of: us}\n", "b:4:21: error: actor 'us': of leads back to itself: us → us; remove one of the links"),
        ("measures:\n  a: {name: A, part_of: b}\n  b: {name: B, part_of: c}\n  c: {name: C, part_of: a}\n", "b:6:25: error: measure 'c': part_of leads back to itself: a → b → c → a; remove one of the links"),
        ("sections:\n  s: {title: S, text: T, source: x}\n", "b:4:34: error: section 's': source 'x' is not among the sources; add it to sources"),
        # the wording table
        ("wording:\n  at leest: {hard: [1, 2]}\n", "b:4:3: error: wording 'at leest': there is no such wording; did you mean 'at least'?"),
        # what YAML has and a brief has not
        ("gaps: &a [x]\n", "b:3:7: error: an anchor, &a, which a brief does not have; remove it; if & begins the text, put the text in quotes"),
        ("gaps: [*a]\n", "b:3:8: error: an alias, *a, which a brief does not have; write the value out"),
        ("handling: !!str x\n", "b:3:11: error: a tag, tag:yaml.org,2002:str, which a brief does not have; remove it; if ! begins the text, put the text in quotes"),
        ("<<: {date: 2024-10-25}\n", "b:3:1: error: a merge key, which a brief does not have; write the fields out"),
        ("? [a]\n: b\n", "b:3:3: error: a key is a mapping or a list and not a word; put it in quotes if it is text"),
        ("---\ntitle: U\n", "b:3:1: error: a second document begins here; only the first is read; make it a file of its own"),
        # characters
        ("handling: a\x1bb\n", "b:3:12: advice: the character U+001B, which no text needs, stands here; it is shown as ␛; remove it"),
        ('handling: "a\\eb"\n', "b:3:11: advice: the text holds characters that are not shown as they are: ␛; remove them, or write what they should say"),
        ("handling: a\u202eb\n", "b:3:11: advice: the text holds characters that are not shown as they are: <U+202E>; remove them, or write what they should say"),
    ],
)  # fmt: skip
def test_each_problem_by_place_and_words(text: str, problem: str) -> None:
    assert lines(HEAD + text) == [problem]


CLAIM = "  c:\n    by: us\n    section: one\n    quote: North Korean troops\n"
"""A claim without problems, on lines 9 to 12."""


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (CLAIM.replace("    by: us\n", ""), "b:9:3: error: claim 'c' has no 'by'; add 'by', the actor who makes the claim"),
        (CLAIM.replace("by: us", "by: uss"), "b:10:9: error: claim 'c': by 'uss' is not among the actors; did you mean 'us'?"),
        (CLAIM.replace("section: one", "section: tow"), "b:11:14: error: claim 'c': section 'tow' is not among the sections; did you mean 'two'?"),
        (CLAIM.replace("North Korean troops", "North Korean soldiers"), "b:12:12: error: claim 'c': 'North Korean soldiers' does not stand in section 'one'; the nearest words there are 'North Korean troops'"),
        (CLAIM.replace("North Korean troops", "Other words"), "b:12:12: error: claim 'c': 'Other words' does not stand in section 'one'; it stands in section 'two'"),
        (CLAIM.replace("North Korean troops", "nothing like it"), "b:12:12: error: claim 'c': 'nothing like it' does not stand in section 'one'; copy it from the text"),
        (CLAIM + "    figure: 3,000 troops\n", "b:13:13: error: claim 'c' has 'figure' and no 'measure'; add 'measure', what the figure counts"),
        (CLAIM + "    measure: troop\n", "b:13:14: error: claim 'c': measure 'troop' is not among the measures; did you mean 'troops'?"),
        (CLAIM + "    said: 2024-13-01\n", "b:13:11: error: claim 'c': said '2024-13-01' is not a day, since there is no month 13; write 2024-01-13"),
        (CLAIM + "    said: 2024-10\n", "b:13:11: error: claim 'c': said '2024-10' is a month, not a day; add the day, such as 2024-10-01"),
        (CLAIM + "    as_of: 2024-10-25..2024-10-20\n", "b:13:12: error: claim 'c': as_of '2024-10-25..2024-10-20' ends before it begins; write 2024-10-20..2024-10-25"),
        (CLAIM + "    denies: [c]\n", "b:13:13: error: claim 'c' denies itself; name the claim that it denies"),
        (CLAIM + "    denies: [d]\n", "b:13:14: error: claim 'c': denies 'd' is not among the claims; add it to claims"),
        (CLAIM + "    supersedes: c\n", "b:13:17: error: claim 'c': supersedes leads back to itself: c → c; remove one of the links"),
        (CLAIM + "    status: deny\n", "b:13:13: error: claim 'c': status 'deny' is not a word it can have; did you mean 'denied'?"),
        (CLAIM + "    credibility: 7\n", "b:13:18: error: claim 'c': credibility '7' is not a word it can have; write 1, 2, 3, 4, 5 or 6"),
        (CLAIM + "    likelihood: certain\n", "b:13:17: error: claim 'c': likelihood 'certain' is not a word it can have; did you mean 'nearly certain'?"),
        (CLAIM + "    by: us\n", "b:13:5: error: 'by' stands twice in one mapping, on lines 10 and 13; rename or remove one; the first is read"),
        (CLAIM + "  c: {by: us}\n", "b:13:3: error: 'c' stands twice in one mapping, on lines 9 and 13; rename or remove one; the first is read"),
    ],
)  # fmt: skip
def test_each_problem_of_a_claim_marks_it(claim: str, problem: str) -> None:
    brief = read(HEAD + TEXT + claim, "b")
    assert [problem_line("b", found) for found in brief.problems] == [problem]
    assert brief.problems[0].claim == "c"
    assert brief.claims["c"].faulty


def test_a_figure_that_cannot_be_read_keeps_its_wording() -> None:
    brief = read(HEAD + TEXT + CLAIM + "    measure: troops\n    figure: lots and lots\n", "b")
    claim = brief.claims["c"]
    (problem,) = brief.problems
    assert (problem.line, problem.column, problem.claim) == (14, 13, "c")
    assert problem.what.startswith("claim 'c': figure: 'lots and lots'")
    assert problem.todo
    assert (claim.figure, claim.wording, claim.words, claim.faulty) == (
        None,
        "lots and lots",
        "lots and lots",
        True,
    )


def test_nothing_else_is_lost() -> None:
    bad = "  bad: {by: nobody, quote: gone, said: never, figure: x, zzz: 1, note: kept}\n  worse: text\n"
    brief = read(HEAD + TEXT + bad + CLAIM, "b")
    assert list(brief.claims) == ["bad", "worse", "c"]
    assert [claim.faulty for claim in brief.claims.values()] == [True, True, False]
    claim = brief.claims["bad"]
    assert (claim.by, claim.quote, claim.wording, claim.note) == ("nobody", "gone", "x", "kept")
    assert (claim.section, claim.spot, claim.said, claim.as_of, claim.figure) == ("", None, None, None, None)
    assert {problem.claim for problem in brief.problems} == {"bad", "worse"}
    assert brief.claims["c"].spot


def test_parts_lose_only_the_field_that_is_wrong() -> None:
    brief = read(
        HEAD
        + "date: never\n"
        + "sources: {s: {publisher: P, date: x, url: y}}\n"
        + "actors: {a: {name: A, kind: x, role: R}, b: text}\n"
        + "measures: {m: {name: M, tempo: x, accounting: flow}}\n"
        + "sections: {s: {text: Words., source: nowhere}}\n"
        + "wording: {about: {hard: [0.5, 1.5]}, nearly: {hard: [2, 1]}}\n",
        "b",
    )
    assert (brief.title, brief.date) == ("T", None)
    assert (brief.sources["s"].title, brief.sources["s"].publisher) == ("s", "P")
    assert (brief.actors["a"].role, brief.actors["a"].kind, brief.actors["b"].name) == ("R", "", "b")
    assert (brief.measures["m"].tempo, brief.measures["m"].accounting) == (2, "flow")
    assert (brief.sections["s"].title, brief.sections["s"].plain) == ("s", "Words.")
    assert brief.wordings["about"].hard == (0.5, 1.5, False, False)
    assert len(brief.problems) == 10


def test_links_that_lead_back_are_cut() -> None:
    brief = read(HEAD + "actors: {a: {name: A, of: b}, b: {name: B, of: a}}\n", "b")
    assert (brief.actors["a"].of, brief.actors["b"].of) == ("b", None)


def test_a_claim_that_supersedes_in_a_circle_keeps_its_other_links() -> None:
    text = HEAD + "claims:\n" + "".join(
        f"  {id}: {{by: us, section: one, quote: North, supersedes: [{links}]}}\n"
        for id, links in (("a", "b"), ("b", "a, c"), ("c", ""))
    )  # fmt: skip
    claims = read(text + TEXT.replace("claims:\n", ""), "b").claims
    assert [claim.supersedes for claim in claims.values()] == [("b",), ("c",), ()]
    assert [claim.faulty for claim in claims.values()] == [False, True, False]


def test_problems_come_by_place_and_advice_marks_no_claim() -> None:
    text = HEAD + TEXT + CLAIM + "    note:\n" + "zzz: 1\nyyy: 2\n"
    brief = read(text, "b")
    assert [(found.line, found.level) for found in brief.problems] == [
        (13, Level.ADVICE),
        (14, Level.ERROR),
        (15, Level.ERROR),
    ]
    assert [found.claim for found in brief.problems] == ["c", "", ""]
    assert not brief.claims["c"].faulty


def test_a_missing_title_is_the_file_s_name() -> None:
    brief = read("briefing: 1\n", "/some/where/troops in\x1b Kursk.yaml")
    assert brief.title == "troops in␛ Kursk"
    assert [problem.text for problem in brief.problems] == [
        "the brief has no 'title'; add 'title', what the brief is about"
    ]
    assert brief.problems[0][:2] == (1, 1)


def test_a_missing_version_opens() -> None:
    brief = read("title: T\n", "b")
    assert [problem.text for problem in brief.problems] == [
        "the brief has no 'briefing'; add 'briefing', the format version, 1"
    ]


def test_a_file_with_very_many_problems_is_no_brief() -> None:
    text = HEAD + "claims:\n" + "".join(f"  c{n}:\n" for n in range(1_000))
    with pytest.raises(UnreadableError) as caught:
        read(text, "b")
    first, *others = caught.value.problems
    assert first[:2] == (670, 3)
    assert first.text == f"more than {MAX_PROBLEMS:,} problems; mend the others first"
    assert len(others) == MAX_PROBLEMS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "b: error: the file is empty; begin it with 'briefing: 1' and 'title: …'"),
        ("# only a comment\n", "b: error: the file is empty; begin it with 'briefing: 1' and 'title: …'"),
        ("---\n...\n", "b: error: the file is empty; begin it with 'briefing: 1' and 'title: …'"),
        ("- a\n- b\n", "b:1:1: error: the file is a list and not a mapping; begin it with 'briefing: 1' and 'title: …'"),
        ("just text\n", "b:1:1: error: the file is text and not a mapping; begin it with 'briefing: 1' and 'title: …'"),
        ("title: T\nbriefing: 2\n", "b:2:11: error: the file is of format version '2', and this program reads 1; read it with a newer program"),
        (b"briefing: 1\ntitle: caf\xe9\n", "b:2:11: error: not UTF-8: byte 0xe9 is part of no character; save it as UTF-8"),
        ("briefing: 1\n".encode("utf-16"), "b:1:1: error: encoded as UTF-16 or UTF-32; save it as UTF-8"),
        ("briefing: 1\n".encode("utf-16-le"), "b:1:1: error: encoded as UTF-16 or UTF-32; save it as UTF-8"),
        ("title: one: two\n", "b:1:11: error: not YAML: a colon followed by a space stands inside a value; put the whole value in quotes, or write it under | on lines of its own"),
        ("a: b\n\tc: d\n", "b:2:1: error: not YAML: a tab among the spaces; indent with spaces"),
        ("a: @b\n", "b:1:4: error: not YAML: a value cannot begin with @; put the whole value in quotes, or write it under | on lines of its own"),
        ("title: 'x\nb: c\n", "b:1:8: error: not YAML: a quotation mark is opened here and never closed; close it; a mark inside the text is written twice"),
        ('quote: "fake news" and more\n', "b:1:20: error: not YAML: this line does not fit the lines around it; align it with its neighbours; if a value above begins with a quotation mark, put all of it in quotes"),
        ("a: [b, c\nd: e\n", "b:1:4: error: not YAML: a list opened here with [ is not closed; close it with ]; put texts with commas or brackets in quotes"),
        ("a: {b: c\nd: e\n", "b:1:4: error: not YAML: a mapping opened here with { is not closed; close it with }; put texts with commas or braces in quotes"),
        ('a: "\\q"\n', "b:1:5: error: not YAML: a backslash in double quotes that means nothing; use single quotes, or write \\\\"),
        ("claims:\n  c:\n   by: us\n    quote: x\n", "b:4:10: error: not YAML: this field is indented like a part of the value above it; align it with its neighbours"),
        ("figure: >3,000 troops\n", "b:1:11: error: not YAML: a value cannot begin with > or |; put the whole value in quotes, or write it under | on lines of its own"),
        ("a: ]\n", "b:1:4: error: not YAML: a bracket, brace or comma where a value belongs; put the whole value in quotes, or write it under | on lines of its own"),
        ("a: b\nloose\n", "b:2:1: error: not YAML: this line is neither 'key: value' nor part of a text; add the colon, or indent the line with the text it belongs to"),
    ],
)  # fmt: skip
def test_what_makes_reading_impossible(text: str | bytes, problem: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text, "b")
    assert problem_line("b", caught.value.problems[0]) == problem
    assert caught.value.path == "b"


def test_problems_found_before_the_fault_are_told_too() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("a: &x b\nb: c: d\n", "b")
    assert [problem.line for problem in caught.value.problems] == [2, 1]


def test_a_problem_line_is_one_line_of_safe_text() -> None:
    problem = Problem(3, 5, Level.ERROR, "what", "todo")
    assert problem_line("a\x1b\nb", problem) == "a␛␊b:3:5: error: what; todo"
    for text in ("a\x1bb: x\n", "actors: {us: {name: U, kind: 'a\u202eb'}}\n"):
        for line in lines(HEAD + text):
            assert line.isprintable()


@pytest.mark.parametrize("char", ["\x9b", "\x85", "\u2028", "\ufeff", "\x1b", "\0"])
def test_columns_are_those_of_the_file_after_characters_that_are_shown_as_signs(char: str) -> None:
    row = f"gaps: [{char}{char}, {{a: b, c: d}}, a{char}, {{e: f, g: h}}]"
    brief = read(f"{HEAD}assumptions: [{char}]\n{row}\n", "b")
    columns = [problem.column for problem in brief.problems if "a mapping" in problem.what]
    assert columns == [row.index("{a") + 1, row.index("{e") + 1]
    bad = f"gaps: a{char}{char}: b"
    with pytest.raises(UnreadableError) as caught:
        read(f"{HEAD}{bad}\n", "b")
    assert caught.value.problems[0].column == bad.index(": b") + 1


def test_what_is_cut_off_for_a_message_leaves_no_joiner_alone() -> None:
    """Between two Arabic letters the joiner is spelling; before a cut it is nothing that can be seen."""
    for length in range(50, 62):
        word = f"{'a ' * (length // 2)}{'b' * (length % 2)}\u0628\u200c\u0628 c d e f g h"
        fields = "by: us, section: one, quote: troops, measure: troops"
        row = f'  c: {{{fields}, figure: "{word}", said: "{word}", status: "{word}"}}\n'
        told = "".join(lines(f"{HEAD}{TEXT}{row}"))
        assert "\u200c" not in told.replace("\u0628\u200c\u0628", "")
