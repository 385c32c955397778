"""What `conflicts --across` does: it compares the claims of all the briefs that paths lead to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.library.across import Across, load_library_joins
from briefing.library.discovery import brief_names, root_of
from briefing.output import counting, look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Joins
    from briefing.commands.input import Input
    from briefing.library.across import LoadedLibrary
    from briefing.library.index import Index
    from briefing.library.indexed import IndexedLibrary
    from briefing.verdicts.claim_summary import ClaimSummary


def conflicts_across(args: Namespace, given: Input) -> int:
    """Print the contradictions between the claims of several briefs and within them; return the exit code."""
    from briefing.library.state import StateError

    try:
        return _conflicts_across(args, given)
    except StateError as error:
        tell(f"briefing: {error}")
        given.unusable = True
        return given.code()


def _conflicts_across(args: Namespace, given: Input) -> int:
    from briefing.export.conflicts import across_json, across_summary, across_text

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
        gists = _gists(library, across, root, everything=args.all)
        for gist in counting(gists, "groups of measures", len(across.families)):
            if gist.claims:
                counts.append(gist.contradictions)
                yield gist

    if args.json:
        say_json(across_json(families(), library.paths, problems, sensitive=args.sensitivity), 5)
    else:
        from briefing.brief.problems import problem_line

        tell(*(problem_line(path, problem) for path, problem in problems))
        for gist in families():
            say(across_text(gist, look(), sensitive=args.sensitivity))
        tell(across_summary(counts, len(library.paths)))
    return given.code(findings=any(counts))


def _gists(
    library: IndexedLibrary | LoadedLibrary, across: Across, root: str, *, everything: bool
) -> Iterator[ClaimSummary]:
    """Return the gist of each family; of a folder those are known in which nothing has changed."""
    from briefing.export.conflicts import listed, share_of
    from briefing.library.across import LoadedLibrary

    count = len(across.families)
    if everything or isinstance(library, LoadedLibrary):
        from briefing.verdicts.claim_summary import claim_summary

        found = map(across.find, across.families)
        return (
            claim_summary(findings, joined.homes, listed(findings, count, everything=everything))
            for joined, findings in found
        )
    from briefing.library.summaries import Desk, gists

    return gists(Desk(library, across, root, share_of(count)))


def _indexed(given: Input, root: str) -> IndexedLibrary:
    """Return the briefs of a folder as its index knows them, none where the folder leads to none."""
    from briefing.library.index import Index
    from briefing.library.indexed import IndexedLibrary

    files = given.found()
    return IndexedLibrary(_index(given, files) if files else Index.in_memory(root), root)


def _loaded(given: Input, root: str) -> LoadedLibrary:
    """Return briefs as they are read."""
    from briefing.library.across import LoadedLibrary, Named

    briefs = {brief.path: brief for brief in given.briefs()}
    paths = brief_names(tuple(briefs), root)
    return LoadedLibrary((Named(name, briefs[path]) for name, path in paths.items()), paths)


def _index(given: Input, files: Sequence[str]) -> Index:
    """Return the index of a folder, up to date; files that hold nothing of a brief are told."""
    from briefing.commands.searching import up_to_date

    index = up_to_date(given, files, keeps=True, quiet=True)
    for row in index.briefs():
        if not row.fault and not row.is_brief:
            tell(f"briefing: {index.path(row)}: passed over: nothing of a brief is in this file")
    return index


def _joins(given: Input, root: str) -> Joins:
    """Return what measures.yaml says; where it cannot be read, that is told and nothing is joined by it."""
    from briefing.brief.model import Joins
    from briefing.brief.problems import UnreadableError
    from briefing.export.problem_lines import problem_lines

    try:
        return load_library_joins(root)
    except UnreadableError as error:
        tell(*problem_lines(error.path, error.problems).splitlines())
        given.unusable = True
        return Joins()
