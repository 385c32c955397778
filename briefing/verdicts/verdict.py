"""The verdict on a pair of claims, and the eleven kinds of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.brief.model import Claim


class Kind(Enum):
    """How two claims' figures relate; listed from the gravest to the lightest."""

    CONFLICT = ("conflict", "≠", "!=", 1.0)
    PART_EXCEEDS_WHOLE = ("part exceeds whole", "⊄", "!<", 0.9)
    DENIED = ("denied", "✗", "x", 0.8)
    TENSION = ("tension", "≷", "><", 0.5)
    CHANGED = ("changed over time", "Δ", "d", 0.2)
    COMPATIBLE = ("compatible", "~", "~", 0.1)
    SUPERSEDED = ("superseded", "»", ">>", 0.0)
    PART_OF = ("part of", "⊂", "<", 0.0)
    SAME_ORIGIN = ("same origin", "@", "@", 0.0)
    AGREE = ("agree", "=", "=", 0.0)
    NOT_COMPARABLE = ("not comparable", "∅", "/", 0.0)

    def __init__(self, word: str, sign: str, ascii_sign: str, weight: float) -> None:
        self.word = word
        """What people and `verdict:` filters call it."""
        self.sign = sign
        self.ascii_sign = ascii_sign
        """The sign where the terminal cannot show the other one."""
        self.weight = weight
        """K of the severity: 0 to 1."""

    @property
    def is_contradiction(self) -> bool:
        """Whether both claims cannot be true, or one denies the other."""
        return self.weight >= 0.8


class Severity(Enum):
    """The bands of severity, by their lowest value."""

    HIGH = 70
    MEDIUM = 40
    LOW = 10
    NONE = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims relate, decided by the first rule that fits them.

    The pair stands in the order in which it was said.
    """

    first: Claim
    second: Claim
    kind: Kind
    rule: int
    """The number of the rule that decided, 1 to 13."""
    ratio: float = 1.0
    """ρ: how many times the ranges are apart; 1 where they meet, infinite where one is zero."""
    severity: int = 0
    """0 to 100."""
    detail: str = ""
    """What the rule adds to its name: "update", "a running total fell", "projected", …"""
    flags: tuple[str, ...] = ()
    """What is said besides the verdict: "wording drift", "one speaker, two figures", …"""

    def other(self, claim: Claim) -> Claim:
        """Return the claim of the pair that is not the given one."""
        return self.second if claim.id == self.first.id else self.first
