"""What `figure` and `schema` do: they print how a wording is read, and what a file may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.commands.input import CLEAN, UNUSABLE
from briefing.output import look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace


def figure(args: Namespace) -> int:
    """Print how a wording is read."""
    from briefing.figures.grammar import parse
    from briefing.figures.model import FigureError
    from briefing.text import clean

    try:
        figure = parse(clean(" ".join(args.text)))
    except FigureError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    if args.json:
        from briefing.figures.display import figure_json

        say_json(figure_json(figure), 1)
    else:
        from briefing.export.figure import figure_text

        say(figure_text(figure, look()))
    return CLEAN


def schema(args: Namespace) -> int:
    """Print the JSON Schema of a brief file, or of a library's own."""
    from briefing.brief.schema import json_schema, library_schema

    say_json(library_schema() if args.kind == "measures" else json_schema(), 6)
    return CLEAN
