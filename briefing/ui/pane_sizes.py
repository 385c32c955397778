"""The sizes of panes as the user has changed them, kept in the state folder for every brief."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.library.state import State

STEPS = {"claims": 6, "chart": 6, "sections": 4, "actors": 4}
"""What one key adds to a pane or takes from it: per cent of the height, or cells of the width."""
DEFAULTS = {"claims": 40, "chart": 60, "sections": 28, "actors": 34}
LIMITS = {"claims": (16, 82), "chart": (24, 84), "sections": (12, 60), "actors": (12, 60)}


class PaneSizes:
    """How high or wide panes are, by their ids; those that nobody has changed are not in it."""

    def __init__(self, state: State | None = None) -> None:
        folder = os.path.dirname(state.database.path) if state else ""
        self._path = os.path.join(folder, "panes.json") if folder else ""
        self._sizes: dict[str, int] = {}
        with suppress(
            OSError, ValueError
        ):  # without the file, or with a damaged one, panes are as they were made
            if self._path:
                with open(self._path, encoding="utf-8") as file:
                    found = json.load(file)
                if isinstance(found, dict):
                    self._sizes = {id: found[id] for id in LIMITS if _is_size(id, found.get(id))}

    def get(self, id: str) -> int | None:
        """Return a size that the user has chosen."""
        return self._sizes.get(id)

    def change(self, id: str, step: int) -> bool:
        """Make a pane larger or smaller by a number of steps, and keep it; say whether there was room for that."""
        old = self._sizes.get(id, DEFAULTS[id])
        low, high = LIMITS[id]
        new = self._sizes[id] = max(low, min(old + step * STEPS[id], high))
        if new != old and self._path:
            with suppress(OSError):  # a size that is lost is not worth a word
                os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
                with open(f"{self._path}.new", "w", encoding="utf-8") as file:
                    json.dump(self._sizes, file)
                os.replace(f"{self._path}.new", self._path)
        return new != old


def _is_size(id: str, value: object) -> bool:
    low, high = LIMITS[id]
    return isinstance(value, int) and low <= value <= high
