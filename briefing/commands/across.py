"""What `conflicts --across` does: it compares the claims of all the briefs that paths lead to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.library.across import Across, load_library_joins
from briefing.library.names import brief_names, root_of
from briefing.streams import counting, look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from briefing.brief.joins import Joins
    from briefing.brief.problems import Problem
    from briefing.commands.input import Input
    from briefing.export.across import Family
    from briefing.library.across import Library
    from briefing.library.index import Index
    from briefing.library.measures import Plan


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
    from briefing.export.across import Family, across_json, across_summary, across_text, share_of

    root = given.paths[0] if len(given.paths) == 1 and os.path.isdir(given.paths[0]) else root_of(given.paths)
    library, paths = _library(given, root)
    joins = _joins(given, root)
    across = Across(library, joins, root)
    problems = list(_placed(across.plan, joins, paths, whole=given.paths == (root,)))
    counts: list[int] = []
    share = share_of(len(across.families))

    def families() -> Iterator[Family]:
        for family in counting(across.families, "groups of measures", len(across.families)):
            joined, findings = across.find(family)
            if joined.homes:
                counts.append(findings.contradiction_count)
                yield Family(findings, joined.homes, paths, share)

    if args.json:
        say_json(across_json(families(), problems, everything=args.all, sensitive=args.sensitivity), 5)
    else:
        from briefing.brief.problems import problem_line

        tell(*(problem_line(path, problem) for path, problem in problems))
        for family in families():
            say(across_text(family, look(), everything=args.all, sensitive=args.sensitivity))
        tell(across_summary(counts, len(paths)))
    return given.code(findings=any(counts))


def _library(given: Input, root: str) -> tuple[Library, Mapping[str, str]]:
    """Return the briefs, and the path of each by its name: of one folder from its index, else as they are read."""
    if given.paths == (root,):
        from briefing.library.indexed import IndexedLibrary

        known = IndexedLibrary(_index(given), root)
        return known, known.paths
    from briefing.library.joined import Named
    from briefing.library.loaded import LoadedLibrary

    briefs = {brief.path: brief for brief in given.briefs()}
    paths = brief_names(tuple(briefs), root)
    return LoadedLibrary(Named(name, briefs[path]) for name, path in paths.items()), paths


def _index(given: Input) -> Index:
    """Return the index of a folder, up to date; files that hold nothing of a brief are told."""
    from briefing.commands.searching import up_to_date

    index = up_to_date(given, given.found(), keeps=True, quiet=True)
    for row in index.briefs():
        if not row.fault and not row.is_brief:
            tell(f"briefing: {index.path(row)}: passed over: nothing of a brief is in this file")
    return index


def _joins(given: Input, root: str) -> Joins:
    """Return what measures.yaml says; where it cannot be read, that is told and nothing is joined by it."""
    from briefing.brief.joins import Joins
    from briefing.brief.problems import UnreadableError
    from briefing.export.problems import problem_lines

    try:
        return load_library_joins(root)
    except UnreadableError as error:
        tell(*problem_lines(error.path, error.problems).splitlines())
        given.unusable = True
        return Joins()


def _placed(
    planned: Plan, joins: Joins, paths: Mapping[str, str], *, whole: bool
) -> Iterator[tuple[str, Problem]]:
    """Yield what is wrong in measures.yaml, then what does not agree, each with the path of its file.

    Where not the whole library was named, measures.yaml may well name what is in the rest of it.
    """
    for problem in joins.problems:
        yield joins.path, problem
    for brief, problem in planned.problems:
        if brief or whole:
            yield (paths[brief] if brief else joins.path), problem
