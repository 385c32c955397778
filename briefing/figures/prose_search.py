"""Figures in running prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.amount import Reading, read_currency
from briefing.figures.days import is_month, read_cut
from briefing.figures.grammar import CLOCKS, STOPS, STREETS, figure_of, noun_unit
from briefing.figures.head import CHANGE_ADVERBS, CHANGES, CHANGING_KINDS, NOUNS_OF_CHANGE, Head, read_head
from briefing.figures.model import DECREASE, INCREMENT, FigureError
from briefing.figures.numbers import PART_WORDS, begins_number
from briefing.figures.tokens import Tokens, word_set
from briefing.figures.units import COUNT, DAY, PERCENT, counted, measured
from briefing.figures.wordings import WORDINGS, RowKind, WordingTable, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.figures.model import Figure


_NOUN_TOKENS = 6
"""How far after a number a counted noun is looked for; another plural stands nearer."""
_PLURAL_TOKENS = 3
_FEW = 12
"""Vague words up to here are figures only before a noun: "several soldiers", not "several of it"."""
_CALIBRE = "mm"
"""A unit that names a kind of gun or shell."""
_ANY_YEAR = 2000
_BEFORE = frozenset("([\"'“‘«~<>≈≤≥—±")
"""Signs that may touch a number; after others it is part of something else."""
_OPENERS = word_set("a an half between from low mid high minus anywhere")
_LABELS = word_set(
    """section article chapter paragraph page no number resolution phase figure table part annex version highway
    route flight unit group day item level stage round channel room gate platform terminal formula model game
    iphone ipad windows playstation xbox boeing airbus interstate"""
)
"""Words that a number after them names and does not count."""
_GUNS = word_set("gun artillery calibre caliber cannon barrel mortar round machine tank")
_OF_THEM = word_set("them those these the whom which its his her their")
"""Words that make a number of what came before: "seven of them"."""
_YEAR_LEADS = word_set("in since until by of from early late mid during")
_NO_SHARES = word_set("them it us this that which")
_POSSESSIVES = word_set("his her their my our s")
_WITH_OBJECT = {
    **dict.fromkeys(
        word_set("gained gains added adds raise raised raises raising lifted boosted hike"), INCREMENT
    ),
    **dict.fromkeys(
        word_set("lost loses shed sheds cut cuts cutting slashed trimmed lowered reduced"), DECREASE
    ),
}
"""Verbs that tell of a change before percent and points, and before "by"; else of what they act on."""
_CHANGING = CHANGES | _WITH_OBJECT
_THAN = {"more": INCREMENT, "higher": INCREMENT, "less": DECREASE, "fewer": DECREASE, "lower": DECREASE}
_BETWEEN = CHANGE_ADVERBS | word_set("by a an of")
_LOOK_BACK, _LOOK_BACK_FROM_BY = 4, 7
_VICTIMS = word_set("killing killed injuring injured wounding wounded kills")
"""Verbs after which a number needs no noun: "killing three"."""
_LINES = ("480", "720", "1080", "1440", "2160")
"""Heights of a video, whose "p" is no penny."""
_TALL_TALES = word_set("passed passes passing crossed crosses crossing topped tops")
"""Verbs that bound large numbers only: not "passed two laws"."""


class Found(NamedTuple):
    """A figure in a text, from `start` up to, not including, `end`."""

    start: int
    end: int
    figure: Figure
    change: str = ""
    """"rise" or "fall" for a number by which something changed, told apart from the level it came to."""


def figures_in(
    text: str, wordings: WordingTable = WORDINGS, year: int | None = None, locale: str = "en"
) -> Iterator[Found]:
    """Yield the figures in prose, in order, each with the noun and the period that follow it.

    "Rose 0.4 per cent to 13,176" holds a change and, apart from it, a level. Left out is what only looks like
    a figure: a year alone, an ordinal, a part of a name (F-16, FTSE 100), a clock time, a street number, a small
    number word without a noun, words that bound nothing ("many"). Days without a year are found where
    `year` is given.
    """
    tokens = Tokens(text)
    wordings = in_language(wordings, locale)
    how = Reading(wordings, locale, year or _ANY_YEAR)
    at, change = 0, ""
    while at < tokens.count:
        if not _may_begin(tokens, at, wordings):
            at += 1
            continue
        before = change if at > 1 and tokens.matches(at - 2, (",", "or")) else _change_before(tokens, at)
        head = _head(tokens, at, how, before)
        if head is None or _is_duration(tokens, at, head):
            at += 1
            continue
        end = _noun_end(tokens, head)
        is_day = head.unit is DAY
        if not (_names_day(tokens, at, end, year is not None) if is_day else _counts(tokens, at, head, end)):
            at = max(at + 1, head.end)
            continue
        change = head.change or _change_after(tokens, head)
        noun = "" if is_day else tokens.slice(head.end + (tokens.words[head.end] == "of"), end)
        after, period = (not is_day and read_cut(tokens, end)) or (end, "")
        if not any(begins_number(tokens, place) for place in range(end, after)):
            end = after  # else the period holds a figure of its own: "in three months"
        yield _found(tokens, at, end, head._replace(change=change), noun, period)
        at = end
        if change and tokens.words[end + 1] == "than":
            at += 2  # "4 per cent less than a year ago" has no second bound


def _is_duration(tokens: Tokens, at: int, head: Head) -> bool:
    """Whether "over" tells how long something took, as in "48 witnesses over 10 weeks", and bounds nothing."""
    word = tokens.words[at - 1] if at else ""
    follows_noun = word in counted() or (len(word) > 3 and word.endswith("s"))
    return tokens.words[at] == "over" and head.unit.kind == "time" and follows_noun


def _found(tokens: Tokens, at: int, end: int, head: Head, noun: str, period: str) -> Found:
    start, stop = tokens.starts[at], tokens.ends[end - 1]
    if tokens.text[stop - 1] == "." and tokens.is_word(end - 1):
        stop -= 1
    unit = noun_unit(tokens, head.end, end) if head.unit is COUNT else head.unit
    figure = figure_of(tokens.text[start:stop], head, unit, " ".join(noun.split()), {period})
    return Found(start, stop, figure, {INCREMENT: "rise", DECREASE: "fall"}.get(head.change, ""))


def _head(tokens: Tokens, at: int, how: Reading, change: str) -> Head | None:
    try:
        if not change and at and tokens.words[at - 1] == "from" and _verb_of(_CHANGING, tokens, at - 1):
            # "rose from 20 to 30" names two levels and no span.
            head = read_head(tokens, at, how, INCREMENT)
            return head and head._replace(change="")
        head = read_head(tokens, at, how, change)
    except FigureError:
        return None
    if head and change and tokens.words[at - 1] != "by" and not _verb_of(CHANGES, tokens, at):
        return head if head.unit.kind in CHANGING_KINDS else read_head(tokens, at, how)
    return head


def _change_before(tokens: Tokens, at: int) -> str:
    """Return the change that a verb before a number tells: "rose by", "raise rates by"; none before a level."""
    words = tokens.words
    if at and words[at - 1] == "by":
        for place in range(at - 2, max(at - 2 - _LOOK_BACK_FROM_BY, -1), -1):
            if change := CHANGES.get(words[place]) or _WITH_OBJECT.get(words[place]):
                return change
        return ""
    return _verb_of(CHANGES, tokens, at) or _verb_of(_WITH_OBJECT, tokens, at)


def _verb_of(verbs: Mapping[str, str], tokens: Tokens, at: int) -> str:
    """Return what the verb right before a token tells, adverbs and articles between the two left out."""
    for place in range(at - 1, max(at - 1 - _LOOK_BACK, -1), -1):
        if change := verbs.get(tokens.words[place]):
            return change
        if tokens.words[place] not in _BETWEEN:
            return ""
    return ""


def _change_after(tokens: Tokens, head: Head) -> str:
    """Return the change that the word after a number tells: "3p lower", "a 5 per cent rise"."""
    if head.unit.kind not in CHANGING_KINDS and not head.unit.is_money:
        return ""
    words, end = tokens.words, head.end + (tokens.words[head.end] == ",")
    if words[end + 1] == "than" and words[end] in _THAN:
        return _THAN[words[end]]
    if end > head.end and words[end] not in ("higher", "lower"):
        return ""
    return NOUNS_OF_CHANGE.get(words[end], "")


def _may_begin(tokens: Tokens, at: int, wordings: WordingTable) -> bool:
    words = tokens.words
    if words[at] == "-":
        return not tokens.is_glued(at) and tokens.is_number(at + 1) and tokens.is_glued(at + 1)
    if begins_number(tokens, at):
        if tokens.is_glued(at):
            return tokens.text[tokens.starts[at] - 1] in _BEFORE
        return not at or not (words[at - 1] in _LABELS or _is_year_after(tokens, at))
    if words[at] in _OPENERS:
        return words[at] not in ("a", "an") or not tokens.is_number(at + 1)
    if words[at] == "magnitude":
        return tokens.is_number(at + 1)
    if words[at] in CHANGES and words[at + 1] in ("past", "through"):
        return begins_number(tokens, at + 2) or read_currency(tokens, at + 2)[0] is not None
    if words[at] == "up" and at and (words[at - 1] in CHANGES or words[at - 1] in ("went", "moved", "goes")):
        return False  # "edged up to 4.1%" is no "up to"
    if phrase := wordings.prefix(words, at):
        after = at + len(phrase.tokens)
        if words[after - 1] == "than" and words[after] == "the":
            return False  # "fewer than the 200,000 expected"
        if words[at] == "over" and words[at + 1] in ("a", "the"):
            return False  # "over a distance of 15,000 km"
        begins = begins_number(tokens, at + 1) or read_currency(tokens, at + 1)[0] is not None
        return words[at] not in _TALL_TALES or begins
    if is_month(tokens, at):
        return True
    return read_currency(tokens, at)[0] is not None


def _is_year_after(tokens: Tokens, at: int) -> bool:
    """Whether a number is the year of "in 1990"; "in 2000 villages" counts."""
    word = tokens.words[at]
    looks = len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")
    return looks and tokens.words[at - 1] in _YEAR_LEADS and tokens.words[at + 1] not in counted()


def _names_day(tokens: Tokens, at: int, end: int, dated: bool) -> bool:
    numbers = [word for word in tokens.words[at:end] if word[:1].isdigit()]
    has_day = any(len(word) in (1, 2, 10) for word in numbers)
    return has_day and (dated or any(len(word) in (4, 10) for word in numbers))


def _noun_end(tokens: Tokens, head: Head) -> int:
    """Return the token after the noun that follows a number; the head's end if there is none.

    A counted noun is known; another word is taken for one where it has a plural's ending.
    """
    if head.unit is not COUNT:
        return head.end
    nouns = counted()
    end, plural = head.end, 0
    start = end + (tokens.words[end] in ("of", "-"))
    several = head.core.stated is None or head.core.stated[1] != 1
    for place in range(start, min(start + _NOUN_TOKENS, tokens.count)):
        word = tokens.words[place]
        ends_sentence = tokens.text[tokens.ends[place] - 1] == "." and len(word) > 2 and word not in nouns
        if word in STOPS or not (tokens.is_word(place) or tokens.is_glued(place)):
            break
        unit, is_several = nouns.get(word, (COUNT, False))
        if is_several or (unit is not COUNT and not several):
            return place + 1
        is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        if is_plural and several and not plural and place < start + _PLURAL_TOKENS:
            plural = place + 1
        if ends_sentence:
            break
    return plural or end


def _counts(tokens: Tokens, at: int, head: Head, end: int) -> bool:
    """Whether a head is a figure and does not only look like one."""
    words, stated, row = tokens.words, head.core.stated, head.row
    if (
        row.hard is None
        or _is_calibre(tokens, head)
        or _is_joined(tokens, head)
        or _is_name(tokens, at, head)
    ):
        return False
    if row.name == "none":
        return end > head.end and noun_unit(tokens, head.end, end) is not COUNT
    if words[at] in _TALL_TALES and head.unit is COUNT and stated and stated[1] < 1000:
        return False
    if row.name == "all tens" and at and words[at - 1] in _POSSESSIVES:
        return False
    if head.unit == PERCENT and words[head.end - 1] in PART_WORDS and not (head.qualified or head.change):
        return words[head.end] == "of" and words[head.end + 1] not in _NO_SHARES
    if head.unit is not COUNT:
        return (
            head.qualified or words[at] not in ("a", "an") or words[at + 1] not in measured() or end > at + 2
        )
    is_year = head.end == at + 1 and len(words[at]) == 4 and words[at].isdigit() and words[at][0] in "12"
    if end > head.end:
        is_loose = is_year or (row.kind is RowKind.VALUES and row.hard.high <= _FEW)
        return not is_loose or noun_unit(tokens, head.end, end) is not COUNT
    if head.qualified:
        return not (stated and stated[1] == 1)
    if row.kind is RowKind.VALUES:
        return row.hard.high > _FEW
    if not any(tokens.is_number(place) for place in range(at, head.end)):
        if words[at - 1] in _VICTIMS:
            return True
        is_part = words[head.end] == "of" and words[head.end + 1] in _OF_THEM and stated and stated[0] > 1
        return bool(stated is None or stated[0] > _FEW or is_part)
    return not is_year


def _is_calibre(tokens: Tokens, head: Head) -> bool:
    """Whether a number names a kind of gun or shell: "152mm shells"."""
    if head.unit.name != _CALIBRE:
        return False
    nouns = tokens.words[head.end : head.end + _PLURAL_TOKENS]
    kinds = {counted()[noun][0].kind for noun in nouns if noun in counted()}
    return not kinds.isdisjoint(("guns", "shells", "munitions")) or not _GUNS.isdisjoint(nouns)


def _is_joined(tokens: Tokens, head: Head) -> bool:
    """Whether a number runs on into what is no figure: "27th", "10:30", "24/7"."""
    after = head.end
    if not tokens.is_glued(after):
        return False
    if tokens.words[after] == "-":
        return not (tokens.is_word(after + 1) and tokens.is_glued(after + 1))
    return tokens.is_word(after) or (tokens.words[after] in (":", "/") and tokens.is_glued(after + 1))


def _is_name(tokens: Tokens, at: int, head: Head) -> bool:
    """Whether a bare number belongs to a name, a time, an address or an age: "FTSE 100", "9 p.m.", "Senard, 65,"."""
    words, end = tokens.words, head.end
    if head.unit.name == "pence" and words[at] in _LINES:
        return True
    if not tokens.is_number(at) or head.unit is not COUNT:
        return False
    if words[end] in CLOCKS:
        return True
    if tokens.is_capital(end) and not STREETS.isdisjoint(words[end : end + 3]):
        return True
    if not at or end > at + 1 or not words[at].replace(".", "").isdigit():
        return False
    if words[at - 1] == "," and len(words[at]) < 4 and words[end] in (",", "."):
        is_list = tokens.is_number(end + 1) or words[end + 1] in ("and", "or")
        return at > 1 and tokens.is_word(at - 2) and not is_list
    is_first = at == 1 and tokens.is_capital(end)  # "Android 8.1 Oreo" at the beginning
    if not tokens.is_word(at - 1) or words[at - 1] in STOPS or not (is_first or _has_capital(tokens, at - 1)):
        return False
    return noun_unit(tokens, end, min(end + 2, tokens.count)) is COUNT or tokens.is_capital(end)


def _has_capital(tokens: Tokens, at: int) -> bool:
    """Whether a word has a capital, and not only as the first of a sentence."""
    word = tokens.slice(at, at + 1)
    return word[1:].lower() != word[1:] or (
        word[0].isupper() and at > 0 and tokens.words[at - 1] not in _ENDS
    )


_ENDS = (".", "!", "?", ":")
