"""A parser for all tests of drafting, which are skipped where it is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.draft.model import DraftError
from briefing.draft.parsing import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.draft.model import Paragraph
    from briefing.draft.parsing import Parsed


@pytest.fixture(scope="session")
def pipeline() -> Callable[[Paragraph], Parsed]:
    """Return spaCy's small English pipeline."""
    try:
        return load_pipeline("")
    except DraftError as error:
        pytest.skip(f"no parser here: {error}")
