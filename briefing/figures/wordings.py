"""The wording table: which words give which ranges. This is the one place to change them.

The floors 10, 12 and 100 are ACLED's coding rules; UCDP's best/low/high and Iraq Body Count's min/max
are the same idea for whole events. The percentages are choices, which a brief may override.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from briefing.figures.model import Range
from briefing.figures.wording_table import Basis, Wording, WordingTable

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in text.split("|"))


def _times(name: str, words: str, hard: Range, typical: Range, rounds: bool = False) -> Wording:
    """Return a row whose ranges are multiples of the stated number x."""
    return Wording(name, _words(words) if words else (), hard, typical, rounds=rounds)


def _span(name: str, words: str, typical: Range) -> Wording:
    """Return a row whose typical range is a share of the way from a to b."""
    return Wording(name, _words(words) if words else (), Range(0, 1), typical, Basis.SPAN)


def _days(name: str, words: str, hard: Range, typical: Range) -> Wording:
    """Return a row whose ranges are days from the stated day x."""
    return Wording(name, _words(words), hard, typical, Basis.DAYS)


def _vague(words: str, hard: Range, typical: Range) -> Wording:
    """Return a row with ranges of its own, named by its first words."""
    return Wording(_words(words)[0], _words(words), hard, typical, Basis.VALUES)


_QUALIFIERS = (
    _times("exactly", "exactly | precisely | confirmed | a confirmed | counted", Range(1, 1), Range(1, 1)),
    _times("plain", "", Range(1, 1), Range(1, 1), rounds=True),
    _times(
        "about",
        """about | around | some | roughly | approximately | approx | ~ | ≈ | c | ca | circa | est
        | an estimated | estimated | estimated at | an approximate | perhaps | maybe | possibly | probably
        | in the region of | in the order of | on the order of | of the order of | somewhere around
        | something like | x or so | x or thereabouts | x give or take | x approximately | x approx""",
        Range(0.75, 1.25),
        Range(0.9, 1.1),
        rounds=True,
    ),
    _times(
        "nearly",
        """nearly | almost | close to | just under | just below | just short of | just less than
        | just fewer than | approaching | nearing | not quite | slightly under | slightly below
        | slightly less than | slightly fewer than | a little under | a little less than
        | a little fewer than""",
        Range(0.85, 1),
        Range(0.9, 1),
    ),
    _times(
        "just over",
        """just over | just above | just more than | slightly over | slightly above | slightly more than
        | a little over | a little more than""",
        Range(1, 1.15),
        Range(1, 1.1),
    ),
    _times(
        "at least",
        """at least | no fewer than | no less than | not fewer than | not less than | a minimum of
        | minimum of | minimum | min | as few as | as little as | ≥ | > = | x or more | x and more
        | x or higher | x at least | x at a minimum | x minimum | x and counting""",
        Range(1, inf),
        Range(1, 1.25),
    ),
    _times(
        "more than",
        """more than | over | upwards of | upward of | above | in excess of | exceeding | greater than
        | north of | beyond | > | x + | x plus | x - plus""",
        Range(1, inf, low_open=True),
        Range(1, 1.25),
    ),
    _times(
        "well over",
        """well over | well above | well in excess of | well more than | far more than | far above
        | many more than | much more than | significantly more than | considerably more than
        | substantially more than""",
        Range(1.1, inf),
        Range(1.1, 1.5),
    ),
    _times("up to", "up to | as many as | as much as | as high as", Range(0, 1), Range(0.5, 1)),
    _times(
        "at most",
        """at most | no more than | not more than | no greater than | at the most | a maximum of
        | maximum of | maximum | max | ≤ | < = | x at most | x at the most | x maximum | x or fewer
        | x or less | x or lower""",
        Range(0, 1),
        Range(0.75, 1),
    ),
    _times(
        "fewer than",
        "fewer than | less than | under | below | < | well under | well below | short of",
        Range(0, 1, high_open=True),
        Range(0.75, 1),
    ),
    _span("a to b", "", Range(0, 1)),
    _span(
        "low end of",
        """low end of | lower end of | bottom end of | low end of a range of | lower end of a range of
        | low end of the range of | lower end of the range of""",
        Range(0, 1 / 3),
    ),
    _span(
        "high end of",
        """high end of | higher end of | upper end of | top end of | high end of a range of
        | upper end of a range of | high end of the range of | upper end of the range of""",
        Range(2 / 3, 1),
    ),
)

_NONE = _vague(
    "none | zero | no | nil | nobody | no one | not one | not a single | not any", Range(0, 0), Range(0, 0)
)

_BOUNDLESS = Wording(
    "many",
    _words(
        """many | heavy | few | numerous | countless | multiple | untold | unknown | significant
        | considerable | substantial | a number of | a large number of | large numbers of | a lot of
        | lots of | a great many | a good many | unknown number of | an unknown number
        | an unknown number of | an unspecified number of | an undisclosed number of
        | an unclear number of"""
    ),
    None,
    None,
    Basis.VALUES,
)

_SMALL = (
    _vague("a couple | a couple of | couple of", Range(2, 3), Range(2, 2)),
    _vague("a few | a handful | a handful of | handful of", Range(2, 9), Range(3, 6)),
    _vague("several", Range(2, 12), Range(3, 9)),
    _vague("a dozen", Range(11, 13), Range(12, 12)),
    _vague("tens | tens of", Range(10, 199), Range(20, 99)),
    _vague("dozens | dozens of | many dozens | dozens and dozens", Range(12, 199), Range(24, 99)),
    _vague("scores | scores of", Range(20, 199), Range(40, 99)),
)


def _parts(word: str, size: int) -> Iterator[Wording]:
    """Yield "a couple thousand", "a few thousand" and "several thousand"."""
    least = size - 1
    for words, hard, typical in (
        ("a couple {0} | a couple of {0} | couple of {0} | couple {0}", (2, 3), (2, 3)),
        ("a few {0} | few {0} | some few {0}", (2, 6), (2, 6)),
        ("several {0}", (2, 11), (3, 9)),
    ):
        every = f"{words.format(word)} | {words.format(word + 's')}"
        low, high = hard[0] * size, hard[1] * size + least
        yield _vague(every, Range(low, high), Range(typical[0] * size, typical[1] * size))


def _plurals(word: str, size: int) -> Iterator[Wording]:
    """Yield "thousands", and from there on "tens of thousands" and "hundreds of thousands"."""
    for name, times in ((f"{word}s", 1), (f"tens of {word}s", 10), (f"hundreds of {word}s", 100)):
        if times == 1 or size >= 1000:
            low = times * size
            twice = f" | {word}s and {name} | {word}s upon {name}" if times == 1 else ""
            hard, typical = Range(low, 20 * low - 1), Range(2 * low, 10 * low - 1)
            yield _vague(f"{name} | many {name}{twice}", hard, typical)


def _large() -> Iterator[Wording]:
    yield from _parts("dozen", 12)
    for word, size in (
        ("hundred", 10**2),
        ("thousand", 10**3),
        ("million", 10**6),
        ("billion", 10**9),
        ("trillion", 10**12),
    ):
        yield from _parts(word, size)
        yield from _plurals(word, size)


# Days are open as the words say; the week and the few days around are choices.
_DATES = (
    _days(
        "as early as",
        """as early as | from | since | starting | starting on | beginning | beginning on
        | no earlier than | not earlier than | not before | x or later | x at the earliest | x onwards
        | x onward""",
        Range(0, inf),
        Range(0, 7),
    ),
    _days("after", "after", Range(0, inf, low_open=True), Range(1, 7)),
    _days(
        "by",
        "by | no later than | not later than | until | as late as | x or earlier | x at the latest",
        Range(-inf, 0),
        Range(-7, 0),
    ),
    _days("before", "before", Range(-inf, 0, high_open=True), Range(-7, -1)),
    _days(
        "around the day",
        "around | about | on or around | on or about | circa | c | ca | ~ | approximately | roughly",
        Range(-3, 3),
        Range(-1, 1),
    ),
)

WORDINGS = WordingTable((*_QUALIFIERS, _NONE, _BOUNDLESS, *_SMALL, *_large(), *_DATES))
