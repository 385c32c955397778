"""Stage 6a: what each figure counts, as a frame with slots: thing, action, whose, where, scope, when.

Slots hold canonical words, so that "56 dead", "a death toll of 135" and "killed 83 people" have one action.
A slot that the text leaves open is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.draft.days_said import named_days
from briefing.draft.model import Role, Span
from briefing.draft.vocabulary import FORECASTING, SAYING, STATES, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing.draft.mentions import Mention
    from briefing.draft.parsing import Parsed, Word


class Scope(StrEnum):
    """How a figure stands to the whole of what it counts."""

    TOTAL = ""
    INCREASE = "increase"
    PART = "part"
    SHARE = "share"
    RATE = "rate"


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in rows.items() for word in words.split()}


ACTIONS = _by_word(
    {
        "killed": "kill die dead death deaths body bodies fatality perish toll corpse slay martyr lose-life deadliest fatal deceased",
        "casualties": "casualty",
        "injured": "injure wound hurt injured wounded injury maim hospitalise hospitalize",
        "missing": "missing unaccounted disappear vanish",
        "displaced": "displace displaced evacuee evacuate homeless uproot idp",
        "fled": "flee refugee cross",
        "rescued": "rescue survivor survive pull save",
        "trapped": "trap bury stick strand",
        "arrested": "arrest detain detainee jail custody",
        "captured": "capture prisoner pow captive surrender",
        "abducted": "abduct kidnap hostage",
        "attended": "demonstrator protester crowd marcher participant march rally attend attendee turnout gather demonstrate protest demonstration",
        "infected": "case infect infection patient contract",
        "aboard": "passenger aboard carry board",
        "destroyed": "destroy flatten collapse demolish level raze ruin",
        "damaged": "damage",
        "downed": "down intercept shoot destroy-drone",
        "sent": "send deploy dispatch arrive train spread station host",
        "recruited": "recruit convict conscript mobilise mobilize enlist",
        "employed": "employ employee job hire",
        "struck": "strike-work striker walkout",
        "needed": "need require appeal request ask",
        "pledged": "pledge promise allocate allot offer donate contribute give provide commit",
        "spent": "spend cost",
        "exported": "export",
        "imported": "import",
        "affected": "affect",
        "fell": "fall drop decline decrease shrink plunge",
        "rose": "grow",
        "won": "win vote",
        "treated": "treat admit",
        "vaccinated": "vaccinate dose vaccine",
    }
)
"""Lemmas by what is done or suffered."""

THINGS = _by_word(
    {
        "troops": "troop troops soldier soldiers force forces serviceman servicemen personnel fighter fighters combatant man men mercenary contractor convict",
        "officers": "officer officers",
        "generals": "general generals",
        "civilians": "civilian civilians",
        "children": "child children minor minors kid kids girl boy",
        "women": "woman women",
        "police": "policeman policemen",
        "houses": "house home houses homes building buildings dwelling",
        "miners": "miner miners",
        "people": """people person persons other others victim victims resident residents citizen martyr passenger survivor
            body bodies dead death deaths fatality casualty injured wounded missing refugee demonstrator protester marcher
            participant patient worker workers prisoner captive detainee villager life lives migrant evacuee sudanese""",
    }
)
"""Nouns by the thing that they count; a noun that is not here is its own thing."""

_ANYBODY = "people"
_SUBJECTS_OF_NUMBERS = word_set(
    """number toll figure total count tally crowd turnout estimate size strength amount damage cost value worth
    loss losses population level rate share percentage majority"""
)
_GIVES = word_set(
    "put place peg estimate count give set number revise raise bring record report lower estimate see"
)
_BECOMES = word_set(
    "be stand reach rise climb grow fall drop exceed pass total hit top come remain increase surpass jump decline go"
)
_LIGHT = (
    SAYING
    | FORECASTING
    | word_set(
        "be have do make take include among count leave get see want come go become hold expect estimate set fear continue start begin seem"
    )
)
_INCREASE = word_set("another additional more further extra")
_PART = re.compile(
    r"\b(?:of (?:them|those|these|whom|which)|among (?:them|those|whom|the dead)|including|of the (?:dead|victims|total))\b",
    re.I,
)
_PLACE_LINKS = word_set(
    "in at near around across outside inside from to into along over on within throughout"
)
_PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a figure counts."""

    kind: str
    """The kind of its unit: "people", "money USD", "percent", "count" for a thing of its own."""
    thing: str = ""
    action: str = ""
    whose: str = ""
    where: str = ""
    scope: Scope = Scope.TOTAL
    period: str = ""
    when: Span | None = None
    """For what happened at another time than the article tells of."""
    words: frozenset[str] = field(default=frozenset())
    """Lemmas around the figure by which what has no action is compared."""
    noun: str = ""
    """The words for it, for a name."""
    assumed: str = ""
    """What was not said here and was taken from elsewhere in the article."""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What an article is about, as far as figures depend on it."""

    places: frozenset[str]
    """Places named in its headline and its first sentences."""
    words: frozenset[str]
    place: str = ""
    """The one that its figures are about where they name none."""


def event_of(parsed: Sequence[Parsed]) -> Event:
    """Return what an article tells of, from its headline and first two paragraphs."""
    places: list[str] = []
    words: set[str] = set()
    first = [each for each in parsed if each.paragraph.role in (Role.HEADLINE, Role.TEXT)][:3]
    for paragraph in first:
        for word in paragraph.words:
            opens = paragraph.words[paragraph.sentence_of(word.at)[0]]
            aside = (
                opens.lower == "in" and word.at - opens.at <= 3
            )  # "In Paris, police said": one place of several
            if word.entity in _PLACES and word.begins_entity and not aside:
                name = _place_name(paragraph, word.at)
                places.append(name)
            if word.pos in ("NOUN", "PROPN", "ADJ") and len(word.lemma) > 3:
                words.add(word.lemma)
    cities = [place for place in places if place.lower() not in STATES]
    return Event(
        frozenset(place.lower() for place in places), frozenset(words), (cities or places or [""])[0]
    )


def frames_of(parsed: Sequence[Parsed], mentions: Sequence[Mention], day: date | None) -> tuple[Frame, ...]:
    """Return a frame for each figure; a bare number has what the figure before it counts, marked as assumed."""
    found: list[Frame] = []
    for number, mention in enumerate(mentions):
        frame = _frame(parsed[mention.paragraph], mention, day)
        if _is_open(frame):
            frame = _inherited(frame, found, mentions[:number], mention, parsed)
        found.append(frame)
    return tuple(found)


def _is_open(frame: Frame) -> bool:
    """Whether the words around a figure do not say what it counts."""
    if frame.kind in ("count", "people"):
        return not frame.action and not frame.thing
    return (
        not frame.action
        and not frame.noun
        and not frame.thing
        and (frame.kind.startswith("money") or frame.kind == "percent")
    )


def _inherited(
    frame: Frame,
    before: Sequence[Frame],
    mentions: Sequence[Mention],
    mention: Mention,
    parsed: Sequence[Parsed],
) -> Frame:
    """Return a bare number's frame with what the last figure of people or things counts."""
    measured = frame.kind not in ("count", "people")
    for other, where in zip(reversed(before), reversed(mentions), strict=True):
        if mention.paragraph - where.paragraph > 2:
            break
        fits = other.kind == frame.kind if measured else other.kind in ("people", "count") or other.action
        if (
            not fits
            or (measured and other.kind != frame.kind)
            or not (other.action or other.thing or other.noun)
        ):
            continue
        if not measured and (
            other.kind.startswith("money") or other.kind in ("percent", "length", "area", "mass")
        ):
            continue
        assumed = f"what is counted is taken from “{where.figure.text}”"
        return replace(
            other,
            where=frame.where or other.where,
            scope=frame.scope if frame.scope is not Scope.TOTAL else other.scope,
            whose=frame.whose or other.whose,
            words=frame.words | other.words,
            assumed=assumed,
        )
    if measured:
        return frame
    for paragraph in reversed(parsed[: mention.paragraph + 1]):
        for word in reversed(paragraph.words):
            name = ACTIONS.get(word.lemma, "")
            if name in ("killed", "injured", "missing", "displaced", "attended", "arrested") and word.pos in (
                "VERB",
                "NOUN",
                "ADJ",
            ):
                if paragraph is parsed[mention.paragraph] and word.at > mention.first:
                    continue
                return replace(
                    frame,
                    kind="people",
                    thing=_ANYBODY,
                    action=name,
                    assumed=f"what is counted is taken from “{word.text}”",
                )
    return frame


def _frame(paragraph: Parsed, mention: Mention, day: date | None) -> Frame:
    words = paragraph.words
    head = words[mention.head]
    figure = mention.figure
    verb = governing_verb(paragraph, mention.head)
    subject = _counted_subject(paragraph, mention, verb)
    is_bare = (
        head.pos == "NUM"
        or head.lemma in _QUANTITY
        or any(char.isdigit() for char in head.text)
        or head.tag == "CD"
        or head.lemma in ("percent", "%", "dollar", "euro", "billion", "million")
    )
    thing = "" if is_bare else _thing(head.lemma)
    action = _action(paragraph, mention, head, subject)
    noun_at = mention.head
    if subject is not None and (is_bare or not action):
        noun_at = subject.at
        if not thing:
            thing = _subject_thing(paragraph, subject)
    if is_bare and head.dep == "appos" and words[head.head].pos in ("NOUN", "PROPN"):
        noun_at, thing = head.head, _thing(words[head.head].lemma)
    elif (
        is_bare
        and subject is None
        and not action
        and verb is not None
        and verb.lemma not in _LIGHT | _BECOMES | _GIVES
    ):
        thing = verb.lemma if figure.unit.is_money else thing
    of = _share_noun(paragraph, mention, head)
    if of is not None:
        noun_at, thing = of.at, _thing(of.lemma)
        action = action or ACTIONS.get(of.lemma, "")
    kind = figure.unit.kind
    if kind == "count" and (thing in set(THINGS.values()) - {"houses"} or action in _OF_PEOPLE):
        kind = "people"
    if kind == "people" and not thing and not is_bare:
        thing = _ANYBODY
    if kind == "people" and is_bare and action in _OF_PEOPLE and not thing:
        thing = _ANYBODY
    where = _where(paragraph, noun_at, mention, verb)
    return Frame(
        kind=kind,
        thing=thing,
        action=action,
        whose=_whose(paragraph, noun_at, mention, verb, action),
        where=where,
        scope=_scope(paragraph, mention, verb),
        period=figure.period if figure.period != "additional" else "",
        when=_when(paragraph, mention, day),
        words=_context(paragraph, mention, noun_at, verb, subject),
        noun=_noun_text(paragraph, mention, noun_at),
    )


_OF_PEOPLE = word_set(
    "killed casualties injured missing displaced fled rescued trapped arrested captured abducted attended infected aboard employed recruited treated vaccinated"
)


def _thing(lemma: str) -> str:
    return THINGS.get(
        lemma,
        lemma
        if lemma.isalpha() and lemma not in ACTIONS
        else _ANYBODY
        if ACTIONS.get(lemma) in _OF_PEOPLE
        else lemma,
    )


def governing_verb(paragraph: Parsed, at: int) -> Word | None:
    """Return the verb that a figure depends on, past verbs of saying that it is only the content of."""
    for word in paragraph.ancestors(at):
        if word.pos in ("VERB", "AUX"):
            return word
    return None


def _counted_subject(paragraph: Parsed, mention: Mention, verb: Word | None) -> Word | None:
    """Return the noun that a number is said of: "the toll is 135", "put the crowd at 25,000", "a toll of 56"."""
    words = paragraph.words
    head = words[mention.head]
    link = words[head.head]
    if link.dep == "prep" and link.lower == "of" and words[link.head].lemma in _SUBJECTS_OF_NUMBERS:
        return words[link.head]
    if verb is None:
        return None
    if link.dep == "prep" and link.lower == "at" and verb.lemma not in _GIVES | _BECOMES:
        for at in range(mention.first, paragraph.sentence_of(mention.head)[0] - 1, -1):
            above = words[at]
            if above.lemma in _GIVES and above.pos == "VERB" and (objects := paragraph.children(at, "dobj")):
                return objects[0]
    if verb.lemma in _GIVES or (link.dep == "prep" and link.lower == "at" and verb.lemma not in _BECOMES):
        objects = [
            each
            for each in paragraph.children(verb.at, "dobj", "nsubjpass")
            if each.at != mention.head and not _holds(paragraph, each.at, mention.head)
        ]
        if objects:
            return objects[0]
    if verb.lemma in _BECOMES:
        for each in paragraph.children(verb.at, "nsubj", "nsubjpass"):
            if not _holds(paragraph, each.at, mention.head) and each.pos in ("NOUN", "PROPN"):
                return each
        if verb.dep == "relcl":
            return words[verb.head]
    return None


def _holds(paragraph: Parsed, top: int, at: int) -> bool:
    return at == top or any(each.at == top for each in paragraph.ancestors(at))


def _subject_thing(paragraph: Parsed, subject: Word) -> str:
    """Return what "the number of X" counts."""
    if subject.lemma in _SUBJECTS_OF_NUMBERS:
        for link in paragraph.children(subject.at, "prep"):
            if link.lower == "of":
                for noun in paragraph.children(link.at, "pobj"):
                    return "" if noun.tag == "CD" or noun.pos == "NUM" else _thing(noun.lemma)
        for child in paragraph.children(subject.at, "compound", "amod"):
            if child.lemma in ACTIONS:
                return _ANYBODY if ACTIONS[child.lemma] in _OF_PEOPLE else subject.lemma
        if subject.lemma in ACTIONS:
            return _ANYBODY
        return (
            subject.lemma if subject.lemma not in ("number", "figure", "total", "count", "estimate") else ""
        )
    return _thing(subject.lemma)


def _action(paragraph: Parsed, mention: Mention, head: Word, subject: Word | None) -> str:
    """Return what is done or suffered, from what is nearest to the number."""
    words = paragraph.words
    inside = [words[at] for at in range(mention.first, min(mention.last + 1, len(words)))]
    own = ""
    if re.match(
        r"^\W*(?:\w+ )?(?:(?:had been|have been|were|was|are) )?(?:on board|aboard)\b",
        paragraph.text[mention.end :],
    ):
        return "aboard"
    for word in (*inside, head):
        name = ACTIONS.get(word.lemma) or ACTIONS.get(word.lower)
        if name and word.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
            own = name
            break
    if own and own not in _WHO:
        return own
    return _done_to(paragraph, mention, head, subject) or own


_WHO = word_set("attended aboard fled captured treated rescued employed recruited infected won")
"""Actions whose nouns only say who is counted: of protesters who were arrested it is the arrest that counts."""


def _done_to(paragraph: Parsed, mention: Mention, head: Word, subject: Word | None) -> str:
    """Return the action that the words around a figure name."""
    words = paragraph.words
    for child in paragraph.children(head.at, "amod", "acl", "relcl", "acomp"):
        if (found := _verb_action(paragraph, child)) and child.lemma not in _LIGHT:
            return found
    if subject is not None:
        for at in paragraph.subtree(subject.at):
            word = words[at]
            if word.lemma in ACTIONS and word.pos in ("NOUN", "ADJ", "VERB", "PROPN"):
                return ACTIONS[word.lemma]
    at = mention.last + 1
    for word in words[at : at + 3]:
        if word.pos in ("ADP", "PUNCT", "SCONJ") or (word.lemma in _LIGHT and word.pos == "VERB"):
            break
        if (word.lower in ACTIONS or word.lemma in ACTIONS) and word.pos in ("ADJ", "VERB", "NOUN"):
            return ACTIONS.get(word.lower) or ACTIONS[word.lemma]
    seen = 0
    for word in paragraph.ancestors(head.at):
        if word.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
            continue
        if word.pos == "NOUN":
            if word.lemma in ACTIONS and words[head.head].lower == "of":
                return ACTIONS[word.lemma]
            continue
        found = _verb_action(paragraph, word)
        if found:
            return found
        seen += 1
        if word.lemma not in _LIGHT or seen == 2:
            break
    return ""


def _verb_action(paragraph: Parsed, verb: Word) -> str:
    """Return the action of a verb, with what completes it: "left dead", "forced from their homes"."""
    lemma = verb.lemma
    if lemma in ("lose",):
        objects = [each.lemma for each in paragraph.children(verb.at, "dobj")]
        if "life" in objects:
            return "killed"
        things = {THINGS.get(each, "") for each in objects}
        return "casualties" if things & {"troops", "people"} else "lost"
    if lemma == "force" and any(
        each.lower in ("from", "out") for each in paragraph.children(verb.at, "prep", "advmod", "prt")
    ):
        return "displaced"
    if lemma in ("turn", "take", "fill", "join", "come") and any(
        each.lower in ("out", "part", "streets") for each in paragraph.children(verb.at)
    ):
        return "attended"
    if lemma == "fill" or (
        lemma in ("come", "turn") and not paragraph.children(verb.at, "prep", "dobj", "attr", "acomp")
    ):
        return "attended"
    if lemma == "hold" and paragraph.children(verb.at, "nsubjpass"):
        return "arrested"
    if lemma in ("march", "rally", "gather", "demonstrate", "protest"):
        return "attended"
    if lemma == "leave" and any(
        each.lemma in ("home", "house") for each in paragraph.children(verb.at, "dobj")
    ):
        return "displaced"
    if lemma == "shoot" or (
        lemma == "bring" and any(each.lower == "down" for each in paragraph.children(verb.at, "prt"))
    ):
        return "downed"
    if verb.dep in ("amod", "acl", "relcl", "acomp", "oprd") or verb.pos in ("VERB", "AUX", "ADJ"):
        for child in paragraph.children(verb.at, "acomp", "oprd", "attr", "xcomp", "ccomp", "amod", "advmod"):
            name = ACTIONS.get(child.lemma) or ACTIONS.get(child.lower)
            if (
                name
                and child.pos in ("ADJ", "VERB", "ADV", "NOUN")
                and lemma in _LIGHT | {"leave", "confirm", "presume", "declare", "fear", "find", "remain"}
            ):
                return name
    if lemma in _LIGHT and lemma not in ("need", "appeal", "ask", "promise", "offer", "pledge"):
        return ""
    return ACTIONS.get(lemma, "") or ACTIONS.get(verb.lower, "")


def _share_noun(paragraph: Parsed, mention: Mention, head: Word) -> Word | None:
    """Return what a share is of: "64% of its refinery workers"."""
    if mention.figure.unit.kind != "percent" and head.lemma not in ("half", "third", "quarter"):
        return None
    for at in range(mention.first, mention.last + 1):
        for link in paragraph.children(at, "prep"):
            if link.lower == "of":
                nouns = paragraph.children(link.at, "pobj")
                if nouns:
                    return nouns[0]
    return None


def _whose(paragraph: Parsed, at: int, mention: Mention, verb: Word | None, action: str) -> str:
    """Return the state or the group that what is counted belongs to."""
    words = paragraph.words
    near = [*range(mention.first, mention.last + 1), at]
    for child in [
        each
        for number in near
        for each in (words[number], *paragraph.children(number, "amod", "compound", "poss", "nmod"))
    ]:
        for text in (_two(paragraph, child.at), child.lower):
            if text in STATES:
                return STATES[text]
    for link in paragraph.children(at, "prep"):
        if link.lower == "of":
            for noun in paragraph.children(link.at, "pobj"):
                for child in (noun, *paragraph.children(noun.at, "amod", "compound", "poss")):
                    for text in (_two(paragraph, child.at), child.lower):
                        if text in STATES:
                            return STATES[text]
    if verb is not None and (
        action in ("lost", "spent", "exported")
        or verb.lemma in ("lose", "cost", "spend", "give", "send", "provide")
    ):
        for child in paragraph.children(verb.at, "nsubj", "dative"):
            for text in (_two(paragraph, child.at), child.lower):
                if text in STATES:
                    return STATES[text]
    return ""


def _two(paragraph: Parsed, at: int) -> str:
    """Return a word with the one before it where the two are one name: "north korean"."""
    return f"{paragraph.words[at - 1].lower} {paragraph.words[at].lower}" if at else ""


def _where(paragraph: Parsed, at: int, mention: Mention, verb: Word | None) -> str:
    """Return the place that a figure is about where it is not that of the whole article."""
    tops = [mention.head, at]
    if verb is not None:
        tops.append(verb.at)
        if (
            verb.lemma in _LIGHT
            and (above := next((each for each in paragraph.ancestors(verb.at) if each.pos == "VERB"), None))
            and above.lemma not in SAYING
        ):
            tops.append(above.at)
    if paragraph.words[at].lemma in _SUBJECTS_OF_NUMBERS:
        tops[1:1] = [number for number in paragraph.subtree(at) if paragraph.words[number].dep == "pobj"]
    for top in dict.fromkeys(tops):
        for link in paragraph.children(top, "prep", "npadvmod"):
            if link.lower not in _PLACE_LINKS:
                continue
            for noun in paragraph.children(link.at, "pobj"):
                for candidate in (noun, *paragraph.children(noun.at, "compound", "poss", "appos", "prep")):
                    if candidate.entity in _PLACES and not (
                        link.lower == "from" and verb is not None and top == verb.at
                    ):
                        return _place_name(paragraph, candidate.at)
    first = paragraph.words[paragraph.sentence_of(mention.head)[0]]
    if first.lower in ("in", "at", "across") and first.dep == "prep":
        for noun in paragraph.children(first.at, "pobj"):
            if noun.entity in _PLACES:
                return _place_name(paragraph, noun.at)
    return ""


def _place_name(paragraph: Parsed, at: int) -> str:
    text = paragraph.cut(paragraph.entity(at)) or paragraph.words[at].text
    return re.sub(
        r"^(?:the|The) |['’]s?$| (?:province|region|provinces|district|city|town|village|oblast)$",
        "",
        text,
        flags=re.I,
    )


def _scope(paragraph: Parsed, mention: Mention, verb: Word | None) -> Scope:
    text = paragraph.text
    before = text[max(0, mention.start - 24) : mention.start].lower()
    own = text[mention.start : mention.end + 22].lower()
    words = paragraph.words
    if mention.figure.unit.kind == "percent":
        return Scope.SHARE
    if (
        mention.figure.period
        and mention.figure.period != "additional"
        and re.match(r"an? |per |each |daily|every", mention.figure.period)
    ):
        return Scope.RATE
    if (
        mention.figure.period == "additional"
        or re.search(r"\b(?:another|additional|further|extra)\s*$", before)
        or re.match(r"another|an additional|[\d,]+ more\b|\S+ additional", own)
    ):
        return Scope.INCREASE if not re.search(r"missing|injured|wounded|hurt|others", own) else Scope.TOTAL
    if verb is not None and verb.lemma in ("see", "treat", "bury"):
        return Scope.PART
    link = words[words[mention.head].head]
    if link.dep == "prep" and link.lower == "by" and verb is not None and verb.lemma in _BECOMES:
        return Scope.INCREASE
    if (
        re.search(r"\bby\s*(?:about|some|around|nearly|almost|more than|at least|up to)?\s*$", before)
        and verb is not None
        and verb.lemma in _BECOMES | {"increase", "reduce", "cut", "raise"}
    ):
        return Scope.INCREASE
    if (
        re.search(r"\b(?:including|among them|of them|of whom|among whom)\b[^.;]{0,20}$", before)
        or re.match(r"[^,.;]*\b(?:of them|of those|of whom|among them)\b", own)
        or re.search(r"\bof (?:those|them|these|the total|the deaths|the dead),?\s*$", before)
    ):
        return Scope.PART
    return Scope.TOTAL


def _when(paragraph: Parsed, mention: Mention, day: date | None) -> Span | None:
    """Return the month or the year that a figure is of, where the sentence names one that is long past."""
    if day is None:
        return None
    sentence = paragraph.sentence_of(mention.head)
    low, high = paragraph.words[sentence[0]].start, paragraph.words[sentence[-1]].end
    for named in named_days(paragraph.text[:high], day, low):
        if named.span is None or (day - named.span.last).days < 15:
            continue
        lead = paragraph.text[max(low, named.start - 8) : named.start + 6].lower()
        if re.search(r"\bsince\b|\bbetween\b", lead):
            continue
        if _near(paragraph, named.start, mention):
            return named.span
    return None


def _near(paragraph: Parsed, start: int, mention: Mention) -> bool:
    """Whether a day belongs to the clause of a figure: it opens the sentence, or hangs on the same verb."""
    at = paragraph.word_at(start)
    sentence = paragraph.sentence_of(mention.head)
    if at - sentence[0] <= 2:
        return True
    verb = governing_verb(paragraph, mention.head)
    own = governing_verb(paragraph, at)
    return verb is not None and own is not None and verb.at == own.at and verb.lemma not in SAYING


_QUANTITY = word_set("ten thousand hundred dozen million billion score")
_EMPTY = word_set(
    "ten thousand hundred dozen million billion score lot many "
    "number total figure people person other time year day week month part way count amount some more least"
)


def _context(
    paragraph: Parsed, mention: Mention, noun_at: int, verb: Word | None, subject: Word | None
) -> frozenset[str]:
    """Return the lemmas that say what a number is of: its noun phrase, its verb, what it is said of."""
    words = paragraph.words
    numbers: set[int] = set(range(mention.first, mention.last + 1))
    numbers.update(at for at in paragraph.subtree(noun_at) if abs(at - noun_at) <= 12)
    if subject is not None:
        numbers.update(at for at in paragraph.subtree(subject.at) if abs(at - subject.at) <= 10)
    if verb is not None:
        numbers.add(verb.at)
        for child in paragraph.children(verb.at, "nsubj", "dobj", "nsubjpass"):
            numbers.add(child.at)
    found = set()
    for at in numbers:
        word = words[at]
        if (
            word.pos in ("NOUN", "PROPN", "ADJ", "VERB")
            and word.tag != "CD"
            and word.lemma not in _EMPTY
            and word.lemma not in SAYING
            and len(word.lemma) > 2
        ):
            found.add(STATES.get(word.lower, word.lemma).lower())
    return frozenset(found)


def _noun_text(paragraph: Parsed, mention: Mention, noun_at: int) -> str:
    """Return the words for what is counted, without the number: "North Korean troops", "death toll"."""
    words = paragraph.words
    kept = {noun_at}
    for child in paragraph.children(noun_at, "compound", "amod", "nmod", "poss"):
        if child.tag != "CD" and child.pos != "NUM" and not mention.first <= child.at < mention.head - 8:
            kept.update(at for at in paragraph.subtree(child.at) if words[at].tag != "CD")
    run = [
        at
        for at in range(min(kept), noun_at + 1)
        if words[at].tag != "CD"
        and words[at].pos != "NUM"
        and words[at].text not in ("$", "%", "about", "some", ",", "(", '"')
    ]
    if not run or words[noun_at].pos in ("NUM",) or words[noun_at].tag == "CD":
        return "" if any(char.isdigit() for char in mention.figure.noun) else mention.figure.noun
    text = " ".join(words[at].text for at in run)
    text = re.sub(r" (['’]s?)\b", r"\1", text).replace(" - ", "-")
    text = re.sub(r"[ .,]+$", "", text)
    if any(char.isdigit() for char in text):
        return ""
    return re.sub(
        r"^(?:the|a|an|its|their|his|her|another|other|more|additional|only|least|of) ", "", text, flags=re.I
    )


def similar(one: Iterable[str], two: Iterable[str]) -> float:
    """Return how much of the smaller of two sets of words is in the other."""
    first, second = set(one), set(two)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
