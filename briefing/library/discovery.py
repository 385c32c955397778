"""Discovery: which files are meant by the paths somebody gives, and what a brief is called in its library."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from briefing.brief.files import MAX_SIZE, read_head
from briefing.library.ignoring import Rules, is_ignored, rules_of
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
STRANGERS = "no briefs in this folder: no YAML file in it has the key briefing:"

PASSED_OVER = ("node_modules", "__pycache__")
"""Folders of other programs' files, which are passed over unless they are named; so are hidden ones."""
ENVIRONMENT_FILE = "pyvenv.cfg"
"""What makes a folder a virtual environment of Python."""
_MARK = re.compile(rb"""(?:^|[{,])(?:\xef\xbb\xbf)?\s*["']?briefing["']?\s*:""", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins, of which the loader says that it is not UTF-8."""


class NoBriefsError(Exception):
    """A folder without briefs; the message says why, and does not name the folder."""


class ClosedFolderError(NoBriefsError):
    """A folder that cannot be entered, whatever it holds."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(f"this folder cannot be read: {(error.strerror or 'no reason given').lower()}")
        self.path = path


def find_briefs(
    path: str,
    closed: Callable[[OSError], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[str]:
    """Yield the file that a path names, or the YAML files of the folder and of all folders below it.

    A file is yielded whatever it is called, since somebody named it. In a folder only regular files that
    end in `.yaml` or `.yml` count, by name, a folder's own before those of its folders. JOINS_FILE is passed
    over, and so is what is hidden, PASSED_OVER, a virtual environment, on another file system, left out by an
    ignore file in the folder or below, or a link to a folder. `closed` is told of each folder below that cannot
    be entered.

    Raises NoBriefsError where the folder holds no YAML file, and ClosedFolderError where it cannot be entered.
    Whether a file is there and can be read as a brief is for the loader to say.
    """
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    is_empty = True
    try:
        for file in _walk(path, closed, cancelled):
            is_empty = False
            yield file
    except OSError as error:
        raise ClosedFolderError(path, error) from error
    if is_empty and not cancelled():
        raise NoBriefsError(NOTHING)


def has_mark(data: bytes) -> bool:
    """Whether a YAML file could be a brief: it has the key `briefing`."""
    return bool(_MARK.search(data)) or data.startswith(_WIDE)


def is_marked(path: str) -> bool:
    """Whether a YAML file could be a brief; of one that cannot be read the loader says why."""
    try:
        return has_mark(read_head(path, HEAD)) or has_mark(read_head(path, MAX_SIZE))
    except (OSError, ValueError):
        return True


def require_briefs(path: str) -> None:
    """Look whether a path is a file, or a folder with a YAML file in it or below; raises NoBriefsError."""
    next(find_briefs(path), None)


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


def _walk(top: str, closed: Callable[[OSError], None] | None, cancelled: Callable[[], bool]) -> Iterator[str]:
    """Yield the YAML files of a folder, then those of each folder below it; raises OSError for `top` only."""
    device = os.stat(top).st_dev
    folders: list[tuple[str, Rules]] = [(top, ())]
    while folders and not cancelled():
        folder, rules = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if folder == top:
                raise
            if closed:
                closed(error)
            continue
        names = {entry.name for entry in entries}
        if folder != top and ENVIRONMENT_FILE in names:
            continue
        rules += rules_of(folder, names)
        below = []
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name == JOINS_FILE:
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            is_wanted = name not in PASSED_OVER if is_folder else name.lower().endswith(ENDINGS)
            if not is_wanted or is_ignored(entry.path, rules, is_folder=is_folder):
                continue
            if not is_folder:
                if _is_file(entry):
                    yield entry.path
            elif _device(entry) == device:
                below.append((entry.path, rules))
        folders += reversed(below)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads round in a circle
        return False


def _device(entry: os.DirEntry[str]) -> int:
    """Return the file system of a folder; of one that has gone, none."""
    try:
        return entry.stat(follow_symlinks=False).st_dev
    except OSError:
        return -1
