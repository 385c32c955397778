"""A brief of many claims in many measures, to see how long something takes; one seed gives one brief."""

from __future__ import annotations

from datetime import date
from random import Random

from claims_made import make_brief, make_measure

from briefing.brief.model import Actor, Brief, Claim, Days, Measure, Section, Status
from briefing.figures.grammar import parse

START = date(2024, 1, 1).toordinal()
WORDINGS = ("{}", "about {}", "at least {}", "more than {}", "up to {}", "nearly {}", "around {}")


def large_brief(claims: int = 2000, measures: int = 60, sides: int = 12, seed: int = 4) -> Brief:
    """Return a brief whose sides have three speakers each, who revise their figures as the year goes on."""
    random = Random(seed)
    actors = [Actor(f"s{side}", f"Side {side}", "state") for side in range(sides)]
    actors += [
        Actor(f"s{side}p{part}", f"Speaker {part} of side {side}", of=f"s{side}")
        for side in range(sides)
        for part in range(2)
    ]
    kept = [_measure(number) for number in range(measures)]
    made = [_claim(number, random, actors, kept) for number in range(claims)]
    brief = make_brief(made, kept, {letter: letter for letter in "ABCDEF"}, actors)
    return brief._replace(date=date.fromordinal(START + 366), sections={"s": Section("s", "Everything")})


def _measure(number: int) -> Measure:
    """Return a measure; every fifth is part of the one before it."""
    return make_measure(
        f"m{number}",
        ("cumulative", "stock", "cumulative")[number % 3],
        (2, 7, 30, None)[number % 4],
        name=f"Things of kind {number} in place {number * 7 % 13}",
        part_of=f"m{number - 1}" if number % 5 == 4 else None,
    )


def _claim(number: int, random: Random, actors: list[Actor], measures: list[Measure]) -> Claim:
    measure, actor = random.choice(measures), random.choice(actors)
    said = date.fromordinal(START + random.randrange(365))
    wording = random.choice(WORDINGS).format(
        f"{random.choice((1, 2, 3, 5, 12)) * 10 ** random.randint(2, 4):,}"
    )
    denies = random.random() < 0.02
    dated = random.random() > 0.03
    return Claim(
        id=f"c{number}",
        by=actor.id,
        section="s",
        quote=f"words {number}",
        measure=measure.id,
        figure=None if denies else parse(wording),
        wording="" if denies else wording,
        said=said if dated else None,
        as_of=Days(said, said) if dated else None,
        via=random.choice("ABCDEF"),
        origin=f"o{number % 400}" if random.random() < 0.1 else "",
        status=Status.DENIED if denies else Status.PROJECTED if random.random() < 0.05 else Status.ASSERTED,
        denies=(f"c{random.randrange(number)}",) if denies and number else (),
    )
