"""From a file to a brief, or to the joins of a library: everything that can be read, and all problems of the rest."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

from briefing.brief.claims import Around, read_claims
from briefing.brief.files import prepared, read_bytes
from briefing.brief.links import bound_chains, open_circles
from briefing.brief.model import (
    DEEPEST,
    Accounting,
    Actor,
    Brief,
    Join,
    Joins,
    Link,
    Measure,
    Section,
    Source,
)
from briefing.brief.places import Places
from briefing.brief.problems import FileFault, Parts, Problems, UnreadableError, place
from briefing.brief.prose import blocks, one_line, paragraphs
from briefing.brief.shape import BRIEF, LIBRARY, LIBRARY_PARTS, PARTS, VERSION
from briefing.brief.values import Reader
from briefing.brief.yaml_nodes import List, Mapping, compose, plain
from briefing.figures.overrides import WordingError, with_overrides
from briefing.figures.wordings import WORDINGS
from briefing.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.model import Consistency
    from briefing.brief.values import Entry
    from briefing.figures.wordings import WordingTable


def load(path: str) -> Brief:
    """Read a brief file; raises UnreadableError where that is impossible.

    Whatever else is wrong stands in the brief's `problems` and costs nothing but itself.
    """
    try:
        data = read_bytes(path)
    except FileFault as wrong:
        raise UnreadableError(path, (wrong.problem,)) from None
    return read(data, path)


def read(text: str | bytes, path: str) -> Brief:
    """Read a brief that is in memory; `path` is what it is called. Raises UnreadableError as `load` does."""
    problems = Problems()
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    collecting = gc.isenabled()
    gc.disable()  # nothing here is built in circles; looking for them takes a fifth of the time of a large brief
    try:
        data = prepared(data, problems)
        return _brief(top_of(data, problems), data, problems, path)
    except FileFault as wrong:
        raise UnreadableError(path, (problems.told(wrong.problem), *problems.sorted())) from None
    finally:
        if collecting:
            gc.enable()


def top_of(data: bytes, problems: Problems, begin: str = "'briefing: 1' and 'title: …'") -> Mapping:
    """Return the mapping that a file is; raises FileFault where it is none, or of another version.

    `begin` is what such a file begins with.
    """
    found = compose(data, problems)
    if found is None or found[0] == "":
        raise FileFault("the file is empty", f"begin it with {begin}")
    top, at = found
    if not isinstance(top, Mapping):
        kind = "a list" if isinstance(top, List) else "text"
        raise FileFault(f"the file is {kind} and not a mapping", f"begin it with {begin}", at)
    version = next((value for key, _, value, _ in top if key == "briefing"), "")
    if isinstance(version, str) and one_line(version) not in ("", VERSION):
        what = f"the file is of format version {quoted(one_line(version))}, and this program reads {VERSION}"
        raise FileFault(what, "read it with a newer program", top.place_of("briefing"))
    return top


def _brief(top: Mapping, data: bytes, problems: Problems, path: str) -> Brief:
    reader = Reader(problems, {name: {key for key, *_ in part_of(top, name)} for name in PARTS})
    head = reader.read(top, BRIEF, "", place(1, 1))
    parts = {name: reader.entries(part_of(top, name), shape) for name, shape in PARTS.items()}
    open_circles(parts["actors"], "actor", "of", problems)
    open_circles(parts["measures"], "measure", "part_of", problems)
    bound_chains(parts["measures"], "measure", "part_of", DEEPEST, problems)
    sections = {id: _section(id, **entry.values) for id, entry in parts["sections"].items()}
    wordings = _wordings(head.get("wording"), problems)
    measures = {id: _measure(id, entry.values) for id, entry in parts["measures"].items()}
    published = {id: entry.values["date"] for id, entry in parts["sources"].items() if "date" in entry.values}
    around = Around(sections, measures, published, wordings, head.get("locale") or "en", head.get("date"))
    claims = read_claims(parts["claims"], around, problems)
    hypotheses = head.get("hypotheses", ())
    stretches = _stretches(top)
    for id in problems.faulty(stretches) & claims.keys():
        claims[id] = claims[id]._replace(faulty=True)
    return Brief(
        path=path,
        title=head.get("title") or _title(path),
        wordings=wordings,
        summary=paragraphs(head.get("summary", "")),
        sources={id: Source(id, **{"title": id, **entry.values}) for id, entry in parts["sources"].items()},
        actors={id: Actor(id, **{"name": id, **entry.values}) for id, entry in parts["actors"].items()},
        measures=measures,
        sections=sections,
        claims=claims,
        problems=problems.sorted(stretches),
        places=Places.of(data, parts, problems.stretches),
        hypotheses=tuple(hypothesis["text"] for hypothesis in hypotheses),
        consistency=_consistency(hypotheses),
        **{name: head[name] for name in _PLAIN if name in head},
    )


_PLAIN = ("date", "handling", "locale", "assumptions", "gaps", "indicators")
"""Fields that the brief has as they are read."""


def part_of(top: Mapping, name: str) -> Mapping:
    """Return one of a file's mappings, empty where it is missing or none."""
    found = next((value for key, _, value, _ in top if key == name), None)
    return found if isinstance(found, Mapping) else Mapping()


def _section(id: str, title: str = "", source: str | None = None, text: str = "") -> Section:
    return Section(id, title or id, source, blocks(text))


def _measure(id: str, values: dict[str, Any]) -> Measure:
    accounting = Accounting(values.pop("accounting", Accounting.STOCK))
    return Measure(id, **{"name": id, "accounting": accounting, **values}, tempo_given="tempo" in values)


def _consistency(hypotheses: Sequence[dict[str, Any]]) -> dict[str, dict[str, Consistency]]:
    """Return the marks of the hypotheses that have some; those of one text are one hypothesis'."""
    found: dict[str, dict[str, Consistency]] = {}
    for hypothesis in hypotheses:
        if marks := hypothesis.get("consistency"):
            found.setdefault(hypothesis["text"], {}).update(marks)
    return found


def _title(path: str) -> str:
    """Return the title of a brief without one: its file's name."""
    name = os.path.splitext(os.path.basename(path))[0]
    return one_line(clean(name)) or "Untitled"


def _wordings(rows: Mapping | None, problems: Problems) -> WordingTable:
    """Return the wording table with the brief's rows, leaving out those it cannot take."""
    good: dict[str, object] = {}
    most = len(tuple(WORDINGS))
    for count, (key, at, value, _) in enumerate(rows or ()):
        if count == most:
            problems.add(
                at, f"wording has more rows than the {most} of the table", "remove what is not in it"
            )
            break
        try:
            with_overrides(WORDINGS, good | {key: plain(value)})
        except WordingError as wrong:
            problems.add(at, f"wording {quoted(wrong.entry)}: {wrong.what}", wrong.todo)
        else:
            good[key] = plain(value)
    return with_overrides(WORDINGS, good)


def _stretches(top: Mapping) -> Parts:
    """Return which claim each place of the file belongs to."""
    claims = part_of(top, "claims")
    starts = [(at, key) for key, at, _, _ in claims]
    begin = top.place_of("claims")
    after = [(at, "") for _, at, _, _ in top if at > begin][:1]
    return Parts([*starts, *claims.dropped, *after])


def load_joins(path: str) -> Joins:
    """Read the file; raises UnreadableError where that is impossible, and lists whatever else is wrong."""
    problems = Problems()
    try:
        return _joins(prepared(read_bytes(path), problems), problems, path)
    except FileFault as wrong:
        raise UnreadableError(path, (problems.told(wrong.problem), *problems.sorted())) from None


def _joins(data: bytes, problems: Problems, path: str) -> Joins:
    top = top_of(data, problems, "'briefing: 1' and 'measures:'")
    names = {name: part_of(top, name) for name in ("measures", "claims")}
    reader = Reader(problems, {"measures": {key for key, *_ in names["measures"]}})
    reader.read(top, LIBRARY, "the file", place(1, 1))
    measures, links = (
        reader.entries(part, shape)
        for part, shape in zip(names.values(), LIBRARY_PARTS.values(), strict=True)
    )
    open_circles(measures, "joined measure", "part_of", problems)
    return Joins(
        path,
        {id: _join(id, entry) for id, entry in measures.items()},
        {claim: Link(claim, **entry.values, at=entry.at) for claim, entry in links.items()},
        problems.sorted(),
    )


def _join(id: str, entry: Entry) -> Join:
    values = entry.values
    accounting = values.get("accounting")
    return Join(
        id,
        values.get("name", id),
        values.get("unit"),
        Accounting(accounting) if accounting else None,
        values.get("tempo"),
        values.get("part_of"),
        values.get("briefs", ()),
        gives_tempo="tempo" in values,
        at=entry.at,
        parts=values.get("parts", ""),
    )
