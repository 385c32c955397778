"""Phrases: names, figures, days and distances as a sentence says them."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.figures.display import amount, range_text
from briefing.figures.units import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905

_VERBS = {
    Status.ASSERTED: ("says", "say"),
    Status.PROJECTED: ("expects", "expect"),
    Status.DENIED: ("denies", "deny"),
    Status.WITHDRAWN: ("has withdrawn", "have withdrawn"),
}
"""What one speaker does, and what several do."""

_WITH_ARTICLE = re.compile(
    "states|kingdom|nations|union|netherlands|philippines|emirates|republic|kremlin|pentagon|house|government|"
    "ministry|department|agency|office|council|committee|commission|service|staff|military|army|navy|police|"
    "court|guard|coastguard|parliament|embassy|municipality|opposition|forces|services|authorities|brigade"
)
"""Last words of names that are spoken with "the"."""

_PLURAL = re.compile(
    "police|people|forces|authorities|services|officials|rebels|witnesses|families|relatives|troops|groups|"
    "agencies|sources|medics|houthis|taliban|kurds|media|unions|hospitals|parties|militias|activists|allies|"
    "men|women|gunmen"
)
_PLURAL_ENDS = ("ers", "ors", "ists", "ants", "ents", "ians", "ees")
_SINGULAR = ("reuters", "headquarters")
"""Last words of names that name several; how common nouns that do mostly end; and words that only look so."""


def name(claim: Claim, brief: Brief) -> str:
    """Return who makes a claim, as in the middle of a sentence."""
    actor = brief.actors.get(claim.by)
    words = brief.name(claim.by)
    spoken = _spoken(words)
    if not spoken or (actor and actor.kind == "person") or spoken[0].casefold() in ("the", "a", "an"):
        return words
    owned = any(word.endswith(("'s", "’s")) for word in spoken)
    return f"the {words}" if _WITH_ARTICLE.fullmatch(spoken[-1].casefold()) and not owned else words


def agree(actor: str, brief: Brief, singular: str, plural: str) -> str:
    """Return the form of a verb that goes with an actor's name: "the Police say", "the Ministry says"."""
    known = brief.actors.get(actor)
    spoken = _spoken(brief.name(actor))
    if not spoken or (known and known.kind in ("person", "state", "medium")):
        return singular
    last = spoken[-1].casefold()
    is_common = len(spoken) == 1 or spoken[-1].islower()  # "Local residents", but not "General Motors"
    several = _PLURAL.fullmatch(last) or (is_common and last.endswith(_PLURAL_ENDS) and last not in _SINGULAR)
    return plural if several or "and" in spoken else singular


def _spoken(words: str) -> list[str]:
    """Return the words of a name up to what only tells which one is meant: "Ministry (Gaza)", "Bank of Ghana"."""
    return words.partition(" (")[0].partition(" of ")[0].partition(" for ")[0].split()


def figure_text(claim: Claim) -> str:
    """Return a claim's figure with its hard range, or its words where it has none."""
    if claim.figure is None:
        return claim.words
    spread = _spread(claim.figure)
    return f"{claim.words} ({spread})" if spread else claim.words


def quoted_figure(claim: Claim) -> str:
    """Return a claim's words in quotation marks, with the figure's hard range: "“about 3,000” (2,250–3,750)"."""
    if claim.figure is None:
        return claim.words
    spread = _spread(claim.figure)
    return f"“{claim.words}” ({spread})" if spread else f"“{claim.words}”"


def says(claim: Claim, brief: Brief) -> str:
    """Return who says what: "Ukraine says around 12,000 (9,000–15,000)"."""
    if claim.figure is None:
        return f"{name(claim, brief)}: {claim.words}"
    return f"{name(claim, brief)} {agree(claim.by, brief, *_VERBS[claim.status])} {figure_text(claim)}"


def both_say(one: Claim, two: Claim, brief: Brief) -> str:
    """Return who says what of two claims; a speaker of both is named once."""
    if one.by == two.by and one.status is two.status and one.figure and two.figure:
        return f"{says(one, brief)} and {figure_text(two)}"
    return f"{says(one, brief)}; {says(two, brief)}"


def measure_name(claim: Claim, brief: Brief) -> str:
    """Return the name of a claim's measure in quotation marks."""
    measure = brief.measures.get(claim.measure or "")
    return f"“{measure.name}”" if measure else "something that the brief does not name"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: "one", "one and two", "one, two and three"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def sentence(text: str) -> str:
    """Return a text with a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def days_text(number: int) -> str:
    """Return a number of days: "one day", "six days", "30 days"."""
    if number == 1:
        return "one day"
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else f'{number:,}'} days"


def day_text(value: date) -> str:
    """Return a day: "23 Oct 2024"."""
    return amount(value.toordinal(), DAY)


def ratio_text(ratio: float) -> str:
    """Return ρ as a number: "2.9", "140", "∞"."""
    return "∞" if ratio == inf else f"{ratio:.1f}" if ratio < 99.95 else f"{ratio:,.0f}"


def percent(share: float) -> str:
    """Return a share: "4 %", "0.3 %", "less than 0.1 %"."""
    value = share * 100
    if 0 < value < 0.1:
        return "less than 0.1 %"
    return f"{value:.1f} %" if value < 1 else f"{value:,.0f} %"


def _spread(figure: Figure) -> str:
    """Return the hard range where the wording does not give it away."""
    hard, stated = figure.hard, figure.stated
    if hard is None or hard.low == hard.high:
        return ""
    if stated:
        is_floor = hard.high == inf and hard.low == stated[0]
        is_ceiling = hard.low in (0, -inf) and hard.high == stated[1]
        if is_floor or is_ceiling or (hard.low, hard.high) == stated:
            return ""
    return range_text(hard, figure.unit)
