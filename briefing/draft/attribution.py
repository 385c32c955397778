"""Stage 4: who says what.

Every verb of saying with somebody who can speak, every "according to" and every headline that names its
source is a cue, and reaches over some words. A figure belongs to the cue that is nearest above it in the
parse; one that stands in no cue's reach belongs to the article, or goes on from the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.draft.days_said import named_days
from briefing.draft.model import Role, Span
from briefing.draft.vocabulary import (
    DENYING,
    FORECASTING,
    NUMBER_GIVING,
    SAYING,
    SPEAKERS,
    STRONG_SAYING,
    word_set,
)
from briefing.draft.voices import Known, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.draft.mentions import Mention
    from briefing.draft.parsing import Parsed, Word
    from briefing.draft.quotations import Quotation

_SUBJECTS = ("nsubj", "nsubjpass")
_CONTENT = (
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "oprd",
    "parataxis",
    "advcl",
    "attr",
    "acomp",
    "npadvmod",
    "dative",
    "pobj",
    "conj",
)
_GOING_ON = re.compile(
    r"^(?:another|of those|of them|of these|that (?:figure|number|total|includes)|this (?:figure|number|total|includes)|these|those"
    r"|it |they |he |she |its |their |his |her |among (?:them|those)|in addition|some of|the (?:figure|number|total|toll|dead|victims)|both )",
    re.I,
)
_HEADLINE_END = re.compile(
    r"(?::|\s[-–—])\s+(?P<who>[^:–—]{2,60})$|,\s+(?P<says>[^,]{2,60}?)\s+(?:says?|said)$"
)
_HEADLINE_START = re.compile(r"^(?P<who>[^:]{2,40}):\s")
_PROJECTED = re.compile(
    r"\b(?:could|may|might|would|will|expected|likely|forecast|projected|predicts?|expects?|estimated to reach|plans? to|set to|due to|hopes? to|risks?)\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """That somebody says something, and the words over which it reaches."""

    paragraph: int
    at: int
    """The verb, or "according"."""
    voice: Voice | None
    reach: frozenset[int]
    denies: bool = False
    forecasts: bool = False
    strong: bool = True
    days: tuple[Span, ...] = ()
    says_day: bool = False
    """Whether the text names the day of these words."""
    kind: str = "said"
    subject: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said something, and when, as far as the text tells."""

    voice: Voice | None
    """None where the article says it in its own name."""
    said: Span | None = None
    day_named: bool = False
    """Whether the text names this day for these words."""
    projected: bool = False
    denied: bool = False
    """Whether the one who is named says that it is not so."""
    certainty: float = 1.0
    review: str = ""
    day_review: str = ""
    denier: Voice | None = None


def find_cues(parsed: Sequence[Parsed], day: date | None, known: Known) -> list[list[Cue]]:
    """Return the cues of each paragraph, in the order of the text, with their speakers resolved."""
    found: list[list[Cue]] = []
    before: date | None = None
    for number, paragraph in enumerate(parsed):
        cues: list[Cue] = []
        for word in paragraph.words:
            known.notice(paragraph, word)
            for cue in _cues_at(paragraph, number, word, known):
                spans = _days(paragraph, cue, day, before)
                cue = replace(cue, days=spans, says_day=bool(spans))
                if spans and spans[0].first == spans[0].last:
                    before = spans[0].first
                cues.append(cue)
        if paragraph.paragraph.role is Role.HEADLINE:
            cues.extend(_headline_cues(paragraph, number, known, cues))
        found.append(cues)
    return [[replace(cue, voice=known.resolved(cue.voice)) for cue in cues] for cues in found]


def _cues_at(paragraph: Parsed, number: int, word: Word, known: Known) -> Iterator[Cue]:
    if word.lower == "according" or (
        word.lower == "per" and word.dep == "prep" and paragraph.children(word.at, "pobj")
    ):
        yield from _according(paragraph, number, word, known)
        return
    if word.lemma in SAYING and (word.pos in ("VERB", "AUX") or word.tag.startswith("VB")):
        cue = _verb_cue(paragraph, number, word, known)
        if cue:
            yield cue


def _according(paragraph: Parsed, number: int, word: Word, known: Known) -> Iterator[Cue]:
    for link in paragraph.children(word.at, "prep") or [word]:
        for noun in paragraph.children(link.at, "pobj"):
            voice = known.voice(paragraph, noun.at) or known.described(paragraph, noun.at)
            head = paragraph.words[word.head]
            sentence = paragraph.sentence_of(word.at)
            own = frozenset(paragraph.subtree(word.at))
            edge = sentence[0] == word.at or word.at > sentence[0]
            reach = frozenset(paragraph.subtree(head.at)) if head.at != word.at else frozenset(sentence)
            if edge and head.pos not in ("VERB", "AUX"):
                verb = next(
                    (each for each in paragraph.ancestors(head.at) if each.pos in ("VERB", "AUX")), None
                )
                comma = paragraph.words[word.at - 1].text == "," if word.at else True
                if verb is not None and comma:
                    reach = frozenset(paragraph.subtree(verb.at))
            if not any(
                paragraph.words[at].pos in ("VERB", "AUX") for at in range(max(own) + 1, sentence[-1] + 1)
            ):
                begin = next(
                    (at + 1 for at in range(word.at, sentence[0], -1) if paragraph.words[at].lower in _TURNS),
                    sentence[0],
                )
                if word.at > sentence[0] + 3:
                    reach = frozenset(at for at in reach if at >= begin) | frozenset(range(begin, word.at))
            yield Cue(number, word.at, voice, reach - own, kind="according", subject=own)


def _verb_cue(paragraph: Parsed, number: int, verb: Word, known: Known) -> Cue | None:
    beside, phrase = _subject_before(paragraph, verb)
    subject = beside or _subject(paragraph, verb)
    if subject is None or subject.at == verb.at:
        return None
    content = _has_content(paragraph, verb)
    gives = verb.lemma in NUMBER_GIVING or verb.lemma in FORECASTING or _has_number(paragraph, verb)
    if verb.lemma not in STRONG_SAYING and not content and not gives and verb.lemma not in DENYING:
        if verb.lemma not in ("speak", "call", "warn", "quote", "write", "think", "see", "appeal", "need"):
            return None
        if verb.lemma in ("call", "see", "think") and not content:
            return None
    if not _can_speak(subject):
        return None
    voice = known.voice(paragraph, subject.at)
    if voice is None:
        return None
    inside = (
        frozenset(paragraph.subtree(subject.at)) if subject.at not in _clause_heads(verb) else frozenset()
    )
    reach = frozenset(paragraph.subtree(verb.at))
    head = paragraph.words[verb.head]
    trails = (
        not content
        and head.at != verb.at
        and head.at < verb.at
        and verb.dep in ("parataxis", "ccomp", "advcl", "conj", "relcl", "dep")
    )
    if trails and verb.dep == "parataxis":
        reach |= frozenset(paragraph.subtree(head.at))
    if verb.dep == "relcl" and not content:
        reach = frozenset(paragraph.subtree(verb.at))
    if (verb.dep == "acl" and verb.tag == "VBN") or (
        verb.dep == "relcl" and not content and _is_object(paragraph, verb)
    ):
        reach |= frozenset(paragraph.subtree(head.at))
    elif (
        verb.dep != "acl"
        and verb.tag in ("VBN", "VBD")
        and paragraph.children(verb.at, "agent")
        and not content
    ):
        back = verb.at
        while back > paragraph.sentence_of(verb.at)[0] and _is_in_phrase(paragraph, back):
            back -= 1
        reach |= frozenset(range(back, verb.at))
    if phrase:
        inside = phrase
        sentence = paragraph.sentence_of(verb.at)
        turn = next(
            (at for at in range(verb.at, sentence[0] - 1, -1) if paragraph.words[at].lower in _TURNS),
            sentence[0],
        )
        reach |= frozenset(range(turn, min(phrase)))
    as_said = not content and any(
        each.lower == "as" for each in paragraph.children(verb.at, "mark", "advmod")
    )
    if as_said and head.at != verb.at:
        reach |= frozenset(paragraph.subtree(head.at))
    cut = _other_clauses(paragraph, verb)
    return Cue(
        number,
        verb.at,
        voice,
        reach - inside - cut,
        denies=verb.lemma in DENYING,
        forecasts=verb.lemma in FORECASTING,
        strong=verb.lemma in STRONG_SAYING or content,
        kind="according" if as_said else "said",
        subject=inside,
    )


def _is_in_phrase(paragraph: Parsed, at: int) -> bool:
    """Whether the word before one belongs to the noun phrase that a participle follows: "figure of 56 dead announced"."""
    before = paragraph.words[at - 1]
    return before.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "ADV") or before.lower in ("of", "a", "the")


def _is_object(paragraph: Parsed, verb: Word) -> bool:
    """Whether a relative clause says what somebody says of the noun before it: "the 61 dead that the guard announced"."""
    return any(
        child.tag in ("WDT", "WP", "IN") for child in paragraph.children(verb.at, "dobj", "mark", "pobj")
    ) or (
        paragraph.words[verb.head].at not in {child.at for child in paragraph.children(verb.at, "nsubj")}
        and any(child.tag not in ("WDT", "WP") for child in paragraph.children(verb.at, "nsubj"))
    )


def _subject_before(paragraph: Parsed, verb: Word) -> tuple[Word | None, frozenset[int]]:
    """Return who stands right before a verb of saying after a comma, "…, the ministry said", and the words for it.

    The parser takes the subject of the sentence before the comma for the one of "said".
    """
    if verb.lemma not in STRONG_SAYING or verb.tag in ("VBG", "VB") or paragraph.children(verb.at, "auxpass"):
        return None, frozenset()
    words, sentence = paragraph.words, paragraph.sentence_of(verb.at)
    last = verb.at - 1
    while last > sentence[0] and (words[last].pos in ("ADV", "AUX") or words[last].text == ","):
        last -= 1
    if words[last].text == ")":
        last = next((at - 1 for at in range(last, sentence[0], -1) if words[at].text == "("), last)
    first = last
    while first > sentence[0] and words[first - 1].text not in (",", '"', ";", ":", "-", "--", "–", "—", "("):
        first -= 1
    if (
        first > last
        or first == sentence[0]
        or not any(words[at].pos in ("NOUN", "PROPN", "PRON") for at in range(first, last + 1))
    ):
        return None, frozenset()
    if any(words[at].lower in ("that", "which", "who", "whom") for at in range(first, last + 1)):
        return None, frozenset()
    inside = range(first, last + 1)
    if any(words[at].pos in ("VERB", "AUX") for at in inside):
        return None, frozenset()
    tops = [
        at for at in inside if words[at].head not in inside and words[at].pos in ("NOUN", "PROPN", "PRON")
    ]
    for at in tops[:1]:
        above = words[words[at].head]
        if words[at].dep == "appos" and above.head == verb.at and above.dep == "nsubj" and _can_speak(above):
            return above, frozenset(paragraph.subtree(above.at))
        if _can_speak(words[at]) and (words[at].pos != "PROPN" or words[at].entity not in ("DATE", "TIME")):
            return words[at], frozenset(inside)
    return None, frozenset()


def _has_number(paragraph: Parsed, verb: Word) -> bool:
    """Whether the object of a verb holds a number: "promised $12 million"."""
    return any(
        paragraph.words[at].tag == "CD"
        for child in paragraph.children(verb.at, "dobj")
        for at in paragraph.subtree(child.at)
    )


def _clause_heads(verb: Word) -> set[int]:
    """Return the word that a relative clause or a participle hangs on: it is no part of what it says."""
    return {verb.head} if verb.dep in ("relcl", "acl") else set()


def _other_clauses(paragraph: Parsed, verb: Word) -> frozenset[int]:
    """Return the words of clauses that are joined to a verb and have a subject of their own."""
    found: set[int] = set()
    for child in paragraph.children(verb.at, "conj", "advcl"):
        own = paragraph.children(child.at, *_SUBJECTS)
        mark = next((each.lower for each in paragraph.children(child.at, "mark")), "")
        says = child.lemma in SAYING and any(_can_speak(each) for each in own)
        if (
            own
            and ((child.dep == "conj" and says) or mark in ("while", "whereas", "although", "though", "but"))
            and child.at > verb.at
        ):
            found.update(paragraph.subtree(child.at))
    return frozenset(found)


def _subject(paragraph: Parsed, verb: Word) -> Word | None:
    words = paragraph.words
    passive = paragraph.children(verb.at, "auxpass", "nsubjpass")
    agents = paragraph.children(verb.at, "agent")
    if passive or verb.dep == "acl":
        for agent in agents:
            nouns = paragraph.children(agent.at, "pobj")
            if nouns:
                return nouns[0]
        if verb.dep != "acl" or verb.tag != "VBG":
            return None
    own = paragraph.children(verb.at, "nsubj")
    if agents and not own and verb.tag in ("VBN", "VBD"):
        for noun in paragraph.children(agents[0].at, "pobj"):
            return noun
    if own:
        subject = _speaking(own)
        if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
            return words[verb.head]
        if subject.lower == "that" and verb.dep == "relcl":
            return words[verb.head]
        return subject
    if verb.dep == "conj" and words[verb.head].pos in ("VERB", "AUX"):
        return _subject(paragraph, words[verb.head])
    if verb.dep in ("advcl", "xcomp", "acl") and verb.tag == "VBG":
        return (
            _subject(paragraph, words[verb.head])
            if words[verb.head].pos in ("VERB", "AUX")
            else words[verb.head]
        )
    inverted = paragraph.children(verb.at, "dobj", "attr", "npadvmod", "oprd", "dep")
    if (
        inverted
        and verb.lemma in ("say", "add", "write", "report")
        and any(each.entity in ("PERSON", "ORG", "GPE") or each.lemma in SPEAKERS for each in inverted)
    ):
        return next(
            each for each in inverted if each.entity in ("PERSON", "ORG", "GPE") or each.lemma in SPEAKERS
        )
    if verb.dep == "xcomp" and words[verb.head].lemma in ("continue", "go", "begin"):
        return _subject(paragraph, words[verb.head])
    return None


def _speaking(subjects: list[Word]) -> Word:
    """Return of several subjects the one that can speak: the parser makes figures subjects of "said"."""
    able = [
        each
        for each in subjects
        if each.entity in ("PERSON", "ORG", "GPE", "NORP")
        or each.lemma in SPEAKERS
        or each.lower in SPEAKERS
        or each.pos == "PRON"
    ]
    return able[-1] if able else subjects[-1]


def _has_content(paragraph: Parsed, verb: Word) -> bool:
    return bool(paragraph.children(verb.at, "ccomp")) or any(
        child.dep == "xcomp" and child.pos in ("VERB", "AUX") for child in paragraph.children(verb.at)
    )


_NO_SPEAKERS = word_set("who which that this these those i we you one there what people toll number death")


def _can_speak(subject: Word) -> bool:
    if subject.lower in _NO_SPEAKERS:
        return False
    if subject.entity in ("PERSON", "ORG", "GPE", "NORP") or subject.pos == "PROPN":
        return True
    if subject.pos == "PRON":
        return subject.lower in ("he", "she", "it", "they")
    return (
        subject.lemma in SPEAKERS
        or subject.lower in SPEAKERS
        or any(char.isupper() for char in subject.text[1:])
    )


def _days(paragraph: Parsed, cue: Cue, day: date | None, before: date | None) -> tuple[Span, ...]:
    """Return the days that hang on a cue itself and not on what it says."""
    found = []
    for named in named_days(paragraph.text, day, paragraph.paragraph.begin, before):
        if named.span is None or named.is_past_span:
            continue
        at = paragraph.word_at(named.start)
        if at not in paragraph.sentence_of(cue.at):
            continue
        if _belongs(paragraph, at, cue):
            found.append(named.span)
    return tuple(found)


_TURNS = word_set("; but while whereas although though against")
_ISSUED = word_set(
    "publish release issue post date write make carry broadcast say announce quote cite tell report give"
)
_BROKEN = word_set("since after before until from")


def _belongs(paragraph: Parsed, at: int, cue: Cue) -> bool:
    """Whether a day at a word is that of a cue: the nearest verb above it is the cue, or one that issues words."""
    words = paragraph.words
    chain = [words[at], *paragraph.ancestors(at)]
    for one in chain:
        if one.dep == "prep" and one.lower in _BROKEN and one.at != cue.at:
            return False
        if one.at == cue.at:
            return True
        if one.pos in ("VERB", "AUX") and one.at != at:
            if one.lemma in _ISSUED and one.at in cue.subject:
                return True
            if one.lemma in _ISSUED and one.dep == "acl" and cue.kind == "said":
                continue
            near = (
                cue.kind == "said"
                and 0 < at - cue.at <= 4
                and not any(words[number].pos in ("VERB", "AUX") for number in range(cue.at + 1, at))
            )
            if near and one.at in cue.reach:
                return True
            return one.lemma in _ISSUED and cue.kind == "according"
    return at in cue.subject


def _headline_cues(paragraph: Parsed, number: int, known: Known, cues: list[Cue]) -> Iterator[Cue]:
    """Yield what a headline's form says: "…: ministry", "Ministry: …", "…, UN says"."""
    if cues:
        return
    for pattern in (_HEADLINE_END, _HEADLINE_START):
        found = pattern.search(paragraph.text)
        if not found:
            continue
        who = found["who"] or (found["says"] if "says" in found.groupdict() else "")
        start = found.start("who") if found["who"] else found.start("says")
        inside = [word.at for word in paragraph.words if start <= word.start < start + len(who)]
        if not inside or len(inside) > 6:
            continue
        voice = known.voice(paragraph, inside[-1])
        if voice is None and paragraph.words[inside[-1]].lemma in SPEAKERS:
            voice = Voice(who)
        if voice:
            yield Cue(
                number,
                inside[-1],
                voice,
                frozenset(range(len(paragraph.words))) - frozenset(inside),
                kind="headline",
            )
            return


class Attribution:
    """Answers who says something in an article, in the order of its text."""

    def __init__(
        self,
        parsed: Sequence[Parsed],
        cues: list[list[Cue]],
        quotations: Sequence[Quotation],
        day: date | None,
    ) -> None:
        self._parsed = parsed
        self._cues = cues
        self._quotations = quotations
        self._day = day
        self._speakers: dict[int, Saying] = {}
        for number, quotation in enumerate(quotations):
            self._speakers[number] = self._of_quotation(number, quotation)

    def of_quotation(self, number: int) -> Saying:
        """Return who said the words of a quotation."""
        return self._speakers[number]

    def of_mention(self, mention: Mention) -> Saying:
        """Return who claims a figure."""
        paragraph = self._parsed[mention.paragraph]
        for number, quotation in enumerate(self._quotations):
            if quotation.paragraph == mention.paragraph and quotation.start <= mention.start < quotation.end:
                saying = self._speakers[number]
                if quotation.is_statement or saying.voice:
                    inner = self._cue_of(paragraph, mention.paragraph, mention.head, mention.first)
                    if saying.voice is None and inner is None:
                        break
                    if saying.voice is not None:
                        return self._finished(saying, paragraph, mention)
        cue = self._cue_of(paragraph, mention.paragraph, mention.head, mention.first)
        if cue is None:
            return self._finished(self._without_cue(paragraph, mention), paragraph, mention)
        return self._finished(self._saying(cue), paragraph, mention)

    def _finished(self, saying: Saying, paragraph: Parsed, mention: Mention) -> Saying:
        return replace(
            saying,
            projected=saying.projected or is_projected(paragraph, mention),
            denied=saying.denied or _is_negated(paragraph, mention),
        )

    def _saying(self, cue: Cue) -> Saying:
        said = cue.days[0] if cue.days else None
        review = cue.voice.review if cue.voice else ""
        saying = Saying(
            cue.voice,
            said,
            cue.says_day,
            projected=cue.forecasts,
            denied=cue.denies,
            certainty=0.8 if review else 1.0,
            review=review,
        )
        return saying if said else self._with_carried_day(saying, cue.paragraph, cue.at)

    def _with_carried_day(self, saying: Saying, paragraph: int, at: int) -> Saying:
        """Return a saying with the day that the same speaker's words before it have."""
        for number in range(paragraph, max(-1, paragraph - 8), -1):
            for cue in reversed(self._cues[number]):
                if number == paragraph and cue.at >= at:
                    continue
                same = (
                    cue.voice
                    and saying.voice
                    and (
                        cue.voice.name == saying.voice.name
                        or cue.voice.name == saying.voice.of
                        or (cue.voice.of and cue.voice.of == saying.voice.name)
                    )
                )
                if same and cue.days and number == paragraph and self._in_one_sentence(number, cue.at, at):
                    return replace(saying, said=cue.days[0], day_named=True)
                if same and cue.days and number == paragraph:
                    return replace(saying, said=cue.days[0])
                if same and cue.days:
                    review = (
                        f"day taken from an earlier statement of {saying.voice.name}" if saying.voice else ""
                    )
                    return replace(saying, said=cue.days[0], day_review=review)
        for number in range(paragraph, min(len(self._cues), paragraph + 3)):
            for cue in self._cues[number]:
                later = number > paragraph or cue.at > at
                if later and cue.voice and saying.voice and cue.voice.name == saying.voice.name and cue.days:
                    return replace(
                        saying,
                        said=cue.days[0],
                        day_review=f"day taken from a later statement of {saying.voice.name}",
                    )
        for number in range(paragraph, max(-1, paragraph - 4), -1):
            for cue in reversed(self._cues[number]):
                if (number < paragraph or cue.at < at) and cue.days and self._is_recent(cue.days[0]):
                    return replace(saying, said=cue.days[0], day_review="day taken from the statement before")
        return self._with_day_before(saying, paragraph, at)

    def _in_one_sentence(self, paragraph: int, one: int, two: int) -> bool:
        return self._parsed[paragraph].sentence_of(one) == self._parsed[paragraph].sentence_of(two)

    def _with_day_before(self, saying: Saying, number: int, at: int) -> Saying:
        """Return a saying with the last day that the text names before it, in its paragraph or the one before."""
        for back in (number, number - 1):
            if back < 0:
                break
            paragraph = self._parsed[back]
            stop = (
                paragraph.words[at].start
                if back == number and at < len(paragraph.words)
                else len(paragraph.text)
            )
            for named in reversed(
                list(named_days(paragraph.text[:stop], self._day, paragraph.paragraph.begin))
            ):
                if named.span is not None and not named.is_past_span and self._is_recent(named.span):
                    return replace(saying, said=named.span, day_review="day taken from the sentences before")
        return saying

    def _is_recent(self, span: Span) -> bool:
        return self._day is not None and 0 <= (self._day - span.last).days <= 14

    def _cue_of(self, paragraph: Parsed, number: int, *words: int) -> Cue | None:
        """Return the cue that reaches over a word, nearest above it; "according to" beats a clause's verb."""
        at = words[0]
        cues = [
            cue
            for cue in self._cues[number]
            if any(word in cue.reach for word in words) and not any(word in cue.subject for word in words)
        ]
        if not cues:
            return self._only_cue(paragraph, number, at)
        said = [cue for cue in cues if cue.strong] or cues
        according = [cue for cue in cues if cue.kind == "according"]
        if according:
            return min(according, key=lambda cue: len(cue.reach))
        denying = [cue for cue in said if cue.denies]
        if denying and len(said) > len(denying):
            inner = [
                cue
                for cue in said
                if not cue.denies and len(cue.reach) <= min(len(each.reach) for each in denying)
            ]
            said = inner or said
        tokens = paragraph.words
        agents = [
            cue
            for cue in cues
            if paragraph.children(cue.at, "agent")
            or (tokens[cue.at].dep == "relcl" and tokens[cue.at].head in (*words, words[0] + 1))
        ]
        if agents:
            return agents[-1]
        by_verb = {cue.at: cue for cue in cues if not cue.denies}
        for word in paragraph.ancestors(at):
            if word.at in by_verb:
                return by_verb[word.at]
        return min(said, key=lambda cue: (len(cue.reach), abs(cue.at - at)))

    def _only_cue(self, paragraph: Parsed, number: int, at: int) -> Cue | None:
        """Return the one cue of a sentence where the parse does not reach from it to a word at its end or start."""
        sentence = paragraph.sentence_of(at)
        cues = [cue for cue in self._cues[number] if cue.at in sentence and cue.strong]
        if len(cues) != 1 or at in cues[0].subject:
            return None
        cue = cues[0]
        words = paragraph.words
        between = range(min(at, cue.at), max(at, cue.at))
        if any(words[one].text in (";", "but", "while", "whereas") for one in between):
            return None
        after = words[sentence[-1]].at - cue.at
        return cue if cue.kind == "according" or (at < cue.at and after <= 12) else None

    def _without_cue(self, paragraph: Parsed, mention: Mention) -> Saying:
        """Return who goes on speaking in a sentence that names nobody: the article, or the one before."""
        sentence = paragraph.sentence_of(mention.head)
        text = paragraph.text[paragraph.words[sentence[0]].start :]
        before = [cue for cue in self._cues[mention.paragraph] if cue.at < sentence[0] and cue.voice]
        if before and _GOING_ON.match(text):
            cue = before[-1]
            saying = self._saying(cue)
            return replace(
                saying,
                certainty=0.6,
                review=f"speaker taken from the sentence before: {cue.voice.name if cue.voice else ''}",
                denied=False,
            )
        if before or any(cue.at in sentence for cue in self._cues[mention.paragraph]):
            return Saying(
                None, certainty=0.6, review="nobody is named for this figure; taken to be the article's own"
            )
        if paragraph.paragraph.role is Role.HEADLINE:
            return Saying(
                None, certainty=0.6, review="nobody is named for this figure; taken to be the article's own"
            )
        return Saying(None)

    def _of_quotation(self, number: int, quotation: Quotation) -> Saying:
        paragraph = self._parsed[quotation.paragraph]
        if quotation.goes_on and number:
            return replace(
                self._speakers[number - 1], certainty=0.8, review="goes on from the paragraph before"
            )
        cue = self._cue_beside(paragraph, quotation)
        if cue:
            return self._saying(cue)
        same = [
            one
            for one in range(number)
            if self._quotations[one].paragraph == quotation.paragraph and self._speakers[one].voice
        ]
        if same:
            before = self._speakers[same[-1]]
            return replace(before, certainty=min(before.certainty, 0.9))
        inside = self._cue_of(paragraph, quotation.paragraph, quotation.first, quotation.last)
        if inside and not quotation.first <= inside.at <= quotation.last:
            return self._saying(inside)
        earlier = [cue for cue in self._cues[quotation.paragraph] if cue.at < quotation.first]
        if earlier:
            saying = self._saying(earlier[-1])
            return replace(
                saying,
                certainty=0.6,
                review=f"speaker taken from the sentence before: {earlier[-1].voice.name if earlier[-1].voice else ''}",
            )
        for back in range(quotation.paragraph - 1, max(-1, quotation.paragraph - 3), -1):
            if self._cues[back]:
                voice = self._cues[back][-1].voice
                saying = self._saying(self._cues[back][-1])
                return replace(
                    saying,
                    certainty=0.6,
                    review=f"speaker taken from the paragraph before: {voice.name if voice else ''}",
                )
        return Saying(None, certainty=0.3, review="nobody is named who says this")

    def _cue_beside(self, paragraph: Parsed, quotation: Quotation) -> Cue | None:
        """Return the cue that stands right after or right before a quotation, outside of it."""
        cues = [cue for cue in self._cues[quotation.paragraph] if not self._is_quoted(cue)]
        inside = range(quotation.first, quotation.last + 1)
        after = [
            cue
            for cue in cues
            if cue.at > quotation.last
            and cue.at - quotation.last <= 14
            and self._unbroken(paragraph, quotation.last, cue.at)
        ]
        before = [
            cue
            for cue in cues
            if cue.at < quotation.first and self._unbroken(paragraph, cue.at, quotation.first)
        ]
        ends = paragraph.text[quotation.end - 1 : quotation.end]
        if after and ends in (",", "?", "!", "-", "—"):
            return after[0]
        if before and any(number in before[-1].reach for number in inside):
            return before[-1]
        if after and any(number in after[0].reach for number in inside):
            return after[0]
        if (
            before
            and paragraph.words[quotation.first - 1].head
            and paragraph.text[: quotation.start - 1].rstrip().endswith((":", ",", "that"))
        ):
            return before[-1]
        if after and quotation.last + 2 < len(paragraph.words) and ends != ".":
            return after[0]
        return (
            before[-1]
            if before and paragraph.sentence_of(before[-1].at) == paragraph.sentence_of(quotation.first)
            else None
        )

    def _is_quoted(self, cue: Cue) -> bool:
        return any(
            quotation.paragraph == cue.paragraph and quotation.first <= cue.at <= quotation.last
            for quotation in self._quotations
        )

    @staticmethod
    def _unbroken(paragraph: Parsed, first: int, last: int) -> bool:
        return not any(paragraph.words[number].text in (".", ";") for number in range(first + 1, last))


def _is_negated(paragraph: Parsed, mention: Mention) -> bool:
    """Whether a figure is named in order to say that it is not so: "it is not true that 140 people died"."""
    for word in paragraph.ancestors(mention.head):
        if word.pos in ("VERB", "AUX") and any(child.dep == "neg" for child in paragraph.children(word.at)):
            complement = {child.lemma for child in paragraph.children(word.at, "acomp", "attr")}
            return bool(complement & {"true", "correct", "right", "case", "accurate", "close"})
    return False


def is_projected(paragraph: Parsed, mention: Mention) -> bool:
    """Whether a figure is planned or expected: "could reach", "is expected to", "will need"."""
    words = paragraph.words
    verb = next((each for each in paragraph.ancestors(mention.head) if each.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    helps = [child.lower for child in paragraph.children(verb.at, "aux")]
    if any(each in ("could", "may", "might", "would", "will", "'ll", "wo") for each in helps):
        return "have" not in helps
    if verb.dep in ("xcomp", "ccomp") and words[verb.head].lemma in FORECASTING | {
        "plan",
        "likely",
        "set",
        "due",
        "threaten",
        "risk",
        "warn",
    }:
        return verb.tag == "VB"
    return False
