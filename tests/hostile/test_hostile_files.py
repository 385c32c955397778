"""Files at the limits: numbers without end, files that change or go while they are read."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from briefing.brief import files
from briefing.brief.loader import load, read
from briefing.brief.problems import UnreadableError
from briefing.export.data import brief_json, json_lines
from briefing.export.page import Look
from briefing.export.text import brief_text
from briefing.verdicts.findings import find
from briefing.verdicts.lint import with_advice

DIGITS = "9" * 5_000
EXAMPLE = (Path(__file__).parent.parent.parent / "briefs" / "north-korean-troops.yaml").read_bytes()

NUMBERS = (
    f"date: {DIGITS}",
    f"date: 2024-{DIGITS}-10",
    f"locale: {DIGITS}",
    f"wording: {{about: {{hard: [{DIGITS}, {DIGITS}], typical: [{DIGITS}, {DIGITS}]}}}}",
    f"wording: {{about: {{hard: [0.{DIGITS}, {DIGITS}.5], typical: [-{DIGITS}, 1e{DIGITS}]}}}}",
    f"wording: {{about: {DIGITS}}}",
    f"measures: {{m: {{name: '{DIGITS}', unit: '{DIGITS}', tempo: {DIGITS}d, accounting: {DIGITS}}}}}",
    f"measures: {{m: {{name: M, tempo: {DIGITS}}}}}",
    f"actors: {{a: {{name: '{DIGITS}', kind: {DIGITS}}}}}",
    f"sources: {{s: {{title: '{DIGITS}', date: {DIGITS}, url: 'https://x.example:{DIGITS}/', reliability: {DIGITS}}}}}",
    f"hypotheses: [{{text: '{DIGITS}', consistency: {{c: {DIGITS}}}}}]",
)
FIGURES = (
    "{}", "{} troops", "at least {}", "{}–{} km", "{}.{}", "{} %", "${}bn", "27 October {}", "{} October 2024",
    "{} million", "a quarter of {}", "{} years", "{} of {}", "{},000", "1/{}", "twenty-{}", "{}k",
)  # fmt: skip


def everything(data: str) -> str:
    """Load a brief and do with it all that a command line does; return all that it says."""
    brief = read(data, "b.yaml")
    findings = find(brief)
    said = [problem.text for problem in with_advice(findings)]
    said += [brief_text(brief, findings, Look()), *json_lines(brief_json(brief, findings), 2)]
    return "\n".join(said)


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row[:24])
def test_endless_numbers_in_every_numeric_place(row: str) -> None:
    assert everything(f"briefing: 1\ntitle: T\n{row}\n")


@pytest.mark.parametrize("digits", [DIGITS, "9" * 400, "9" * 60], ids=len)
@pytest.mark.parametrize("written", FIGURES)
def test_endless_numbers_in_figures(written: str, digits: str) -> None:
    figure = written.format(digits, digits)
    data = "briefing: 1\ntitle: T\ndate: 2024-10-25\nactors: {a: {name: A}, b: {name: B}}\n"
    data += (
        "measures: {m: {name: M}}\nsections: {s: {title: S, text: '" + figure + " and 3 troops'}}\nclaims:\n"
    )
    claim = (
        "{{by: {}, section: s, quote: '{}', measure: m, figure: '{}', said: 2024-10-2{}, first_said: '{}'}}"
    )
    data += f"  one: {claim.format('a', figure, figure, 3, figure)}\n"
    data += f"  two: {claim.format('b', '3 troops', '3 troops', 3, figure)}\n"
    data += f"  three: {claim.format('b', figure, figure, 3, figure)}\n"
    data += f"  days: {{by: a, section: s, quote: '3 troops', as_of: '{digits}..{digits}', credibility: {digits}}}\n"
    assert "claim" in everything(data)


def test_a_file_that_is_cut_off_anywhere() -> None:
    """As somebody else's saving leaves it for a moment."""
    step = max(1, len(EXAMPLE) // 150)
    for cut in range(0, len(EXAMPLE), step):
        try:
            brief = read(EXAMPLE[:cut], "b.yaml")
        except UnreadableError:
            continue
        find(brief)


def test_a_file_cut_off_inside_a_character() -> None:
    data = "briefing: 1\ntitle: é".encode()[:-1]
    with pytest.raises(UnreadableError) as caught:
        read(data, "b.yaml")
    assert caught.value.problems[0][:2] == (2, 8)
    assert caught.value.problems[0].what == "not UTF-8: byte 0xc3 is part of no character"


def test_a_file_that_is_replaced_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened is read to its end; the new file is for the next time."""
    path, other = tmp_path / "brief.yaml", tmp_path / "new.yaml"
    path.write_text("briefing: 1\ntitle: Old\n")
    other.write_text("briefing: 1\ntitle: New\n")
    fstat = os.fstat

    def replaced(descriptor: int) -> os.stat_result:
        if other.exists():
            other.replace(path)
        return fstat(descriptor)

    monkeypatch.setattr(files.os, "fstat", replaced)
    assert [load(str(path)).title for _ in range(2)] == ["Old", "New"]


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.EIO, "input/output error"), (errno.ESTALE, "stale file handle")],
    ids=["EIO", "ESTALE"],
)
def test_a_file_system_that_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    class Gone(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError(code, os.strerror(code))

    def opened(descriptor: int, *_: object) -> Gone:
        os.close(descriptor)
        return Gone()

    path = tmp_path / "brief.yaml"
    path.write_bytes(EXAMPLE)
    monkeypatch.setattr(files.os, "fstat", lambda _: os.stat(path))
    monkeypatch.setattr(files, "open", opened, raising=False)
    with pytest.raises(UnreadableError) as caught:
        load(str(path))
    assert caught.value.problems[0].text == f"cannot be read: {words}; check the path"
