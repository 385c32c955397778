"""What `conflicts` and `diff` do: they hold claims against each other, and briefs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.commands.input import CLEAN, FINDINGS, UNUSABLE, Input
from briefing.commands.showing import compared
from briefing.output import look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings


def conflicts(args: Namespace) -> int:
    """Print the claims that contradict each other, or every verdict."""
    if args.across:
        from briefing.commands.across import conflicts_across

        return conflicts_across(args, Input(args.paths))
    given = Input(args.paths)
    counts: list[int] = []

    def found() -> Iterator[tuple[Brief, Findings]]:
        for brief, findings in compared(given):
            counts.append(findings.contradiction_count)
            yield brief, findings

    if args.json:
        from briefing.export.data import conflicts_json

        say_json(conflicts_json(found(), everything=args.all, sensitive=args.sensitivity, listed=iter), 4)
    else:
        from briefing.export.conflicts import conflicts_text, summary

        for brief, findings in found():
            say(conflicts_text(brief, findings, look(), everything=args.all, sensitive=args.sensitivity))
        tell(summary(counts))
    return given.code(findings=any(counts))


def diff(args: Namespace) -> int:
    """Print what changed from one brief to another."""
    from briefing.export.differences import changes_json, changes_text, summary
    from briefing.library.discovery import STDIN
    from briefing.verdicts.changes import changes

    given = Input((args.before, args.after))
    for path in given.paths:
        if os.path.isdir(path):
            given.refuse(path, "is a folder; name one brief")
    if args.before == args.after == STDIN:
        given.refuse(STDIN, "standard input holds one brief; name a file for the other")
    if given.unusable:
        return UNUSABLE
    states = tuple(findings for _, findings in compared(given))
    if len(states) < 2:
        return UNUSABLE
    before, after = states
    found = changes(before, after)
    if args.json:
        say_json(changes_json(found, before, after), 4)
    else:
        say(changes_text(found, before, after, look()))
        tell(summary(found))
    return FINDINGS if found else CLEAN
