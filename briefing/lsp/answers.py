"""What an editor is answered at a place of a brief's file: completion, hover, mending, a claim from a selection."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.shape import BRIEF, PARTS, Kind
from briefing.export.labels import claim_facts, claim_words, grade, measure_words, source_line
from briefing.figures.display import amount, range_text
from briefing.figures.prose_search import figures_in
from briefing.lsp.file_words import FileWords, label
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Claim
    from briefing.brief.problems import Problem
    from briefing.brief.shape import Field
    from briefing.figures.model import Figure
    from briefing.lsp.file_words import Word
    from briefing.verdicts.findings import Findings

_FIELD = re.compile(r"(?:^\s*|[{,]\s*)(\w*)$")
_VALUE = re.compile(r"(?:^\s*|[{,]\s*)(\w+):\s+(?:\[(?:[^\]]*,)?\s*)?[\"']?([^{}\[\],\"']*)$")
_ITEM = re.compile(r"^\s*-\s+(\S*)$")
_MEANT = re.compile(r"did you mean '(.+)'\?")
_MOST_VERDICTS = 8


class Choice(NamedTuple):
    """A word that may be typed at a place."""

    word: str
    detail: str
    is_field: bool = False
    is_id: bool = False


class Edit(NamedTuple):
    """A stretch of one line, counted from 0, and the text that takes its place."""

    line: int
    start: int
    end: int
    text: str


def choices(words: FileWords, line: int, column: int) -> tuple[str, list[Choice]]:
    """Return what has been typed of a word, and the words that may stand there."""
    where = words.lines[line]
    before = words.rows[line][:column]
    if where.in_text:
        return "", []
    if item := _ITEM.match(before):
        return item[1], list(_values(words, _field(where.part, where.field)))
    if value := _VALUE.search(before):
        part = where.part if before[:1].isspace() else ""
        return value[2], list(_values(words, _field(part, value[1])))
    typed = _FIELD.search(before)
    if not typed:
        return "", []
    if not before[:1].isspace():
        there = {row.split(":")[0] for row in words.rows if ":" in row}
        return typed[1], [_choice(field) for field in BRIEF.fields if field.name not in there]
    shape = PARTS.get(where.part)
    if not shape or not where.entry or (before.strip() == typed[1] and _is_entry(words, line, before)):
        return "", []
    filled = words.values(where.part, where.entry)
    return typed[1], [_choice(field) for field in shape.fields if field.name not in filled]


def _is_entry(words: FileWords, line: int, before: str) -> bool:
    """Whether a line is indented as the keys of its part's entries are, so that a new id is being typed."""
    first = next(words.definitions(words.lines[line].part), None)
    return first is not None and len(before) - len(before.lstrip()) <= first.start


def _field(part: str, name: str) -> Field | None:
    return next((field for field in PARTS.get(part, BRIEF).fields if field.name == name), None)


def _choice(field: Field) -> Choice:
    return Choice(field.name, f"{field.doc}{' (required)' if field.required else ''}", is_field=True)


def _values(words: FileWords, field: Field | None) -> Iterator[Choice]:
    if field is None:
        return
    if field.kind in (Kind.ID, Kind.IDS):
        yield from (Choice(id, label(words, field.of, id), is_id=True) for id in words.ids(field.of))
    elif field.kind is Kind.CHOICE:
        yield from (Choice(str(word), field.doc) for word in field.choices)
    elif field.kind is Kind.TEMPO:
        yield from (Choice(word, field.doc) for word in ("2d", "30d", "fixed"))
    elif field.kind is Kind.VERSION:
        yield Choice("1", field.doc)


def hover(words: FileWords, findings: Findings, line: int, column: int) -> str:
    """Return what is known of what stands at a place, in plain text; "" where nothing is."""
    brief, word, where = findings.brief, words.at(line, column), words.lines[line]
    if where.part == "claims" and word and word.field in ("figure", "first_said"):
        claim = brief.claims.get(word.entry)
        figure = claim and (claim.figure if word.field == "figure" else claim.first_said)
        return _figure(figure) if figure else ""
    part, id = (word.of, word.text) if word and word.of else (where.part, where.entry)
    if part == "claims" and id in brief.claims:
        return "\n".join(_claim(brief.claims[id], findings))
    if part == "actors" and id in brief.actors:
        actor = brief.actors[id]
        side = brief.side(id)
        of = f"speaks for {brief.name(side)}" if side != id else ""
        return "\n".join(filter(None, (actor.name, actor.kind, actor.role, of)))
    if part == "measures" and id in brief.measures:
        measure = brief.measures[id]
        return f"{measure.name}\n{measure_words(measure, brief)}"
    if part == "sources" and id in brief.sources:
        return source_line(brief.sources[id])
    return brief.sections[id].title if part == "sections" and id in brief.sections else ""


def _figure(figure: Figure) -> str:
    rows = [f"“{figure.text}”"]
    if figure.stated:
        low, high = (amount(value, figure.unit) for value in figure.stated)
        rows.append(f"number: {low}" if low == high else f"number: {low} to {high}")
    for name, span in (("hard range", figure.hard), ("typical range", figure.typical)):
        if span:
            rows.append(f"{name}: {range_text(span, figure.unit)}")
    if figure.noun or figure.unit.name:
        rows.append(f"of what: {figure.noun or figure.unit.name}")
    return "\n".join(rows)


def _claim(claim: Claim, findings: Findings) -> Iterator[str]:
    brief = findings.brief
    yield claim_words(claim, brief)
    yield claim_facts(claim, brief, findings)
    verdicts = findings.of(claim.id, most=_MOST_VERDICTS)
    for verdict in verdicts:
        kind = verdict.kind
        told = f", {grade(verdict)}" if kind.is_contradiction else ""
        yield f"{kind.sign} {kind.word}{told}: {reason(verdict, brief)}"
    if (more := findings.count(claim.id) - len(verdicts)) > 0:
        yield f"and {more:,} more"


def mending(row: str, problem: Problem) -> Edit | None:
    """Return the edit of a problem's line that puts the word meant in the place of the one written."""
    meant = _MEANT.search(problem.todo)
    at = problem.column - 1
    if not meant or not problem.line:
        return None
    at += row[at : at + 1] in ("'", '"')
    written = (word for word in re.findall(r"['‘“\"](.+?)['’”\"]", problem.what) if row.startswith(word, at))
    word = max(written, key=len, default="") or re.split(r"[,\]}\"'\s]|:(?:\s|$)", row[at:])[0]
    return Edit(problem.line - 1, at, at + len(word), meant[1]) if word else None


def end_of_word(row: str, start: int) -> int:
    """Return where the word, or the text in quotation marks, ends that begins at a place; the line's end at most."""
    found = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,\[\]{}]+").match(row, start)
    return found.end() if found else max(start, len(row.rstrip()))


def claim_of(words: FileWords, first: tuple[int, int], last: tuple[int, int]) -> Edit | None:
    """Return the edit that adds a claim whose quote is selected; none where no text of a section is."""
    start, end = words.lines[first[0]], words.lines[last[0]]
    if start.part != "sections" or start.field != "text" or end.entry != start.entry:
        return None
    rows = words.rows[first[0] : last[0] + 1]
    rows[-1] = rows[-1][: last[1]]
    rows[0] = rows[0][first[1] :]
    quote = " ".join(" ".join(re.sub(r"^\s*[->]\s", "", row) for row in rows).split())
    if not (start.in_text and quote):
        return None
    known = set(words.ids("claims"))
    id = next(f"claim-{number}" for number in range(1, len(known) + 2) if f"claim-{number}" not in known)
    figure = next((found.figure.text for found in figures_in(quote)), "")
    lines = [f"  {id}:", "    by: ", f"    section: {start.entry}", f"    quote: {_scalar(quote)}"]
    if figure:
        lines += ["    measure: ", f"    figure: {_scalar(figure)}"]
    at = words.last_line("claims")
    head = [] if at >= 0 else ["claims:"]
    if at >= 0 and (first_claim := next(words.definitions("claims"), None)):
        lines = [" " * (first_claim.start - 2) + line for line in lines]
    at = at if at >= 0 else len(words.rows) - 1
    column = len(words.rows[at])
    return Edit(at, column, column, "\n" + "\n".join([*head, *lines]))


def _scalar(text: str) -> str:
    """Return a text as YAML has it in double quotes, which JSON has too."""
    return json.dumps(text, ensure_ascii=False)


def outline(words: FileWords) -> Iterator[tuple[str, list[Word]]]:
    """Yield each part of the file that has entries, with their keys."""
    for part in PARTS:
        if entries := list(words.definitions(part)):
            yield part, entries
