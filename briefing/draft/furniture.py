"""What stands around an article and is none of its text: bylines, credits, links, datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.draft.vocabulary import AGENCIES, MONTHS, WEEKDAYS

_LINK = re.compile(
    r"""^(?:more|read(?:\ more|\ also|\ next)?|also\ read|related(?:\ \w+)?|see\ also|watch|listen|opinion|live
    |in\ pictures|go\ deeper|recommended|editor'?s\ note|don'?t\ miss|explainer)\s*[:|>–—-]""",
    re.I | re.X,
)
_NOTICE = re.compile(
    r"""^(?:advertisement|story\ continues|continue\ reading|sign\ up|subscribe|follow\ (?:us|\S+\ on)|share
    |accessibility\ links|all\ rights\ reserved|copyright|©|\(c\)|read\ more|most\ (?:read|viewed)|disclaimer
    |no\ comments|get\ the\ latest|join\ the\ conversation|click\ here|log\ in|view\ comments|skip\ to|loading
    |photo(?:graph)?s?\s*[:/]|image\s*[:/]|source\s*:|caption\s*:|picture\s*:|getty\ images|file\ photo
    |watch\ \w+\ news|listen\ to\ this|this\ (?:story|article)\ (?:has\ been|was)\ (?:updated|corrected)
    |with\ (?:inputs|reporting|files)\ from|additional\ reporting|reporting\ by|\(?reporting\ by|\(?editing\ by
    |--\s?\w+$|contributing\s*:|we'?re\ sorry)""",
    re.I | re.X,
)
_ORIGINAL = re.compile(
    r"^(?:this (?:article|story) (?:originally|first) appeared (?:on|in)|originally published (?:by|on|in)) (?P<who>[^:.]+)",
    re.I,
)
_BYLINE = re.compile(
    r"^(?:By|by|BY) (?P<who>[A-Z][^.:,]{2,50}?)(?: in [A-Z]\w+| \||,.*)?$|^By (?P<our>Our \w+[^.]*)$"
)
_PUBLISHED = re.compile(
    r"^(?:published|updated|posted|last (?:updated|modified))\b[ :]*(?:on )?(?P<day>.+)$", re.I
)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"""(?P<iso>\b\d{{4}}-\d\d-\d\d\b)
    |(?:\b(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>\d{{4}}))?\b)
    |(?:\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\.?(?:,?\s+(?P<y2>\d{{4}}))?\b)""",
    re.I | re.X,
)
_DATELINE = re.compile(
    rf"""^(?P<city>[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]*)*)      # GENEVA, NEW YORK
    (?:,\s*(?!(?:{_MONTH})\.?\s+\d)(?P<land>[A-Z][\w.' ]{{1,30}}?))?
    (?:,\s*|\s+|\s*\(?)(?P<day>(?:(?:{_MONTH})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTH}))(?:,?\s+\d{{4}})?)?\)?\s*,?
    \s*(?:\((?P<agency>[^)]{{2,40}})\)|(?P<bare>(?:[A-Z][\w.]+\s?){{1,3}}(?=\s*[–—-])))?
    \s*(?:[–—-]+|:)\s*(?=\S)""",
    re.X | re.I,
)
_AGENCY_LINE = re.compile(r"^\((?P<agency>[A-Z][\w .]{1,30})\)\s*[–—-]+\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What an article says before its first sentence."""

    end: int
    city: str = ""
    agency: str = ""
    day: str = ""


def dateline(text: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with; none if it has none."""
    head = text[:120]
    found = _DATELINE.match(head)
    is_city = found is not None and found["city"] == found["city"].upper() and len(found["city"]) > 2
    if found and is_city and (found["agency"] or found["day"] or found["bare"] or not found["land"]):
        agency = found["agency"] or (found["bare"] or "").strip()
        return Dateline(found.end(), found["city"].title(), known_agency(agency), found["day"] or "")
    found = _AGENCY_LINE.match(head)
    return Dateline(found.end(), "", known_agency(found["agency"]), "") if found else None


def known_agency(name: str) -> str:
    """Return an agency's full name where it is known by a shorter one."""
    return AGENCIES.get(name.strip().lower(), name.strip())


def read_day(text: str, year: int | None = None) -> date | None:
    """Return the first day that a text names with its year, or in the year that is given."""
    for found in _DAY.finditer(text):
        try:
            if found["iso"]:
                return date.fromisoformat(found["iso"])
            month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
            stated = found["y1"] or found["y2"] or year
            if stated:
                return date(int(stated), MONTHS[month.lower()], int(day))
        except ValueError:
            continue
    return None


def is_day_line(text: str) -> bool:
    """Whether a line holds a day, perhaps an hour, and nothing else."""
    rest = _DAY.sub("", text, count=1)
    rest = re.sub(
        r"\b\d{1,2}[:.]\d\d\b|\b(?:am|pm|gmt|utc|et|est|edt|cet|bst|at|on|published|updated)\b",
        "",
        rest,
        flags=re.I,
    )
    rest = re.sub("|".join(rf"\b{day}\b" for day in WEEKDAYS), "", rest, flags=re.I)
    return rest != text and not re.search(r"\w{2,}", rest)


def is_link(text: str) -> bool:
    """Whether a paragraph leads to another article, or is a notice of the site."""
    return bool(_LINK.match(text) or _NOTICE.match(text)) and len(text) < 250


def byline(text: str) -> str:
    """Return the author that a line names; empty where it is no byline."""
    found = _BYLINE.match(text) if len(text) < 80 else None
    return (found["who"] or found["our"] or "").strip() if found else ""


def original_publisher(text: str) -> str:
    """Return where an article says that it first appeared; empty where it does not say so."""
    found = _ORIGINAL.match(text)
    return found["who"].strip() if found else ""


def published_line(text: str) -> str:
    """Return the words after "Published:" where a line begins with them."""
    found = _PUBLISHED.match(text) if len(text) < 80 else None
    return found["day"] if found else ""
