"""The briefs that somebody names on the command line, and what is in the way of reading them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.brief import loader
from briefing.brief.problems import Level, Problem, UnreadableError
from briefing.commands.options import CLEAN, FINDINGS, UNUSABLE
from briefing.export.labels import place
from briefing.export.problem_lines import problem_lines
from briefing.library.discovery import (
    JOINS_FILE,
    STDIN,
    STRANGERS,
    NoBriefsError,
    default_path,
    find_briefs,
    is_marked,
)
from briefing.library.folders import state_folder
from briefing.library.state import State, StateError
from briefing.output import counting, read_input, tell, working
from briefing.text import clean
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings


class Input:
    """The brief files that paths lead to; what is in the way is told, remembered and passed over."""

    def __init__(self, paths: Sequence[str]) -> None:
        given = tuple(paths) or (default_path(),)
        self.paths = tuple(path for path in given if os.path.basename(path) != JOINS_FILE)
        """What leads to briefs; measures.yaml, which `*.yaml` in a shell names too, leads to none."""
        named = tuple(path for path in given if path not in self.paths)
        inside = (os.path.join(path, JOINS_FILE) for path in self.paths)
        self.joins = tuple(dict.fromkeys((*named, *filter(os.path.lexists, inside))))
        """The files among or in the paths that say what briefs have in common."""
        self.unusable = False
        """Whether something could not be read."""

    @property
    def is_one_file(self) -> bool:
        """Whether one file was named, and no folder."""
        return len(self.paths) == 1 and not os.path.isdir(self.paths[0])

    def files(self) -> Iterator[str]:
        """Yield the files, telling how far it is where that takes long; `-` is standard input."""
        if len(self.paths) > 1:
            return counting(self._marked(), "briefs")
        found = tuple(self._marked())
        return counting(found, "briefs", len(found))

    def found(self) -> tuple[str, ...]:
        """Return the files, also those that are no briefs, telling nothing but what is in the way."""
        return tuple(self._files())

    def _files(self) -> Iterator[str]:
        if not self.paths:
            self.refuse(self.joins[0], "says what the briefs of its folder have in common; name the folder")
        for path in self.paths:
            try:
                yield from find_briefs(path, self._tell_closed)
            except NoBriefsError as error:
                self.refuse(path, str(error))

    def _marked(self) -> Iterator[str]:
        """Yield the files without those in folders that are no briefs, which are counted."""
        strangers = briefs = 0
        for file in self._files():
            if file in self.paths or is_marked(file):
                briefs += 1
                yield file
            else:
                strangers += 1
                working(f"looking for briefs, {strangers:,} other YAML files so far")
        if strangers and not briefs:
            self.refuse(self.paths[0], STRANGERS)
        elif strangers:
            tell(passed_over(strangers))

    def briefs(self) -> Iterator[Brief]:
        """Yield the briefs, and tell the problems of files that are none."""
        for path in self.files():
            try:
                brief = load(path)
            except UnreadableError as error:
                tell(*problem_lines(path, error.problems).splitlines())
                self.unusable = True
                continue
            yield brief

    def compared(self) -> Iterator[tuple[Brief, Findings]]:
        """Yield the briefs, each with what its claims say together."""
        for brief in self.briefs():
            working(f"comparing the claims of {place(brief)}")
            findings = find(brief)
            working(f"writing {place(brief)}")
            yield brief, findings

    def leads_to(self, file: str) -> bool:
        """Whether a file is one of those that the paths lead to, by whatever name."""
        if not os.path.exists(file):
            return False
        for path in self.paths:
            with suppress(NoBriefsError):
                found = find_briefs(path)
                if any(os.path.exists(one) and os.path.samefile(one, file) for one in found):
                    return True
        return False

    def is_missing(self, file: str) -> bool:
        """Tell of a file that is not there, and return whether that is so."""
        missing = file != STDIN and not os.path.lexists(file)
        if missing:
            self.refuse(file, "no such file or folder")
        return missing

    def refuse(self, path: str, why: str) -> None:
        """Tell why a path cannot be read."""
        tell(f"briefing: {path}: {why}")
        self.unusable = True

    def code(self, *, findings: bool = False) -> int:
        """Return the exit code."""
        return UNUSABLE if self.unusable else FINDINGS if findings else CLEAN

    def _tell_closed(self, error: OSError) -> None:
        self.refuse(str(error.filename), (error.strerror or "cannot be entered").lower())


def load(path: str) -> Brief:
    """Return the brief of a file, of standard input, or for `A@` of A as last read; raises UnreadableError."""
    working(f"reading {'standard input' if path == STDIN else path}")
    if path.endswith("@") and not os.path.lexists(path):
        return loader.read(_last_read(path), path)
    return loader.read(read_input(), path) if path == STDIN else loader.load(path)


def _last_read(path: str) -> bytes:
    """Return the copy that `A@` names; raises UnreadableError."""
    try:
        data = State(state_folder(os.environ)).copy(path[:-1])
        why = f"no copy of {clean(path[:-1])} is kept"
    except StateError as error:
        data, why = None, str(error)
    if data is None:
        todo = "read it with 'briefing' first: a copy is kept when the reader is left"
        raise UnreadableError(path, (Problem(0, 0, Level.ERROR, why, todo),))
    return data


def passed_over(count: int) -> str:
    """Return a line that says how many files of a folder are no briefs."""
    return (
        f"briefing: {count:,} YAML {'file' if count == 1 else 'files'} without the key briefing: passed over"
    )
