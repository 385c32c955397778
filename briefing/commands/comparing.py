"""What `conflicts` and `diff` do: they hold claims against each other, in a brief or across briefs, and briefs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.model import Joins
from briefing.brief.problems import UnreadableError, problem_line
from briefing.commands.input import Input, passed_over
from briefing.commands.options import CLEAN, FINDINGS, UNUSABLE
from briefing.commands.searching import up_to_date
from briefing.export.conflicts import (
    across_json,
    across_summary,
    across_text,
    conflicts_text,
    listed,
    share_of,
    summary,
)
from briefing.export.data import conflicts_json
from briefing.export.differences import changes_json, changes_text
from briefing.export.differences import summary as changes_summary
from briefing.export.labels import chosen
from briefing.export.problem_lines import problem_lines
from briefing.library.across import Across, LoadedLibrary, Named, load_library_joins
from briefing.library.discovery import STDIN, brief_names, root_of
from briefing.library.index import Index
from briefing.library.indexed import IndexedLibrary
from briefing.library.state import StateError
from briefing.library.summaries import Desk, gists
from briefing.output import counting, look, say, say_json, tell
from briefing.verdicts.changes import changes
from briefing.verdicts.claim_summary import claim_summary

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.verdicts.claim_summary import ClaimSummary
    from briefing.verdicts.findings import Findings


def conflicts(args: Namespace) -> int:
    """Print the claims that contradict each other, or every verdict."""
    given = Input(args.paths)
    if args.across:
        try:
            return _across(args, given)
        except StateError as error:
            tell(f"briefing: {error}")
            return UNUSABLE
    counts: list[int] = []
    least = args.min_severity

    def found() -> Iterator[tuple[Brief, Findings]]:
        for brief, findings in given.compared():
            graver = len(chosen(findings, everything=False, least=least))
            counts.append(graver if least else findings.contradiction_count)
            yield brief, findings

    if args.json:
        told = conflicts_json(
            found(), everything=args.all, sensitive=args.sensitivity, least=least, listed=iter
        )
        say_json(told, 4)
    else:
        for brief, findings in found():
            text = conflicts_text(
                brief, findings, look(), everything=args.all, sensitive=args.sensitivity, least=least
            )
            say(text)
        tell(summary(counts))
    return given.code(findings=any(counts))


def diff(args: Namespace) -> int:
    """Print what changed from one brief to another."""
    given = Input((args.before, args.after))
    for path in given.paths:
        if os.path.isdir(path):
            given.refuse(path, "is a folder; name one brief")
    if args.before == args.after == STDIN:
        given.refuse(STDIN, "standard input holds one brief; name a file for the other")
    if given.unusable:
        return UNUSABLE
    states = tuple(findings for _, findings in given.compared())
    if len(states) < 2:
        return UNUSABLE
    before, after = states
    found = changes(before, after)
    if args.json:
        say_json(changes_json(found, before, after), 4)
    else:
        say(changes_text(found, before, after, look()))
        tell(changes_summary(found))
    return FINDINGS if found else CLEAN


def _across(args: Namespace, given: Input) -> int:
    """Print the contradictions between the claims of several briefs and within them; raises StateError."""
    root = given.paths[0] if len(given.paths) == 1 and os.path.isdir(given.paths[0]) else root_of(given.paths)
    whole = given.paths == (root,)
    library = _indexed(given, root) if whole else _loaded(given, root)
    joins = _joins(given, root)
    across = Across(library, joins, root)
    problems = [
        (library.paths[brief] if brief else joins.path, problem)
        for brief, problem in across.problems(whole=whole)
    ]
    counts: list[int] = []

    def families() -> Iterator[ClaimSummary]:
        found = _summaries(library, across, root, everything=args.all)
        for family in counting(found, "groups of measures", len(across.families)):
            if not family.claims:
                continue
            graver = tuple(verdict for verdict in family.verdicts if verdict.severity >= args.min_severity)
            known = sum(verdict.kind.is_contradiction for verdict in graver)
            counts.append(known if args.min_severity else family.contradictions)
            yield family._replace(verdicts=graver)

    if args.json:
        say_json(across_json(families(), library.paths, problems, sensitive=args.sensitivity), 5)
    else:
        tell(*(problem_line(path, problem) for path, problem in problems))
        for family in families():
            say(across_text(family, look(), sensitive=args.sensitivity))
        tell(across_summary(counts, len(library.paths)))
    return given.code(findings=any(counts))


def _summaries(
    library: IndexedLibrary | LoadedLibrary, across: Across, root: str, *, everything: bool
) -> Iterator[ClaimSummary]:
    """Return what the claims of each family say; of a folder that is known where nothing has changed."""
    count = len(across.families)
    if isinstance(library, IndexedLibrary) and not everything:
        return gists(Desk(library, across, root, share_of(count)))
    return (
        claim_summary(findings, joined.homes, listed(findings, count, everything=everything))
        for joined, findings in map(across.find, across.families)
    )


def _indexed(given: Input, root: str) -> IndexedLibrary:
    """Return the briefs of a folder as its index knows them; how many files are none is told."""
    index = up_to_date(given, keeps=True, quiet=True) if given.found() else Index.in_memory(root)
    if strangers := sum(not row.fault and not row.is_brief for row in index.briefs()):
        tell(passed_over(strangers))
    return IndexedLibrary(index, root)


def _loaded(given: Input, root: str) -> LoadedLibrary:
    """Return briefs as they are read."""
    briefs = {brief.path: brief for brief in given.briefs()}
    paths = brief_names(tuple(briefs), root)
    return LoadedLibrary((Named(name, briefs[path]) for name, path in paths.items()), paths)


def _joins(given: Input, root: str) -> Joins:
    """Return what measures.yaml says; where it cannot be read, that is told and nothing is joined by it."""
    try:
        return load_library_joins(root)
    except UnreadableError as error:
        tell(*problem_lines(error.path, error.problems).splitlines())
        given.unusable = True
        return Joins()
