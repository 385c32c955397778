"""Reading the entries of many files, in processes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from briefing.library.entries import Entry, read_entry
from briefing.library.processes import answer, ask

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import Any

Request = tuple[bytes, str, bytes]
"""A file: what it goes by, its path, and the hash that is known of it, or nothing."""
Answer = tuple[bytes, Entry | None]
"""What a file goes by, and its entry; none where the file has gone, or ended the process that read it."""

FEW = 12
"""Files that are read sooner than a process is started."""


def read_entries(
    requests: Iterable[Request], count: int, *, gentle: bool = False
) -> Generator[Answer, None, None]:
    """Yield the entries of files, in any order; `count` says how many there are.

    To close the generator ends the processes.
    """
    if count <= FEW:
        for name, path, known in requests:
            yield name, read_entry(path, known)
        return
    asked = ((name, (path, known)) for name, path, known in requests)
    with closing(ask(__name__, (), asked, gentle=gentle)) as answers:
        for name, found in answers:
            yield name, Entry(*found) if found else None


def serve(niceness: int) -> None:
    """Answer requests until there are no more; the main function of a process."""

    def read(request: tuple[str, bytes]) -> Any:
        """Return an entry as `marshal` takes it."""
        entry = read_entry(*request)
        return tuple(entry) if entry else None

    answer(niceness, read)
