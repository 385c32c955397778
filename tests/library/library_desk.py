"""Small libraries for tests: briefs of a few claims, as files and as read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.brief.loader import load, load_joins
from briefing.brief.model import Joins
from briefing.library.across import Across, Found, LoadedLibrary, Named
from briefing.library.discovery import JOINS_FILE, brief_names, find_briefs
from briefing.library.index import Index
from briefing.library.indexed import IndexedLibrary
from briefing.library.indexing import update

TROOPS = "troops: {name: North Korean troops in Russia, unit: troops, accounting: cumulative, tempo: 2d}"
ACTORS = """\
  us: {name: United States, kind: state}
  kirby: {name: John Kirby, kind: person, of: us}
  ukraine: {name: Ukraine, kind: state}
"""


def write(
    folder: Path,
    name: str,
    *claims: str,
    measures: str = TROOPS,
    actors: str = ACTORS,
    date: str = "2024-10-25",
) -> None:
    """Write a brief; a claim is flow YAML that says at least by and quote, such as "us-1: {by: us, quote: 3,000}"."""
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    quotes = [claim.split("quote: ")[1].split('"')[1] for claim in claims]
    text = " ".join(f"{quote}." for quote in quotes)
    path.write_text(
        f"briefing: 1\ntitle: {name}\ndate: {date}\n"
        f"sources:\n  paper: {{title: Report, publisher: The {name} paper, reliability: B}}\n"
        f"actors:\n{actors}measures:\n"
        + "".join(f"  {measure}\n" for measure in measures.split("\n"))
        + f"sections:\n  s:\n    title: Counts\n    source: paper\n    text: |\n      {text}\nclaims:\n"
        + "".join(f"  {claim.replace('{', '{section: s, ', 1)}\n" for claim in claims)
    )


def claim(
    id: str, by: str, figure: str, said: str = "2024-10-23", more: str = "", measure: str = "troops"
) -> str:
    """Return a claim with a figure as flow YAML."""
    return (
        f'{id}: {{by: {by}, quote: "{figure}", measure: {measure}, figure: "{figure}"'
        + (f", said: {said}" if said else "")
        + (f", {more}" if more else "")
        + "}"
    )


def bare(id: str, by: str, quote: str, more: str = "") -> str:
    """Return a claim without a figure as flow YAML."""
    return f'{id}: {{by: {by}, quote: "{quote}"{f", {more}" if more else ""}}}'


class Desk(NamedTuple):
    """A library that has been compared."""

    across: Across
    found: list[Found]

    @property
    def problems(self) -> list[str]:
        return [f"{brief}: {problem.text}" for brief, problem in self.across.plan.problems]

    @property
    def verdicts(self) -> set[tuple[str, str, str]]:
        """Every verdict, as the kind and the two claims in the order they were said."""
        return {
            (verdict.kind.word, verdict.first.id, verdict.second.id)
            for found in self.found
            for verdict in found.findings.everything()
        }

    def family(self, measure: str) -> Found:
        return next(found for found in self.found if measure in found.joined.brief.measures)


def compare(folder: Path, *, indexed: bool = False) -> Desk:
    """Compare the briefs of a folder: as they are read, or as the index knows them."""
    root = str(folder)
    joins_path = folder / JOINS_FILE
    joins = load_joins(str(joins_path)) if joins_path.exists() else Joins()
    if indexed:
        index = Index.in_memory(root)
        update(index)
        across = Across(IndexedLibrary(index, root), joins, root)
    else:
        names = brief_names(tuple(find_briefs(root)), root)
        across = Across(
            LoadedLibrary((Named(name, load(path)) for name, path in names.items()), names), joins, root
        )
    return Desk(across, [found for found in map(across.find, across.families) if found.joined.homes])
