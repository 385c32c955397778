"""Problems: the faults of a brief file, each with its place and the way out, and how they are collected."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.places import column_told
from briefing.text import clean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Level(StrEnum):
    """How much a problem costs the reader."""

    ERROR = "error"
    """Something of the file is lost or marked as faulty."""
    REVIEW = "review"
    """Something that a draft proposes and nobody has accepted."""
    ADVICE = "advice"
    """All can be read; the brief would be better without it."""


class Problem(NamedTuple):
    """A fault in a brief file."""

    line: int
    """Counted from 1; 0 where the fault is the file as a whole."""
    column: int
    level: Level
    what: str
    """What is wrong, naming the thing, without a full stop."""
    todo: str = ""
    """What to do about it, without a full stop."""
    claim: str = ""
    """The id of the claim that has the fault, where it is one."""

    @property
    def place(self) -> str:
        """Line and column, "12:3"; empty where the fault is the file as a whole."""
        return f"{self.line}:{self.column}" if self.line else ""

    @property
    def is_error(self) -> bool:
        """Whether something of the file is lost, and not only to be said better."""
        return self.level is Level.ERROR

    @property
    def text(self) -> str:
        """What is wrong and what to do, in one line."""
        return f"{self.what}; {self.todo}" if self.todo else self.what


def problem_line(path: str, problem: Problem) -> str:
    """Return a problem as compilers and editors write it: `path:line:column: level: what; todo`."""
    spot = f":{problem.place}" if problem.place else ""
    return f"{clean(path)}{spot}: {problem.level}: {problem.text}"


class ValueFault(ValueError):
    """A value that cannot be read: `what` follows the value, as in "is not a day", `todo` is the way out."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(f"{what}; {todo}")
        self.what = what
        self.todo = todo


class UnreadableError(Exception):
    """A file that cannot be read as a brief at all; `problems` says why, and is never empty."""

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{clean(path)}: {problems[0].text}")
        self.path = path
        self.problems = problems


MAX_PROBLEMS = 2_000
"""Problems of a file, after which it is given up as no brief; it bounds what finding them costs."""
MAX_SUGGESTIONS = 100
"""Problems of a file for which something near is looked for, since that takes time."""
MAX_CANDIDATES = 2_000
"""Known words among which the nearest is looked for."""


def place(line: int, column: int) -> int:
    """Return a line and a column, both counted from 1, as one number that sorts as they do.

    A large file has millions of places, and a number takes a tenth of the memory of a pair. 0 is the file
    as a whole.
    """
    return line << 32 | column


class FileFault(Exception):
    """What makes reading impossible; `problem` says it, and `at` is its place as `place` has it."""

    def __init__(self, what: str, todo: str, at: int = 0) -> None:
        super().__init__(f"{what}; {todo}")
        self.at = at
        self.problem = _problem(at, Level.ERROR, what, todo)


class Problems:
    """The problems found so far."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._errors = array("Q")
        self._suggestions = 0
        self.stretches: dict[int, list[tuple[int, int]]] = {}
        """By line, the columns at which a sign stands for a character, each with the columns gained up to its end."""

    def stretch(self, line: int, column: int, more: int) -> None:
        """Note that a sign takes more columns than the character of the file that it stands for.

        Places are given with the signs, in their order, and told as the file has them.
        """
        if more:
            signs = self.stretches.setdefault(line, [])
            signs.append((column, more + (signs[-1][1] if signs else 0)))

    def told(self, problem: Problem) -> Problem:
        """Return a problem with its place as the file has it."""
        return problem._replace(column=column_told(self.stretches, problem.line, problem.column))

    def add(self, at: int, what: str, todo: str, level: Level = Level.ERROR) -> None:
        """Note a problem at a place; raises FileFault where there are more than MAX_PROBLEMS."""
        if level is Level.ERROR:
            self._errors.append(at)
        if len(self._found) == MAX_PROBLEMS:
            raise FileFault(f"more than {MAX_PROBLEMS:,} problems", "mend the others first", at)
        self._found.append(_problem(at, level, what, todo))

    def may_suggest(self) -> bool:
        """Whether there is time to look for what may have been meant; each question counts."""
        self._suggestions += 1
        return self._suggestions <= MAX_SUGGESTIONS

    def suggestion(self, word: str, known: Collection[str], otherwise: str) -> str:
        """Return a question that names the nearest known word, or the other advice where none is near."""
        if len(word) > 100 or len(known) > MAX_CANDIDATES or not self.may_suggest():
            return otherwise
        near = {name.casefold(): name for name in known}.get(word.casefold()) or nearest(word, known)
        return f"did you mean '{near}'?" if near else otherwise

    def faulty(self, parts: Parts) -> set[str]:
        """Return the names of the parts in which an error stands."""
        return {parts.at(error) for error in self._errors}

    def sorted(self, claims: Parts | None = None) -> tuple[Problem, ...]:
        """Return the problems by place, each with the claim in whose part of the file it stands."""
        found = sorted(self._found, key=lambda problem: problem[:2])
        if claims:
            found = [
                problem._replace(claim=claims.at(place(problem.line, problem.column))) for problem in found
            ]
        return tuple(map(self.told, found)) if self.stretches else tuple(found)


class Parts:
    """Stretches of a file, each from its place to that of the next, with a name."""

    def __init__(self, starts: Sequence[tuple[int, str]]) -> None:
        """Take the places and names; the last stretch goes on to the end of the file."""
        ordered = sorted(starts)
        self._starts = array("Q", [start for start, _ in ordered])
        self._names = [name for _, name in ordered]

    def at(self, place: int) -> str:
        """Return the name of the stretch that a place is in, or "" where it is before all of them."""
        index = bisect_right(self._starts, place) - 1
        return self._names[index] if index >= 0 else ""


def _problem(at: int, level: Level, what: str, todo: str) -> Problem:
    return Problem(at >> 32, at & 0xFFFFFFFF, level, what, todo)
