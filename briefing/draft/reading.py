"""Stages 2 to 6 for one article: its words, figures, quotations, who says them and what they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.draft.attribution import Attribution, Saying, find_cues
from briefing.draft.frames import Event, Frame, event_of, frames_of
from briefing.draft.mentions import Mention, find_mentions
from briefing.draft.model import Role
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
    frames = frames_of(parsed, mentions, article.date)
    sayings = [attribution.of_mention(mention) for mention in mentions]
    return Reading(
        article=article,
        parsed=parsed,
        mentions=mentions,
        sayings=tuple(_with_headlines(article, mentions, sayings, frames)),
        frames=frames,
        quotations=quotations,
        quoted=tuple(attribution.of_quotation(number) for number in range(len(quotations))),
        event=event_of(parsed),
    )


def _with_headlines(
    article: Article, mentions: tuple[Mention, ...], sayings: list[Saying], frames: tuple[Frame, ...]
) -> list[Saying]:
    """Return the sayings of an article, those of a headline's figures by the text that they repeat."""
    found = list(sayings)
    for number, mention in enumerate(mentions):
        if article.paragraphs[mention.paragraph].role is not Role.HEADLINE:
            continue
        own = found[number].voice
        for other, later in enumerate(mentions[number + 1 :], number + 1):
            same = later.value == mention.value and frames[other].kind == frames[number].kind
            voice = found[other].voice
            apart = own and not (voice and set(own.name.lower().split()) & set(voice.name.lower().split()))
            if same and not apart and article.paragraphs[later.paragraph].role is not Role.HEADLINE:
                found[number] = replace(found[other], certainty=min(found[other].certainty, 0.9))
                break
    return found
