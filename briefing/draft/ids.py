"""Ids that a person would choose: short words in lower case, a number where they are taken."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.figures.model import Figure

_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


class Ids:
    """Gives each id once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def new(self, wanted: str) -> str:
        """Return an id that is not taken: the wanted one, or that with a number."""
        wanted = wanted or "item"
        id, number = wanted, 2
        while id in self._taken:
            id, number = f"{wanted}-{number}", number + 1
        self._taken.add(id)
        return id


def slug(text: str) -> str:
    """Return a text as an id: lower-case letters and digits with hyphens between."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def number_slug(figure: Figure) -> str:
    """Return a figure's number as part of an id: "3000", "2-3m", "350bn", "54pct", "dozens"."""
    if figure.stated is None:
        return slug(figure.qualifier) or "some"
    text = "-to-".join(_number(value) for value in dict.fromkeys(figure.stated))
    return f"{text}pct" if figure.unit.kind == "percent" else text


def _number(value: float) -> str:
    for scale, letters in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.6g}{letters}".replace(".", "-")
    return f"{value:.10g}".replace(".", "-")
