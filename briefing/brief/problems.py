"""Problems: the faults of a brief file, each with its place and the way out."""

from __future__ import annotations

from enum import StrEnum

from briefing.brief.clean import clean
from briefing.record import Record


class Level(StrEnum):
    """How much a problem costs the reader."""

    ERROR = "error"
    """Something of the file is lost or marked as faulty."""
    ADVICE = "advice"
    """All can be read; the brief would be better without it."""


class Problem(Record):
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
