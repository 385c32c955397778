"""The claims of briefs as schema.org ClaimReview, in JSON-LD.

A review holds a claim against the others of its brief. It has no `ratingValue`, since a brief never says
who is right. Its address and its author, which those who read such reviews require, are those of whoever publishes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.html_markup import anchor
from briefing.export.labels import NOWHERE
from briefing.verdicts.phrases import figure_text
from briefing.verdicts.reasons import reason, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.export.data import Json
    from briefing.export.labels import Found, Publication
    from briefing.verdicts.findings import Findings

KINDS = {"person": "Person", "state": "GovernmentOrganization", "medium": "NewsMediaOrganization"}
"""Types of schema.org for kinds of actor, of those that can be an author; the others are organisations."""


def claim_reviews(found: Found, published: Publication = NOWHERE) -> Json:
    """Return a review for each claim that there is a verdict on."""
    graph = [
        review
        for brief, findings in found
        for review in reviews(brief, findings, brief.claims.values(), published)
    ]
    return {"@context": "https://schema.org", "@graph": graph}


def reviews(
    brief: Brief, findings: Findings, claims: Iterable[Claim], published: Publication
) -> Iterator[Json]:
    """Yield a review for each of some claims that there is a verdict on."""
    for claim in claims:
        verdict = findings.strongest(claim.id)
        if verdict is None:
            continue
        yield _given(
            {
                "@type": "ClaimReview",
                "url": f"{published.url.partition('#')[0]}#{anchor('claim', claim.id)}"
                if published.url
                else None,
                "author": {"@type": "Organization", "name": published.author} if published.author else None,
                "identifier": claim.id,
                "claimReviewed": _words(claim, brief),
                "datePublished": brief.date.isoformat() if brief.date else None,
                "isPartOf": _given(
                    {
                        "@type": "Report",
                        "name": brief.title,
                        "datePublished": brief.date.isoformat() if brief.date else None,
                        "abstract": brief.summary or None,
                    }
                ),
                "itemReviewed": _claim(claim, brief),
                "reviewAspect": "agreement with the other claims of the brief",
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": f"{verdict.kind.word}: {short(verdict, claim, brief)}",
                    "ratingExplanation": reason(verdict, brief),
                },
            }
        )


def _words(claim: Claim, brief: Brief) -> str:
    measure = brief.measures.get(claim.measure or "")
    about = f" ({measure.name})" if measure else ""
    return f"{brief.name(claim.by)}: {figure_text(claim)}{about}"


def _claim(claim: Claim, brief: Brief) -> Json:
    actor = brief.actors.get(claim.by)
    source = brief.sources.get(claim.via or "")
    appearance = source and _given(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "datePublished": source.date.isoformat() if source.date else None,
            "url": source.url or None,
        }
    )
    author = _given(
        {
            "@type": KINDS.get(actor.kind if actor else "", "Organization"),
            "name": brief.name(claim.by),
            "jobTitle": actor.role if actor and actor.role and actor.kind == "person" else None,
        }
    )
    return _given(
        {
            "@type": "Claim",
            "text": claim.quote,
            "author": author,
            "datePublished": claim.said.isoformat() if claim.said else None,
            "appearance": appearance,
        }
    )


def _given(data: Json) -> Json:
    """Return data without what is not known, which JSON-LD leaves out."""
    return {key: value for key, value in data.items() if value is not None}
