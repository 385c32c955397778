"""Apps to drive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import ASCII, UNICODE

MakeApp = Callable[..., BriefingApp]


@pytest.fixture
def make_app(briefs: Path) -> MakeApp:
    """Return a maker of apps that read a shipped brief, or other files."""

    def make(*paths: Path | str, config: Config | None = None, ascii_only: bool = False) -> BriefingApp:
        chosen = paths or (briefs / "north-korean-troops.yaml",)
        return BriefingApp(
            [str(path) for path in chosen], ASCII if ascii_only else UNICODE, config or Config()
        )

    return make
