"""Discovery: which files are meant by the paths somebody gives, and what a brief is called in its library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.files import read_head
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def root_of(paths: Sequence[str]) -> str:
    """Return the folder that holds all of some files."""
    folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
    try:
        return os.path.commonpath(folders)
    except ValueError:  # none, or on drives that have nothing in common
        return folders[0] if folders else os.curdir


def brief_names(paths: Sequence[str], root: str) -> dict[str, str]:
    """Return the path of each brief by its name: the path below the root, without its ending.

    Of files whose names would be the same, the later keep their ending.
    """
    found: dict[str, str] = {}
    for path in paths:
        below = os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")
        name = clean(os.path.splitext(below)[0])
        if name in found:
            name = clean(below)
        while name in found:
            name += "'"
        found[name] = path
    return found


def qualified(brief: str, id: str) -> str:
    """Return what a part of a brief is called across briefs."""
    return f"{brief}/{id}"


HEAD = 4096
"""Bytes of a file in which its date is looked for; the whole file is not read."""
MOST = 500
"""Files that are looked into; of more than these the first is opened."""
_DAY = "0000-00-00"


def newest(paths: Sequence[str]) -> str:
    """Return the file whose brief has the latest date, the first of them where several have it."""
    if len(paths) > MOST or len(paths) == 1:
        return paths[0]
    return max(paths, key=_date)


def _date(path: str) -> str:
    """Return the day in a file's head as it is written, or nothing."""
    try:
        head = read_head(path, HEAD)
    except (OSError, ValueError):
        return ""
    for line in head.decode("latin-1").split("\n"):
        if line.startswith("date:"):
            day = line[5:].strip().lstrip("'\"")[: len(_DAY)]
            if "".join("0" if sign in "0123456789" else sign for sign in day) == _DAY:
                return day
    return ""


STDIN = "-"
"""The path that stands for standard input."""

ENDINGS = (".yaml", ".yml")
"""How the name of a brief in a folder ends, in small or capital letters."""

JOINS_FILE = "measures.yaml"
"""What a library's own file is called, which says what its briefs have in common; it is no brief."""


NOTHING = "no briefs in this folder: no file in it ends in .yaml or .yml"


class NoBriefsError(Exception):
    """A folder without briefs; the message says why, and does not name the folder."""


class ClosedFolderError(NoBriefsError):
    """A folder that cannot be entered, whatever it holds."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(f"this folder cannot be read: {(error.strerror or 'no reason given').lower()}")
        self.path = path


def find_briefs(path: str, closed: Callable[[OSError], None] | None = None) -> tuple[str, ...]:
    """Return the file that a path names, or the YAML files of the folder and of all folders below it.

    A file is returned whatever it is called, since somebody named it. In a folder only regular files that
    end in `.yaml` or `.yml` count, by name, a folder's own before those of its folders; hidden ones are
    passed over, and so are links to other folders, as `find` and `grep -r` do, and JOINS_FILE. `closed` is
    told of each folder below that cannot be entered.

    Raises NoBriefsError where the folder holds no YAML file, and ClosedFolderError where it cannot be entered.
    Whether a file is there and can be read as a brief is for the loader to say.
    """
    if path == STDIN or not os.path.isdir(path):
        return (path,)
    try:
        found = tuple(_walk(path, closed))
    except OSError as error:
        raise ClosedFolderError(path, error) from error
    if not found:
        raise NoBriefsError(NOTHING)
    return found


def require_briefs(path: str) -> None:
    """Look whether a path is a file, or a folder with a YAML file in it or below; raises NoBriefsError."""
    if path == STDIN or not os.path.isdir(path):
        return
    try:
        if next(_walk(path, None), None) is None:
            raise NoBriefsError(NOTHING)
    except OSError as error:
        raise ClosedFolderError(path, error) from error


def default_path() -> str:
    """Return the folder read when no path is given: `briefs` here, else the briefs that ship."""
    return "briefs" if os.path.isdir("briefs") else shipped_briefs()


def shipped_briefs() -> str:
    """Return the folder of the briefs that come with the program.

    An installed package carries it inside; in a checkout it stands beside the package.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "briefs")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "briefs")


def _walk(top: str, closed: Callable[[OSError], None] | None) -> Iterator[str]:
    """Yield the YAML files of a folder, then those of each folder below it; raises OSError for `top` only."""

    def refused(error: OSError) -> None:
        if error.filename == top:
            raise error
        if closed:
            closed(error)

    for folder, below, names in os.walk(top, onerror=refused):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            is_brief = name.lower().endswith(ENDINGS) and name != JOINS_FILE
            if is_brief and not name.startswith(".") and os.path.isfile(path):
                yield path
