"""The one way from a string to what a widget shows."""

from __future__ import annotations

from textual.content import Content


def content(text: str, style: str = "") -> Content:
    """Return cleaned text as content in one style; nothing in it is read as markup, as a plain string would be."""
    return Content.styled(text, style)
