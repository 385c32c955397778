"""Who can be meant: people with their titles, organisations with their acronyms, and what a later word points to.

A first pass over the article learns the names; the second asks who the subject of "said" is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.draft.vocabulary import DOCUMENTS, ROLES, SPEAKERS, STATES, TITLES, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.draft.parsing import Parsed, Word

_GENERIC = word_set(
    """agency organisation organization group body association company firm institute office force union service
    party ministry department charity network federation council committee institution commission bureau bank
    government army military police outlet newspaper broadcaster survey report study statement site website"""
)
"""Nouns that point back to an organisation: "the agency"."""
_HELD = word_set("report statement study survey site website document outlet")
"""Of these, those that point to whoever spoke last where they belong to nobody."""
_LINKS = word_set("of for in from at on with")
_CUT = word_set("relcl acl appos advcl punct cc conj parataxis prep")
_ORGANISATION = re.compile(
    r"""\b(?:ministry|department|agency|organi[sz]ation|council|committee|union|association|federation|institute|office
    |bureau|bank|commission|network|party|group|company|police|army|navy|air\ force|force|forces|university|center
    |centre|foundation|fund|society|programme|program|administration|authority|service|services|house|court|board
    |corps|international|red\ cross|crescent|nations|command|holding|research|government|kremlin|pentagon|taliban
    |intelligence|media|news|times|post|journal|newspaper|coalition|movement|front|cross|borders|team|ngos?|staff
    |firm|church|embassy|parliament|congress|senate|treasury|directorate|ingd|hamas|hezbollah|houthis|wagner)\b""",
    re.I | re.X,
)
_PERSON_KIND, _ORGANISATION_KIND, _STATE_KIND, _GROUP_KIND = "person", "organisation", "state", "group"
_HOUSES = {
    "white house": "United States",
    "pentagon": "United States",
    "kremlin": "Russia",
    "congress": "United States",
}
_MOST_WORDS = 9
_NEAR = 4
"""Voices between a description and the name that it may mean."""
_VAGUE = word_set(
    """the a of for in and country s national state official officials agency organisation organization institute ministry
    group body government office department authority authorities association union service committee council police
    leaders leader army groups"""
)
"""Words of a description that do not tell whom it means."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something, as the article names them."""

    name: str
    kind: str = ""
    role: str = ""
    of: str = ""
    """The name of the one for whom this one speaks."""
    review: str = ""
    """What is doubtful about who this is."""


class Known:
    """The names of an article, and who spoke so far."""

    def __init__(self, parsed: Iterable[Parsed]) -> None:
        self._full: dict[str, str] = {}
        """Full names of people by their last name."""
        self._acronyms: dict[str, str] = {}
        self._voices: dict[str, Voice] = {}
        self._organisations: list[str] = []
        """Organisations in the order in which they were last named."""
        self._holders: dict[str, str] = {}
        """Full names by the office that stood before them: "russian president"."""
        self._described: dict[str, str] = {}
        """Names by the descriptions that came before them."""
        self._descriptions: dict[str, int] = {}
        self._count = 0
        self.people: list[Voice] = []
        self.last: Voice | None = None
        for paragraph in parsed:
            self._learn(paragraph)

    def _learn(self, paragraph: Parsed) -> None:
        for word in paragraph.words:
            if word.entity == "PERSON" and word.begins_entity:
                name = _bare_name(paragraph, paragraph.entity(word.at))
                parts = name.split()
                if len(parts) >= 2 and not _ORGANISATION.search(name) and name.lower() not in STATES:
                    self._full.setdefault(parts[-1].lower(), name)
                    if len(parts) == 3:
                        self._full.setdefault(parts[1].lower(), name)
                        self._full.setdefault(parts[0].lower(), name)
                    before = " ".join(_before(paragraph, paragraph.entity(word.at))).lower()
                    if before.split()[-1:] and before.split()[-1] in ROLES:
                        self._holders.setdefault(_strip(before), name)
        for found in re.finditer(
            r"([A-Z][\w'’.&-]*(?:[ -](?:[A-Z][\w'’.&-]*|of|for|the|on|and|de|du|des|des))*) \(([A-Z][A-Za-z]{1,7})\)",
            paragraph.text,
        ):
            long, short = _matching(found[1], found[2]), found[2]
            if long:
                self._acronyms.setdefault(short.lower(), long)

    def remember(self, voice: Voice) -> Voice:
        """Return what is known about a voice after it was named again."""
        key = voice.name.lower()
        old = self._voices.get(key)
        if old:
            voice = replace(
                old,
                role=old.role or voice.role,
                of=old.of or voice.of,
                kind=old.kind or voice.kind,
                review=voice.review,
            )
        self._voices[key] = replace(voice, review="")
        self._count += 1
        self._describe(voice)
        if voice.kind == _PERSON_KIND:
            self.people = [each for each in self.people if each.name != voice.name] + [voice]
        else:
            self._organisations = [each for each in self._organisations if each != voice.name] + [voice.name]
        self.last = voice
        return voice

    def notice(self, paragraph: Parsed, word: Word) -> None:
        """Learn of somebody whom the text names as a subject, so that "he" and "it" can mean them."""
        self._paragraph = paragraph
        if word.dep not in ("nsubj", "nsubjpass", "appos") or word.entity not in ("PERSON", "ORG"):
            return
        if word.entity == "PERSON":
            person = self._person(paragraph, word.at)
            if person and person.kind == _PERSON_KIND and len(person.name.split()) > 1:
                last = self.last
                self.remember(person)
                self.last = last
        elif word.dep != "appos":
            name = self.long_name(_without_acronym(_phrase(paragraph, word.at)))
            if _is_organisation(name):
                last = self.last
                self.remember(Voice(name, _ORGANISATION_KIND, of=_state_of(name)))
                self.last = last

    def resolved(self, voice: Voice | None) -> Voice | None:
        """Return a voice under its own name where it was first introduced by a description.

        "A Ukrainian commander" before "Brigadier General Oleksandr Tarnavskyi", "the country's disaster
        agency" before "the National Institute for Disaster Management".
        """
        if voice is None or voice.kind == _PERSON_KIND or voice.name not in self._described:
            return voice
        other = self._voices.get(self._described[voice.name].lower())
        return replace(other, review=voice.review) if other else voice

    def _describe(self, voice: Voice) -> None:
        """Remember which description in the sentences before a name may mean."""
        if voice.name in self._described or not voice.name[:1].isupper():
            return
        for name, place in list(self._descriptions.items()):
            if self._count - place > _NEAR or name in self._described:
                continue
            words = set(re.findall(r"[a-z]+", name.lower())) - _VAGUE
            if voice.kind == _PERSON_KIND:
                roles = set(re.findall(r"[a-z]+", voice.role.lower()))
                ranks = {"general", "colonel", "major", "captain", "brigadier", "admiral"}
                own = words & ROLES
                if (
                    own
                    and (own <= roles or ("commander" in own and roles & ranks))
                    and "spokesman" not in own
                ):
                    self._described[name] = voice.name
            elif words & set(re.findall(r"[a-z]+", voice.name.lower())):
                self._described[name] = voice.name

    def person(self, last_name: str) -> str:
        """Return the full name of somebody whose last name is used; the same name where there is none."""
        return self._full.get(last_name.lower(), last_name)

    def long_name(self, name: str) -> str:
        """Return an organisation's full name where the article explains its acronym."""
        return self._acronyms.get(name.lower(), name)

    def voice(self, paragraph: Parsed, at: int) -> Voice | None:
        """Return who is meant by the noun or pronoun at a word; none where it can say nothing."""
        word = paragraph.words[at]
        lower = word.lower
        if word.pos == "PRON" or word.tag in ("PRP", "PRP$"):
            return self._pronoun(lower)
        if word.tag in ("WP", "WDT", "WP$"):
            return None
        appositive = next(
            (
                child
                for child in paragraph.children(at, "appos")
                if child.entity == "PERSON"
                or (child.pos == "PROPN" and (not child.entity or word.lemma in ROLES))
            ),
            None,
        )
        if appositive is not None and word.lemma in ROLES | SPEAKERS and not _is_organisation(word.text):
            person = self._person(paragraph, appositive.at)
            if person and person.kind == _PERSON_KIND:
                role = _phrase(paragraph, at)
                return self.remember(
                    replace(
                        person, role=person.role or _role(role), of=person.of or self._owner(paragraph, at)
                    )
                )
        named = next(
            (
                child
                for child in paragraph.children(at, "appos")
                if child.pos == "PROPN" and child.entity in ("ORG", "")
            ),
            None,
        )
        if (
            named is not None
            and word.pos == "NOUN"
            and word.lemma in SPEAKERS
            and word.lemma not in ROLES - {"owner"}
        ):
            name = self.long_name(_without_acronym(_phrase(paragraph, named.at)))
            return self.remember(Voice(name, _ORGANISATION_KIND, of=_state_of(name)))
        if (
            word.pos == "PROPN"
            or any(char.isupper() for char in word.text[1:])
            or word.entity in ("PERSON", "ORG", "GPE", "NORP")
        ):
            found = self._proper(paragraph, at)
            if found:
                return found
        if lower in SPEAKERS or word.lemma in SPEAKERS:
            return self._common(paragraph, at)
        return None

    def described(self, paragraph: Parsed, at: int) -> Voice | None:
        """Return whoever a noun after "according to" means, under the words that are there for it."""
        name = self.long_name(_without_acronym(_strip(_phrase(paragraph, at))))
        if not any(letter.isupper() for letter in name):
            return None
        return self.remember(
            Voice(name, _ORGANISATION_KIND if name[:1].isupper() else _GROUP_KIND, of=_state_of(name))
        )

    def _pronoun(self, lower: str) -> Voice | None:
        if lower in ("he", "she", "his", "her", "him"):
            if self.people:
                doubt = (
                    ""
                    if self.last and self.last.name == self.people[-1].name
                    else f"“{lower}” taken to be {self.people[-1].name}"
                )
                return self.remember(replace(self.people[-1], review=doubt))
            return None
        if lower in ("it", "they", "its", "their") and self._organisations:
            name = self._organisations[-1]
            voice = self._voices[name.lower()]
            doubt = "" if self.last and self.last.name == name else f"“{lower}” taken to be {name}"
            return self.remember(replace(voice, review=doubt))
        return None

    def _proper(self, paragraph: Parsed, at: int) -> Voice | None:
        words = paragraph.words
        if words[at].lower in ("president", "minister") and words[at].pos != "PROPN":
            return None
        name = _phrase(paragraph, at)
        if name.lower() in STATES or (
            words[at].lower in STATES and words[at].entity in ("GPE", "NORP") and len(name.split()) <= 2
        ):
            return self.remember(_state(name if name.lower() in STATES else words[at].text))
        person = self._person(paragraph, at)
        if person:
            return self.remember(person)
        if words[at].lemma in DOCUMENTS and words[at].pos == "NOUN":
            return None
        full = self.long_name(_without_acronym(name))
        lower = words[at].lower
        if _starts_definite(paragraph, at) and lower in _GENERIC and len(full.split()) == 1:
            return None
        kind = _ORGANISATION_KIND if _is_organisation(full) or words[at].entity == "ORG" else _GROUP_KIND
        return self.remember(Voice(full, kind, of=_state_of(full)))

    def _person(self, paragraph: Parsed, at: int) -> Voice | None:
        """Return the person whose name ends at a word, or who is known by it."""
        words = paragraph.words
        entity = paragraph.entity(at) if words[at].entity == "PERSON" else []
        span = entity or _proper_run(paragraph, at)
        name = _bare_name(paragraph, span)
        parts = name.split()
        if not parts or (_ORGANISATION.search(name) and words[at].entity != "PERSON"):
            return None
        known = self._full.get(parts[-1].lower()) if len(parts) == 1 else None
        if name.lower() in STATES:
            return None
        role_words = _before(paragraph, span)
        titled = any(
            word.lower().strip(".") in TITLES | ROLES or word.lower() in ROLES for word in role_words
        )
        if (
            words[at].entity != "PERSON"
            and not known
            and not titled
            and not self._full.get(parts[-1].lower())
        ):
            return None
        full = known or (self._full.get(parts[-1].lower(), name) if len(parts) == 1 else name)
        role = _role(" ".join(role_words)) if titled and len(role_words) > 0 else ""
        of = self.organisation_in(role_words) if role_words else ""
        after = next(iter(paragraph.children(at, "appos")), None)
        if after is not None and (after.lemma in ROLES or after.lower in ROLES or after.lemma in SPEAKERS):
            role = role or _role(_phrase(paragraph, after.at))
            of = of or self._owner(paragraph, after.at)
        return Voice(full, _PERSON_KIND, role, of)

    def organisation_in(self, words: list[str]) -> str:
        """Return for whom somebody speaks who is introduced by some words: "Pentagon spokesman" by the Pentagon."""
        kept: list[str] = []
        for word in words:
            if word.lower().strip(".,") in ROLES | TITLES or word.lower() in (
                "the",
                "a",
                "an",
                "national",
                "former",
                "top",
                "senior",
            ):
                if word.lower() in ("national",):
                    kept.append(word)
                    continue
                break
            kept.append(word)
        text = " ".join(kept).removesuffix("'s").removesuffix("’s").strip(" ,")
        text = re.sub(r" ['’]s\b", "'s", text)
        if not text or not text[0].isupper():
            return ""
        if not (
            _is_organisation(text)
            or text.lower() in STATES
            or text.isupper()
            or text.split()[0].lower() in STATES
        ):
            return ""
        if text.lower() in STATES and text.lower() not in _HOUSES:
            return STATES[text.lower()]
        first = text.split()[0]
        if first.lower() in STATES and len(kept) > 1 and not _is_organisation(text):
            return STATES[first.lower()]
        return self.long_name(text)

    def _owner(self, paragraph: Parsed, at: int) -> str:
        """Return for whom a role is held: "a spokesman for the ministry", "its secretary-general"."""
        for child in paragraph.children(at, "poss"):
            voice = self._pronoun(child.lower) if child.tag == "PRP$" else self.voice(paragraph, child.at)
            if voice:
                return voice.name
        for link in paragraph.children(at, "prep"):
            if link.lower in ("for", "of", "at", "with", "from"):
                for noun in paragraph.children(link.at, "pobj"):
                    text = _strip(_phrase(paragraph, noun.at))
                    if noun.lower in _GENERIC and (back := self._back(noun)):
                        return back.name
                    if text[:1].isupper() or noun.lemma in SPEAKERS:
                        return (
                            STATES.get(text.lower(), self.long_name(text))
                            if text.lower() not in _HOUSES
                            else text
                        )
        return ""

    def _back(self, word: Word) -> Voice | None:
        """Return the voice that "the ministry" or "the spokesman" points back to."""
        lemma = word.lemma
        if lemma in ROLES:
            for voice in reversed(self.people):
                if lemma in voice.role.lower().split():
                    return voice
            return None
        for name in reversed(self._organisations):
            if re.search(rf"(?<![\w-]){re.escape(lemma)}s?(?![\w-])", name.lower()):
                return self._voices[name.lower()]
        if lemma in _GENERIC and self._organisations:
            for name in reversed(self._organisations):
                voice = self._voices[name.lower()]
                if (
                    voice.kind == _ORGANISATION_KIND
                    and (
                        lemma
                        not in ("police", "army", "government", "ministry", "military", "union", "party")
                    )
                    and name[:1].isupper()
                ):
                    return replace(voice, review=f"“the {word.text}” taken to be {name}")
        return None

    def _common(self, paragraph: Parsed, at: int) -> Voice | None:
        word = paragraph.words[at]
        definite = any(child.lower in ("the", "that", "this") for child in paragraph.children(at, "det"))
        owners = paragraph.children(at, "poss")
        modifiers = [
            child
            for child in paragraph.children(at, "compound", "amod", "nmod")
            if child.lower not in ("same",)
        ]
        if word.lemma in DOCUMENTS or word.lower in DOCUMENTS:
            found = self._document(paragraph, at)
            if found or definite or not modifiers:
                return found
        if definite and (holder := self._holders.get(_strip(_phrase(paragraph, at)).lower())):
            return self.remember(
                Voice(
                    holder, _PERSON_KIND, role=_role(_phrase(paragraph, at)), of=self._owner_of(paragraph, at)
                )
            )
        if word.lemma.startswith("spokes") and (owner_name := self._owner(paragraph, at)):
            return self.remember(
                self._voices.get(owner_name.lower())
                or Voice(owner_name, _ORGANISATION_KIND, of=_state_of(owner_name))
            )
        plain = not any(child.text[:1].isupper() for child in modifiers)
        if (
            definite
            and not owners
            and (not modifiers or (plain and word.lemma in _GENERIC))
            and not _links(paragraph, at)
        ):
            back = self._back(word)
            fits = back and (
                not modifiers or any(_meant(child.lower, back.name.lower()) for child in modifiers)
            )
            if back and fits:
                return self.remember(back)
        if owners and owners[0].tag == "PRP$":
            owner = self._pronoun(owners[0].lower)
            rest = _strip(_phrase(paragraph, at))
            if owner:
                if word.lemma in (
                    "team",
                    "volunteer",
                    "staff",
                    "worker",
                    "doctor",
                    "official",
                    "figure",
                    "estimate",
                    "spokesman",
                    "spokeswoman",
                ):
                    return owner
                name = f"{owner.name}'s {rest}" if not rest.lower().startswith(owner.name.lower()) else rest
                return self.remember(Voice(name, _ORGANISATION_KIND, of=owner.name))
        phrase = _phrase(paragraph, at)
        name = self.long_name(_without_acronym(_strip(phrase)))
        kind = _ORGANISATION_KIND if _is_organisation(word.text) else _GROUP_KIND
        of = _state_of(name) or self._owner_of(paragraph, at)
        if not any(letter.isupper() for letter in name) or word.lemma in ROLES or word.pos == "NOUN":
            self._descriptions.setdefault(name, self._count)
        doubtful = (
            definite
            and not any(char.isupper() for char in name)
            and word.tag == "NN"
            and word.lower != "police"
        )
        doubt = f"who “the {name}” is stands nowhere near" if doubtful else ""
        return self.remember(Voice(name, kind, of=of if of != name else "", review=doubt))

    def _owner_of(self, paragraph: Parsed, at: int) -> str:
        for child in paragraph.children(at, "poss", "compound", "amod"):
            known = STATES.get(child.lower)
            if known:
                return known
        return ""

    def _document(self, paragraph: Parsed, at: int) -> Voice | None:
        """Return whose a report, a count or a statement is."""
        for child in paragraph.children(at, "poss"):
            voice = self._pronoun(child.lower) if child.tag == "PRP$" else self.voice(paragraph, child.at)
            if voice:
                return voice
        for link in paragraph.children(at, "prep", "agent"):
            if link.lower in ("by", "from", "of"):
                for noun in paragraph.children(link.at, "pobj"):
                    if noun.entity in ("ORG", "GPE", "PERSON", "NORP") or noun.lemma in SPEAKERS:
                        voice = self.voice(paragraph, noun.at)
                        if voice:
                            return voice
        for child in paragraph.children(at, "acl"):
            for agent in paragraph.children(child.at, "agent"):
                for noun in paragraph.children(agent.at, "pobj"):
                    voice = self.voice(paragraph, noun.at)
                    if voice:
                        return voice
        for child in paragraph.children(at, "compound", "nmod", "amod"):
            if child.entity in ("ORG", "GPE") or (child.lemma in SPEAKERS and child.lemma not in DOCUMENTS):
                voice = (
                    self._proper(paragraph, child.at)
                    if child.pos == "PROPN"
                    else self._common(paragraph, child.at)
                )
                if voice:
                    return voice
        word = paragraph.words[at]
        if word.lemma in _HELD and any(
            child.lower in ("the", "this") for child in paragraph.children(at, "det")
        ):
            return self.last
        return None


def _meant(word: str, name: str) -> bool:
    """Whether a word before "agency" is in the name that it may mean."""
    return word in name or (word == "spy" and "intelligence" in name)


def _matching(long: str, short: str) -> str:
    """Return the last words of a name whose initials an acronym has; empty where they do not fit."""
    words = long.replace("-", " ").split()
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for first in range(len(words)):
        rest = words[first:]
        initials = [word[0].lower() for word in rest if word[0].isupper()]
        if not rest[0][0].isupper():
            continue
        if initials == letters or (len(letters) >= 3 and initials[: len(letters)] == letters):
            return " ".join(long.split()[-len(rest) :] if "-" not in long else long.split()[first:])
    named = [word for word in words if word[0].isupper()]
    if (len(named) >= 2 and named[0][0].lower() == letters[0]) or len(named) >= 3:
        return " ".join(long.split()[1:]) if words[0] in ("The", "Its") else long
    return ""


def _state(name: str) -> Voice:
    lower = name.lower().removeprefix("the ")
    if lower in _HOUSES:
        return Voice(name.removeprefix("the ").removeprefix("The "), _ORGANISATION_KIND, of=_HOUSES[lower])
    state = STATES[lower]
    kind = _ORGANISATION_KIND if state in ("United Nations", "European Union") else _STATE_KIND
    return Voice(state, kind)


def _state_of(name: str) -> str:
    """Return the state that an organisation's name begins with: "Ukraine's air force", "U.S. Commerce Department"."""
    words = name.replace("’", "'").split()
    for count in (3, 2, 1):
        start = " ".join(words[:count]).removesuffix("'s").removesuffix("'")
        if count < len(words) and start.lower() in STATES and start.lower() not in _HOUSES:
            return STATES[start.lower()]
    return _HOUSES.get(name.lower(), "")


def _is_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text))


def _starts_definite(paragraph: Parsed, at: int) -> bool:
    return any(child.lower == "the" for child in paragraph.children(at, "det"))


def _without_acronym(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)?", "", name).strip(" ,")


def _strip(phrase: str) -> str:
    """Return a phrase without the article or the possessive that it begins with."""
    return re.sub(
        r"^(?:the|a|an|its|his|her|their|our|some|one|another|other|several|two|three|four) ",
        "",
        phrase,
        flags=re.I,
    )


def _links(paragraph: Parsed, at: int) -> list[Word]:
    return [child for child in paragraph.children(at, "prep") if child.lower in _LINKS]


def _phrase(paragraph: Parsed, at: int) -> str:
    """Return the noun phrase of a word, without clauses and asides, without its article."""
    words = paragraph.words
    kept = {at}
    for child in paragraph.children(at):
        if child.at < at and child.dep not in ("punct", "cc", "prep", "advmod", "mark", "preconj"):
            kept.update(number for number in paragraph.subtree(child.at) if number < at)
        elif child.dep == "prep" and child.lower in ("of", "for", "in", "from") and child.at > at:
            kept.update(_plain_subtree(paragraph, child.at))
    run = list(range(min(kept), max(kept) + 1))
    run = [
        number
        for number in run
        if number in kept or words[number].text in ("'", "'s", "’s", "-", "of", "and", "&")
    ]
    first, last = run[0], run[-1]
    if last - first + 1 > _MOST_WORDS:
        last = at
    if last - first + 1 > _MOST_WORDS:
        first = last - _MOST_WORDS + 1
    text = paragraph.text[words[first].start : words[last].end]
    text = _strip(
        re.sub(r"^.*,\s", "", text).strip(" ,\"'“”") if words[at].pos != "PROPN" else text.strip(" ,\"'“”")
    )
    return re.sub(r"^.*\) ?", "", text) if text.count(")") > text.count("(") else text


def _plain_subtree(paragraph: Parsed, at: int) -> set[int]:
    found, waiting = set[int](), [at]
    while waiting:
        found.add(one := waiting.pop())
        waiting.extend(
            child.at
            for child in paragraph.children(one)
            if child.dep
            in ("pobj", "compound", "amod", "det", "poss", "case", "nmod", "nummod", "prep", "conj", "cc")
            and (child.dep != "prep" or child.lower == "of")
        )
    return found


def _proper_run(paragraph: Parsed, at: int) -> list[int]:
    """Return the proper nouns in a row that end at a word."""
    first = at
    while (
        first and paragraph.words[first - 1].pos == "PROPN" and paragraph.words[first - 1].head in (at, first)
    ):
        first -= 1
    return list(range(first, at + 1)) if paragraph.words[at].pos == "PROPN" else []


def _bare_name(paragraph: Parsed, span: list[int]) -> str:
    """Return a person's name without the titles before it and what follows it."""
    numbers = list(span)
    while numbers and (
        paragraph.words[numbers[0]].lower.strip(".") in TITLES | ROLES
        or paragraph.words[numbers[0]].lower.strip(".") in STATES
        or _is_organisation(paragraph.words[numbers[0]].text)
        or not paragraph.words[numbers[0]].text[0].isalpha()
    ):
        numbers.pop(0)
    while numbers and (
        paragraph.words[numbers[-1]].text in ("'s", "’s", "'", ",", ".")
        or not paragraph.words[numbers[-1]].text[0].isalpha()
    ):
        numbers.pop()
    return paragraph.cut(numbers)


def _before(paragraph: Parsed, span: list[int]) -> list[str]:
    """Return the words of a noun phrase that stand before a name, and the titles in it."""
    if not span:
        return []
    first = span[0]
    words = paragraph.words
    inside = [
        words[number].text
        for number in span
        if words[number].lower.strip(".") in TITLES | ROLES
        or words[number].lower in STATES
        or _is_organisation(words[number].text)
    ]
    start = first
    while (
        start
        and words[start - 1].pos in ("PROPN", "NOUN", "ADJ", "PART", "PUNCT")
        and words[start - 1].text not in (",", '"', "(", ")", ";", ":", "-", "--", "–", "—", ".")
    ):
        start -= 1
    return [words[number].text for number in range(start, first)] + inside


def _role(text: str) -> str:
    text = re.sub(r" ['’]s\b", "'s", text).strip(" ,")
    text = _strip(text)
    return "" if text.lower().strip(".") in ("mr", "mrs", "ms", "dr", "sir") else text
