"""Random briefs, small and full of traps; one seed gives one brief."""

from __future__ import annotations

from datetime import date, time
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from claims_made import make_brief, make_measure

from briefing.brief.model import Actor, Brief, Claim, Days, Measure, Status
from briefing.figures.grammar import parse

if TYPE_CHECKING:
    from briefing.figures.model import Figure

START = date(2024, 10, 1).toordinal()

AMOUNTS = ("3", "4", "471", "480", "3,000", "3,100", "12,000", "100,000")

PLAIN = (
    *("{}", "{}", "about {}", "at least {}", "more than {}", "up to {}", "fewer than {}", "nearly {}"),
    *("exactly {}", "{} troops", "about {} killed"),
)

ODD = ("{} shells", "{} km", "{} miles", "{} gizmos", "{} in the past week", "{} a day", "{} per week")

WORDS = (
    *("0", "none", "dozens", "hundreds", "thousands", "10 to 50", "low end of 100 to 300", "many"),
    *("27 October 2024", "27 or 28 October 2024", "by 20 October 2024", "as early as 1 November 2024"),
)

ACTORS = (Actor("a", "A"), Actor("e", "E", of="a"), Actor("f", "F", of="e"), Actor("g", "G", of="b"))
"""Some of those who speak, for one of whom others do; the rest are nobody's."""

IDS = tuple(f"c{number}" for number in range(100))


def random_figure(random: Random) -> Figure:
    if random.random() < 0.2:
        return parse(random.choice(WORDS))
    wording = random.choice(PLAIN if random.random() < 0.7 else ODD)
    return parse(wording.format(random.choice(AMOUNTS)))


def random_brief(seed: int, most: int = 9) -> Brief:
    """Return a brief of a few claims that have much to do with each other."""
    random = Random(seed)
    measures = _measures(random)
    ids = IDS[: random.randint(2, most)]
    tidy = random.random() < 0.5
    claims = [_claim(random, id, ids, measures, tidy) for id in ids]
    return make_brief(claims, measures, {letter: letter for letter in "ABCDEF"}, ACTORS)


def pairs(brief: Brief) -> list[tuple[Claim, Claim]]:
    return list(combinations(brief.claims.values(), 2))


def _measures(random: Random) -> tuple[Measure, ...]:
    """Return up to four measures, of which some are part of an earlier one."""
    found: list[Measure] = []
    for number in range(random.randint(1, 4)):
        found.append(
            make_measure(
                f"m{number}",
                random.choice(("stock", "cumulative", "cumulative", "flow")),
                random.choice((None, 0, 1, 2, 5, 30)),
                unit=random.choice(("", "", "troops", "km")),
                part_of=random.choice((None, *(measure.id for measure in found))),
                tempo_given=random.random() < 0.6,
            )
        )
    return tuple(found)


def _claim(random: Random, id: str, ids: tuple[str, ...], of: tuple[Measure, ...], tidy: bool) -> Claim:
    """Return a claim; of one that is not tidy nearly every part may be missing."""

    def rarely(chance: float) -> bool:
        return not tidy and random.random() < chance

    def some() -> tuple[str, ...]:
        return tuple(other for other in random.sample(ids, min(2, len(ids))) if other != id)

    said = None if rarely(0.2) else _day(random)
    as_of = said and Days(said, said)
    if random.random() < 0.3:
        first = _day(random)
        as_of = Days(first, date.fromordinal(first.toordinal() + random.choice((0, 0, 1, 5, 6))))
    if rarely(0.1):
        as_of = None
    status = Status.ASSERTED
    if rarely(0.3):
        status = random.choice((Status.PROJECTED, Status.DENIED, Status.WITHDRAWN))
    return Claim(
        id=id,
        by=random.choice("abcd" if random.random() < 0.5 else "efghijkl"),
        section="s",
        quote="words",
        measure=None if rarely(0.05) else random.choice((*of, of[0])).id,
        figure=None if rarely(0.1) else random_figure(random),
        said=said,
        day_from="source" if said and random.random() < 0.2 else "",
        time=time(random.randrange(24)) if said and random.random() < 0.2 else None,
        as_of=as_of,
        via=random.choice((None, *"ABCDEF")),
        origin=random.choice(("", "", "", "o1", "o2")),
        status=status,
        denies=some() if rarely(0.15) else (),
        supersedes=some() if rarely(0.15) else (),
    )


def _day(random: Random) -> date:
    return date.fromordinal(START + random.randint(0, 9))
