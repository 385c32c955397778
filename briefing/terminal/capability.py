"""What a terminal can do, as far as its environment says: its colours and characters, its clipboard, and what Textual is to be told of it."""

from __future__ import annotations

import os
import sys
from binascii import b2a_base64
from typing import TYPE_CHECKING

from briefing.terminal.cells import RGB

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping


ESCAPE_DELAY_MS = 25
"""How long an Escape may turn out to be the start of a key's sequence, which arrives in one piece even from afar."""


FRAMES_PER_SECOND = 250
"""How often Textual looks for what is to be painted: at its own 60 a key would wait for up to 17 ms."""

THEME = "ansi-dark"
"""The terminal's own background and 16 colours."""


def prepare(environ: MutableMapping[str, str]) -> None:
    """Change an environment, of which `detect` has taken note, before Textual is imported.

    Colours are all left to the driver: Textual makes greys of them under NO_COLOR, also under an empty one, and
    fails there on text without a style (8.2.8). A user's own ESCDELAY stays. An app that begins in our theme need
    not read its style sheets again for it.
    """
    environ.setdefault("ESCDELAY", str(ESCAPE_DELAY_MS))
    environ["TEXTUAL_FPS"] = str(FRAMES_PER_SECOND)
    environ["TEXTUAL_THEME"] = THEME
    environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    environ.pop("NO_COLOR", None)


LARGEST = 8192
"""Bytes that are copied at most; terminals and multiplexers silently drop sequences that are much longer."""
_SCREEN_CHUNK = 512
"""Bytes that GNU screen hands on in one string; it holds 768 at most."""


class ClipboardTooLargeError(Exception):
    """A text that is too long for the clipboard; `size` says how many bytes it has."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} bytes are too many for the clipboard, which takes {LARGEST:,}")
        self.size = size


def osc52(text: str, multiplexer: str = "") -> str:
    """Return the sequence that copies a text, wrapped so that "tmux" or "screen" lets it through.

    Nothing is cut off: raises ClipboardTooLargeError. tmux gets it both bare, for `set-clipboard on`, and wrapped, for
    `allow-passthrough on`; with neither, its default since 3.3, it lets nothing through.
    """
    data = text.encode(errors="replace")
    if len(data) > LARGEST:
        raise ClipboardTooLargeError(len(data))
    sequence = f"\x1b]52;c;{b2a_base64(data, newline=False).decode()}\x07"
    if multiplexer == "tmux":
        return f"{sequence}\x1bPtmux;\x1b{sequence}\x1b\\"
    if multiplexer == "screen":
        chunks = range(0, len(sequence), _SCREEN_CHUNK)
        return "".join(f"\x1bP{sequence[at : at + _SCREEN_CHUNK]}\x1b\\" for at in chunks)
    return sequence


_TRUE = ("-direct", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour")
"""TERM of terminals that have true colour, repeat and links; the only sign of it that ssh forwards."""
_SIXTEEN = (
    "xterm",
    "linux",
    "screen",
    "tmux",
    "rxvt",
    "ansi",
    "cygwin",
    "putty",
    "konsole",
    "gnome",
    "vte",
    "eterm",
)
_REPEAT = ("xterm", *_TRUE)
_NO_ERASE = ("screen", "vt100", "vt102")
_NO_LINKS = ("linux", "screen", "vt", "ansi", "cygwin")


class Capability:
    """What the terminal can do; where it cannot be known, what no terminal is harmed by."""

    __slots__ = (
        "alternate",
        "colours",
        "drawn",
        "dumb",
        "erase",
        "links",
        "multiplexer",
        "repeat",
        "sync",
        "unicode",
    )

    def __init__(
        self,
        *,
        colours: int = RGB,
        unicode: bool = True,
        repeat: bool = True,
        erase: bool = True,
        links: bool = True,
        alternate: bool = True,
        sync: bool | None = None,
        multiplexer: str = "",
        dumb: bool = False,
    ) -> None:
        self.drawn = colours, unicode, repeat, erase, links
        """All that what is sent for a frame depends on."""
        self.colours = colours
        """0 (no colour may be sent), 16, 256 or 2²⁴."""
        self.unicode = unicode
        """Whether it shows more than ASCII."""
        self.repeat = repeat
        """Whether it repeats a character (REP)."""
        self.erase = erase
        """Whether it erases characters in place (ECH)."""
        self.links = links
        """Whether it knows, or at least ignores, links (OSC 8)."""
        self.alternate = alternate
        """Whether it has a screen of its own for full-screen programs, and brings back the other one after them."""
        self.sync = sync
        """Whether it holds back a frame until it is whole (mode 2026); none where that is still to be asked."""
        self.multiplexer = multiplexer
        """"tmux", "screen" or empty."""
        self.dumb = dumb
        """Whether no full-screen program can run on it."""


def detect(
    environ: Mapping[str, str], ancestors: Iterable[str] = (), *, utf8_mode: bool = bool(sys.flags.utf8_mode)
) -> Capability:
    """Return what the terminal of an environment can do.

    `ancestors` are the names of the processes that this one descends from; they alone tell mosh, which takes
    the name of the terminal outside of it but cannot repeat (mosh issue 1064) and has no alternate screen.
    Without any, nothing repeats. Neither does it in tmux, which is near, and repeats ASCII only (3.3).
    `utf8_mode` says whether Python took up UTF-8 for want of a locale (PEP 540).
    """
    term = environ.get("TERM", "").lower()
    multiplexer = _multiplexer(term, environ)
    names = set(ancestors)
    tmux = multiplexer == "tmux"
    return Capability(
        colours=_colours(term, multiplexer, environ),
        unicode=is_utf8(environ, utf8_mode=utf8_mode),
        repeat=bool(names) and "mosh-server" not in names and not multiplexer and _like(term, _REPEAT),
        erase=tmux or not term.startswith(_NO_ERASE),
        links=tmux or not term.startswith(_NO_LINKS),
        alternate=not (multiplexer == "screen" or "mosh-server" in names or term.startswith(("linux", "vt"))),
        sync=False if multiplexer == "screen" or term.startswith("linux") else None,
        multiplexer=multiplexer,
        dumb=term in ("", "dumb", "unknown"),
    )


def is_utf8(environ: Mapping[str, str], *, utf8_mode: bool = bool(sys.flags.utf8_mode)) -> bool:
    """Whether the locale is UTF-8; where none is named, it is taken to be."""
    everything, characters, language = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    if utf8_mode and language and characters in ("C.UTF-8", "C.utf8", "UTF-8"):
        characters = ""  # Python's own doing (PEP 538)
    return "utf8" in (everything or characters or language or "UTF-8").lower().replace("-", "")


def ancestors() -> Iterator[str]:
    """Yield the names of the processes that this one descends from, nearest first; none where the system hides them."""
    process = os.getppid()
    while process > 0:
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                before, _, after = file.read().rpartition(")")
        except OSError:
            return
        yield before.partition("(")[2]
        process = int(after.split()[1])


def _multiplexer(term: str, environ: Mapping[str, str]) -> str:
    if environ.get("TMUX") or term.startswith("tmux"):
        return "tmux"
    return "screen" if environ.get("STY") or term.startswith("screen") else ""


def _colours(term: str, multiplexer: str, environ: Mapping[str, str]) -> int:
    if environ.get("NO_COLOR"):
        return 0
    true = _like(term, _TRUE) or environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    if true and multiplexer != "screen":  # which has 256 at most, whatever the terminal outside of it has
        return RGB
    if "256" in term:
        return 256
    return 16 if _like(term, _SIXTEEN) else 0


def _like(term: str, names: tuple[str, ...]) -> bool:
    return any(name in term for name in names)
