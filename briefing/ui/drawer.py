"""A drawer of the state folder: small files that save the next start some work, and whose loss costs only that."""

from __future__ import annotations

import os
from hashlib import blake2b

from briefing.library.folders import state_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 64
"""Files that are kept in a drawer; the oldest go first."""


class Drawer:
    """Files that are each named after all that they depend on."""

    def __init__(self, environ: Mapping[str, str], name: str) -> None:
        self._folder = os.path.join(state_folder(environ), name)

    def has(self, key: str) -> bool:
        """Whether something was kept for a key, however damaged."""
        return os.path.exists(self._path(key))

    def load(self, key: str) -> bytes | None:
        """Return what was kept for a key, however damaged; none where there is nothing."""
        try:
            with open(self._path(key), "rb") as file:
                return file.read()
        except OSError:
            return None

    def keep(self, key: str, data: bytes) -> None:
        """Keep something; where it cannot be written, the next start takes longer, and nothing else is lost."""
        if self.load(key) == data:
            return
        path = self._path(key)
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            fresh = f"{path}.{os.getpid()}"
            with open(fresh, "wb", opener=_private) as file:
                file.write(data)
            os.replace(fresh, path)
            self._forget_oldest()
        except OSError:
            return

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, blake2b(key.encode(), digest_size=12).hexdigest())

    def _forget_oldest(self) -> None:
        with os.scandir(self._folder) as entries:
            kept = sorted(entries, key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in kept[MOST:]:
            os.unlink(entry.path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
