"""What `draft` does: it proposes a brief from articles."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.commands.options import CLEAN, UNUSABLE
from briefing.output import counting, read_input, save, say_document, say_json, tell, working

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.brief.model import Brief
    from briefing.draft.model import Draft
    from briefing.draft.reading import Reading

_MOST = 60_000_000


def draft(args: Namespace) -> int:
    """Write a brief that is drafted from articles and tables, or add them to one; returns the exit code."""
    from briefing.brief.problems import UnreadableError, problem_line
    from briefing.draft.adding import add_to
    from briefing.draft.model import DraftError
    from briefing.draft.proposing_tables import tables_draft

    sources = _Sources(bool(args.column))
    try:
        tables = [(name, sources.data(name)) for name in args.sources if sources.is_table(name)]
        articles = [name for name in args.sources if not sources.is_table(name)]
        text, known = _file(args.into) if args.into else ("", None)
        added: Draft | None = None
        if tables:
            table_text, added = tables_draft(tables, args, tell)
            text, added = add_to(text, known, added) if known else (table_text, added)
            known = _read(text, args.into or "draft")
    except UnreadableError as error:
        tell(f"briefing: {problem_line(error.path, error.problems[0])}")
        return UNUSABLE
    except DraftError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    readings, failed = _readings(articles, sources, args, known) if articles else ([], False)
    if not (readings or added):
        return UNUSABLE if failed else CLEAN
    try:
        if readings:
            text, added = _with_articles(readings, text, known, added, args)
        assert added is not None
        return _written(text, added, args) or (UNUSABLE if failed else CLEAN)
    except DraftError as error:
        tell(f"briefing: {error}")
        return UNUSABLE


class _Sources:
    """What the sources hold, each read when it is asked for; standard input can be read only once."""

    def __init__(self, are_columns_told: bool) -> None:
        self._are_columns_told = are_columns_told
        self._input: bytes | None = None
        self._tables: dict[str, bool] = {}

    def data(self, name: str) -> bytes:
        """Return what a source holds; raises DraftError."""
        from briefing.draft.model import DraftError

        if name == "-":
            if self._input is None:
                self._input = read_input(_MOST)
            return self._input
        try:
            with open(name, "rb") as file:
                return file.read(_MOST)
        except OSError as error:
            what = (error.strerror or "cannot be read").lower()
            raise DraftError(name, what, "name a file that can be read") from None

    def is_table(self, name: str) -> bool:
        """Whether a source is a table; one that cannot be read is none, which is told when it is read again."""
        from briefing.draft.model import DraftError
        from briefing.draft.rows import is_table

        if name not in self._tables:
            try:
                self._tables[name] = is_table(self.data(name), name, is_told=self._are_columns_told)
            except DraftError:
                self._tables[name] = False
        return self._tables[name]


def _readings(
    names: list[str], sources: _Sources, args: Namespace, known: Brief | None
) -> tuple[list[Reading], bool]:
    """Return what was read in articles, and whether one of them could not be read, which has been told."""
    from briefing.draft.adding import is_known
    from briefing.draft.intake import Told, take_in
    from briefing.draft.model import DraftError
    from briefing.draft.parsing import load_pipeline
    from briefing.draft.reading import read_article

    try:
        working("loading the parser")
        pipeline = load_pipeline(args.pipeline)
    except DraftError as error:
        tell(f"briefing: {error}")
        return [], True
    failed = False
    readings = []
    for name in counting(names, "sources", len(names)):
        try:
            article = take_in(sources.data(name), name, Told(args.title, args.date, args.publisher, args.url))
            if known and is_known(article, known):
                tell(f"briefing: {name}: it is in {args.into or 'the draft'} already, and left out")
                continue
            if article.date is None:
                tell(
                    f"briefing: {article.name}: names no day of its own, so that weekdays stay open; give one with --date"
                )
            working(f"reading {name}")
            readings.append(read_article(article, pipeline))
        except DraftError as error:
            tell(f"briefing: {error}")
            failed = True
    return readings, failed


def _with_articles(
    readings: list[Reading], text: str, known: Brief | None, tables: Draft | None, args: Namespace
) -> tuple[str, Draft]:
    """Return the brief with what articles say, and all that was added to it."""
    from briefing.draft.adding import add_to
    from briefing.draft.brief_yaml import brief_yaml
    from briefing.draft.proposing import propose
    from briefing.draft.proposing_tables import together

    proposed = propose(readings, args.title).draft
    if known is None:
        return brief_yaml(proposed), proposed
    text, proposed = add_to(text, known, proposed)
    return text, together(tables, proposed) if tables else proposed


def _file(path: str) -> tuple[str, Brief]:
    """Return a brief's file as it is, and the brief; raises UnreadableError."""
    from briefing.brief.loader import load

    brief = load(path)
    with open(path, encoding="utf-8", newline="") as file:
        return file.read(), brief


def _read(text: str, path: str) -> Brief:
    from briefing.brief.loader import read

    return read(text, path)


def _written(text: str, draft: Draft, args: Namespace) -> int:
    """Write the brief where it is to go; returns the exit code, 0 where that went well."""
    output = args.output or args.into
    if args.json:
        say_json(as_data(draft), 4)
    elif output in ("", "-"):
        say_document(text)
    else:
        try:
            save(output, (text,), force=args.force or output == args.into)
        except FileExistsError:
            tell(
                f"briefing: {output}: there is a file already; name another one, replace it with --force, or add to it with --into"
            )
            return UNUSABLE
        except OSError as error:
            tell(f"briefing: {output}: cannot be written: {(error.strerror or 'no reason given').lower()}")
            return UNUSABLE
    with suppress(OSError):
        tell(found(draft, text))
    return CLEAN


def found(draft: Draft, text: str) -> str:
    """Return what was found, in a line: "3 sources, 41 figures, 12 measures, 6 contradictions, 14 to review"."""
    from briefing.brief.loader import read
    from briefing.verdicts.findings import find

    brief = read(text, "draft")
    figures = sum(bool(claim.figure) for claim in draft.claims)
    counts = (
        (len(draft.sources), "source", "sources"),
        (figures, "figure", "figures"),
        (len(draft.measures), "measure", "measures"),
        (find(brief).contradiction_count, "contradiction", "contradictions"),
    )
    shown = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    return f"{shown}, {len(brief.in_review):,} to review"


def as_data(draft: Draft) -> dict[str, object]:
    """Return a draft as data for other programs."""
    import json
    from dataclasses import asdict

    whole = json.dumps(asdict(draft), default=str)  # days in ISO 8601
    return {"schema": 1, "draft": json.loads(whole)}
