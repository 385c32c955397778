"""What `figure`, `schema`, `help` and `completion` do: the program says how it reads, and how it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.schema import json_schema, library_schema
from briefing.commands.arguments import CLEAN, UNUSABLE, parsers
from briefing.commands.completion import completion
from briefing.export.figure import figure_text
from briefing.figures.display import figure_json
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.manual.pages import topic_text, topics, topics_text
from briefing.output import look, say, say_json, tell
from briefing.text import clean

if TYPE_CHECKING:
    from argparse import Namespace


def figure(args: Namespace) -> int:
    """Print how a wording is read."""
    try:
        figure = parse(clean(" ".join(args.text)))
    except FigureError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    if args.json:
        say_json(figure_json(figure), 1)
    else:
        say(figure_text(figure, look()))
    return CLEAN


def schema(args: Namespace) -> int:
    """Print the JSON Schema of a brief file, or of a library's own."""
    say_json(library_schema() if args.kind == "measures" else json_schema(), 6)
    return CLEAN


def print_completion(args: Namespace) -> int:
    """Print the script by which a shell completes commands and options."""
    say(completion(args.shell, parsers()))
    return CLEAN


def print_help(args: Namespace) -> int:
    """Print help on a topic or a command, the man page, or what topics there are."""
    if args.topic in topics():
        say(topic_text(args.topic, look()))
    elif args.topic == "man":
        from briefing.commands.man import man_page  # of which the limits of a file need the loader

        say(man_page(parsers()))
    elif args.topic:
        parsers()[args.topic].print_help()
    else:
        say(topics_text(look()))
    return CLEAN
