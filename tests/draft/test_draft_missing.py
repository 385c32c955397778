"""Without what drafting needs, one message names the command that installs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing import cli

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_without_the_parser_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    article = tmp_path / "a.txt"
    article.write_text("The minister said on Tuesday that 12 people were killed.")
    assert cli.main(["draft", str(article)]) == 2
    assert capsys.readouterr().err == (
        "briefing: briefing draft: drafting from articles needs spaCy; run: pip install 'briefing-reader[draft]'\n"
    )
