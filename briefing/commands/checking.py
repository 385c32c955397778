"""What `check` does: it prints the problems of brief files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.loader import load_joins
from briefing.brief.problems import UnreadableError
from briefing.commands.input import Input, load
from briefing.export.labels import place
from briefing.export.problem_lines import (
    gcc_lines,
    github_lines,
    problem_lines,
    problems_json,
    problems_sarif,
    summary,
    with_levels,
)
from briefing.output import look, say, say_json, tell, working
from briefing.verdicts.findings import find
from briefing.verdicts.lint import with_advice

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from briefing.brief.problems import Problem


LINES = {"text": problem_lines, "gcc": gcc_lines, "github": github_lines}
"""The formats of which each problem is a line, by the words that name them."""


def check(args: Namespace) -> int:
    """Print the problems of brief files."""
    given = Input(args.paths)
    checked: list[tuple[str, tuple[Problem, ...]]] = []
    briefs = 0
    form = "json" if args.json else args.format
    write = LINES.get(form)
    for path, problems in _problems(given):
        checked.append((path, problems))
        briefs += path not in given.joins
        if write:
            text = write(path, problems)
            say(with_levels(text) if form == "text" and look().colour else text)
    if form == "json":
        say_json(problems_json(checked), 4)
    elif form == "sarif":
        say_json(problems_sarif(checked), 6)
    elif checked:
        tell(summary(checked, briefs))
    counted = (problem for _, problems in checked for problem in problems if args.strict or problem.is_error)
    return given.code(findings=any(True for _ in counted))


def _problems(given: Input) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Yield the path of each file with what is wrong in it: first the briefs, then what joins them."""
    for path in given.files() if given.paths else ():
        try:
            brief = load(path)
            working(f"checking {place(brief)}")
            yield path, with_advice(find(brief))
        except UnreadableError as error:
            given.unusable = True
            yield path, error.problems
    for path in given.joins:
        try:
            yield path, load_joins(path).problems
        except UnreadableError as error:
            given.unusable = True
            yield path, error.problems
