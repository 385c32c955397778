"""What other languages write in figures: separators of digits, words that scale, hedges, spans.

A brief's `locale:` says which language its wordings are in. Without it a foreign scale is refused by name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMA_LANGUAGES = word_set(
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
)
"""Languages that write 12.000,5 for twelve thousand and a half."""
AMBIGUOUS = 0
"""The scale of a word that is one number in English and another in the language."""


class Language(NamedTuple):
    """What is read in a language beside English."""

    name: str
    scales: Mapping[int, str]
    """Words by the power of ten that they stand for; at 0 those that are AMBIGUOUS."""
    hedges: Mapping[str, str]
    """Phrases before a number by their row of the wording table, tokens apart."""
    joints: str = ""
    """Words between the two ends of a span."""
    openings: Mapping[str, str] = {}
    """Words that open a span: "between" or "from", and what they mean."""
    conjunction: str = ""
    """The "and" of "between … and …"."""


LANGUAGES = {
    "de": Language(
        "German",
        {3: "tausend tsd", 6: "millionen mio", 9: "milliarde milliarden mrd", 12: "billionen", 0: "billion"},
        {
            "more than": "mehr als | über",
            "about": "etwa | ungefähr | rund | zirka | schätzungsweise",
            "nearly": "knapp | fast | beinahe | nahezu",
            "just over": "gut | etwas mehr als | etwas über",
            "at least": "mindestens | wenigstens | nicht weniger als",
            "up to": "bis zu",
            "at most": "höchstens | maximal | nicht mehr als",
            "fewer than": "weniger als | unter",
        },
        "bis oder",
        {"zwischen": "between", "von": "from"},
        "und",
    ),
    "fr": Language(
        "French",
        {
            3: "mille millier milliers",
            9: "milliard milliards md mds",
            0: "billion billions trillion trillions",
        },
        {
            "more than": "plus de | plus d '",
            "about": "environ | quelque | autour de | à peu près",
            "nearly": "près de | presque",
            "at least": "au moins | pas moins de",
            "up to": "jusqu ' à",
            "at most": "au plus | au maximum | pas plus de",
            "fewer than": "moins de | moins d '",
        },
        "à ou",
        {"entre": "between", "de": "from"},
        "et",
    ),
    "es": Language(
        "Spanish",
        {3: "mil", 6: "millón millones", 9: "millardo millardos", 12: "billón billones"},
        {
            "more than": "más de | por encima de",
            "about": "unos | unas | alrededor de | aproximadamente | en torno a",
            "nearly": "casi | cerca de",
            "at least": "al menos | por lo menos | como mínimo | no menos de",
            "up to": "hasta",
            "at most": "como máximo | a lo sumo | no más de",
            "fewer than": "menos de",
        },
        "a o",
        {"entre": "between", "de": "from"},
        "y",
    ),
    "pt": Language(
        "Portuguese",
        {
            3: "mil",
            6: "milhão milhões mi",
            9: "bilhão bilhões bi",
            12: "trilhão trilhões",
            0: "bilião biliões",
        },
        {
            "more than": "mais de | acima de",
            "about": "cerca de | aproximadamente | em torno de | por volta de | uns | umas",
            "nearly": "quase | perto de",
            "at least": "pelo menos | ao menos | no mínimo",
            "up to": "até",
            "at most": "no máximo | não mais de",
            "fewer than": "menos de",
        },
        "a ou",
        {"entre": "between", "de": "from"},
        "e",
    ),
    "it": Language(
        "Italian",
        {3: "mila mille", 6: "milione milioni", 9: "miliardo miliardi mld", 12: "bilione bilioni"},
        {
            "more than": "più di | oltre",
            "about": "intorno a | all ' incirca | approssimativamente",
            "nearly": "quasi | poco meno di",
            "at least": "almeno | non meno di",
            "up to": "fino a",
            "at most": "al massimo | non più di",
            "fewer than": "meno di",
        },
        "a o",
        {"tra": "between", "fra": "between", "da": "from"},
        "e",
    ),
    "ru": Language(
        "Russian",
        {
            3: "тыс тысяча тысячи тысяч",
            6: "млн миллион миллиона миллионов",
            9: "млрд миллиард миллиарда миллиардов",
            12: "трлн триллион триллиона триллионов",
        },
        {
            "more than": "более | больше | свыше | более чем",
            "about": "около | примерно | приблизительно | порядка",
            "nearly": "почти",
            "at least": "не менее | не меньше | как минимум | по меньшей мере | минимум",
            "up to": "до",
            "at most": "не более | не больше | максимум",
            "fewer than": "менее | меньше",
        },
        "до или",
        {"между": "between", "от": "from"},
        "и",
    ),
    "uk": Language(
        "Ukrainian",
        {
            3: "тис тисяча тисячі тисяч",
            6: "млн мільйон мільйона мільйони мільйонів",
            9: "млрд мільярд мільярда мільярди мільярдів",
            12: "трлн трильйон трильйона трильйони трильйонів",
        },
        {
            "more than": "понад | більше | більше ніж | більш ніж",
            "about": "близько | приблизно | орієнтовно",
            "nearly": "майже",
            "at least": "щонайменше | не менше | не менш ніж | принаймні | мінімум",
            "up to": "до",
            "at most": "не більше | максимум",
            "fewer than": "менше | менше ніж | менш ніж",
        },
        "до або чи",
        {"між": "between", "від": "from"},
        "і та",
    ),
}
"""The languages of which more is read than the separators, by their ISO 639 codes."""

_ENGLISH = Language("English", {}, {})


def language_code(locale: str) -> str:
    """Return the code of a locale's language: "pt" of "pt-BR"."""
    return locale.replace("-", "_").partition("_")[0].lower()


def language_of(locale: str) -> Language:
    """Return what is read in the language of a locale."""
    return LANGUAGES.get(language_code(locale), _ENGLISH)


def separators(locale: str) -> tuple[str, str]:
    """Return what stands in a language between groups of digits, and before decimal places."""
    return (".", ",") if language_code(locale) in _COMMA_LANGUAGES else (",", ".")


@cache
def local_scales(locale: str) -> Mapping[str, int]:
    """Return the words of a language that multiply the number before them."""
    return {
        word: 10**power if power else AMBIGUOUS
        for power, words in language_of(locale).scales.items()
        for word in words.split()
    }


@cache
def foreign_scales() -> Mapping[str, tuple[str, int]]:
    """Return the scales that are no English words, with the languages they may belong to and their power of ten."""
    found: dict[str, tuple[str, int]] = {}
    for code, language in LANGUAGES.items():
        for power, words in language.scales.items():
            for word in words.split():
                if power and len(word) > 2:
                    known = f"{found[word][0]} or " if word in found else ""
                    found[word] = f"{known}{language.name} (locale: {code})", power
    return found
