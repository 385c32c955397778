"""The box: a widget that only places others."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget


class Box(Widget, inherit_css=False):
    """Places other widgets, and has nothing to draw."""

    BLANK: ClassVar[bool] = True
