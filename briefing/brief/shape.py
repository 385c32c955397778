"""The shape of a brief, declared once: the loader, the JSON Schema and the field reference follow it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from briefing.brief.model import Accounting, Consistency, Status

VERSION = "1"
"""The format version that this program reads."""
MAX_ID = 64
"""Characters of an id."""

# What these values look like, as patterns that `re` and JSON Schema read alike.
ID = rf"\S{{1,{MAX_ID}}}"
URL = r"https?://[^\s/?#]\S*"
TEMPO = r"(?:[0-9]{1,5}d|fixed)"


class Kind(StrEnum):
    """What a field's value is; the value says so in the field reference."""

    TEXT = "text on one line"
    PROSE = "text in paragraphs"
    VERSION = "1"
    DAY = "day, such as 2024-10-25"
    MOMENT = "day, such as 2024-10-25, or day and time, such as 2024-10-25 15:00"
    DAYS = "day, month, year, or span such as 2024-10-18..2024-10-23"
    TEMPO = "days such as 2d, or fixed"
    FIGURE = "figure as worded"
    URL = "http or https address"
    CHOICE = "one of its words"
    ID = "id"
    IDS = "id, or list of ids"
    TEXTS = "list of texts"
    HYPOTHESES = "list of texts, or of hypotheses"
    MARKS = "mapping from claim id to CC, C, N, I, II or NA"
    WORDINGS = "mapping from wording to ranges"
    PARTS = "mapping from id"
    MEMBERS = "mapping from brief, or pattern such as 2024/*, to measure id, or list of them"
    CLAIMS = "brief/claim, or list of them"


class Field(NamedTuple):
    """One field of a mapping of the file."""

    name: str
    kind: Kind
    doc: str
    """What it says, as a noun phrase."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """The words that a CHOICE can have."""
    of: str = ""
    """The brief's mapping that ID and IDS name a key of, or that PARTS is."""
    needs: str = ""
    """The field that has to stand beside this one."""


class Shape(NamedTuple):
    """A mapping of the file and its fields."""

    name: str
    """What one of it is called: "claim"."""
    doc: str
    fields: tuple[Field, ...]
    key: str = ID
    """What the key looks like by which it is named."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the reference."""
        return tuple(field.name for field in self.fields)


LIKELIHOODS = (
    ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"),
    ("remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain"),
)  # fmt: skip
"""The two rows of words for likelihood in ICD 203, from least to most likely; a brief uses one of them."""

SPELLINGS = {"organization": "organisation"}
"""Words of choices in another spelling, which are read as well."""

SOURCE = Shape(
    "source",
    "the document that carries a claim",
    (
        Field("title", Kind.TEXT, "the document's title", required=True),
        Field("publisher", Kind.TEXT, "who published it"),
        Field("date", Kind.DAY, "the day it was published"),
        Field("url", Kind.URL, "where it can be read"),
        Field(
            "reliability",
            Kind.CHOICE,
            "the source's Admiralty letter (NATO AJP-2.1), from A, reliable, to E, unreliable; F, cannot be judged",
            choices=tuple("ABCDEF"),
        ),
    ),
)
REVIEW = Field("review", Kind.TEXT, "what a person should look at in a draft; deleting the line accepts it")
ACTOR = Shape(
    "actor",
    "a person, group, organisation, state or medium that speaks or acts",
    (
        Field("name", Kind.TEXT, "the name to show", required=True),
        Field(
            "kind",
            Kind.CHOICE,
            "what the actor is",
            choices=("person", "group", "organisation", "state", "medium"),
        ),
        Field("role", Kind.TEXT, "the office or part that the actor has"),
        Field("of", Kind.ID, "the actor for whom this one speaks", of="actors"),
        REVIEW,
    ),
)
MEASURE = Shape(
    "measure",
    "one thing that is counted or measured; claims are compared within it",
    (
        Field("name", Kind.TEXT, "what is counted, with whom and where", required=True),
        Field("unit", Kind.TEXT, "the unit of its figures, such as troops or km"),
        Field(
            "accounting",
            Kind.CHOICE,
            "what its figures add up: how many there are (stock, the default), how many so far (cumulative), "
            "how many in a period (flow)",
            choices=tuple(Accounting),
        ),
        Field(
            "tempo",
            Kind.TEMPO,
            "how long a figure may stand before a difference may be change, fixed for a past event; where it is "
            "not given 2d, and a running total (cumulative) may rise at any time",
        ),
        Field("part_of", Kind.ID, "the measure that includes this one", of="measures"),
        Field(
            "parts",
            Kind.CHOICE,
            "disjoint where nothing is counted in two of its parts, so that their figures add up",
            choices=("disjoint",),
        ),
        REVIEW,
    ),
)
SECTION = Shape(
    "section",
    "a titled passage of prose",
    (
        Field("title", Kind.TEXT, "the section's title", required=True),
        Field("source", Kind.ID, "the source of the passage, and of its claims unless they say otherwise", of="sources"),
        Field("text", Kind.PROSE, "the passage; nothing in it is markup but lists and quotations", required=True),
    ),
)  # fmt: skip
CLAIM = Shape(
    "claim",
    "an actor's statement, tied to words that stand in a section",
    (
        Field("by", Kind.ID, "the actor who makes the claim", required=True, of="actors"),
        Field("section", Kind.ID, "the section that the quote stands in", required=True, of="sections"),
        Field("quote", Kind.TEXT, "words that stand in the section's text", required=True),
        Field("measure", Kind.ID, "what the figure counts", of="measures"),
        Field("figure", Kind.FIGURE, "the number as worded, such as at least 1,500 troops", needs="measure"),
        Field("said", Kind.MOMENT, "the day it was said; that of its source by default, else of the brief"),
        Field("as_of", Kind.DAYS, "the days the statement is about; the day it was said by default"),
        Field("via", Kind.ID, "the source that carries it; the section's by default", of="sources"),
        Field("origin", Kind.TEXT, "a name for the first utterance; claims with one origin are one statement"),
        Field("status", Kind.CHOICE, "how the claim stands; asserted by default", choices=tuple(Status)),
        Field("denies", Kind.IDS, "the claims that this one denies", of="claims"),
        Field("supersedes", Kind.IDS, "the claims that this one replaces", of="claims"),
        Field("first_said", Kind.FIGURE, "the figure as first uttered, where the source printed another wording"),
        Field(
            "basis",
            Kind.CHOICE,
            "how the speaker knows",
            choices=("witnessed", "deduced", "induced", "told", "unknown"),
        ),
        Field("likelihood", Kind.CHOICE, "how likely it is (ICD 203)", choices=LIKELIHOODS[0] + LIKELIHOODS[1]),
        Field("confidence", Kind.CHOICE, "how sure the judgement is (ICD 203)", choices=("low", "moderate", "high")),
        Field(
            "credibility",
            Kind.CHOICE,
            "the claim's Admiralty number (NATO AJP-2.1), from 1, confirmed, to 5, improbable; 6, cannot be judged",
            choices=tuple("123456"),
        ),
        Field("note", Kind.PROSE, "what else a reader should know"),
        REVIEW,
    ),
)  # fmt: skip
HYPOTHESIS = Shape(
    "hypothesis",
    "an explanation that the claims bear on, with how they do",
    (
        Field("text", Kind.TEXT, "the explanation", required=True),
        Field(
            "consistency",
            Kind.MARKS,
            "how claims bear on it: very consistent (CC), consistent (C), neutral (N), inconsistent (I), "
            "very inconsistent (II) or not applicable (NA)",
            choices=tuple(Consistency),
            of="claims",
        ),
    ),
)
BRIEF = Shape(
    "brief",
    "one file",
    (
        Field("briefing", Kind.VERSION, "the format version, 1", required=True),
        Field("title", Kind.TEXT, "what the brief is about", required=True),
        Field("date", Kind.DAY, "the day the brief was written; dates without a year take its year"),
        Field("handling", Kind.TEXT, "a banner such as TLP:CLEAR, shown and not enforced"),
        Field("summary", Kind.PROSE, "the brief in a few sentences"),
        Field("locale", Kind.TEXT, "the language whose figures the wordings are in, such as de for 12.000"),
        Field("wording", Kind.WORDINGS, "rows of the wording table that this brief reads its own way"),
        Field("sources", Kind.PARTS, "the documents", of="sources"),
        Field("actors", Kind.PARTS, "who speaks or acts", of="actors"),
        Field("measures", Kind.PARTS, "what is counted", of="measures"),
        Field("sections", Kind.PARTS, "the text, in reading order", of="sections"),
        Field("claims", Kind.PARTS, "who says what", of="claims"),
        Field("hypotheses", Kind.HYPOTHESES, "explanations that the claims bear on"),
        Field("assumptions", Kind.TEXTS, "what the brief takes for granted"),
        Field("gaps", Kind.TEXTS, "what is not known"),
        Field("indicators", Kind.TEXTS, "what would tell more"),
    ),
)
PARTS = {"sources": SOURCE, "actors": ACTOR, "measures": MEASURE, "sections": SECTION, "claims": CLAIM}
"""The shapes of the brief's parts, by the mapping that holds them, in the order in which they are read."""
SHAPES = (BRIEF, *PARTS.values(), HYPOTHESIS)
"""Every shape."""

JOIN = Shape(
    "joined measure",
    "measures of several briefs that are one; what it leaves out is as the briefs have it",
    (
        *(field for field in MEASURE.fields if field is not REVIEW),
        Field("briefs", Kind.MEMBERS, "the measures that are this one, by the brief that has them", required=True),
    ),
)  # fmt: skip
LINK = Shape(
    "claim across briefs",
    "what a claim does to claims of other briefs; a brief's name is its path below the folder, without its ending",
    (
        Field("supersedes", Kind.CLAIMS, "the claims of other briefs that this one replaces"),
        Field("denies", Kind.CLAIMS, "the claims of other briefs that this one denies"),
        Field("origin", Kind.TEXT, "a name for the first utterance, the same for each brief that carries it"),
    ),
    key=r"[^/].{0,500}/\S{1,64}",
)
LIBRARY = Shape(
    "library",
    "the file measures.yaml, which says what belongs together in the briefs of its folder",
    (
        Field("briefing", Kind.VERSION, "the format version, 1", required=True),
        Field("measures", Kind.PARTS, "what is counted in several briefs", of="joined measures"),
        Field("claims", Kind.PARTS, "what claims do to those of other briefs", of="claims across briefs"),
    ),
)
LIBRARY_PARTS = {"joined measures": JOIN, "claims across briefs": LINK}
"""The shapes of a library's parts."""
LIBRARY_SHAPES = (LIBRARY, *LIBRARY_PARTS.values())
"""Every shape of a library's own file."""
