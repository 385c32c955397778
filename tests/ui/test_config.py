"""The user's configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.folders import config_path
from briefing.ui.config import Config, load_config


def test_it_stands_where_xdg_says(tmp_path: Path) -> None:
    assert config_path({"XDG_CONFIG_HOME": "/c"}) == "/c/briefing/config.toml"
    assert config_path({"HOME": "/h"}) == "/h/.config/briefing/config.toml"


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert load_config(str(tmp_path / "config.toml")) == Config()


def test_everything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "nord"\nmouse = true\n[keys]\nnext-conflict = "d"\n')
    assert load_config(str(path)) == Config(keys={"next-conflict": "d"}, theme="nord", mouse=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[keys]\nnext-conflit = 'd'", "no action next-conflit; did you mean next-conflict?"),
        ("[keys]\nzoom = 3", 'zoom = "d"'),
        ("keys = 3", "keys"),
        ("[keys]\nzoom = 's'", "one key for sort and zoom"),
        ("[keys]\nzoom = '?'", "one key for help and zoom"),
        ("thme = 'x'", "no setting thme; did you mean theme?"),
        ("theme = 3", "theme"),
        ("mouse = 'yes'", "write true or false"),
        ("not toml", "line 1"),
    ],
)
def test_faults_are_named_and_nothing_else_is_lost(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"{text}\n")
    config = load_config(str(path))
    assert len(config.faults) == 1
    assert told in config.faults[0]


def test_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"theme = '\xff'")
    assert load_config(str(path)).faults
