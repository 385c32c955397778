"""What can be asked for on the command line, as the manual and the shells' completion are told it."""

from __future__ import annotations

from briefing.record import Record

PROGRAM = "briefing"


class Option(Record):
    """An option, or a word that stands by itself."""

    names: tuple[str, ...]
    """Such as "-o" and "--output"; none for a word that stands by itself."""
    value: str
    """What stands for its value, such as "FILE"; empty for an option that has none."""
    words: str
    choices: tuple[str, ...] = ()
    """The values it can have, where they can be counted."""
    is_needed: bool = False
    is_many: bool = False
    """Whether it can stand more than once."""

    @property
    def takes_files(self) -> bool:
        """Whether its value is a file or a folder."""
        return self.value in ("PATH", "FILE", "A", "B")


class Usage(Record):
    """A command with what it takes."""

    name: str
    """Empty for what is done when no command is named."""
    words: str
    takes: tuple[Option, ...]
    more: str
    """Exit codes and examples, as help prints them."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What begins with a dash."""
        return tuple(option for option in self.takes if option.names)

    @property
    def operands(self) -> tuple[Option, ...]:
        """What stands by itself."""
        return tuple(option for option in self.takes if not option.names)
