"""Stage 7a: readings of articles to a proposed brief: sources, sections, actors, measures and claims with ids.

Nothing is found here; what the stages found is put in words, named as a person would, and given a review
where it rests on a guess.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.brief.model import Accounting, Status
from briefing.draft.frames import Frame, Scope
from briefing.draft.grouping import Counted, Group, group
from briefing.draft.ids import Ids, number_slug, slug
from briefing.draft.model import (
    Draft,
    DraftActor,
    DraftClaim,
    DraftMeasure,
    DraftSection,
    DraftSource,
    Role,
    Span,
)
from briefing.draft.vocabulary import AGENCIES, STATES
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.attribution import Saying
    from briefing.draft.mentions import Mention
    from briefing.draft.reading import Reading
    from briefing.draft.voices import Voice
    from briefing.figures.model import Figure

_ARTICLE = "The article"
"""What an article is called as a speaker where its publisher is not known."""
_LEAST_WORDS = 3
"""Words of a quote, so that it is found where it stands and nowhere else."""
_MOST_WORDS = 40
_NAMES = {
    "killed": "killed",
    "casualties": "killed or wounded",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "fled": "who fled",
    "rescued": "rescued",
    "trapped": "trapped",
    "arrested": "arrested",
    "captured": "captured",
    "abducted": "abducted",
    "attended": "who took part",
    "infected": "infected",
    "aboard": "aboard",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "downed": "shot down",
    "sent": "sent",
    "recruited": "recruited",
    "affected": "affected",
    "lost": "lost",
    "treated": "treated",
    "pledged": "pledged",
    "needed": "needed",
    "spent": "spent",
    "exported": "exported",
    "imported": "imported",
}
"""What is done or suffered, as it follows the thing in a measure's name."""
_RUNNING = {
    "killed",
    "injured",
    "casualties",
    "arrested",
    "destroyed",
    "downed",
    "infected",
    "rescued",
    "lost",
    "sent",
    "fled",
    "treated",
    "damaged",
}
"""What adds up over time."""
_OF_ONE_DAY = {"attended", "aboard", "won"}
"""What does not change after its day."""


@dataclass
class Proposal:
    """A draft, and how its claims stand to what was read."""

    draft: Draft
    claim_of: dict[tuple[int, int], DraftClaim] = field(default_factory=dict)
    """The claim for a figure, by the numbers of its article and of the figure in it."""

    def names(self, actor: str) -> tuple[str, ...]:
        """Return the name of an actor and of those for whom it speaks."""
        actors = {each.id: each for each in self.draft.actors}
        found = []
        at: str | None = actor
        while at in actors and actors[at].name not in found:
            found.append(actors[at].name)
            at = actors[at].of
        return tuple(found)


def propose(readings: Sequence[Reading], title: str = "") -> Proposal:
    """Return the brief that some readings make."""
    return _Proposing(readings).proposal(title)


class _Proposing:
    """Builds one proposal."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._sources = _sources(readings)
        self._actor_ids = Ids()
        self._actors: dict[str, DraftActor] = {}
        """Actors by their names in lower case."""
        self._claims: list[DraftClaim] = []
        self._claim_ids = Ids()
        self._sections, self._section_of = _sections(readings, self._sources)
        self._plain = {
            section.id: "\n".join(re.sub(r"^(?:- |> )", "", block) for block in section.blocks)
            for section in self._sections
        }

    def proposal(self, title: str) -> Proposal:
        sayings = [reading.sayings for reading in self._readings]
        counted = [
            Counted(
                article,
                number,
                reading.frames[number],
                reading.event,
                self._speaker_name(sayings[article][number], article),
                (mention.paragraph, reading.parsed[mention.paragraph].sentence_of(mention.head)[0]),
                mention.value,
            )
            for article, reading in enumerate(self._readings)
            for number, mention in enumerate(reading.mentions)
        ]
        groups = group(counted)
        measures, measure_of = self._measures(groups)
        claim_of: dict[tuple[int, int], DraftClaim] = {}
        for article, reading in enumerate(self._readings):
            self._claims_of(article, reading, sayings[article], measure_of, claim_of)
        first = self._readings[0].article
        days = [each.article.date for each in self._readings if each.article.date]
        draft = Draft(
            title=title or first.title or "Draft",
            date=max(days) if days else None,
            sources=self._sources,
            actors=tuple(_in_order(self._actors)),
            measures=tuple(measures),
            sections=tuple(self._sections),
            claims=tuple(self._claims),
        )
        return Proposal(draft, claim_of)

    def _speaker_name(self, saying: Saying, article: int) -> str:
        return saying.voice.name if saying.voice else f"(article {article})"

    def _actor(self, voice: Voice | None, article: int) -> str:
        """Return the id of the actor that a voice is; of the article's publisher where there is none."""
        if voice is None:
            name = self._readings[article].article.publisher or _ARTICLE
            return self._named(name, "medium").id
        known = self._same_actor(voice.name)
        if known is None:
            known = self._named(voice.name, voice.kind, voice.role)
        elif voice.role and not known.role:
            known = self._actors[known.name.lower()] = replace(known, role=voice.role)
        if voice.of and not known.of and voice.of.lower() != known.name.lower():
            above = self._same_actor(voice.of) or self._named(
                voice.of,
                "organisation"
                if voice.of in ("United Nations", "European Union") or voice.of not in STATES.values()
                else "state",
            )
            if above.id != known.id and not self._is_above(known.id, above):
                known = self._actors[known.name.lower()] = replace(known, of=above.id)
        return known.id

    def _is_above(self, id: str, actor: DraftActor) -> bool:
        by_id = {each.id: each for each in self._actors.values()}
        seen: set[str] = set()
        at: str | None = actor.id
        while at and at not in seen:
            if at == id:
                return True
            seen.add(at)
            at = by_id[at].of if at in by_id else None
        return False

    def _same_actor(self, name: str) -> DraftActor | None:
        lower = name.lower()
        if lower in self._actors:
            return self._actors[lower]
        bare = re.sub(r"^the ", "", lower)
        for key, actor in self._actors.items():
            if re.sub(r"^the ", "", key) == bare:
                return actor
            if actor.kind == "person" and len(lower.split()) > 1 and _one_person(key, lower):
                return actor
            shorter, longer = sorted((set(bare.split()), set(key.split())), key=len)
            if actor.kind == "organisation" and len(shorter) >= 2 and shorter < longer and name[:1].isupper():
                return actor  # "Red Cross" is "Mozambique Red Cross" of the article before
        return None

    def _named(self, name: str, kind: str, role: str = "") -> DraftActor:
        known = self._same_actor(name)
        if known:
            return known
        if kind == "person":
            id = self._actor_ids.new(slug(name.split()[-1]))
        else:
            id = self._actor_ids.new(actor_slug(name))
        shown = name[0].upper() + name[1:]
        actor = DraftActor(id, shown, kind, _sentence(role))
        if kind == "state" and name not in STATES.values():
            actor = replace(actor, kind="group")
        self._actors[shown.lower()] = actor
        return actor

    def _measures(self, groups: list[Group]) -> tuple[list[DraftMeasure], dict[tuple[int, int], str]]:
        ids, names = Ids(), Counter[str]()
        measures: list[DraftMeasure] = []
        found: dict[tuple[int, int], str] = {}
        for each in groups:
            frame = replace(best_frame(each), noun=_best_noun(each))
            name = measure_name(frame, each.members[0].event.place)
            names[name] += 1
            if names[name] > 1:
                extra = frame.noun or "other"
                name = f"{name} ({extra})" if names[f"{name} ({extra})"] == 0 else f"{name} ({names[name]})"
                names[name] += 1
            if each.part_of is not None and each.part_of < len(measures):
                whole = measures[each.part_of].name
                name = f"{name.removesuffix(', part')} among {whole[0].lower() + whole[1:] if whole.startswith('People') else whole}"
            accounting, tempo = counting(frame)
            measure = DraftMeasure(
                id=ids.new(measure_slug(frame, name)),
                name=name,
                unit=_unit(self._readings, each, frame),
                accounting=accounting,
                tempo=tempo,
                part_of=measures[each.part_of].id
                if each.part_of is not None and each.part_of < len(measures)
                else None,
            )
            if each.nearest is not None and each.nearest < len(measures):
                other = measures[each.nearest]
                measure = replace(
                    measure, review=f"may count the same as {other.id} ({other.name})", certainty=0.5
                )
            measures.append(measure)
            for member in each.members:
                found[member.article, member.number] = measure.id
        return measures, found

    def _claims_of(
        self,
        article: int,
        reading: Reading,
        sayings: Sequence[Saying],
        measure_of: dict[tuple[int, int], str],
        claim_of: dict[tuple[int, int], DraftClaim],
    ) -> None:
        todo: list[tuple[int, int, str, int]] = []
        alone = _alone(reading)
        for number, mention in enumerate(reading.mentions):
            todo.append((mention.paragraph, mention.start, "figure", number))
        for number, quotation in enumerate(reading.quotations):
            if quotation.is_statement and number not in alone.values():
                todo.append((quotation.paragraph, quotation.start, "quotation", number))
        for _, _, kind, number in sorted(todo):
            if kind == "quotation":
                self._add_quotation(article, reading, number)
                continue
            saying = sayings[number]
            mention = reading.mentions[number]
            if saying.voice is None and reading.frames[number].kind == "length":
                continue  # how far a town lies from another is nobody's claim
            by = self._actor(saying.voice, article)
            same = next(
                (
                    claim_of[article, other]
                    for other in range(number)
                    if (article, other) in claim_of
                    and claim_of[article, other].by == by
                    and claim_of[article, other].measure == measure_of[article, number]
                    and reading.mentions[other].value == mention.value
                ),
                None,
            )
            if same is not None:
                claim_of[article, number] = same
                continue
            quotation_number = alone.get(number)
            quoted = reading.quotations[quotation_number] if quotation_number is not None else None
            span = (quoted.start, quoted.end) if quoted else self._quote_span(reading, mention)
            claim = self._claim(article, reading, mention.paragraph, span, by, saying)
            figure = _wording(mention.figure)
            frame = reading.frames[number]
            reviews = [each for each in (claim.review, frame.assumed) if each]
            claim = replace(
                claim,
                id=self._claim_ids.new(f"{by}-{number_slug(mention.figure)}"),
                measure=measure_of[article, number] if figure else None,
                figure=figure,
                status=Status.PROJECTED if saying.projected else claim.status,
                review="; ".join(reviews),
                certainty=min(saying.certainty, 0.7 if frame.assumed else 1.0),
            )
            claim_of[article, number] = claim
            self._claims.append(claim)

    def _add_quotation(self, article: int, reading: Reading, number: int) -> None:
        quotation, saying = reading.quotations[number], reading.quoted[number]
        by = self._actor(saying.voice, article)
        text = reading.article.paragraphs[quotation.paragraph].text[quotation.start : quotation.end]
        claim = self._claim(
            article, reading, quotation.paragraph, (quotation.start, quotation.end), by, saying
        )
        self._claims.append(
            replace(
                claim,
                id=self._claim_ids.new(f"{by}-{_key_word(reading, number, text)}"),
                certainty=saying.certainty,
            )
        )

    def _claim(
        self, article: int, reading: Reading, paragraph: int, span: tuple[int, int], by: str, saying: Saying
    ) -> DraftClaim:
        text = reading.article.paragraphs[paragraph].text[span[0] : span[1]].strip(" ,")
        reviews = [each for each in (saying.review, saying.day_review) if each]
        said, as_of = None, None
        if saying.said is not None:
            said = saying.said.last
            if saying.said.first != saying.said.last:
                as_of = Span(saying.said.first, saying.said.last)
                reviews.append(f"said on a day from {as_of.first} to {as_of.last}; the last one is written")
            if said == reading.article.date and not saying.day_named:
                said = None  # the day that the reader assumes anyway
                reviews = [saying.review] if saying.review else []
        return DraftClaim(
            id="",
            by=by,
            section=self._section_of[article, paragraph],
            quote=text,
            said=said,
            as_of=as_of,
            status=Status.DENIED if saying.denied else Status.ASSERTED,
            review="; ".join(dict.fromkeys(reviews)),
        )

    def _quote_span(self, reading: Reading, mention: Mention) -> tuple[int, int]:
        """Return the place of a quote that holds a figure: enough words to be found there and nowhere else."""
        paragraph = reading.parsed[mention.paragraph]
        words, sentence = paragraph.words, paragraph.sentence_of(mention.head)
        first, last = mention.first, mention.last
        plain = next(text for text in self._plain.values() if paragraph.text in text)
        signs = (".", ",", ";", ":", '"', "“", "”", "(", ")", "-", "--", "–", "—")

        def is_enough(first: int, last: int) -> bool:
            text = paragraph.text[min(words[first].start, mention.start) : max(words[last].end, mention.end)]
            return len(text.split()) >= _LEAST_WORDS and plain.count(text) == 1

        while not is_enough(first, last) and last - first < _MOST_WORDS:
            right = last + 1 in sentence and words[last + 1].text not in signs
            left = first - 1 in sentence and words[first - 1].text not in signs
            if (right and words[last + 1].pos not in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ")) or (
                right and not left
            ):
                last += 1
            elif left:
                first -= 1
            else:
                break
        while words[last].pos in ("DET", "ADP", "CCONJ", "PART") and last > mention.last:
            last -= 1
        return min(words[first].start, mention.start), max(words[last].end, mention.end)


def _one_person(one: str, two: str) -> bool:
    first, second = one.split(), two.split()
    return first[-1] == second[-1] and (first[0] == second[0] or min(len(first), len(second)) == 1)


def _in_order(actors: dict[str, DraftActor]) -> list[DraftActor]:
    """Return the actors with each after the one for whom it speaks."""
    by_id = {actor.id: actor for actor in actors.values()}
    done: dict[str, DraftActor] = {}

    def add(actor: DraftActor) -> None:
        if actor.id in done:
            return
        if actor.of and actor.of in by_id:
            add(by_id[actor.of])
        done[actor.id] = actor

    children: dict[str, list[DraftActor]] = {}
    for actor in actors.values():
        children.setdefault(actor.of or "", []).append(actor)

    def walk(actor: DraftActor) -> None:
        add(actor)
        for child in children.get(actor.id, ()):
            walk(child)

    for actor in actors.values():
        if not actor.of:
            walk(actor)
    for actor in actors.values():
        add(actor)
    return list(done.values())


def _alone(reading: Reading) -> dict[int, int]:
    """Return for each figure that is the only one in a quotation the number of that quotation."""
    found: dict[int, int] = {}
    for number, quotation in enumerate(reading.quotations):
        inside = [
            at
            for at, mention in enumerate(reading.mentions)
            if mention.paragraph == quotation.paragraph
            and quotation.start <= mention.start
            and mention.end <= quotation.end
        ]
        if len(inside) == 1 and quotation.is_statement and quotation.last - quotation.first < _MOST_WORDS:
            found[inside[0]] = number
    return found


def _sources(readings: Sequence[Reading]) -> tuple[DraftSource, ...]:
    ids = Ids()
    return tuple(
        DraftSource(
            ids.new(source_slug(reading)),
            reading.article.title or reading.article.name,
            reading.article.publisher,
            reading.article.date,
            reading.article.url,
        )
        for reading in readings
    )


def source_slug(reading: Reading) -> str:
    """Return an id for a source: its publisher's, else its file's name."""
    article = reading.article
    if article.publisher:
        return actor_slug(AGENCIES.get(article.publisher.lower(), article.publisher))
    stem = re.sub(r"\.\w+$", "", article.name.rsplit("/", 1)[-1])
    return slug(stem)[:24].strip("-") or "source"


def _sections(
    readings: Sequence[Reading], sources: Sequence[DraftSource]
) -> tuple[list[DraftSection], dict[tuple[int, int], str]]:
    ids = Ids()
    sections: list[DraftSection] = []
    section_of: dict[tuple[int, int], str] = {}
    several = len(readings) > 1
    for article, (reading, source) in enumerate(zip(readings, sources, strict=True)):
        title, blocks, numbers = "", list[str](), list[int]()
        parts: list[tuple[str, list[str], list[int]]] = []
        for number, paragraph in enumerate(reading.article.paragraphs):
            if paragraph.role is Role.HEADING:
                parts.append((title, blocks, numbers))
                title, blocks, numbers = paragraph.text, [], []
                continue
            sign = {Role.ITEM: "- ", Role.QUOTATION: "> "}.get(paragraph.role, "")
            blocks.append(sign + paragraph.text)
            numbers.append(number)
        parts.append((title, blocks, numbers))
        for heading, texts, places in parts:
            if not texts:
                continue
            if heading:
                id = ids.new(f"{source.id}-{_heading_slug(heading)}" if several else _heading_slug(heading))
                name = f"{source.publisher or source.title}: {heading}" if several else heading
            else:
                id = ids.new(source.id if several else "text" if len(parts) == 1 else "lead")
                name = (
                    (f"{source.publisher}: {source.title}" if source.publisher else source.title)
                    if several
                    else source.title
                )
            sections.append(DraftSection(id, name, source.id, tuple(texts)))
            section_of.update(((article, number), id) for number in places)
    return sections, section_of


def _heading_slug(heading: str) -> str:
    words = [word for word in re.findall(r"[A-Za-z]+", heading) if word.lower() not in _SMALL]
    return slug(" ".join(words[:3])) or "section"


_SMALL = frozenset(
    [
        "what",
        "is",
        "the",
        "of",
        "in",
        "did",
        "how",
        "have",
        "has",
        "are",
        "a",
        "an",
        "and",
        "to",
        "for",
        "do",
        "we",
        "know",
        "why",
        "who",
        "on",
        "with",
    ]
)


def actor_slug(name: str) -> str:
    """Return an id for a state or an organisation: its usual letters, else its first words."""
    short = {
        "United States": "us",
        "United Kingdom": "uk",
        "European Union": "eu",
        "United Nations": "un",
        "The article": "article",
    }
    if name in short:
        return short[name]
    name = re.sub(r"(?<![\w.])((?:[A-Z]\.){2,})", lambda found: found[0].replace(".", ""), name)
    words = [
        word
        for word in re.findall(r"[\w'’]+", name)
        if word.lower() not in ("the", "of", "for", "and", "on", "in", "s")
    ]
    words = [re.sub(r"['’]s?$", "", word) for word in words]
    if len(words) >= 3 and sum(word[0].isupper() for word in words) >= 3:
        return slug("".join(word[0] for word in words if word[0].isupper()))
    if len(words) > 2 and not any(word[0].isupper() for word in words[1:]):
        words = words[-2:]
    return slug(" ".join(words[:3])) or "actor"


def _best_noun(group: Group) -> str:
    """Return the words for what a group counts that say most: with the state that it belongs to, if any says so."""
    frame = best_frame(group)
    nouns = [
        member.frame.noun
        for member in group.members
        if member.frame.noun and member.frame.thing == frame.thing
    ]

    def says(noun: str) -> tuple[bool, bool, int]:
        named = any(STATES.get(part.lower()) == frame.whose for part in [*noun.split(), *_pairs(noun)])
        return named, noun.split()[-1] not in ("number", "total", "figure", "amount"), -len(noun)

    return max(nouns, key=says) if nouns else frame.noun


def best_frame(group: Group) -> Frame:
    """Return the frame that names a group best: one that assumes nothing, with a thing, a state and a place."""
    frames = [member.frame for member in group.members]
    return max(
        frames,
        key=lambda frame: (
            not frame.assumed,
            bool(frame.whose),
            frame.thing not in ("", "people"),
            bool(frame.where),
            bool(frame.noun),
        ),
    )


def measure_name(frame: Frame, place: str) -> str:
    """Return a name for what is counted, as a person would write it."""
    what = frame.noun if frame.thing not in ("", "people") or not frame.action else ""
    action = "" if frame.action == "sent" and frame.where else _NAMES.get(frame.action, "")
    if frame.kind == "people" and frame.action and frame.thing in ("", "people"):
        what = "people"
    if frame.kind.startswith("money"):
        what = frame.noun or "money"
        action = "" if frame.noun and frame.action == "damaged" else action
    what = what or {"people": "people"}.get(frame.kind, frame.thing or frame.kind)
    what = re.sub(r"\s+", " ", what).strip(" ,.")
    if (
        frame.whose
        and frame.whose.lower() not in what.lower()
        and not any(STATES.get(word.lower()) == frame.whose for word in [*what.split(), *_pairs(what)])
    ):
        what = f"{what} of {frame.whose}" if frame.kind != "people" else f"{what} ({frame.whose})"
    if action and not any(part in what.lower() for part in action.split()):
        what = f"{what} {action}"
    where = frame.where or (place if frame.action and frame.kind == "people" else "")
    if where and where.lower() not in what.lower():
        what = f"{what} in {where}" if frame.where else f"{what} ({where})"
    if frame.scope is Scope.INCREASE:
        what = f"{what}, increase"
    elif frame.scope is Scope.PART:
        what = f"{what}, part"
    elif frame.scope is Scope.RATE:
        what = f"{what}, {frame.period}"
    elif frame.scope is Scope.SHARE and "share" not in what.lower():
        what = f"share of {what}"
    if frame.when is not None:
        what = f"{what}, {frame.when.first.year}"
    return what[0].upper() + what[1:] if what else "Figure"


def _pairs(text: str) -> list[str]:
    words = text.split()
    return [f"{one} {two}" for one, two in itertools.pairwise(words)]


def measure_slug(frame: Frame, name: str) -> str:
    """Return an id for a measure: what is done, or the thing, and the place where it is not the article's."""
    parts = []
    if frame.thing not in ("", "people"):
        parts.append(frame.noun.split()[-1] if frame.noun and frame.kind != "people" else frame.thing)
    if frame.action and not (frame.action == "sent" and frame.where):
        parts.append({"attended": "crowd", "infected": "cases"}.get(frame.action, frame.action))
    if not parts and frame.thing:
        parts.append(frame.thing)
    if frame.where:
        parts.append(frame.where)
    if frame.scope:
        parts.append(str(frame.scope))
    if not parts:
        parts = name.split()[:3]
    if frame.when is not None:
        parts.append(str(frame.when.first.year))
    return slug(" ".join(parts)) or "figure"


def counting(frame: Frame) -> tuple[Accounting, str]:
    """Return how a measure's figures add up and how long one may stand, by the kind of what is counted."""
    if frame.scope is Scope.RATE:
        return Accounting.FLOW, "30d"
    if frame.when is not None:
        return Accounting.STOCK, "fixed"
    if frame.scope is Scope.SHARE or frame.action in _OF_ONE_DAY:
        return Accounting.STOCK, "fixed"
    if frame.action in _RUNNING:
        return Accounting.CUMULATIVE, "2d"
    if frame.kind.startswith("money"):
        return Accounting.STOCK, "30d"
    return Accounting.STOCK, "2d"


def _unit(readings: Sequence[Reading], group: Group, frame: Frame) -> str:
    """Return the unit of a measure, as the figures name it most often."""
    names = Counter(
        readings[member.article].mentions[member.number].figure.unit.name for member in group.members
    )
    for name, _ in names.most_common():
        if frame.kind == "people" and name in (
            "missing",
            "dead",
            "killed",
            "wounded",
            "injured",
            "captured",
            "deaths",
            "bodies",
        ):
            return "people"
        if name:
            return name
    return "people" if frame.kind == "people" else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] if text and not text[:1].isupper() else text


def _key_word(reading: Reading, number: int, text: str) -> str:
    """Return the word of a quotation that a person would remember it by: its longest noun, else verb."""
    quotation = reading.quotations[number]
    words = reading.parsed[quotation.paragraph].words[quotation.first : quotation.last + 1]
    for kinds in (("NOUN", "PROPN"), ("VERB", "ADJ"), ("ADV", "PRON", "AUX", "DET", "NUM")):
        found = [word.lower for word in words if word.pos in kinds and word.text.isalpha()]
        if found:
            return slug(max(found, key=len))
    return slug(text)[:20] or "quote"


def _wording(figure: Figure) -> str:
    """Return the words for a figure that the file is to have: the longest beginning that reads as that figure."""
    words = figure.text.split()
    for end in range(len(words), 0, -1):
        text = " ".join(words[:end])
        with suppress(FigureError):
            read = parse(text)
            if (read.stated, read.hard) == (figure.stated, figure.hard):
                return text
    return ""
