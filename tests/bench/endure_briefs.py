"""Random briefs for the endurance run, each made from its number alone: short ones, some long, in many scripts."""

from __future__ import annotations

import json
from random import Random

PLAIN = ("the", "troops", "were", "seen", "at", "a", "base", "near", "border", "by", "witnesses", "who", "said", "so", "on", "Monday")  # fmt: skip
STRANGE = (
    "漢字", "한국", "日本語の", "עברית", "العربية", "ภาษาไทย", "e\u0301lan", "👩‍👩‍👧", "🇺🇦", "½", "İ", "ﷺ", "[b]", "[/nope]",
    "[@click=app.quit()]", "\x1b[2J", "\x1b]0;t\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\u3164", "\ue000", "x" * 90, "a\u0301" * 20,
)  # fmt: skip
FIGURES = (
    "{} troops", "around {} troops", "at least {} troops", "between {} and 12,000 troops", "up to {} troops", "dozens of troops",
    "nearly {} troops", "no troops", "{} percent", "several thousand", "more than {} km", "many",
)  # fmt: skip
DAYS = (
    "2024-10-18",
    "2024-10-21",
    "2024-10-23",
    "2024-10-24",
    "2024-10",
    "2024-10-18..2024-10-23",
    "yesterday",
)


def random_brief(number: int) -> str:
    """Return the brief of a number: YAML whose strings are JSON's, which YAML takes."""
    chance = Random(number)
    actors = [f"a{n}" for n in range(chance.randint(1, 9))]
    measures = [f"m{n}" for n in range(chance.randint(0, 5))]
    long = chance.random() < 0.05
    sections = {f"s{n}": [_sentence(chance)] for n in range(chance.randint(0, 30 if long else 6))}
    claims: dict[str, dict[str, object]] = {}
    for n in range(chance.randint(0, 400 if long else 30) if sections else 0):
        section, figure = (
            chance.choice(list(sections)),
            chance.choice(FIGURES).format(f"{chance.randint(1, 12_000):,}"),
        )
        sections[section] += [
            f"Number {n} says {figure}, {_sentence(chance)}",
            "\n\n" * (chance.random() < 0.3),
        ]
        claim: dict[str, object] = {"by": chance.choice(actors), "section": section}
        claim["quote"] = f"Number {n} says {figure}" if chance.random() < 0.95 else "said by nobody"
        if measures and chance.random() < 0.8:
            claim |= {"measure": chance.choice(measures), "figure": figure}
        if chance.random() < 0.7:
            claim["said"] = chance.choice(DAYS)
        if claims and chance.random() < 0.1:
            claim[chance.choice(("denies", "supersedes"))] = [chance.choice(list(claims))]
        claims[f"c{n}"] = claim
    brief = {
        "briefing": "1",
        "title": _sentence(chance),
        "date": chance.choice(DAYS),
        "summary": " ".join(_sentence(chance) for _ in range(chance.randint(0, 4))),
        "actors": {
            id: {
                "name": _sentence(chance, 3),
                **({"of": chance.choice(actors)} if chance.random() < 0.3 else {}),
            }
            for id in actors
        },
        "measures": {
            id: {
                "name": _sentence(chance, 4),
                "unit": "troops",
                "tempo": chance.choice(("2d", "30d", "fixed")),
            }
            for id in measures
        },
        "sections": {
            id: {"title": _sentence(chance, 4), "text": " ".join(text)} for id, text in sections.items()
        },
        "claims": claims,
        "hypotheses": [_sentence(chance) for _ in range(chance.randint(0, 3))],
    }
    text = json.dumps({name: part for name, part in brief.items() if part}, indent=1, ensure_ascii=False)
    return text.replace("\x9b", r"\x9b")


def damaged(text: str, chance: Random) -> str:
    """Return a text cut off, or with some characters changed, as a save may leave it."""
    if chance.random() < 0.5:
        return text[: chance.randrange(len(text))]
    for _ in range(5):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice("\x1b[]{}:-3\u202e#&*é\n") + text[at + 1 :]
    return text


def _sentence(chance: Random, most: int = 20) -> str:
    words = [
        chance.choice(STRANGE) if chance.random() < 0.08 else chance.choice(PLAIN)
        for _ in range(chance.randint(1, most))
    ]
    return " ".join(words)
