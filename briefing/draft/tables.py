"""Tables to a brief: a row is a claim, certain as far as it goes, and needs no model of language.

The sections are the rows as lists of sentences, so that each quote has words to stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.dates import iso_guess, parse_days
from briefing.brief.files import MAX_SIZE
from briefing.brief.problems import ValueFault
from briefing.brief.prose import one_line
from briefing.brief.quotes import Search, Text
from briefing.brief.shape import CLAIM, PARTS, SOURCE, SPELLINGS
from briefing.draft.brief_file import Parts, brief_text
from briefing.draft.columns import columns_of, simple
from briefing.draft.exchange import exported_rows, own_brief, shared_rows
from briefing.draft.model import DraftError
from briefing.draft.rows import Row, Table, is_table, json_of, rows_of
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.figures.prose_search import figures_in
from briefing.figures.tokens import word_set
from briefing.figures.units import COUNT, unit_for
from briefing.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.figures.model import Figure

__all__ = ["Hints", "Taken", "is_table", "take_tables"]

ROWS_OF_A_SECTION = 100
_TOLLS = word_set(
    "killed dead deaths fatalities wounded injured injuries casualties missing victims displaced"
)
"""What is counted so far, where a table says no more."""
_AS_THEY_ARE = ("origin", "basis", "likelihood", "confidence", "credibility", "review")
"""Fields of a claim that a row has as they are."""
_CHOICES = {field.name: field.choices for field in (*CLAIM.fields, *SOURCE.fields) if field.choices}


class Hints(NamedTuple):
    """What a person says about tables, for what they do not say themselves."""

    title: str = ""
    date: date | None = None
    publisher: str = ""
    url: str = ""


class Taken(NamedTuple):
    """A brief made of tables."""

    text: str
    """The briefing file."""
    unread: tuple[str, ...]
    """What could not be read, each with file, line, and what to do: "t.csv:12: …"."""
    columns: tuple[str, ...]
    """What each table's columns were taken for: "t.csv: who = Speaker, figure = Killed"."""
    claims: int


def take_tables(
    tables: Sequence[tuple[str, bytes]], hints: Hints | None = None, told: Mapping[str, str] | None = None
) -> Taken:
    """Return the brief that tables make together, each given by its name and what it holds.

    `told` names the column of a thing where the guess is wrong: {"who": "Speaker"}. Raises DraftError where
    a table has no claims.
    """
    hints = hints or Hints()
    making = _Making(hints)
    for name, data in tables:
        found = json_of(data)
        if own := own_brief(found):
            if len(tables) > 1:
                raise DraftError(name, "a whole brief, which is no table", "draft it alone")
            return Taken(brief_text(*own), (), (), len(own[1].get("claims", {})))
        table = Table(shared, []) if (shared := shared_rows(found)) is not None else rows_of(data, name)
        making.take(name, table, told or {})
    if not making.claims:
        raise DraftError(tables[0][0] if tables else "table", "no row of it makes a claim", making.why())
    return making.taken()


class _Making:
    """A brief that grows by rows."""

    def __init__(self, hints: Hints) -> None:
        self.hints = hints
        self.sources: dict[str, dict[str, object]] = {}
        self.actors: dict[str, dict[str, object]] = {}
        self.measures: dict[str, dict[str, object]] = {}
        self.sections: dict[str, dict[str, object]] = {}
        self.claims: dict[str, dict[str, object]] = {}
        self.title = hints.title
        self._unread: list[str] = []
        self._columns: list[str] = []
        self._known: dict[tuple[str, ...], str] = {}
        self._written: date | None = None
        self._ids = _Ids()
        self._events: Counter[tuple[str, str, str]] = Counter()
        self._refs: dict[str, list[str]] = {}
        """The claims of an entry, by which another one names it."""

    def why(self) -> str:
        """Return what to do where no row could be read."""
        return (
            self._unread[0]
            if self._unread
            else "name a column of statements or figures, as --column figure=Deaths"
        )

    def take(self, name: str, table: Table, told: Mapping[str, str]) -> None:
        """Add the rows of a table."""
        shown = clean(name)
        exported = exported_rows(table.rows)
        rows = table.rows if exported is None else exported
        if exported is not None and rows:
            titles = {row.cells.get("file", "") + row.cells.get("brief", "") for row in rows}
            if len(titles) > 1:
                raise DraftError(name, f"claims of {len(titles)} briefs", "export one brief at a time")
            self.title = self.title or rows[0].cells.get("brief", "")
            if not self.hints.date and (day := rows[0].cells.get("brief_date")):
                self.hints = self.hints._replace(date=date.fromisoformat(day))
        self.title = self.title or clean(PurePath(name).stem if name != "-" else "A table")
        names = list(dict.fromkeys(column for row in rows for column in row.cells))
        columns = columns_of(names, lambda column: (row.cells.get(column, "") for row in rows), told, shown)
        if exported is None:
            pairs = (f"{field} = {column}" for field, column in columns.items() if field != column)
            if taken_for := ", ".join(pairs):
                self._columns.append(f"{shown}: {taken_for}")
        reader = _RowReader(columns, rows, self.hints, shown)
        made = [claim for claim in map(reader.read, rows) if claim]
        self._unread += [f"{shown}:{line}: {what}" for line, what in sorted((*table.unread, *reader.faults))]
        for claim in made:
            self._add(claim)
        self._list(name, made)

    def _add(self, row: _RowClaim) -> None:
        by = self._id("actors", row.by or (row.who,), row.by_id, name=row.who, **row.actor)
        spoken_for = by
        for name, id in (row.of, row.side):
            if name and id != spoken_for and (id or name != row.who):
                other = self._id("actors", (id or name,), id, name=name)
                self.actors[spoken_for].setdefault("of", other)
                spoken_for = other
        claim = row.claim
        claim["by"] = by
        if row.source:
            key = tuple(str(row.source.get(name, "")) for name in ("title", "publisher", "date", "url"))
            claim["via"] = self._id("sources", key, row.source_id, **row.source)
        if row.figure:
            measure = self._event(row) if row.is_event else row.measure
            kind = row.kind if row.kind != "count" else ""
            key = (str(measure["name"]), kind)
            plain = (str(measure["name"]), "")
            if not row.measure_id and not kind:  # a bare number is of what the other rows count
                key = next(
                    (each[1:] for each in self._known if each[0] == "measures" and each[1] == key[0]), plain
                )
            claim["measure"] = self._id("measures", key, row.measure_id, **measure)
        for day in (row.said, row.as_of_last):
            if day and (self._written is None or day > self._written):
                self._written = day

    def _event(self, row: _RowClaim) -> dict[str, object]:
        """Return what a row of events counts: of one speaker, place and day the next row is the next event."""
        measure = row.measure
        key = (str(measure["name"]), row.who, str(row.claim.get("as_of", row.claim.get("said"))))
        self._events[key] += 1
        if (number := self._events[key]) == 1:
            return measure
        return measure | {
            "name": f"{measure['name']} (event {number} of a day)",
            "review": f"events beyond the first of a day and a source; it may be one with {quoted(key[0])}",
        }

    def _id(self, part: str, key: tuple[str, ...], wanted: str, **fields: object) -> str:
        """Return the id of a part, which is added where it is not known."""
        held: dict[str, dict[str, object]] = getattr(self, part)
        known = self._known.get((part, *key))
        if known is None or (wanted and known != wanted):
            known = wanted or self._ids.new(_slug(str(fields.get("name") or fields.get("title"))), held)
            self._known[(part, *key)] = known
        part_of_it = held.setdefault(known, {})
        for name, value in fields.items():
            if value not in ("", None):
                part_of_it.setdefault(name, value)
        return known

    def _list(self, name: str, made: Sequence[_RowClaim]) -> None:
        """Add the sections of some rows, each a list of sentences, and their claims."""
        lead = _slug(PurePath(name).stem if name != "-" else "table") or "table"
        groups: list[tuple[str, str, list[_RowClaim]]] = []
        if all(row.section for row in made):
            for section in dict.fromkeys(row.section for row in made):
                of_section = [row for row in made if row.section == section]
                groups.append((section, section, of_section))
        else:
            for start in range(0, len(made), ROWS_OF_A_SECTION):
                rows = list(made[start : start + ROWS_OF_A_SECTION])
                many = len(made) > ROWS_OF_A_SECTION
                title = f"Rows on lines {rows[0].line} to {rows[-1].line}" if many else self.title
                id = f"{lead}-{rows[0].line}" if many else lead
                groups.append((self._ids.new(id, self.sections), title, rows))
        for section, title, rows in groups:
            sources = {str(row.claim.get("via", "")) for row in rows}
            source = sources.pop() if len(sources) == 1 else ""
            quotes = Counter(row.quote for row in rows)
            lines: dict[str, None] = {}
            text = Text("\n".join(row.sentence(quotes[row.quote] < 2) for row in rows))
            search = Search()
            for row in rows:
                sentence = row.sentence(quotes[row.quote] < 2)
                lines[sentence] = None
                quote = row.quote if quotes[row.quote] < 2 and row.quote else sentence
                if row.section:
                    quote = row.quote
                elif quote != sentence:
                    spot = search.find(quote, text)
                    if spot is None or search.find(quote, text, spot.start + 1):
                        quote = sentence
                claim = {"by": row.claim.pop("by"), "section": section, "quote": quote, **row.claim}
                if source:
                    claim.pop("via", None)
                id = row.claim_id or self._ids.new(_claim_slug(str(claim["by"]), row.figure), self.claims)
                self.claims[id] = claim
                if row.ref:
                    self._refs.setdefault(row.ref, []).append(id)
            listed = "\n".join(f"- {line}" for line in lines)
            self.sections[section] = {"title": title, "source": source, "text": listed}

    def taken(self) -> Taken:
        """Return the brief; where it would be too large, without the notes on cells that have no place in it."""
        for claim in self.claims.values():
            for name in ("denies", "supersedes"):
                named = str(claim.pop(name, "")).split(", ")
                ids = [id for each in named for id in self._refs.get(each, [each]) if id in self.claims]
                if ids:
                    claim[name] = ids
        for measure in list(self.measures.values()):
            if whole := measure.get("part_of"):
                self.measures.setdefault(str(whole), {"name": whole})
        day = self.hints.date or self._written
        if day and self._written and self._written > day:
            self._unread.append(f"the brief's day is {self._written}, since rows are later than {day}")
            day = self._written
        parts: Parts = {name: getattr(self, name) for name in PARTS}
        head = {"title": self.title, "date": day.isoformat() if day else ""}
        text = brief_text(head, parts)
        if len(text.encode()) > MAX_SIZE:
            for claim in self.claims.values():
                claim.pop("note", None)
            text = brief_text(head, parts)
            self._unread.append("the notes are left out, since the brief would be larger than a brief can be")
        return Taken(text, tuple(self._unread), tuple(self._columns), len(self.claims))


class _RowClaim:
    """What a row says."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.who = self.by_id = self.quote = self.section = self.claim_id = self.ref = ""
        self.by: tuple[str, ...] = ()
        self.of = self.side = ("", "")
        """Whom the speaker speaks for, and its side: name and id."""
        self.actor: dict[str, object] = {}
        self.source: dict[str, object] = {}
        self.source_id = self.measure_id = ""
        self.measure: dict[str, object] = {}
        self.figure: Figure | None = None
        self.kind = ""
        self.is_event = False
        """Whether the row is an event, of which there may be several on a day."""
        self.said: date | None = None
        self.as_of_last: date | None = None
        self.where = ""
        self.claim: dict[str, object] = {}

    def sentence(self, is_quote_unique: bool) -> str:
        """Return the row as a sentence; a row of an exported brief has its quote alone."""
        if self.section:
            return self.quote
        day = (
            f", {self.claim['said']}"
            if "said" in self.claim
            else f", {self.claim['as_of']}"
            if "as_of" in self.claim
            else ""
        )
        lead = f"{self.who}{day}"
        if self.quote and is_quote_unique:
            return f"{lead}: “{self.quote}”"
        what = f" – {self.measure['name']}" if self.measure else ""
        figure = str(self.claim.get("figure", ""))
        return f"Line {self.line}. {lead}: {'. '.join(filter(None, (figure + what, self.quote)))}."


class _RowReader:
    """Reads the rows of a table by its columns."""

    def __init__(self, columns: Mapping[str, str], rows: Sequence[Row], hints: Hints, name: str) -> None:
        self._columns = columns
        self._hints = hints
        self._title = clean(PurePath(name).stem if name != "-" else "A table")
        self.faults: list[tuple[int, str]] = []
        used = set(columns.values())
        exported = bool(rows) and "claim_id" in rows[0].cells
        self._own = _OWN if exported else _SHARED
        names = dict.fromkeys(name for row in rows for name in row.cells)
        self._deaths = (
            "deaths" if any(simple(each).startswith(("deaths", "fatalit")) for each in names) else ""
        )
        self._left = [] if exported else [name for name in names if name not in used | self._own]
        days = [
            self._cell(row, field) for row in rows for field in ("said", "as_of", "as_of_last", "published")
        ]
        self._day_first = _is_day_first(days)
        self._is_of_events = "as_of" in columns and "said" not in columns and not exported

    def _cell(self, row: Row, field: str) -> str:
        return row.cells.get(self._columns.get(field, field if field in self._own else "\0"), "")

    def read(self, row: Row) -> _RowClaim | None:
        """Return what a row says, or None with a fault."""
        made = _RowClaim(row.line)
        made.source = self._source(row)
        made.who = (
            self._cell(row, "who")
            or self._cell(row, "publisher")
            or self._cell(row, "source")
            or self._hints.publisher
            or self._title
        )
        made.by_id, made.claim_id = self._cell(row, "by_id"), self._cell(row, "claim_id")
        made.source_id, made.measure_id = self._cell(row, "via"), self._cell(row, "measure_id")
        made.ref = self._cell(row, "ref")
        made.by = (made.by_id,) if made.by_id else ()
        made.section = self._cell(row, "section")
        made.of = (self._cell(row, "of"), self._cell(row, "of_id"))
        made.side = (self._cell(row, "side"), self._cell(row, "side_id"))
        made.actor = {
            "kind": self._choice("kind", self._cell(row, "kind"), ""),
            "role": self._cell(row, "role"),
        }
        made.quote, made.where = self._cell(row, "quote"), self._cell(row, "where")
        self._days(row, made)
        self._figure(row, made)
        for name in _AS_THEY_ARE:
            made.claim[name] = self._choice(name, self._cell(row, name), row.line)
        status = self._cell(row, "status").lower()
        made.claim["status"] = "" if status == "asserted" else self._choice("status", status, row.line)
        for name in ("denies", "supersedes", "first_said"):
            made.claim[name] = self._cell(row, name)
        made.claim["note"] = "\n\n".join(filter(None, (self._cell(row, "note"), self._rest(row))))
        made.claim = {name: value for name, value in made.claim.items() if value not in ("", None)}
        if not made.figure and not made.quote:
            self.faults.append(
                (row.line, "neither a figure nor words; fill one of them in, or name its --column")
            )
            return None
        if made.quote and made.figure and not made.section and not _bears(made.quote, made.figure):
            made.claim["note"] = "\n\n".join(filter(None, (made.quote, str(made.claim.get("note", "")))))
            made.quote = ""
        return made

    def _rest(self, row: Row) -> str:
        """Return the cells that have no place of their own, so that nothing of the row is lost."""
        return "; ".join(f"{name}: {row.cells[name]}" for name in self._left if row.cells.get(name))

    def _choice(self, name: str, text: str, line: int | str) -> str:
        """Return one of the words that a field can have; what is none is told and left out."""
        choices = _CHOICES.get(name, ())
        known = {choice.casefold(): choice for choice in choices}
        if not text or not choices or (found := known.get(SPELLINGS.get(text, text).casefold())):
            return found if text and choices and found else text
        if isinstance(line, int):
            self.faults.append(
                (line, f"{name}: {quoted(text)} is left out; the words are {', '.join(choices)}")
            )
        return ""

    def _source(self, row: Row) -> dict[str, object]:
        title, publisher, url = (self._cell(row, field) for field in ("source", "publisher", "url"))
        url = url if re.fullmatch(r"https?://[^\s/?#]\S*", url) else ""
        published = self._day(self._cell(row, "published"))
        made = bool(title or publisher or url)
        reliability = self._cell(row, "reliability")
        return {
            "title": title or publisher or url or self._title,
            "publisher": publisher or ("" if made else self._hints.publisher),
            "date": published.isoformat()
            if published
            else ""
            if made or not self._hints.date
            else str(self._hints.date),
            "url": url or ("" if made else self._hints.url),
            "reliability": reliability if reliability in _CHOICES["reliability"] else "",
        }

    def _days(self, row: Row, made: _RowClaim) -> None:
        claim = made.claim
        if (said := self._cell(row, "said")) and self._cell(row, "day_from") == "":
            day = self._day(said)
            if day is None:
                self.faults.append(
                    (row.line, f"{quoted(said)} is not a day that is sure; write it as 2024-10-25")
                )
            else:
                moment = re.fullmatch(
                    r"\S+[ T](\d{1,2}:\d{2})(?::\d{2}(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?", said
                )
                time = (
                    moment[1]
                    if moment and moment[1] not in ("0:00", "00:00")
                    else self._cell(row, "said_time")
                )
                claim["said"] = f"{day.isoformat()} {time}".strip()
                made.said = day
        elif said and self._cell(row, "day_from") == "source" and not made.source.get("date"):
            made.source["date"] = said
        first = self._cell(row, "as_of")
        last = self._cell(row, "as_of_last") or first
        if first:
            begin, end = self._span(first), self._span(last)
            if begin and end and begin[0] <= end[1]:
                given = begin[0].isoformat() if begin[0] == end[1] else f"{begin[0]}..{end[1]}"
                if given != str(made.said):
                    claim["as_of"] = given
                made.as_of_last = None if claim.get("status") == "projected" else end[1]
                if made.said is None and made.claim_id == "":
                    self._event_day(made, end[1])
            else:
                self.faults.append(
                    (row.line, f"{quoted(first)} is not a day that is sure; write it as 2024-10-25")
                )
        published = made.source.get("date")
        if made.said and published and made.said - date.fromisoformat(str(published)) > timedelta(days=1):
            self.faults.append(
                (
                    row.line,
                    f"said on {made.said}, after its source of {published}; the source's day is left out",
                )
            )
            made.source["date"] = ""

    def _event_day(self, made: _RowClaim, day: date) -> None:
        """An event whose day of telling nobody gives was told when its source was published, else on its own day."""
        published = str(made.source.get("date") or "")
        made.said = max(day, date.fromisoformat(published)) if published else day
        made.claim["said"] = made.said.isoformat()

    def _day(self, text: str) -> date | None:
        span = self._span(text)
        return span[0] if span and span[0] == span[1] else None

    def _span(self, text: str) -> tuple[date, date] | None:
        """Return the first and the last day that a cell names."""
        text = re.sub(r"[ T]\d{1,2}:\d{2}.*$", "", text).strip()
        if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
            one, two = int(found[1]), int(found[2])
            first = True if "." in text or one > 12 or one == two else False if two > 12 else self._day_first
            if first is None:
                return None
            day, month = (one, two) if first else (two, one)
            text = f"{found[3]}-{month:02}-{day:02}"
        try:
            return parse_days(text) if text else None
        except ValueFault:
            guess = iso_guess(text)
            return (date.fromisoformat(guess), date.fromisoformat(guess)) if guess else None

    def _figure(self, row: Row, made: _RowClaim) -> None:
        wording, unit = self._wording(row), self._cell(row, "unit")
        column = self._columns.get("figure") or self._columns.get("best") or ""
        if not wording:
            return
        figure = None
        written = self._hints.date or made.said or self._day(self._cell(row, "brief_date"))
        year = written.year if written else None
        for text in (f"{wording} {unit}" if unit and not re.search(r"[^\W\d_]", wording) else "", wording):
            try:
                figure = parse(text, year=year) if text else None
            except FigureError as wrong:
                fault = f"figure: {clean(wrong.what)}; {clean(wrong.todo)}; it is kept as words"
            else:
                if figure:
                    break
        if figure is None:
            self.faults.append((row.line, fault))
            made.quote = made.quote or wording
            return
        made.figure = figure
        made.claim["figure"] = figure.text
        made.kind = figure.unit.kind
        made.is_event = self._is_of_events
        what = (
            self._cell(row, "what")
            or (column.replace("_", " ") if column.lower() not in _PLAIN else "")
            or self._title
        )
        if self._deaths and "best" in self._columns and not unit:  # as in the tables of UCDP
            unit, what = self._deaths, f"Deaths, {what}"
        name = f"{what}, {made.where}" if made.where and made.where not in what else what
        if (
            not unit
            and figure.unit.kind == COUNT.kind
            and " " not in what
            and unit_for(what).kind != COUNT.kind
        ):
            unit = what.lower()
        noun = (unit or figure.unit.name).lower()
        accounting = self._cell(row, "accounting") or (
            "flow"
            if self._is_of_events
            else "cumulative"
            if {*noun.split(), *what.lower().split()} & _TOLLS
            else ""
        )
        made.measure = {
            "name": one_line(name),
            "unit": self._cell(row, "measure_unit") if made.claim_id else unit or _unit_name(figure),
            "accounting": "" if accounting == "stock" else accounting,
            "tempo": self._cell(row, "tempo") or ("0d" if self._is_of_events else ""),
            "part_of": self._cell(row, "part_of"),
            "parts": self._cell(row, "parts"),
        }

    def _wording(self, row: Row) -> str:
        low, best, high = (self._cell(row, field) for field in ("low", "best", "high"))
        if not (low or best or high):
            return self._cell(row, "figure")
        if best and low and high and low != high:
            return f"{best} ({low}-{high})"
        if best or (low and low == high):
            return best or low
        return f"{low}-{high}" if low and high else f"at least {low}" if low else f"at most {high}"


_OWN = word_set(
    """claim_id by_id kind role via section measure_id measure_unit day_from said_time denies supersedes first_said
    part_of parts ref of_id side side_id brief_date"""
)
"""Cells that only an exported brief has."""
_SHARED = word_set("kind role denies ref")
"""Those that another table may have, or what programs share."""
_PLAIN = word_set("figure wording value number count amount total estimate quantity figures best")


def _unit_name(figure: Figure) -> str:
    """Return what a figure counts, where that is read as it was; "rockets at the building" are no buildings."""
    name = figure.unit.name
    return name if unit_for(name).kind == figure.unit.kind else ""


def _is_day_first(cells: Iterable[str]) -> bool | None:
    """Whether days such as 03/04/2024 begin with the day; none where no cell tells."""
    for cell in cells:
        if found := re.match(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}", cell):
            if int(found[1]) > 12:
                return True
            if int(found[2]) > 12:
                return False
    return None


def _bears(quote: str, figure: Figure) -> bool:
    """Whether words hold the number of a figure, or none at all."""
    if figure.stated is None:
        return True
    stated = [end for found in figures_in(quote) for end in found.figure.stated or ()]
    return set(figure.stated) <= set(stated) if stated else figure.text in quote


def _slug(text: str) -> str:
    """Return a text as an id: its letters and digits in small, with hyphens between, of whatever script."""
    return re.sub(r"[^\w]+|_", "-", text.casefold().replace("'", "").replace("’", ""))[:40].strip("-")


def _claim_slug(by: str, figure: Figure | None) -> str:
    number = "-".join(f"{end:.10g}" for end in dict.fromkeys(figure.stated or ())) if figure else ""
    return "-".join(filter(None, (by[:40].rstrip("-"), number.replace(".", "-").replace("+", ""))))


class _Ids:
    """Makes ids that are not taken: the wanted one, or that with the next number."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()

    def new(self, wanted: str, taken: Mapping[str, object]) -> str:
        """Return an id for a mapping that has others."""
        id = wanted = wanted or "part"
        while id in taken:
            self._numbers[wanted] += 1
            id = f"{wanted}-{self._numbers[wanted] + 1}"
        return id
