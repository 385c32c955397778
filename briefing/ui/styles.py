"""The names of the styles in which lines are drawn; theme.tcss says how each one looks."""

from __future__ import annotations

STYLES = (
    "cursor",
    "heading",
    "dim",
    "strong",
    "conflict",
    "tension",
    "quote",
    "here",
    "hit",
    "good",
    "error",
    "banner",
    "quotation",
)
