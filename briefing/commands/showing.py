"""What `show` does, and reading where there is no screen: it prints briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.commands.input import Input
from briefing.output import look, say, say_json, working

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings


def show(args: Namespace) -> int:
    """Print briefs as plain text or as data."""
    given = Input(args.paths)
    if not args.json:
        return print_briefs(given)
    from briefing.export.data import brief_json, briefs_json

    found = compared(given)
    if not given.is_one_file:
        say_json(briefs_json(found, iter), 4)
    for brief, findings in found:
        say_json(brief_json(brief, findings, iter), 2)
    return given.code()


def compared(given: Input) -> Iterator[tuple[Brief, Findings]]:
    """Yield the briefs, each with what its claims say together."""
    from briefing.export.labels import place
    from briefing.verdicts.findings import find

    for brief in given.briefs():
        working(f"comparing the claims of {place(brief)}")
        findings = find(brief)
        working(f"writing {place(brief)}")
        yield brief, findings


def print_briefs(given: Input) -> int:
    """Print briefs as plain text."""
    from briefing.export.text import brief_parts

    for number, (brief, findings) in enumerate(compared(given)):
        say("\n\n" if number else "")
        for part in brief_parts(brief, findings, look()):
            say(part)
    return given.code()
