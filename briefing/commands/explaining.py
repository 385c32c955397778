"""What `figure`, `schema`, `help` and `completion` do: the program says how it reads, and how it is asked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.schema import json_schema, library_schema
from briefing.commands.arguments import parsers
from briefing.commands.completion import completion
from briefing.commands.options import CLEAN, FINDINGS, UNUSABLE
from briefing.export.page import Page
from briefing.figures.display import amount, figure_json, range_text
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.library.folders import cache_folder, config_path, state_folder
from briefing.manual.pages import topic_text, topics, topics_text
from briefing.output import look, say, say_json, tell
from briefing.text import clean
from briefing.ui.config import load_config

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from briefing.export.page import Look
    from briefing.figures.model import Figure, Range, Unit


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
        say(_figure_text(figure, look()))
    return CLEAN


def schema(args: Namespace) -> int:
    """Print the JSON Schema of a brief file, or of a library's own."""
    say_json(library_schema() if args.kind == "measures" else json_schema(), 6)
    return CLEAN


def print_config(args: Namespace) -> int:
    """Print where the user's configuration and state are, and what the configuration sets; its faults stand apart."""
    path = config_path(os.environ)
    config = load_config(path)
    places = {
        "configuration": path if os.path.exists(path) else f"{path} (not there)",
        "notes and positions": state_folder(os.environ),
        "index of folders": cache_folder(os.environ),
    }
    if args.json:
        settings = {"keys": dict(config.keys), "theme": config.theme or None, "mouse": config.mouse}
        say_json({"schema": 1, "path": path, **settings, "faults": list(config.faults)}, 2)
    else:
        page = Page(look())
        page.rows((name, clean(place)) for name, place in places.items())
        page.gap()
        page.rows(
            [("theme", config.theme or "that of the terminal"), ("mouse", "on" if config.mouse else "off")]
        )
        page.rows(("key", f"{name} = {key}") for name, key in config.keys.items())
        say(page.text)
    tell(*config.faults)
    return FINDINGS if config.faults else CLEAN


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


def _figure_text(figure: Figure, look: Look) -> str:
    """Return what was read: wording, number, both ranges with what they mean, and what is counted."""
    page = Page(look)
    page.heading(figure.text)
    page.rows(_rows(figure), indent=2)
    return page.text


def _rows(figure: Figure) -> Iterator[tuple[str, str]]:
    yield "wording", figure.qualifier
    yield "number", _stated(figure)
    yield "hard range", f"{_range(figure, figure.hard)} (outside it the speaker would be wrong)"
    yield "typical range", f"{_range(figure, figure.typical)} (what a reader takes from it)"
    yield "unit", _unit(figure.unit)
    if figure.noun and figure.noun != figure.unit.name:
        yield "of what", figure.noun
    if figure.period:
        yield "period", figure.period


def _unit(unit: Unit) -> str:
    if not unit.name:
        return "not said"
    return unit.name if unit.kind in ("count", unit.name) else f"{unit.name} ({unit.kind})"


def _stated(figure: Figure) -> str:
    if figure.stated is None:
        return "none"
    low, high = (amount(value, figure.unit) for value in figure.stated)
    return low if low == high else f"{low} to {high}"


def _range(figure: Figure, span: Range | None) -> str:
    return range_text(span, figure.unit) if span else "none"
