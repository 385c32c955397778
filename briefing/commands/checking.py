"""What `check` does: it prints the problems of brief files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.commands.input import Input, load, stranger
from briefing.output import say, say_json, tell, working

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.brief.model import Brief
    from briefing.brief.problems import Problem


def check(args: Namespace) -> int:
    """Print the problems of brief files."""
    from briefing.brief.problems import UnreadableError
    from briefing.export.labels import place
    from briefing.export.problem_lines import problem_lines, problems_json, summary

    given = Input(args.paths)
    checked: list[tuple[str, tuple[Problem, ...]]] = []
    for path in given.files() if given.paths else ():
        try:
            brief = load(path)
            working(f"checking {place(brief)}")
            problems = (stranger(),) if given.is_stranger(brief) else _with_advice(brief)
        except UnreadableError as error:
            problems = error.problems
            given.unusable = True
        checked.append((path, problems))
        if not args.json:
            say(problem_lines(path, problems))
    briefs = len(checked)
    for path in given.joins:
        checked.append((path, _join_problems(path, given)))
        if not args.json:
            say(problem_lines(*checked[-1]))
    if args.json:
        say_json(problems_json(checked), 4)
    elif checked:
        tell(summary(checked, briefs))
    counted = (problem for _, problems in checked for problem in problems if args.strict or problem.is_error)
    return given.code(findings=any(True for _ in counted))


def _join_problems(path: str, given: Input) -> tuple[Problem, ...]:
    """Return what is wrong in a measures.yaml."""
    from briefing.brief.loader import load_joins
    from briefing.brief.problems import UnreadableError

    try:
        return load_joins(path).problems
    except UnreadableError as error:
        given.unusable = True
        return error.problems


def _with_advice(brief: Brief) -> tuple[Problem, ...]:
    from briefing.verdicts.findings import find
    from briefing.verdicts.lint import with_advice

    return with_advice(find(brief))
