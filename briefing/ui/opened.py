"""A brief that has been read and decided on, ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings


class Opened(Record):
    """A brief with its findings."""

    brief: Brief
    findings: Findings


def open_brief(path: str) -> Opened:
    """Read a brief and find what conflicts in it.

    Raises UnreadableError where the file cannot be read as a brief.
    """
    from briefing.brief.loader import load
    from briefing.verdicts.findings import find

    brief = load(path)
    return Opened(brief, find(brief))


def decide_brief(data: bytes, path: str) -> Opened:
    """Do the same with a brief that is in memory."""
    from briefing.brief.loader import read
    from briefing.verdicts.findings import find

    brief = read(data, path)
    return Opened(brief, find(brief))
