"""Limits: what would cost much is refused at once, by name and place."""

from __future__ import annotations

import time
from graphlib import TopologicalSorter

import pytest

from briefing.brief.files import MAX_DIRECTIVES, MAX_REFUSED
from briefing.brief.loader import read
from briefing.brief.model import DEEPEST
from briefing.brief.problems import Problems, UnreadableError, problem_line
from briefing.brief.yaml_nodes import MAX_DEPTH, MAX_HIDDEN, MAX_SCALAR, MAX_VALUES, _Composer
from briefing.figures.grammar import parse

HEAD = b"briefing: 1\ntitle: T\n"
DEEP = f"error: mappings or lists stand more than {MAX_DEPTH} deep; a brief needs four levels"
LONG = f"error: a value is longer than {MAX_SCALAR:,} characters; split it into sections"
HIDDEN = f"error: not text: over {MAX_HIDDEN:,} of its characters cannot be shown; name a brief"
MANY = f"error: the file holds more than {MAX_VALUES:,} keys and values; split the brief"


LARGE = 20_000_000


def heaps(char: str, count: int) -> bytes:
    """Return the entries of a list, 9,000 of a character each."""
    return (b'- "e' + char.encode() * 9_000 + b'"\n') * count


# Made when they are needed: pytest would write each of them into the name of its test.
HOSTILE = {
    "deep lists": (lambda: b"[ " * 5_000, f"b:1:65: {DEEP}"),
    "deep lists, close together": (lambda: b"[" * 999, f"b:1:33: {DEEP}"),
    "deep mappings": (lambda: b"a: " + b"{a: " * 5_000, f"b:1:128: {DEEP}"),
    "deep blocks": (lambda: b"- " * 5_000, f"b:1:65: {DEEP}"),
    "deep keys": (lambda: b"? " * 5_000, f"b:1:65: {DEEP}"),
    "a huge plain value": (lambda: HEAD + b"gaps: " + b"x" * LARGE, f"b:3:7: {LONG}"),
    "a huge quoted value": (lambda: HEAD + b"gaps: '" + b"x" * LARGE, f"b:3:1: {LONG}"),
    "a long literal value": (lambda: HEAD + b"gaps: |\n  " + b"x" * (MAX_SCALAR + 1), f"b:3:7: {LONG}"),
    "a huge comment": (lambda: b"#" * LARGE, f"b:1:1: {LONG}"),
    "empty lines": (lambda: b"\n" * LARGE, f"b:1:1: {LONG}"),
    "very many keys": (
        lambda: b"".join(b"k%d: 1\n" % n for n in range(100_000, 360_000)),
        f"b:249999:10: {MANY}",
    ),
    "very many entries": (lambda: b"a: [" + b"x," * MAX_VALUES + b"]", f"b:1:999995: {MANY}"),
    "lists in lists": (lambda: b"a: [" + (b"[" + b"x," * 98 + b"],") * 6_000 + b"]", f"b:1:994995: {MANY}"),
    "one key": (lambda: b"a:\n" * 10_000_000, f"b:249999:3: {MANY}"),
    "empty mappings": (lambda: b"a: [" + b"{}," * MAX_VALUES + b"]", f"b:1:749997: {MANY}"),
    "aliases": (
        lambda: b"a: [&a x" + b", *a" * MAX_VALUES + b"]",
        "b:1:8007: error: more than 2,000 problems; mend the others first",
    ),
    "directives": (
        lambda: b"".join(b"%%TAG !a%d! b\n" % n for n in range(200_000)) + b"--- x",
        f"b:{MAX_DIRECTIVES + 1}:1: error: more than {MAX_DIRECTIVES} lines begin with %TAG, which a brief does not "
        "have; remove them",
    ),
    "a huge version": (
        lambda: b"briefing: " + b"9" * 5_000,
        f"b:1:11: error: the file is of format version '{'9' * 59}…', and this program reads 1; "
        "read it with a newer program",
    ),
    "marks without end": (
        lambda: HEAD + b'handling: "e' + "\u0301".encode() * 900_000 + b'"',
        f"b:3:11: {HIDDEN}",
    ),
    "texts of marks": (lambda: HEAD + b"gaps:\n" + heaps("\u0301", 900), f"b:9:3: {HIDDEN}"),
    "texts of overrides": (lambda: HEAD + b"gaps:\n" + heaps("\u202e", 900), f"b:9:3: {HIDDEN}"),
    "no text": (
        lambda: HEAD + b"\0" * LARGE,
        f"b:3:10001: error: not text: it holds over {MAX_REFUSED:,} control characters; name a brief",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_limit_by_name_and_place(name: str) -> None:
    make, problem = HOSTILE[name]
    data = make()
    began = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read(data, "b")
    assert time.process_time() - began < 5  # a second at most where nothing else runs
    assert problem_line("b", caught.value.problems[0]) == problem


def test_lists_that_are_too_deep_for_the_parser_itself() -> None:
    """Whether it gives up before it reports the first of them depends on the version of libyaml."""
    with pytest.raises(UnreadableError) as caught:
        read(b"[" * 5_000, "b")
    assert problem_line("b", caught.value.problems[0]) in (f"b:1:33: {DEEP}", f"b:1:1001: {DEEP}")


def test_what_is_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is asked for no event beyond the limit."""
    composers: list[_Composer] = []
    init = _Composer.__init__

    def noted(self: _Composer, problems: Problems) -> None:
        composers.append(self)
        init(self, problems)

    monkeypatch.setattr(_Composer, "__init__", noted)
    with pytest.raises(UnreadableError):
        read(b"a: [" + b"{}," * 1_000_000 + b"]", "b")
    assert [composer.events for composer in composers] == [MAX_VALUES + 1]


def test_a_brief_of_ten_thousand_claims_is_read() -> None:
    """The limits leave room for what people write."""
    rows = "by: a, section: s, quote: 3 men, measure: m, figure: 3 men, said: 2024-10-23, via: d, basis: told"
    data = (
        "briefing: 1\ntitle: T\nactors: {a: {name: A}}\nmeasures: {m: {name: M}}\nsources: {d: {title: D}}\n"
        "sections: {s: {title: S, text: '" + "some words and " * 500 + "3 men'}}\nclaims:\n"
    )
    data += "".join(f"  c{n}: {{{rows}, confidence: low, note: words}}\n" for n in range(10_000))
    brief = read(data, "b")
    assert len(brief.claims) == 10_000
    assert brief.problems == ()


def test_an_alias_bomb_stays_as_small_as_it_is_written() -> None:
    rows = [b"a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [b"%c: &%c [%s]" % (n, n, b", ".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 122)]
    brief = read(HEAD + b"\n".join(rows), "b")
    assert {problem.what.split(",")[0] for problem in brief.problems} >= {"an anchor", "an alias"}
    assert brief.title == "T"


def test_an_alias_of_itself_is_refused() -> None:
    brief = read(HEAD + b"gaps: &a [*a, b]\n", "b")
    assert [problem.column for problem in brief.problems] == [7, 11]
    assert brief.gaps == ("b",)


def test_a_huge_number_is_text() -> None:
    brief = read(HEAD + b"claims: {c: {credibility: " + b"9" * 5_000 + b"}}", "b")
    assert brief.claims["c"].credibility is None
    assert all(len(problem.text) < 200 for problem in brief.problems)
    assert (
        read(HEAD + b"measures: {m: {name: M, tempo: " + b"9" * 5_000 + b"d}}", "b").measures["m"].tempo == 2
    )


def test_ten_thousand_marks_on_a_letter_shrink() -> None:
    brief = read(HEAD + b"handling: e" + "\u0301".encode() * 10_000, "b")
    assert len(brief.handling) < 30


def test_the_collector_runs_again_afterwards() -> None:
    import gc

    read(HEAD, "b")
    assert gc.isenabled()
    gc.disable()
    try:
        read(HEAD, "b")
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("step", [1, -1, 0], ids=["forward", "back", "to the first"])
def test_very_many_circles_are_named_in_short(step: int) -> None:
    """The ways of 1,000 circles of 1,000 links would have a million names."""
    rows = (
        f"  c{n}: {{by: a, section: s, quote: x, supersedes: [c{(n + 1) % 1_000}, c{n * step % 1_000}]}}\n"
        for n in range(1_000)
    )
    brief = read(
        "briefing: 1\ntitle: T\nactors: {a: {name: A}}\nsections: {s: {title: S, text: x}}\nclaims:\n"
        + "".join(rows),
        "b",
    )
    circles = [problem for problem in brief.problems if "leads back" in problem.what]
    assert len(circles) >= 500 or step == -1
    assert all(len(problem.text) < 200 for problem in circles)
    TopologicalSorter(
        {claim.id: claim.supersedes for claim in brief.claims.values()}
    ).prepare()  # no circle is left


@pytest.mark.parametrize("order", [range(30), range(29, -1, -1)], ids=["down", "up"])
def test_a_chain_of_measures_that_is_not_followed_to_its_end_is_a_problem(order: range) -> None:
    rows = "".join(
        f"  m{n}: {{name: M, part_of: m{n + 1}}}\n" if n < 29 else "  m29: {name: M}\n" for n in order
    )
    brief = read(HEAD + b"measures:\n" + rows.encode(), "b")
    assert [problem.text for problem in brief.problems] == [
        "measure 'm8': part_of begins a chain of more than 20 links, and only 20 are followed; take out some between"
    ]
    assert len(brief.wholes("m8")) == len(brief.wholes("m0")) == DEEPEST
    assert len(brief.wholes("m9")) == DEEPEST


def test_figures_that_take_long_are_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def counted(text: str, *rest: object, **options: object) -> object:
        tried.append(text)
        return parse(text, *rest, **options)

    monkeypatch.setattr("briefing.brief.claims.parse", counted)
    head = "briefing: 1\ntitle: T\nactors: {a: {name: A}}\nmeasures: {m: {name: M}}\nsections: {s: {title: S, text: x}}\n"
    for words, count, most in (
        ("3 men a day " + "a day " * 40, 1_900, 400),
        ("abuot thosuand", 1_900, 200),
        ("3 men", 9_000, 9_000),
    ):
        tried.clear()
        rows = "".join(
            f"  c{n}: {{by: a, section: s, quote: x, measure: m, figure: '{words}{n}'}}\n"
            for n in range(count)
        )
        brief = read(f"{head}claims:\n{rows}", "b")
        assert len(tried) <= most
        assert [claim.id for claim in brief.claims.values() if not (claim.figure or claim.faulty)] == []
    assert len(tried) == 9_000
