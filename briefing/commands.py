"""What each command does with the briefs it is given; it returns the exit code.

A command imports what it needs when it runs, and only reading starts the screen, so that the others
answer at once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.input import CLEAN, FINDINGS, UNUSABLE, Input, load, stranger
from briefing.streams import (
    can_keep_in_memory,
    has_screen,
    kept_input,
    look,
    rest,
    save,
    say,
    say_document,
    say_json,
    take_keyboard,
    tell,
    working,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief
    from briefing.brief.problems import Problem
    from briefing.verdicts.findings import Findings


def read(args: Namespace) -> int:
    """Open briefs on the screen, or print them where there is none."""
    given = Input(args.paths)
    if not has_screen():
        return _print_briefs(given)
    if any(map(os.path.isdir, args.paths)) and "-" not in args.paths:
        return _list(args, given)
    files = tuple(given.files())
    if all(given.is_missing(file) for file in files):
        return UNUSABLE
    if args.secure and "-" in files and not can_keep_in_memory():
        given.refuse("-", "on this system it takes a file, and --secure writes none; name a brief")
        return UNUSABLE
    with kept_input(files, on_disk=not args.secure) as kept:
        if not take_keyboard():
            return _print_briefs(Input(kept))
        from briefing.ui.session import leave, read_briefs
        from briefing.ui.terms import Terms

        state = not args.no_state and kept == files  # what came from a pipe cannot be come back to
        terms = Terms(state, not args.no_watch, args.secure, args.mouse)
        rest()
        code = read_briefs(kept, terms, kept if args.paths else given.paths)
    return leave(code)


def _list(args: Namespace, given: Input) -> int:
    """Open the list of the library that the paths name, which begin with a folder."""
    from briefing.library.discovery import NoBriefsError, require_briefs

    for path in args.paths:
        try:
            if not given.is_missing(path):
                require_briefs(path)
        except NoBriefsError as error:
            given.refuse(path, str(error))
    if given.unusable:
        return UNUSABLE
    if not take_keyboard():
        return _print_briefs(given)
    from briefing.ui.session import leave, read_briefs
    from briefing.ui.terms import Terms

    terms = Terms(not args.no_state, not args.no_watch, args.secure, args.mouse)
    return leave(read_briefs((), terms, args.paths, listed=True))


def check(args: Namespace) -> int:
    """Print the problems of brief files."""
    from briefing.brief.problems import UnreadableError
    from briefing.export.problems import problem_lines, problems_json, summary
    from briefing.export.words import place

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
    from briefing.brief.join_loader import load_joins
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


def show(args: Namespace) -> int:
    """Print briefs as plain text or as data."""
    given = Input(args.paths)
    if not args.json:
        return _print_briefs(given)
    from briefing.export.data import brief_json, briefs_json

    found = _compared(given)
    if not given.is_one_file:
        say_json(briefs_json(found, iter), 4)
    for brief, findings in found:
        say_json(brief_json(brief, findings, iter), 2)
    return given.code()


def _compared(given: Input) -> Iterator[tuple[Brief, Findings]]:
    """Yield the briefs, each with what its claims say together."""
    from briefing.export.words import place
    from briefing.verdicts.findings import find

    for brief in given.briefs():
        working(f"comparing the claims of {place(brief)}")
        findings = find(brief)
        working(f"writing {place(brief)}")
        yield brief, findings


def _print_briefs(given: Input) -> int:
    from briefing.export.text import brief_parts

    for number, (brief, findings) in enumerate(_compared(given)):
        say("\n\n" if number else "")
        for part in brief_parts(brief, findings, look()):
            say(part)
    return given.code()


def conflicts(args: Namespace) -> int:
    """Print the claims that contradict each other, or every verdict."""
    if args.across:
        from briefing.across import conflicts_across

        return conflicts_across(args, Input(args.paths))
    given = Input(args.paths)
    counts: list[int] = []

    def found() -> Iterator[tuple[Brief, Findings]]:
        for brief, findings in _compared(given):
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
    from briefing.export.changes import changes_json, changes_text, summary
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
    states = tuple(findings for _, findings in _compared(given))
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


def export(args: Namespace) -> int:
    """Write briefs in another format, to standard output or to a file."""
    from itertools import chain

    from briefing.export.formats import FORMATS

    given = Input(args.paths)
    to_file = args.output not in ("", "-")
    if to_file and given.leads_to(args.output):
        given.refuse(args.output, "this is one of the briefs; name another file")
        return UNUSABLE
    found = _compared(given)
    first = next(found, None)
    if first is None:
        if not given.unusable:
            tell("briefing: no brief to export")
        return UNUSABLE
    pieces = FORMATS[args.to].write(chain((first,), found))
    if to_file:
        return given.code() if _saved(args.output, pieces, force=args.force) else UNUSABLE
    for piece in pieces:
        say_document(piece)
    return given.code()


def new(args: Namespace) -> int:
    """Write a brief to begin with, to standard output or to a file."""
    from datetime import date

    from briefing.brief.template import template

    text = template(date.today())
    if args.path in ("", "-"):
        say_document(text)
        return CLEAN
    return CLEAN if _saved(args.path, (text,), force=args.force) else UNUSABLE


def _saved(path: str, pieces: Iterable[str], *, force: bool) -> bool:
    """Write a document to a file, or tell why not."""
    try:
        save(path, pieces, force=force)
    except FileExistsError:
        tell(f"briefing: {path}: there is a file already; name another one, or replace it with --force")
        return False
    except OSError as error:
        tell(f"briefing: {path}: cannot be written: {(error.strerror or 'no reason given').lower()}")
        return False
    return True


def figure(args: Namespace) -> int:
    """Print how a wording is read."""
    from briefing.brief.clean import clean
    from briefing.figures.grammar import FigureError, parse

    try:
        figure = parse(clean(" ".join(args.text)))
    except FigureError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    if args.json:
        from briefing.figures.record import figure_json

        say_json(figure_json(figure), 1)
    else:
        from briefing.export.figure import figure_text

        say(figure_text(figure, look()))
    return CLEAN


def schema(args: Namespace) -> int:
    """Print the JSON Schema of a brief file, or of a library's own."""
    from briefing.brief.schema import json_schema, library_schema

    say_json(library_schema() if args.kind == "measures" else json_schema(), 6)
    return CLEAN


def search(args: Namespace) -> int:
    """Print where words stand in briefs."""
    from briefing.searching import search

    return search(args, Input(args.paths))


def notes(args: Namespace) -> int:
    """Print what the reader keeps of briefs: notes, drafts and marks."""
    from briefing.export.notes import Notes, notes_json, notes_markdown, notes_text
    from briefing.library.kept import kept
    from briefing.library.state import State, StateError, state_folder

    state = State(state_folder(os.environ))
    given = Input(args.paths)
    found: list[Notes] = []
    try:
        for path in given.files() if args.paths else state.paths():
            brief = _try_load(path)
            if entries := kept(state, path, brief):
                found.append(Notes(path, brief.title if brief else "", entries))
            elif args.paths and not brief:
                given.refuse(path, "nothing is kept of it, and it cannot be read as a brief")
    except StateError as error:
        tell(f"briefing: {error}")
        given.unusable = True
    if notice := state.database.take_notice():
        tell(f"briefing: {notice}")
    if args.json:
        say_json(notes_json(found), 4)
    elif args.markdown:
        say("".join(map(notes_markdown, found)))
    else:
        say("\n".join(notes_text(one, look()) for one in found))
        if not found and not given.unusable:
            tell("briefing: no notes, drafts or marks")
    return given.code()


def _try_load(path: str) -> Brief | None:
    from briefing.brief.problems import UnreadableError

    try:
        return load(path)
    except UnreadableError:
        return None
