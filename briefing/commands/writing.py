"""What `export` and `new` do: they write documents and files."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from briefing.brief.template import template
from briefing.commands.input import Input
from briefing.commands.options import CLEAN, UNUSABLE
from briefing.export.formats import FORMATS
from briefing.export.labels import Publication
from briefing.output import save, say_document, tell
from briefing.text import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable


def export(args: Namespace) -> int:
    """Write briefs in another format, to standard output or to a file."""
    given = Input(args.paths)
    to_file = args.output not in ("", "-")
    if to_file and given.leads_to(args.output):
        given.refuse(args.output, "this is one of the briefs; name another file")
        return UNUSABLE
    found = given.compared()
    first = next(found, None)
    if first is None:
        if not given.unusable:
            tell("briefing: no brief to export")
        return UNUSABLE
    made = FORMATS[args.to]
    published = Publication(clean(args.url), clean(args.author))
    if made.is_published and published.missing:
        tell(f"briefing: {args.to}: readers of it require an address and an author; give {published.missing}")
    pieces = made.write(chain((first,), found), published)
    if to_file:
        return given.code() if _saved(args.output, pieces, force=args.force) else UNUSABLE
    for piece in pieces:
        say_document(piece)
    return given.code()


def new(args: Namespace) -> int:
    """Write a brief to begin with, to standard output or to a file."""
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
