"""What a stream can show, and texts for those that show ASCII only."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefing.output import is_utf8
from briefing.text import to_ascii
from briefing.verdicts.verdict import Kind


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "de_DE.utf8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "POSIX"}, False),
        ({"LANG": "de_DE.ISO-8859-1"}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "C"}, False),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, True),
        ({}, True),
    ],
)
def test_the_locale_decides_as_posix_orders_it(environ: dict[str, str], expected: bool) -> None:
    assert is_utf8("utf-8", environ) is expected


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp1252", None])
def test_a_stream_that_is_not_utf8_decides_before_the_locale(encoding: str | None) -> None:
    assert not is_utf8(encoding, {"LANG": "en_US.UTF-8"})


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "C"}, "False"),
        ({"LC_ALL": "C"}, "False"),
        ({"LANG": "C", "PYTHONCOERCECLOCALE": "0"}, "False"),
        ({"LANG": "C.UTF-8"}, "True"),
        ({"LANG": "xx_XX.UTF-8"}, "True"),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, "True"),
        ({}, "True"),
    ],
)
def test_what_python_makes_of_the_c_locale_does_not_hide_it(environ: dict[str, str], expected: str) -> None:
    code = "import sys; from briefing.output import is_utf8; print(is_utf8(sys.stdout.encoding))"
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environ | path, capture_output=True, text=True)
    assert done.stdout.strip() == expected, done.stderr


def test_every_sign_becomes_its_ascii_sign() -> None:
    for kind in Kind:
        assert to_ascii(f"{kind.sign} 1") == f"{kind.ascii_sign} 1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain [text]", "plain [text]"),
        ("2,850–3,150", "2,850-3,150"),
        ("“our business” · ×2.9 …", '"our business" - x2.9 ...'),
        ("Zoë Müller, Ångström, Łódź", "Zoe Muller, Angstrom, Lodz"),
        ("12\u202f000", "12 000"),
        ("Курск", r"\u041a\u0443\u0440\u0441\u043a"),
        ("␛[2J␀␡", "^[[2J^@^?"),
    ],
)
def test_text_is_spelled_in_ascii(text: str, expected: str) -> None:
    assert to_ascii(text) == expected


def test_nothing_but_ascii_comes_out() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x20000, 7))))
    assert to_ascii(everything).isascii()
