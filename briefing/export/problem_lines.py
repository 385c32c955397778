"""The problems of brief files, as lines that editors can jump by and as data."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing import __version__
from briefing.brief.problems import Level, problem_line
from briefing.export.page import GREEN, RED, YELLOW
from briefing.text import clean, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.problems import Problem

    Checked = Sequence[tuple[str, Sequence[Problem]]]
    """Paths, each with the problems of its file."""

SCHEMA = 1
SEVERITIES = {Level.ERROR: "error", Level.ADVICE: "warning", Level.REVIEW: "note"}
"""What other programs call a level."""
RULES = {
    Level.ERROR: "Something of the file is lost or marked as faulty.",
    Level.ADVICE: "All can be read; the brief would be better otherwise.",
    Level.REVIEW: "Something that a draft proposes and nobody has accepted.",
}


def problem_lines(path: str, problems: Sequence[Problem]) -> str:
    """Return a line `path:line:col: level: what; todo` for each problem; nothing where there are none."""
    return "".join(f"{problem_line(path, problem)}\n" for problem in problems)


def with_levels(text: str) -> str:
    """Return lines of problems with their levels in colour."""
    colours = {Level.ERROR: RED, Level.ADVICE: YELLOW, Level.REVIEW: GREEN}
    levels = "|".join(colours)
    return re.sub(
        rf"^(.*?: )({levels})(?=: )",
        lambda at: f"{at[1]}\x1b[{colours[Level(at[2])]}m{at[2]}\x1b[39m",
        text,
        flags=re.M,
    )


def gcc_lines(path: str, problems: Sequence[Problem]) -> str:
    """Return problems as compilers write them, which problem matchers of editors and forges know."""
    return "".join(
        f"{clean(path)}:{p.line or 1}:{p.column or 1}: {SEVERITIES[p.level]}: {p.text}\n" for p in problems
    )


def github_lines(path: str, problems: Sequence[Problem]) -> str:
    """Return problems as commands of a GitHub workflow, which writes them beside the lines they are about."""

    def escaped(text: str, more: str = "") -> str:
        return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in text)

    names = {"error": "error", "warning": "warning", "note": "notice"}
    return "".join(
        f"::{names[SEVERITIES[p.level]]} file={escaped(clean(path), ':,')},line={p.line or 1},col={p.column or 1}::"
        f"{escaped(p.text)}\n"
        for p in problems
    )


def problems_sarif(checked: Checked) -> dict[str, object]:
    """Return problems as SARIF 2.1.0, which code scanning takes."""
    rules = [{"id": level.value, "shortDescription": {"text": words}} for level, words in RULES.items()]
    results = [
        {
            "ruleId": problem.level.value,
            "level": SEVERITIES[problem.level],
            "message": {"text": problem.text},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(clean(path))},
                        "region": {"startLine": problem.line or 1, "startColumn": problem.column or 1},
                    }
                }
            ],
        }
        for path, problems in checked
        for problem in problems
    ]
    driver = {"name": "briefing", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def problems_json(checked: Checked) -> dict[str, object]:
    """Return the problems of each file as JSON data."""
    files = [{"path": clean(path), "problems": [problem_json(p) for p in found]} for path, found in checked]
    return {"schema": SCHEMA, "files": files}


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON data; `claim` is null where no claim has it."""
    return {
        "line": problem.line,
        "column": problem.column,
        "level": problem.level.value,
        "what": problem.what,
        "todo": problem.todo,
        "claim": problem.claim or None,
    }


def summary(checked: Checked, briefs: int) -> str:
    """Return how many files there were and what was found: "3 briefs, 2 problems (1 advice) in 1 of them"."""
    files = counted(briefs, "brief") if briefs else counted(len(checked), "file")
    faulty = sum(1 for _, problems in checked if problems)
    if not faulty:
        return f"{files}, no problems"
    every = [problem for _, problems in checked for problem in problems]
    levels = Counter(problem.level for problem in every)
    problems = len(every) - levels[Level.REVIEW]
    found = counted(problems, "problem")
    if advice := levels[Level.ADVICE]:
        found += " (all advice)" if advice == problems else f" ({advice:,} advice)"
    if left := levels[Level.REVIEW]:
        found = f"{found}, {left:,} to review" if problems else f"{left:,} to review"
    return f"{files}, {found}" + (f" in {faulty:,} of them" if len(checked) > 1 else "")
