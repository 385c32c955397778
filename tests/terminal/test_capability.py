"""What a terminal can do, and what stands for what it cannot."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.terminal.capability import LARGEST, ClipboardTooLargeError, ancestors, detect, osc52, prepare
from briefing.terminal.cells import RGB
from briefing.terminal.characters import agreed, to_ascii

SSH = ("bash", "sshd", "sshd", "systemd")


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, RGB),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, RGB),
        ({"TERM": "xterm-256color", "COLORTERM": "yes"}, 256),
        ({"TERM": "xterm-kitty"}, RGB),
        ({"TERM": "alacritty"}, RGB),
        ({"TERM": "xterm-direct"}, RGB),
        ({"TERM": "xterm"}, 16),
        ({"TERM": "linux"}, 16),
        ({"TERM": "rxvt-unicode-256color"}, 256),
        ({"TERM": "vt100"}, 0),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, 256),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/tmux"}, RGB),
        ({"TERM": "tmux-256color"}, 256),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, 0),
        ({"TERM": "xterm-kitty", "NO_COLOR": ""}, RGB),
    ],
)
def test_colours(environ: dict[str, str], colours: int) -> None:
    assert detect(environ).colours == colours


@pytest.mark.parametrize(
    ("environ", "names", "repeat"),
    [
        ({"TERM": "xterm-256color"}, SSH, True),
        ({"TERM": "xterm-256color"}, ("bash", "mosh-server"), False),
        ({"TERM": "xterm-256color"}, (), False),
        ({"TERM": "linux"}, SSH, False),
        ({"TERM": "screen-256color"}, SSH, False),
        ({"TERM": "tmux-256color", "TMUX": "x"}, SSH, False),
        ({"TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "tmux"}, SSH, False),
        ({"TERM": "foot"}, SSH, True),
    ],
)
def test_repeating(environ: dict[str, str], names: tuple[str, ...], repeat: bool) -> None:
    assert detect(environ, names).repeat is repeat


@pytest.mark.parametrize(
    ("environ", "utf8_mode", "unicode"),
    [
        ({"LANG": "C.UTF-8"}, False, True),
        ({"LANG": "en_US.utf8"}, False, True),
        ({"LANG": "C"}, False, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False, True),
        ({"LC_CTYPE": "C.UTF-8"}, True, True),
        ({}, True, True),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, False, False),
        ({"LANG": "C", "LC_ALL": "de_DE.UTF-8"}, False, True),
        ({"LANG": "de_DE.ISO-8859-1"}, False, False),
    ],
)
def test_unicode(environ: dict[str, str], utf8_mode: bool, unicode: bool) -> None:
    assert detect({"TERM": "xterm", **environ}, utf8_mode=utf8_mode).unicode is unicode


def test_other_things() -> None:
    assert detect({}).dumb
    assert detect({"TERM": "dumb"}).dumb
    assert not detect({"TERM": "vt220"}).dumb
    console = detect({"TERM": "linux"})
    assert (console.alternate, console.erase, console.links, console.sync) == (False, True, False, False)
    screen = detect({"TERM": "screen.xterm-256color", "STY": "1.x"})
    assert (screen.multiplexer, screen.alternate, screen.erase, screen.sync) == (
        "screen",
        False,
        False,
        False,
    )
    tmux = detect({"TERM": "screen-256color", "TMUX": "x"})
    assert (tmux.multiplexer, tmux.alternate, tmux.erase, tmux.sync) == ("tmux", True, True, None)
    assert not detect({"TERM": "xterm-256color"}, ["zsh", "mosh-server"]).alternate


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the ancestors of a process")
def test_ancestors() -> None:
    script = "from briefing.terminal.capability import ancestors; print(*ancestors(), sep='\\n')"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    mine = list(ancestors())
    assert found.stdout.splitlines()[1:] == mine


def test_the_environment_of_textual() -> None:
    environ = {"NO_COLOR": "", "ESCDELAY": "50"}
    prepare(environ)
    assert environ == {
        "ESCDELAY": "50",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "250",
        "TEXTUAL_THEME": "ansi-dark",
    }
    prepare(environ := {})
    assert environ == {
        "ESCDELAY": "25",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "250",
        "TEXTUAL_THEME": "ansi-dark",
    }


def test_ascii() -> None:
    assert "".join(map(to_ascii, "─│┌┼╮║é≠Ł漢…„“’–→●ñ\u00a0❤")) == '-|+++|e!L?.""\'->*n ?'
    assert to_ascii("e\u0301") == "e"


def test_widths_that_are_agreed_upon() -> None:
    assert all(agreed(char, wide=False) for char in ("a", "é", "─", "≠", "e\u0301", "ש\u05b0", "ä", "●"))
    assert all(agreed(char, wide=True) for char in "漢한あ：")
    assert not any(agreed(char, wide=True) for char in ("⌚", "🫨", "❤\ufe0f", "👨\u200d👩", "🇬🇧"))
    assert not any(agreed(char, wide=False) for char in ("\u00ad", "\ue0b0", "a\u200d"))


def test_the_clipboard() -> None:
    assert osc52("three") == "\x1b]52;c;dGhyZWU=\x07"
    assert osc52("three", "tmux") == "\x1b]52;c;dGhyZWU=\x07\x1bPtmux;\x1b\x1b]52;c;dGhyZWU=\x07\x1b\\"
    assert osc52("three", "screen") == "\x1bP\x1b]52;c;dGhyZWU=\x07\x1b\\"
    long = osc52("x" * 1000, "screen")
    assert long.count("\x1bP") == 3
    assert long.replace("\x1bP", "").replace("\x1b\\", "") == osc52("x" * 1000)
    assert osc52("é" * (LARGEST // 2))
    with pytest.raises(ClipboardTooLargeError, match="8,194 bytes"):
        osc52("é" * (LARGEST // 2 + 1))
