"""Briefs as they were read and decided on, kept so that an unchanged one need not be read and decided on again.

Reading and deciding, with the modules for it, takes 30 ms where Textual takes 100; taking up again what was kept,
1 ms. So another process may do it meanwhile, and be asked for what it would have kept.
"""

from __future__ import annotations

import os
import pickle
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing.brief.files import read_bytes
from briefing.brief.problems import FileFault, UnreadableError
from briefing.library.digest import blake2b
from briefing.library.tables import program
from briefing.ui.ahead import work_ahead
from briefing.ui.opened import Opened, decide_brief

if TYPE_CHECKING:
    from briefing.ui.ahead import Ahead
    from briefing.ui.drawer import Drawer

MOST_CLAIMS = 500
"""Claims of a brief beyond which it is not kept: writing it would hold up leaving."""
AHEAD = 500_000
"""Bytes of a file beyond which it is not read ahead: its brief would be long in coming over."""
_PACKAGES = ("brief", "figures", "verdicts")
"""Where the classes of a kept brief are."""
_PLAIN = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("builtins", "int"),
    ("builtins", "dict"),
    ("builtins", "list"),
    ("collections", "defaultdict"),
    ("datetime", "date"),
}
_CHECK = 16
"""Bytes of the checksum at the beginning."""


class Decided:
    """Reads briefs, those that were kept from what was kept."""

    def __init__(self, drawer: Drawer | None) -> None:
        """Keep briefs in a drawer, or nowhere."""
        self._drawer = drawer
        self._program = program()
        self._fresh: tuple[str, Opened, bytes] | None = None
        self._ahead: tuple[str, Ahead] | None = None

    def begin(self, path: str) -> None:
        """Have a brief read by another process, unless it is kept; to be called before there are threads."""
        try:
            data = read_bytes(path)
        except FileFault:
            return
        key = _key(path, data, self._program)
        if len(data) > AHEAD or (self._drawer and self._drawer.has(key)):
            return
        if ahead := work_ahead(lambda: _packed(decide_brief(data, path), key)):
            self._ahead = key, ahead

    def open(self, path: str) -> Opened:
        """Return a brief with its findings; raises UnreadableError where the file cannot be read as a brief."""
        try:
            data = read_bytes(path)
        except FileFault as wrong:
            raise UnreadableError(path, (wrong.problem,)) from None
        key = _key(path, data, self._program)
        self._fresh = None
        if self._drawer and (opened := _unpacked(self._drawer.load(key), key)):
            return opened
        packed = self._made_ahead(key)
        opened = _unpacked(packed, key) or decide_brief(data, path)
        self._fresh = key, opened, packed
        return opened

    def _made_ahead(self, key: str) -> bytes:
        """Return what the other process has made, nothing where it was to make something else."""
        begun, self._ahead = self._ahead, None
        if not begun:
            return b""
        made = begun[1].take()
        return made if begun[0] == key else b""

    def keep(self) -> None:
        """Keep the brief that was opened last, unless it is kept already."""
        if self._drawer and self._fresh:
            key, opened, packed = self._fresh
            if len(opened.brief.claims) <= MOST_CLAIMS:
                self._drawer.keep(key, packed or _packed(opened, key))


def _packed(opened: Opened, key: str) -> bytes:
    body = pickle.dumps(tuple(opened), 5)
    return _checksum(body, key) + body


def _unpacked(data: bytes | None, key: str) -> Opened | None:
    """What was packed for this key; none where there is nothing, or it is damaged."""
    if not data or data[:_CHECK] != _checksum(data[_CHECK:], key):
        return None
    try:
        return Opened(*_Unpickler(BytesIO(data[_CHECK:])).load())
    except (
        pickle.UnpicklingError,
        ImportError,
        AttributeError,
        TypeError,
        ValueError,
        LookupError,
        EOFError,
    ):
        return None


class _Unpickler(pickle.Unpickler):
    """Takes up nothing but the classes that briefs and findings are made of."""

    def find_class(self, module: str, name: str) -> Any:
        package = module.removeprefix("briefing.").partition(".")[0]
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("briefing.") and package in _PACKAGES and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"no brief has a {module}.{name}")


def _checksum(body: bytes, key: str) -> bytes:
    return blake2b(body, digest_size=_CHECK, key=blake2b(key.encode(), digest_size=_CHECK).digest()).digest()


def _key(path: str, data: bytes, program: str) -> str:
    """What a decided brief depends on: the file, and the program that reads it and decides on it."""
    content = blake2b(data, digest_size=16).hexdigest()
    return repr((path, os.path.abspath(path), content, sys.version, program))
