"""A brief in which every text attacks the terminal or the reader's eyes, and what to look for afterwards."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from contextlib import closing

from briefing.library.anchors import Anchor
from briefing.library.state import Position, State

PAYLOADS = {
    "csi": ("\x1b[31;5mCSI\x1b[2J\x1b[H", "␛[31;5mCSI␛[2J"),
    "title": ("\x1b]0;OSC0\x07", "␛]0;OSC0␇"),
    "link": ("\x1b]8;;http://evil.example\x1b\\OSC8\x1b]8;;\x1b\\", "␛]8;;http://evil.example␛\\OSC8"),
    "clipboard": ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
    "dcs": ("\x1bP$qm\x1b\\", "␛P$qm␛\\"),
    "apc": ("\x1b_Gf=100;AAAA\x1b\\", "␛_Gf=100;AAAA␛\\"),
    "c1": ("\x9b31mC1\x9d0;C1\x9c\x90C1\x9c", "<U+009B>31mC1<U+009D>0;C1<U+009C>"),
    "bell": ("be\x07ll", "be␇ll"),
    "nul": ("nu\x00l", "nu␀l"),
    "back": ("back\x08\x08\x08\x08\x7f", "back␈␈␈␈␡"),
    "return": ("true\rfalse", "true␍false"),
    "bidi": ("\u202abi\u202bdi\u202c\u202d\u202e", "<U+202A>bi<U+202B>di<U+202C><U+202D><U+202E>"),
    "isolate": ("\u2066iso\u2067\u2068\u2069", "<U+2066>iso<U+2067><U+2068><U+2069>"),
    "zero": ("ze\u200bro\u200c\u200d\u2060\ufeff", "ze<U+200B>ro<U+200C><U+200D><U+2060><U+FEFF>"),
    "filler": ("fil\u3164ler\u115f\u1160\uffa0", "fil<U+3164>ler<U+115F><U+1160><U+FFA0>"),
    "marks": ("q" + "\u0301" * 10_000, "<+9992 marks>"),
    "surrogate": ("sur\ud800\udfff", "sur<U+D800><U+DFFF>"),
    "private": ("pri\ue000vate\U000f0000", "pri<U+E000>vate<U+F0000>"),
    "tag": ("ta\U000e0067g\U000e007f", "ta<U+E0067>g<U+E007F>"),
    "separator": ("se\u2028pa\u2029", "se<U+2028>pa<U+2029>"),
    "click": ("[@click=app.quit()]click", "[@click=app.quit()]click"),
    "closing": ("[/nope]", "[/nope]"),
    "markup": ("[link=http://evil.example]", "[link=http://evil.example]"),
    "style": ("[red on blink]", "[red on blink]"),
}
"""What attacks, by name: the text, and what must be seen of it."""

EVERYTHING = " ".join(text for text, _ in PAYLOADS.values())
FEWER = " ".join(text[:200] for text, _ in PAYLOADS.values())
"""The same with a smaller heap of marks, which take time."""
KEY = " ".join(PAYLOADS[name][0] for name in ("csi", "title", "c1", "bidi", "zero", "private", "closing"))
"""As much as YAML takes as a key."""
ALL_SIGNS = tuple(sign for _, sign in PAYLOADS.values())

_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_HEAP = re.compile("[\u0300-\u036f]{9}")


def dangers(text: str, *, tab: bool = False) -> set[str]:
    """Return what in a text may not reach a terminal as text; a newline may, and where said a tab."""
    found = {
        f"U+{ord(char):04X}"
        for char in set(text) - {"\n", "\t" if tab else "\n"}
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or char in _INVISIBLE
    }
    return found | ({"a heap of marks"} if _HEAP.search(text) else set())


def quoted(text: str, *, escaped: bool) -> str:
    """Return a text as YAML in double quotes: with all that is special escaped, or raw where that can stand."""
    return '"' + "".join(_written(char, escaped) for char in text) + '"'


def _written(char: str, escaped: bool) -> str:
    code = ord(char)
    if char in '"\\':
        return f"\\{char}"
    if char in "\n\r" or (escaped and not 0x20 <= code < 0x7F and not 0xD800 <= code < 0xE000):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return char  # a lone surrogate cannot be escaped


def hostile_brief(*, escaped: bool = True, every: int = 1) -> bytes:
    """Return a brief with every payload in every field of every part, and all of them in the fields of the whole.

    With `every` 7, only each seventh of the payloads has parts of its own, and the brief is read sooner.
    """
    payloads = dict(list(PAYLOADS.items())[::every])

    def q(text: str) -> str:
        return quoted(text, escaped=escaped)

    lines = [
        "briefing: 1",
        f"title: {q(EVERYTHING)}",
        "date: 2024-10-25",
        f"handling: {q(PAYLOADS['csi'][0])}",
    ]
    lines += [f"summary: {q(EVERYTHING)}", f"locale: {q('en' + PAYLOADS['bell'][0])}"]
    lines += [f"wording: {{{q(KEY)}: {{hard: {q(FEWER)}}}, about: {q(FEWER)}}}"]
    lines += [f"{q('field' + KEY)}: {q(FEWER)}", f"{q('a' + chr(10) + 'b')}: x"]
    parts: dict[str, list[str]] = {
        name: [] for name in ("sources", "actors", "measures", "sections", "claims")
    }
    ids = {name: q(name + text[:24].replace(" ", "")) for name, (text, _) in payloads.items()}
    for name, (text, _) in payloads.items():
        text = text[:200]
        id, this = ids[name], q(text)
        parts["sources"].append(
            f"{id}: {{title: {this}, publisher: {this}, date: {this}, url: {q('https://x.example/' + text)}, "
            f"reliability: {this}}}"
        )
        parts["actors"].append(f"{id}: {{name: {this}, role: {this}, kind: {this}, of: {this}}}")
        parts["measures"].append(f"{id}: {{name: {this}, unit: {this}, accounting: {this}, tempo: {this}}}")
        prose = q(
            f"{text} says 3,000 troops {text} and 9,000 troops {text}\n\n- {text}\n\n> {text}\n\nnone of it"
        )
        parts["sections"].append(f"{id}: {{title: {this}, source: {id}, text: {prose}}}")
        for number, by in (("3,000", id), ("9,000", ids["csi" if name != "csi" else "bell"])):
            claim = q(f"{number[0]}{name}{text[:24]}".replace(" ", ""))
            quote = q(f"{number} troops {text}")
            parts["claims"].append(
                f"{claim}: {{by: {by}, section: {id}, quote: {quote}, measure: {id}, figure: '{number} troops', "
                f"said: 2024-10-23, origin: {q(number + text)}, note: {this}, via: {id}}}"
            )
        parts["claims"].append(
            f"{q('bad' + text[:99])}: {{by: {q(text + '?')}, section: {this}, quote: {this}, measure: {this}, "
            f"figure: {this}, first_said: {q('3,000' + text)}, said: {this}, as_of: {this}, via: {this}, "
            f"status: {this}, denies: [{this}], supersedes: [{this}], basis: {this}, likelihood: {this}, "
            f"confidence: {this}, credibility: {this}, {q('x' + text[:99])}: {this}}}"
        )
        denial = q(f"deny{name}{text[:16]}".replace(" ", ""))
        denied = q(f"3{name}{text[:24]}".replace(" ", ""))
        parts["claims"].append(
            f"{denial}: {{by: {ids['csi' if name != 'csi' else 'bell']}, section: {id}, quote: none of it, "
            f"status: denied, denies: [{denied}], said: 2024-10-24}}"
        )
    for part, rows in parts.items():
        lines += [f"{part}:", *(f"  {row}" for row in rows)]
    marks = ", ".join(
        f"{q(f'3{name}{text[:24]}'.replace(' ', ''))}: I" for name, (text, _) in payloads.items()
    )
    lines += ["hypotheses:", f"  - {{text: {q(FEWER)}, consistency: {{{marks}}}}}"]
    lines += [f"  - {q(text)}" for text, _ in PAYLOADS.values()]
    lines += [f"{name}: [{q(FEWER)}]" for name in ("assumptions", "gaps", "indicators")]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


HOSTILE_NAME = "\x1b]0;OSC0\x07\x9b31m\u202e[nope]\nfake.yaml:1:1:error:x"
"""What a file, a folder or an argument may be called."""
NAME_SIGN = "␛]0;OSC0␇<U+009B>31m<U+202E>[nope]␊fake.yaml:1:1:error:x"


def hostile_notes(folder: str, path: str) -> None:
    """Keep notes, a draft, a mark and a position of a brief, and have somebody write hostile texts over them."""
    state = State(folder)
    for number in range(2):
        state.finish(path, Anchor(passage="gone", quote=f"{number}"), "words")
    state.save_draft(path, Anchor(claim="3csi␛[31;5mCSI␛[2J␛[H"), "words")
    state.mark(path, Anchor(passage="gone", quote="words"))
    state.save_position(path, Position(filter="words"))
    state.close()
    whole = EVERYTHING.encode(errors="replace").decode() + " \nsecond line"
    with closing(sqlite3.connect(f"{folder}/state.db")) as file, file:
        for table in ("notes", "drafts"):
            file.execute(f"UPDATE {table} SET text = ?, saved = ?", (whole, PAYLOADS["csi"][0]))
        file.execute("UPDATE notes SET passage = ?, before = ?", (whole, whole))
        file.execute("UPDATE marks SET passage = ?, saved = ?", (whole, PAYLOADS["csi"][0]))
        file.execute("UPDATE positions SET passage = ?, filter = ?, saved = ?", (whole, whole, whole))
