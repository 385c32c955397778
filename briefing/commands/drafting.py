"""What `draft` does: it proposes a brief from articles."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.commands.arguments import CLEAN, UNUSABLE
from briefing.output import counting, read_input, save, say_document, say_json, tell, working

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.brief.model import Brief
    from briefing.draft.model import Article, Draft
    from briefing.draft.proposing import Proposal

_MOST = 60_000_000


def draft(args: Namespace) -> int:
    """Write a brief that is drafted from articles, or add them to one; returns the exit code."""
    from briefing.brief.problems import UnreadableError, problem_line
    from briefing.draft.adding import is_known
    from briefing.draft.model import DraftError
    from briefing.draft.parsing import load_pipeline
    from briefing.draft.proposing import propose
    from briefing.draft.reading import read_article

    try:
        working("loading the parser")
        pipeline = load_pipeline(args.pipeline)
    except DraftError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    failed = False
    readings = []
    try:
        known = _brief(args.into) if args.into else None
    except UnreadableError as error:
        tell(f"briefing: {problem_line(error.path, error.problems[0])}")
        return UNUSABLE
    for name in counting(args.sources, "sources", len(args.sources)):
        try:
            article = _article(name, args)
            if known and is_known(article, known):
                tell(f"briefing: {name}: it is in {args.into} already, and left out")
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
    if not readings:
        return UNUSABLE if failed else CLEAN
    proposal = propose(readings, args.title)
    try:
        return _written(proposal, args, known) or (UNUSABLE if failed else CLEAN)
    except DraftError as error:
        tell(f"briefing: {error}")
        return UNUSABLE


def _brief(path: str) -> Brief:
    from briefing.brief.loader import load

    return load(path)


def _article(name: str, args: Namespace) -> Article:
    from briefing.draft.intake import Told, take_in
    from briefing.draft.model import DraftError

    try:
        if name == "-":
            data = read_input()
        else:
            with open(name, "rb") as file:
                data = file.read(_MOST)
    except OSError as error:
        raise DraftError(
            name, (error.strerror or "cannot be read").lower(), "name a file that can be read"
        ) from None
    return take_in(data, name, Told(args.title, args.date, args.publisher, args.url))


def _written(proposal: Proposal, args: Namespace, known: Brief | None) -> int:
    """Write the brief where it is to go; returns the exit code, 0 where that went well."""
    from briefing.draft.adding import add_to
    from briefing.draft.brief_yaml import brief_yaml

    draft, output = proposal.draft, args.output
    if known:
        output = output or args.into
        with open(args.into, encoding="utf-8", newline="") as file:
            text, draft = add_to(file.read(), known, draft)
    else:
        text = brief_yaml(draft)
    if args.json:
        say_json(as_data(draft), 4)
    elif output in ("", "-"):
        say_document(text)
    else:
        try:
            save(output, (text,), force=args.force or (known is not None and output == args.into))
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
