"""`python -m briefing.manual` writes the tables of the pages anew."""

from __future__ import annotations

from briefing.manual.pages import FOLDER
from briefing.manual.tables import with_tables

for path in sorted(FOLDER.glob("*.md")):
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")
