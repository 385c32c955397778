"""Ignore files: what `.gitignore` and `.ignore` in the folders of a library leave out of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.files import read_head

if TYPE_CHECKING:
    from collections.abc import Set

    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".ignore")
"""What leaves files out, the later before the earlier, and before those of the folders above."""
MAX_BYTES = 100_000
"""Of an ignore file; what is beyond is passed over."""
MAX_STARS = 4
"""Wildcards in a pattern; with more of them a name could be made that takes minutes to match."""

Rules = tuple["tuple[str, GitIgnoreSpec]", ...]
"""The folder of each ignore file with its patterns, those that count most last."""


def rules_of(folder: str, names: Set[str]) -> Rules:
    """Return the rules of a folder's own ignore files, where such are among its names."""
    return tuple((folder, _read(os.path.join(folder, name))) for name in IGNORE_FILES if name in names)


def is_ignored(path: str, rules: Rules, *, is_folder: bool) -> bool:
    """Whether the rules leave out a file or folder."""
    for folder, patterns in reversed(rules):
        below = path[len(os.path.join(folder, "")) :]
        is_left_out = patterns.check_file(f"{below}/" if is_folder else below).include
        if is_left_out is not None:
            return is_left_out
    return False


def _read(path: str) -> GitIgnoreSpec:
    """Return the patterns of a file; those that cannot be read leave out nothing, as in git."""
    from pathspec import GitIgnoreSpec  # 60 ms, which only a folder with an ignore file takes
    from pathspec.patterns.gitignore import GitIgnorePatternError

    try:
        lines = read_head(path, MAX_BYTES).decode("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        lines = []
    patterns = GitIgnoreSpec.from_lines([])
    for line in lines:
        if line.replace("**", "*").count("*") <= MAX_STARS:
            try:
                patterns += GitIgnoreSpec.from_lines([line])
            except GitIgnorePatternError:
                continue
    return patterns
