"""Which library is meant by paths, and which index it has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.library.folders import cache_folder
from briefing.library.index import Index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def open_index(paths: Sequence[str], environ: Mapping[str, str], *, keeps: bool) -> Index:
    """Return the index of the library that paths name: of one folder it is kept, where anything may be.

    Of files, and of several folders, it is made in memory each time; so it is where nothing may be kept.
    """
    root = paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else ""
    if root and keeps:
        return Index.on_disk(cache_folder(environ), root)
    return Index.in_memory(root)


def paths_to_read(index: Index, paths: Sequence[str]) -> Sequence[str]:
    """Return what `indexing.update` is to be given besides the index."""
    return () if index.root else paths
