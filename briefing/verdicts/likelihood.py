"""Words of likelihood and confidence (ICD 203): where a text uses them, and which scale."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Spot
from briefing.brief.shape import LIKELIHOODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim, Section


_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_QUOTATION = re.compile(r"[\"“”«»]")
_REPORTS = re.compile(
    r"\b(?<!\bwe )(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|by its own account|assess\w*|reports?|reported|reporting"
    r"|puts?|call(?:s|ed)|h(?:eld|olds)|judge[ds]?|believe[ds]?|th(?:ink|inks|ought)|claim(?:s|ed)|estimat\w+"
    r"|expect(?:s|ed)|warn(?:s|ed)|wr(?:ote|ites|itten)|announce[ds]?|state[ds]|f(?:ound|inds)|conclude[ds]?"
    r"|argue[ds]?|suggest(?:s|ed)|describe[ds]?|admit(?:s|ted)|sp(?:oke|eaks?)|see[ns]?|saw|had it|deni(?:es|ed))\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells what somebody else thinks; "we judge" is the brief's own."""

_OUTSIDE = {
    "extremely unlikely": 0,
    "virtually certain": 6,
    "near certain": 6,
    "highly likely": 5,
    "highly unlikely": 1,
    "very probably": 5,
    "most probably": 5,
    "realistic possibility": 3,
    "serious possibility": 3,
    "fifty fifty": 3,
    "even chance": 3,
    "more likely than not": 4,
    "quite likely": 4,
}
"""Words for likelihood that are in neither row of ICD 203, with the place in it that comes nearest."""

_PLACES = {words: (row, place) for row, scale in enumerate(LIKELIHOODS) for place, words in enumerate(scale)}
_PLACES |= {"almost certainly": (0, 6), "probably": (1, 4)}
_AMBIGUOUS = {"remote": r"remote(?=\s+(?:chance|possibility))", "probable": r"probable(?!\s+cause)"}
"""Words of ICD 203 that also mean something else, as what tells that they mean a likelihood."""


def _pattern(words: str) -> str:
    return _AMBIGUOUS.get(words) or r"[\s-]+".join(map(re.escape, words.split()))


_LIKELIHOOD = re.compile(
    r"\b(?:" + "|".join(map(_pattern, sorted((*_PLACES, *_OUTSIDE), key=len, reverse=True))) + r")\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|high)(?:\s+degree\s+of|\s+level\s+of)?\s+confidence\b"
    r"|\bconfidence\b[^.;:]{0,40}?\b(?:low|moderate|high)\b",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence of a text."""

    text: str
    spot: Spot

    @property
    def is_reported(self) -> bool:
        """Whether it tells what somebody else says, as far as its words show it."""
        return bool(_QUOTATION.search(self.text) or _REPORTS.search(self.text))


class Likelihood(NamedTuple):
    """A word of likelihood in a sentence."""

    words: str
    spot: Spot
    row: int | None
    """Which row of ICD 203 it is in, 0 or 1; none if in neither."""
    place: int
    """Where in a row it stands, or would, from 0, the least likely, to 6."""


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a plain text; a line end ends one too."""
    start = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        if text[start:end].strip():
            yield Sentence(text[start:end].rstrip(), Spot(start, end))
        start = end


def sentences_of(section: Section) -> Iterator[Sentence]:
    """Yield the sentences of a section's plain text."""
    yield from sentences(section.plain)


def likelihoods(sentence: Sentence) -> Iterator[Likelihood]:
    """Yield the words of likelihood in a sentence, longest first where one holds another."""
    for found in _LIKELIHOOD.finditer(sentence.text):
        words = " ".join(found[0].casefold().replace("-", " ").split())
        row, place = _PLACES[words] if words in _PLACES else (None, _OUTSIDE[words])
        spot = Spot(sentence.spot.start + found.start(), sentence.spot.start + found.end())
        yield Likelihood(found[0], spot, row, place)


def confidence(sentence: Sentence) -> Spot | None:
    """Return where a sentence gives a level of confidence; none where it gives none."""
    found = _CONFIDENCE.search(sentence.text)
    return Spot(sentence.spot.start + found.start(), sentence.spot.start + found.end()) if found else None


def scale_of(brief: Brief) -> int | None:
    """Return the row of ICD 203, 0 or 1, that most of a brief's claims use; none where they use neither."""
    rows = Counter(row for claim in brief.claims.values() if (row := _row(claim)) is not None)
    return max(rows, key=lambda row: (rows[row], -row)) if rows else None


def scale_advice(brief: Brief) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims whose word of likelihood is of the row that the brief uses less."""
    scale = scale_of(brief)
    if scale is None:
        return
    for claim in brief.claims.values():
        row = _row(claim)
        if row is not None and row != scale:
            word = LIKELIHOODS[scale][LIKELIHOODS[row].index(claim.likelihood)]
            what = (
                f"claim '{claim.id}': likelihood '{claim.likelihood}' is of the scale of ICD 203 {ends(row)}, "
                f"mixed with the one {ends(scale)}"
            )
            yield claim, what, f"write '{word}', or use one scale for all"


def ends(row: int) -> str:
    """Return from which word to which a row of ICD 203 runs."""
    return f"from '{LIKELIHOODS[row][0]}' to '{LIKELIHOODS[row][-1]}'"


def _row(claim: Claim) -> int | None:
    return next((row for row, words in enumerate(LIKELIHOODS) if claim.likelihood in words), None)
