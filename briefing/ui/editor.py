"""The user's editor: with which words it is started, at which line of which file."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.model import Brief, Claim, Spot

NO_EDITOR = "No editor is known; set EDITOR to one, such as nano."
USUAL = ("sensible-editor", "nano", "vi")
"""What is looked for where neither VISUAL nor EDITOR says anything."""
_PLUS_LINE = ("vi", "vim", "nvim", "view", "ex", "ed", "ne", "joe", "jed", "mg", "pico", "sensible-editor")
_PLUS_LINE_AND_COLUMN = {
    "nano": ",",
    "rnano": ",",
    "emacs": ":",
    "emacsclient": ":",
    "micro": ":",
    "kak": ":",
}
"""Editors that take "+line" and a column, and what stands between the two."""
_FILE_LINE_COLUMN = {"hx": (), "helix": (), "subl": ("--wait",), "zed": ("--wait",)}
"""Editors that take "file:line:column", and what makes those with windows of their own wait."""
_GO_TO = ("code", "codium", "code-insiders", "cursor")


class FilePlace(NamedTuple):
    """A place in a file."""

    path: str
    line: int = 1
    column: int = 1


def editor(environ: Mapping[str, str]) -> list[str]:
    """Return the words with which the user's editor is started; none where there is none, or quotes do not close."""
    for name in ("VISUAL", "EDITOR"):
        if words := environ.get(name, "").strip():
            try:
                return shlex.split(words)
            except ValueError:
                return []
    return next(([name] for name in USUAL if shutil.which(name)), [])


def edit_command(words: list[str], place: FilePlace) -> list[str]:
    """Return what opens a file in an editor, at the place where its syntax for that is known."""
    name = os.path.basename(words[0]).removesuffix(".exe")
    path = os.path.abspath(place.path)
    if name in _PLUS_LINE or name.startswith(("vim.", "vi.")):
        return [*words, f"+{place.line}", path]
    if name in _PLUS_LINE_AND_COLUMN:
        return [*words, f"+{place.line}{_PLUS_LINE_AND_COLUMN[name]}{place.column}", path]
    if name in _FILE_LINE_COLUMN:
        missing = [option for option in _FILE_LINE_COLUMN[name] if option not in words]
        return [*words, *missing, f"{path}:{place.line}:{place.column}"]
    if name in _GO_TO:
        missing = [] if {"--wait", "-w"} & set(words) else ["--wait"]
        return [*words, *missing, "--goto", f"{path}:{place.line}:{place.column}"]
    return [*words, path]


def claim_in_file(claim: Claim | None, brief: Brief) -> FilePlace:
    """Return where a claim stands in its brief's file; the top of the file without one."""
    return _part(brief, "claims", claim.id) if claim else FilePlace(brief.path)


def actor_in_file(actor: str, brief: Brief) -> FilePlace:
    """Return where an actor stands in its brief's file."""
    return _part(brief, "actors", actor)


def words_in_file(section: str, spot: Spot, brief: Brief) -> FilePlace:
    """Return where words of a section's text stand in its brief's file."""
    for number, known in enumerate(brief.sections.values()):
        if known.id == section:
            (place,) = brief.places.words(number, known.plain, [spot])
            return FilePlace(brief.path, max(1, place.line), max(1, place.column))
    return FilePlace(brief.path)


def _part(brief: Brief, name: str, id: str) -> FilePlace:
    place = brief.places.by_id(getattr(brief, name), getattr(brief.places, name)).get(id)
    return FilePlace(brief.path, *place) if place else FilePlace(brief.path)
