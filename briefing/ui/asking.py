"""Asking: what the prompt is asked for, and what follows from the words typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.widgets.lines import Lines


class Asking(Record):
    """A question, and what is done with the words."""

    question: str
    pane: Lines[Any]
    """Where it goes on afterwards."""
    typed: Callable[[str], None]
    """Takes the words each time they change."""
    done: Callable[[str], None]
    """Takes the words as they are to be."""
    given_up: Callable[[], None]
    words: str = ""
    """What stands there to begin with."""
