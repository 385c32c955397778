"""The verdict on a pair of claims: its eleven kinds, and how grave it is."""

from __future__ import annotations

from enum import Enum, StrEnum
from math import log2
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim


class Kind(Enum):
    """How two claims' figures relate; listed from the gravest to the lightest."""

    CONFLICT = ("conflict", "≠", "!=", 1.0, "the two figures cannot both be true")
    PART_EXCEEDS_WHOLE = (
        "part exceeds whole",
        "⊄",
        "!<",
        0.9,
        "a part is larger than the whole it belongs to",
    )
    DENIED = ("denied", "✗", "x", 0.8, "one claim denies the other")
    TENSION = (
        "tension",
        "≷",
        "><",
        0.5,
        "both can be true only because a bound is open, or a total may have risen",
    )
    CHANGED = (
        "changed over time",
        "Δ",
        "d",
        0.2,
        "they are of different days, too far apart to hold against each other",
    )
    COMPATIBLE = ("compatible", "~", "~", 0.1, "both can be true")
    SUPERSEDED = ("superseded", "»", ">>", 0.0, "the speaker, or its side, has said something newer")
    PART_OF = ("part of", "⊂", "<", 0.0, "the one is part of what the other counts")
    SAME_ORIGIN = (
        "same origin",
        "@",
        "@",
        0.0,
        "one utterance carried more than once, which corroborates nothing",
    )
    AGREE = ("agree", "=", "=", 0.0, "they say the same")
    NOT_COMPARABLE = ("not comparable", "∅", "/", 0.0, "they do not measure the same thing")

    def __init__(self, word: str, sign: str, ascii_sign: str, weight: float, meaning: str) -> None:
        self.word = word
        """What people and `verdict:` filters call it."""
        self.sign = sign
        self.ascii_sign = ascii_sign
        """The sign where the terminal cannot show the other one."""
        self.weight = weight
        """K of the severity: 0 to 1."""
        self.meaning = meaning
        """What it says, for a reader who does not know the rules."""

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

    @classmethod
    def of(cls, severity: int) -> Severity:
        """Return the band of a severity."""
        return next(band for band in cls if severity >= band.value)


class Detail(StrEnum):
    """What the rule that decided adds to the name of its verdict."""

    NONE = ""
    UNIT = "unit"
    PROJECTED = "projected"
    MEASURE = "different measures"
    FLOW = "flow against total"
    PERIOD = "different periods"
    UPDATE = "update"
    CORRECTION = "correction"
    REPEATED = "repeated"
    DENIAL_WITHDRAWN = "denial withdrawn"
    FELL = "a running total fell"
    MAY_HAVE_RISEN = "may have risen"
    NO_DAY = "no day given"
    NO_COMMENT = "a no-comment denies nothing"
    NO_FIGURE = "no figure"
    NO_RANGE = "no number bounded"
    DENIAL = "a denial gives no figure"
    WITHDRAWN = "withdrawn"


class Flag(StrEnum):
    """What is said of a pair besides its verdict."""

    WORDING_DRIFT = "wording drift"
    """One origin, or a claim and its first utterance, worded in two ways."""
    OPPOSITE_BOUNDS = "opposite bounds"
    """One wording is an upper bound and the other a lower one."""
    SAME_NUMBER = "same number, different thing"
    ONE_SPEAKER = "one speaker, two figures"
    WITHIN_SIDE = "within one side"
    """Two voices of one side that have said different things on one day."""
    DAY_ASSUMED = "day assumed"
    """The file gives no day for one of the claims: it was said by the day of its source, else of the brief."""
    SUPERSEDED = "superseded"
    """The brief says that the second supersedes the first, though their figures are not comparable."""
    DENIAL_WITHDRAWN = "denial withdrawn"
    """The denial has been softened or withdrawn by a later claim."""
    DRAFT = "rests on a draft"
    """Something of a claim, of who makes it or of its measure is still to be reviewed."""
    NO_DAY = "no day given"
    """The verdict is weaker than it could be, since a day is missing."""


class Verdict(NamedTuple):
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
    detail: Detail = Detail.NONE
    flags: tuple[Flag, ...] = ()
    added: tuple[tuple[Claim, ...], tuple[Claim, ...]] = ((), ())
    """The claims whose figures are added to the first's and to the second's, in a verdict on a sum of parts."""

    @property
    def is_sum(self) -> bool:
        """Whether figures of parts are added up in it."""
        return self.added != ((), ())

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it rests on."""
        return (self.first, *self.added[0], self.second, *self.added[1])

    def other(self, claim: Claim) -> Claim:
        """Return the claim at the other end from the given one."""
        at_first = claim.id == self.first.id or any(claim.id == one.id for one in self.added[0])
        return self.second if at_first else self.first


UNRATED = 0.5
"""The weight of a source that is rated F, or not at all."""

SOURCE_WEIGHTS = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": UNRATED}
"""Weights of the Admiralty letters for a source's reliability (NATO AJP-2.1)."""


def source_weight(claim: Claim, brief: Brief) -> float:
    """Return the weight, 0 to 1, of the source that carries a claim."""
    source = brief.sources.get(claim.via) if claim.via else None
    return SOURCE_WEIGHTS.get(source.reliability, UNRATED) if source else UNRATED


def severity(kind: Kind, ratio: float, weight: float) -> int:
    """Return 100·K·M·Q: of the kind, of how far apart the ranges are, of the weaker source's weight.

    `ratio` is ρ, 1 or more, and may be infinite. Two ranges eight times apart are as grave as it gets.
    """
    if not kind.weight:
        return 0
    distance = min(1.0, 0.4 + 0.2 * log2(ratio)) if ratio > 1 else 0.4
    return round(100 * kind.weight * distance * (0.7 + 0.3 * weight))


def band(value: int) -> Severity:
    """Return the band that a severity falls into."""
    return next(band for band in Severity if value >= band.value)
