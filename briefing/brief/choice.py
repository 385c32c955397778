"""Choices of which a key takes the next."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Choice(Enum):
    """One of several that stand in an order."""

    def next(self) -> Self:
        """Return the one that follows, and the first after the last."""
        choices = list(type(self))
        return choices[(choices.index(self) + 1) % len(choices)]
