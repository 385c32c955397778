"""Stages 2 to 6 for one article: its words, figures, quotations, who says them and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.attribution import Attribution, Saying, find_cues
from briefing.draft.frames import Event, Frame, event_of, frames_of
from briefing.draft.mentions import Mention, find_mentions
from briefing.draft.parsing import Parsed, parse
from briefing.draft.quotations import Quotation, find_quotations
from briefing.draft.voices import Known, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.draft.model import Article, Paragraph


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says, stage by stage."""

    article: Article
    parsed: tuple[Parsed, ...]
    mentions: tuple[Mention, ...]
    sayings: tuple[Saying, ...]
    """Who claims each figure."""
    frames: tuple[Frame, ...]
    """What each figure counts."""
    quotations: tuple[Quotation, ...]
    quoted: tuple[Saying, ...]
    """Who says each quotation."""
    event: Event
    denials: tuple[tuple[int, int, Voice], ...] = ()


def read_article(article: Article, pipeline: Callable[[Paragraph], Parsed]) -> Reading:
    """Read an article."""
    parsed = parse(article, pipeline)
    mentions = find_mentions(parsed, article.date.year if article.date else None)
    quotations = find_quotations(parsed)
    cues = find_cues(parsed, article.date, Known(parsed))
    attribution = Attribution(parsed, cues, quotations, article.date)
    return Reading(
        article=article,
        parsed=parsed,
        mentions=mentions,
        sayings=tuple(attribution.of_mention(mention) for mention in mentions),
        frames=frames_of(parsed, mentions, article.date),
        quotations=quotations,
        quoted=tuple(attribution.of_quotation(number) for number in range(len(quotations))),
        event=event_of(parsed),
    )
