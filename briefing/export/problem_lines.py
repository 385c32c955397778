"""The problems of brief files, as lines that editors can jump by and as data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.brief.problems import Level
from briefing.export.labels import counted
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.problems import Problem

    Checked = Sequence[tuple[str, Sequence[Problem]]]
    """Paths, each with the problems of its file."""

SCHEMA = 1


def problem_lines(path: str, problems: Sequence[Problem]) -> str:
    """Return a line `path:line:col: level: what; todo` for each problem; nothing where there are none."""
    place = clean(path)
    return "".join(f"{place}:{p.line}:{p.column}: {p.level}: {p.text}\n" for p in problems)


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
