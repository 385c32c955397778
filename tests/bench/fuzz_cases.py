"""Cases for the fuzz: small briefs spoilt in many ways, YAML of no sense, wordings; each made from its number alone."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from briefing.brief.shape import BRIEF, HYPOTHESIS, PARTS
from briefing.figures.tokens import word_set
from briefing.figures.wordings import WORDINGS, RowKind

if TYPE_CHECKING:
    from collections.abc import Callable

BRIEFS = Path(__file__).parents[2] / "briefs"
NAMES = tuple(
    sorted({*BRIEF.names, *HYPOTHESIS.names, *(name for shape in PARTS.values() for name in shape.names)})
)
CHOICES = (
    *sorted({word for shape in PARTS.values() for field in shape.fields for word in field.choices}),
    "CC",
    "I",
    "NA",
)
HOSTILE = (
    "\x1b[2J", "\x1b]0;t\x07", "\x1b]8;;u\x1b\\", "\x1b]52;c;eA==\x07", "\x1bPq\x1b\\", "\x9b31m", "\x9d0;t\x9c", "\x85",
    "\0", "\b", "\r", "\x7f", "\t", "\n", "\u202e", "\u2066", "\u200b", "\u200c", "\u200d", "\u200e", "\u2028", "\u2060",
    "\ufeff", "\u3164", "\u115f", "\u2800", "\u034f", "\u00ad", "\u061c", "\u0600", "\ue000", "\U000f0000", "\ufffe",
    "\U000e0041", "\ud800", "\udfff", "\u0301" * 9, "\u0301\ufe0f" * 9, "e\u0301", "\u094d\u200d", "\u0628\u200c\u0628",
    "\U0001f468\u200d\U0001f469", "\u1100\u1161\u11a8", "\u0e33", "\u2067x\u2069", "İ", "ß", "ﷺ", "١٢", "½", "①", "Ⅻ",
    "[@click=app.quit()]", "[/nope]", "[link=http://x]", "[b]", "{{x}}", "%s", "{}", "${x}", "<b>", "../..",
)  # fmt: skip
"""Texts that attack a terminal, the eyes, markup, or those who read numbers."""
YAML = (
    "- ", "? ", ": ", ":", ", ", "[", "]", "{", "}", "&a ", "*a", "!t ", "!!int ", "<<: *a", "<<", "|", ">", "|-", ">+2",
    "'", '"', "''", "\\", '"\\x1b"', '"\\u202e"', '"\\ud800"', '"\\0"', "#", " #", "%", "%YAML 1.1\n", "%TAG ! x\n", "---\n",
    "...\n", "\n", "\n\n", "\n  ", "\n    ", "\r\n", "\t", " ", "@", "`", "~", "null", "no", "4.10", "12:30:45", "0x1f", "=",
)  # fmt: skip
"""What means something to YAML."""
SCALARS = (
    "", " ", "a", "b", "c", "s", "m", "1", "2", "x" * 70, "9" * 400, "2024-10-25", "2024-02-30", "2024-10", "25/10/2024",
    "25 October 2024", "2024-10-18..2024-10-23", "0000-01-01", "9999-12-31", "2d", "fixed", "99999d", "-1d", "de", "TLP:RED",
    "https://x.example/a", "javascript:x", "http://[", "about", "at least", "3,000 troops", "12.000", "[0.5, 2]", "[2, 1]",
)  # fmt: skip
_ROWS = tuple(words.removeprefix("x ") for row in WORDINGS for words in row.words)
_BEFORE = tuple(words for row in WORDINGS for words in row.words if not words.startswith("x "))
_AFTER = tuple(words[2:] for row in WORDINGS for words in row.words if words.startswith("x "))
_VAGUE = tuple(words for row in WORDINGS if row.kind is RowKind.VALUES for words in row.words)
_SOUP = tuple(
    sorted(
        word_set(
            """12,000 12 000 3 27 2024 1.5 12.345 1,5 007 0 1e9 1_000 million thousand hundred k m bn dozen
            half quarter two no twenty-five one October may March early mid late 2024-10-27 , . ; : ( ) " '
            + ~ % $ € US$ £ ¥ – — - / per x × troops killed and wounded people of in the past week so far a
            an day more another extra than or to from between through th st km miles years percent points
            20-foot F-16 152mm if not even times ½ ² ³ ° tonnes hours minus over nearly some"""
        )
    )
)
_NOUNS = (
    "",
    " troops",
    " North Korean troops",
    " killed",
    " containers",
    " 155-mm howitzers",
    " km",
    " %",
    " years",
    " tonnes",
)
_PERIODS = (
    "",
    "",
    " in the past week",
    " a day",
    " so far",
    " per month",
    " since May",
    " last year",
    " by 3 October",
)


def document(seed: int) -> bytes:
    """Return the file of a number; the same number gives the same file."""
    random = Random(seed)
    data = random.choices(_WAYS, _WEIGHTS)[0](random)
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")


def wording(random: Random) -> str:
    """Return what may be the wording of a figure, or is made of its pieces."""
    way = random.random()
    if way < 0.4:
        said = _number(random) + random.choice(_NOUNS) + random.choice(_PERIODS)
        said = f"{random.choice(_BEFORE)} {said}" if random.random() < 0.6 else said
        return f"{said} {random.choice(_AFTER)}" if random.random() < 0.2 else said
    if way < 0.55:
        joint = random.choice((" to ", "–", " or ", " and ", "-", " if not ", " out of "))
        span = _number(random) + joint + _number(random) + random.choice(_NOUNS)
        return f"{random.choice(('between ', 'from ', '', 'low end of '))}{span}"
    if way < 0.65:
        return random.choice(_VAGUE) + random.choice(_NOUNS) + random.choice(_PERIODS)
    pieces = [
        random.choice(random.choice((_SOUP, _SOUP, _ROWS, HOSTILE))) for _ in range(random.randint(1, 9))
    ]
    return random.choice((" ", " ", "", "-")).join(pieces)


def text(random: Random) -> str:
    """Return a text of hostile pieces, plain words and any characters."""
    if random.random() < 0.4:  # more of the low ones, with all of the others
        return "".join(chr(int(0x110000 ** random.random())) for _ in range(random.randrange(20)))
    pools = (HOSTILE, HOSTILE, SCALARS, YAML)
    return "".join(random.choice(random.choice(pools)) for _ in range(random.randint(1, 12)))


def _number(random: Random) -> str:
    size = int(10 ** random.uniform(0, random.choice((2, 5, 9, 30))))
    return random.choice(
        (
            str(size),
            f"{size:,}",
            f"{size / 100:.2f}",
            f"{size % 1000} thousand",
            f"{size % 1000}k",
            "half a million",
        )
    )


@cache
def small_briefs() -> tuple[str, ...]:
    """Return a brief of one claim, or of two about one measure, for each claim of the briefs that ship."""
    found = []
    for path in sorted(set(BRIEFS.glob("*.yaml")) - {BRIEFS / "measures.yaml"}):
        whole = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        claims = list(whole["claims"])
        for at, id in enumerate(claims):
            found.append(_written(_cut(whole, claims[at : at + 2] if at % 2 else [id])))
    return tuple(found)


@cache
def _tokens_of_briefs() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_TOKENS.findall(brief)) for brief in small_briefs())


@cache
def _trees_of_briefs() -> tuple[str, ...]:
    """Return the small briefs as JSON, which is read faster."""
    return tuple(json.dumps(yaml.load(brief, Loader=yaml.BaseLoader)) for brief in small_briefs())


def _cut(whole: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    """Return a brief with some of the claims and what they need."""
    claims = {id: whole["claims"][id] for id in ids}
    cut: dict[str, Any] = {
        name: whole[name] for name in ("briefing", "title", "date", "locale") if name in whole
    }
    for part, field in (("actors", "by"), ("measures", "measure"), ("sections", "section")):
        needed = dict.fromkeys(claim[field] for claim in claims.values() if field in claim)
        cut[part] = {id: dict(whole[part][id]) for id in needed}
    cut["sources"] = {
        section["source"]: whole["sources"][section["source"]]
        for section in cut["sections"].values()
        if "source" in section
    }
    for section in cut["sections"].values():
        section["text"] = " ".join(claim["quote"] for claim in claims.values())
    return {**cut, "claims": claims, "gaps": ["what is not known"]}


def _written(value: Any, indent: str = "") -> str:
    """Return a value as a block of YAML, as people write it."""
    if isinstance(value, dict):
        lines = (f"{indent}{key}:{_after_key(item, indent)}" for key, item in value.items())
        return "".join(lines)
    return "".join(f"{indent}- {_scalar(item)}\n" for item in value)


def _after_key(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return f" {_scalar(value)}\n"
    return f"\n{_written(value, indent + '  ')}" if value else " {}\n"


def _scalar(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[\w][\w ,./-]*", value, re.ASCII):
        return value
    return json.dumps(value, ensure_ascii=False)


def _bytes(random: Random) -> bytes:
    """A brief with some bytes changed, taken out, doubled or exchanged for others."""
    data = bytearray(random.choice(small_briefs()).encode())
    for _ in range(random.choice((1, 1, 2, 4, 8, 30))):
        at = random.randrange(len(data) + 1)
        size = random.choice((0, 1, 1, 2, 8, 60))
        way = random.randrange(5)
        if way == 0:
            data[at : at + size] = b""
        elif way == 1:
            data[at:at] = data[at : at + size]
        elif way == 2:
            data[at : at + 1] = bytes((random.randrange(256),))
        elif way == 3:
            data[at : at + size] = random.randbytes(random.randrange(4))
        else:
            other = random.randrange(len(data) + 1)
            data[at : at + size] = data[other : other + random.choice((1, 5, 40))]
    return bytes(data)


_TOKENS = re.compile(r"\n *|[\w-]+|.", re.DOTALL)


def _tokens(random: Random) -> str:
    """A brief with some of its words, signs and indents exchanged, moved or spoilt."""
    tokens = list(random.choice(_tokens_of_briefs()))
    for _ in range(random.choice((1, 1, 2, 3, 6, 15))):
        at, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        way = random.randrange(6)
        if way == 0:
            tokens[at] = ""
        elif way == 1:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif way == 2:
            tokens[at] += random.choice(YAML)
        elif way == 3:
            tokens[at] = random.choice(random.choice((HOSTILE, SCALARS, NAMES, CHOICES)))
        elif way == 4:
            tokens[at] += "".join(tokens[other : other + random.randrange(9)])
        else:
            tokens[at] = wording(random)
    return "".join(tokens)


def _tree(random: Random) -> str:
    """A brief whose values are exchanged for others, of other kinds, under other names."""
    tree = json.loads(random.choice(_trees_of_briefs()))
    for _ in range(random.choice((1, 2, 4, 8))):
        _spoil(random, tree)
    if random.random() < 0.5:
        return json.dumps(tree, ensure_ascii=random.random() < 0.5)
    return _loosely(random, tree, "")


def _spoil(random: Random, tree: Any) -> None:
    """Change something at a place of a tree that is found by going down at random."""
    node = tree
    while isinstance(node, (dict, list)) and node:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = random.choice(keys)
        if not isinstance(node[key], (dict, list)) or not node[key] or random.random() < 0.25:
            break
        node = node[key]
    else:
        return
    way = random.randrange(7)
    if way == 0:
        del node[key]
    elif way == 1:
        node[key] = _value(random, 2)
    elif way == 2:
        node[key] = random.choice(([node[key]], {random.choice(NAMES): node[key]}, [node[key]] * 3))
    elif way == 3 and isinstance(node, dict):
        node[random.choice(random.choice((NAMES, HOSTILE, SCALARS)))] = node.pop(key)
    elif way == 4 and isinstance(node, dict):
        node[random.choice(NAMES)] = _value(random, 2)
    elif way == 5:
        node[key] = text(random)
    else:
        node[key] = wording(random)


def _value(random: Random, depth: int) -> Any:
    way = random.random()
    if depth and way < 0.15:
        return [_value(random, depth - 1) for _ in range(random.randrange(4))]
    if depth and way < 0.35:
        return {_word(random): _value(random, depth - 1) for _ in range(random.randrange(4))}
    return _word(random)


def _word(random: Random) -> str:
    return random.choice(random.choice((SCALARS, SCALARS, NAMES, CHOICES, HOSTILE)))


def _loosely(random: Random, value: Any, indent: str) -> str:
    """Return a value as YAML in a mixture of styles, right or not."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        return "".join(
            f"\n{indent}{key}: {_loosely(random, item, indent + random.choice(('  ', '    ')))}"
            for key, item in value.items()
        )
    if isinstance(value, list) and value and random.random() < 0.8:
        return "".join(f"\n{indent}- {_loosely(random, item, indent + '  ')}" for item in value)
    style = random.randrange(6) if isinstance(value, str) else 0
    if style == 1 and isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if style in (2, 3) and isinstance(value, str):
        lines = value.replace("\n", f"\n{indent}  ")
        return f"{random.choice('|>')}{random.choice(('', '-', '+'))}\n{indent}  {lines}"
    return str(value) if style in (4, 5) else json.dumps(value, ensure_ascii=random.random() < 0.5)


def _random_tree(random: Random) -> str:
    """A mapping with the fields of a brief, and values of any kind in them."""
    tree = {"briefing": "1", "title": _word(random)}
    for name in random.sample(BRIEF.names, random.randint(1, 8)):
        shape = PARTS.get(name)
        if shape and random.random() < 0.9:
            tree[name] = {
                _word(random): {
                    field: _value(random, 1)
                    for field in random.sample(shape.names, random.randint(1, min(5, len(shape.names))))
                }
                for _ in range(random.randint(0, 4))
            }
        else:
            tree[name] = _value(random, 3)
    return _loosely(random, tree, "") if random.random() < 0.6 else json.dumps(tree, ensure_ascii=False)


def _scraps(random: Random) -> str:
    """Scraps of YAML, names and words in no order."""
    pools = (YAML, YAML, YAML, SCALARS, HOSTILE, NAMES)
    return "".join(random.choice(random.choice(pools)) for _ in range(random.randint(1, 40)))


def _noise(random: Random) -> bytes:
    """Bytes, or text in another encoding."""
    if random.random() < 0.5:
        return random.randbytes(random.randrange(200))
    data = text(random).encode("utf-8", "surrogatepass")
    coded = random.choice(("utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252"))
    return data.decode("utf-8", "replace").encode(coded, "replace")


def _figures(random: Random) -> str:
    """A brief whose two figures are worded at random, in a table of wordings of its own."""
    first, second = (json.dumps(wording(random)) for _ in range(2))
    rows = {
        random.choice(_ROWS): {end: [_end(random), _end(random)] for end in ("hard", "typical")}
        for _ in range(2)
    }
    claims = (
        f"  c{number}: {{by: {by}, section: s, quote: men, measure: m, figure: {said}, said: 2024-10-2{number}, "
        f"{random.choice(('status', 'basis', 'credibility', 'first_said', 'as_of'))}: {json.dumps(_word(random))}}}\n"
        for number, (by, said) in enumerate((("a", first), ("b", second)))
    )
    return (
        f"briefing: 1\ntitle: T\ndate: 2024-10-25\nlocale: {random.choice(('en', 'de', 'fr', 'xx'))}\n"
        f"wording: {json.dumps(rows) if random.random() < 0.3 else '{}'}\nactors: {{a: {{name: A}}, b: {{name: B}}}}\n"
        f"measures: {{m: {{name: M, accounting: {random.choice(('stock', 'flow', 'cumulative'))}}}}}\n"
        f"sections: {{s: {{title: S, text: {first}}}, t: {{title: T, text: some men}}}}\nclaims:\n{''.join(claims)}"
    )


def _end(random: Random) -> object:
    return random.choice((None, 0, 1, -1, 0.5, 1.5, 12, 1e300, "x", "inf", "nan", "9" * 400))


_WAYS: tuple[Callable[[Random], bytes | str], ...] = (
    _bytes, _tokens, _tree, _random_tree, _scraps, _noise, _figures
)  # fmt: skip
_WEIGHTS = (20, 25, 20, 12, 8, 5, 10)
