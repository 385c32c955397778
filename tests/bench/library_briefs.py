"""A library of briefs to measure with: one seed gives the same files, byte for byte."""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random

START = date(2022, 2, 24)
DAYS = 1_000
PER_FOLDER = 500
CLAIMS, SECTIONS, ACTORS, MEASURES = 30, 4, 8, 6
WORDINGS = ("{}", "about {}", "at least {}", "more than {}", "up to {}", "nearly {}", "around {}", "some {}")
NOUNS = ("troops", "officers", "casualties", "vehicles", "containers", "shells", "drones", "civilians")
PLACES = [
    "Kursk",
    "Sudzha",
    "Belgorod",
    "Kharkiv",
    "Kupiansk",
    "Pokrovsk",
    "Avdiivka",
    "Bakhmut",
    "Mariupol",
    "Kherson",
    "Odesa",
    "Dnipro",
    "Sumy",
    "Chernihiv",
    "Vovchansk",
    "Toretsk",
    "Robotyne",
    "Melitopol",
    "Berdiansk",
    "Luhansk",
    "Donetsk",
    "Crimea",
    "Sevastopol",
    "Rostov",
    "Voronezh",
    "Bryansk",
    "Engels",
    "Murmansk",
    "Vladivostok",
    "Rason",
    "Pyongyang",
    "Ussuriysk",
    "Khabarovsk",
    "Gaza",
    "Rafah",
    "Jenin",
    "Nablus",
    "Beirut",
    "Tyre",
    "Aleppo",
    "Idlib",
    "Hodeidah",
    "Sanaa",
    "Khartoum",
    "Darfur",
    "Goma",
    "Tigray",
    "Mekelle",
    "Bamako",
    "Gao",
    "Kidal",
    "Niamey",
    "Marawi",
    "Myitkyina",
    "Sittwe",
]
PEOPLE = [
    "spokesman",
    "minister",
    "general",
    "governor",
    "ambassador",
    "president",
    "commander",
    "analyst",
    "official",
    "prosecutor",
    "mayor",
    "envoy",
    "secretary",
    "observer",
    "director",
    "adviser",
    "deputy",
    "colonel",
    "delegate",
    "inspector",
]
STATES = [
    "Ukraine",
    "Russia",
    "Poland",
    "Romania",
    "Finland",
    "Estonia",
    "Norway",
    "Sweden",
    "Germany",
    "France",
    "Britain",
    "Canada",
    "Japan",
    "Korea",
    "China",
    "Israel",
    "Lebanon",
    "Syria",
    "Yemen",
    "Sudan",
    "Mali",
    "Congo",
    "Ethiopia",
    "Philippines",
    "Myanmar",
]
LETTERS = "bcdfgklmnprstvz", "aeiou"


def make_library(folder: str, briefs: int, seed: int = 6, claims: int = CLAIMS) -> None:
    """Write briefs into folders of PER_FOLDER below a folder."""
    random = Random(seed)
    words = _words(random, 4_000)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for number in range(briefs):
        below = os.path.join(folder, f"{number // PER_FOLDER:03}")
        if number % PER_FOLDER == 0:
            os.makedirs(below, exist_ok=True)
        text = brief(random, number, words, weights, claims)
        with open(os.path.join(below, f"brief-{number:05}.yaml"), "w", encoding="utf-8") as file:
            file.write(text)


def brief(random: Random, number: int, words: list[str], weights: list[float], claims: int = CLAIMS) -> str:
    """Return the text of a brief: prose in which the claims' words stand, actors, and measures other briefs have too."""
    day = START + timedelta(random.randrange(DAYS))
    places = random.sample(PLACES, 2)
    noun = random.choice(NOUNS)
    actors = [_actor(random, at) for at in range(ACTORS)]
    measures = [_measure(random, places) for _ in range(MEASURES)]
    prose = iter(random.choices(words, weights, k=claims * 9 + SECTIONS * 60))
    sections: list[list[str]] = [[] for _ in range(SECTIONS)]
    lines = []
    level = 10 ** random.uniform(2, 4.7)
    for at in range(claims):
        by, measure = random.choice(actors), random.choice(measures)
        value = random.choice(WORDINGS).format(f"{_rounded(level * random.lognormvariate(0, 0.35)):,}")
        figure = f"{value} {measure[2]}"
        quote = f"{figure} near {random.choice(places)}"
        section = sections[at * SECTIONS // claims]
        section.append(f"The {random.choice(PEOPLE)} said {quote} {_clause(prose, 7)}.")
        said = day - timedelta(random.randrange(6))
        source = "abc"[at % 3]
        lines.append(
            f"  c{at}:\n    by: {by[0]}\n    section: s{at * SECTIONS // claims}\n    quote: {quote}\n"
            f"    measure: {measure[0]}\n    figure: {figure}\n    said: {said}\n    via: {source}\n"
        )
    for section in sections:
        section += [f"{_clause(prose, 12).capitalize()}." for _ in range(4)]
        random.shuffle(section)
    parts = [
        f"briefing: 1\ntitle: {noun.capitalize()} in {places[0]} and {places[1]}, part {number}\ndate: {day}\n",
        f"handling: TLP:CLEAR\nsummary: >\n  {_clause(prose, 14).capitalize()}.\nsources:\n",
        *(
            f"  {id}: {{title: {_clause(prose, 4)}, publisher: The {random.choice(PLACES)} Post, date: {day},"
            f" url: 'https://news.example/{number}/{id}', reliability: {random.choice('ABCD')}}}\n"
            for id in "abc"
        ),
        "actors:\n",
        *(f"  {id}: {{name: {name}, kind: {kind}{of}}}\n" for id, name, kind, of in dict.fromkeys(actors)),
        "measures:\n",
        *(
            f"  {id}: {{name: {name}, unit: {unit}, tempo: 7d}}\n"
            for id, name, unit in dict.fromkeys(measures)
        ),
        "sections:\n",
        *(
            f"  s{at}:\n    title: {_clause(prose, 3).capitalize()} in {places[at % 2]}\n    source: a\n    text: |\n"
            + "".join(f"      {line}\n" for line in section)
            for at, section in enumerate(sections)
        ),
        "claims:\n",
        *lines,
    ]
    return "".join(parts)


def _words(random: Random, count: int) -> list[str]:
    """Return words that can be said, the frequent ones short."""
    found: dict[str, None] = {}
    while len(found) < count:
        size = 2 + len(found) * 3 // count
        found["".join(random.choice(LETTERS[0]) + random.choice(LETTERS[1]) for _ in range(size))] = None
    return list(found)


def _actor(random: Random, at: int) -> tuple[str, str, str, str]:
    state = random.choice(STATES)
    if at % 2 == 0:
        return (state.lower(), state, "state", "")
    person = random.choice(PEOPLE)
    return (f"{state.lower()}-{person}", f"The {person} of {state}", "person", "")


def _measure(random: Random, places: list[str]) -> tuple[str, str, str]:
    noun, place = random.choice(NOUNS), random.choice(places)
    return (f"{noun}-{place.lower()}", f"{noun.capitalize()} in {place}", noun)


def _clause(words: object, count: int) -> str:
    return " ".join(next(words) for _ in range(count))  # type: ignore[call-overload]


def _rounded(value: float) -> int:
    """Return a number as people write it: two digits and noughts."""
    step = 10 ** max(0, len(str(int(value))) - 2)
    return max(1, round(value / step) * step)
