"""A brief to begin with, that explains itself and has no problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

SCHEMA_FILE = "brief.schema.json"
"""What the JSON Schema of a brief is called where a brief's first line names it."""

MEASURES_SCHEMA_FILE = "measures.schema.json"
"""What the JSON Schema of a library's own file is called."""

SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""The first line of a brief by which editors find the schema beside it."""

_TEMPLATE = """\
{schema}
# Editors check and complete this file as you write, once "briefing schema > {file}" stands beside it.
# "briefing check FILE" names every problem; "briefing help file" lists every field.
briefing: 1
title: What the brief is about
date: {day}
handling: TLP:CLEAR                     # shown, not enforced
summary: >
  The brief in a few sentences: what is claimed, by whom, and what does not fit together.

# The documents. reliability is the Admiralty letter, A reliable to E unreliable, F cannot be judged.
sources:
  paper:                                # every id is a key that you choose, and is used below
    title: Two governments count the troops
    publisher: A newspaper
    date: {day}
    reliability: B

# Who speaks. "of" says for whom; the top of that chain is the side.
actors:
  north: {{name: Northland, kind: state}}
  ministry: {{name: Northland's Ministry of Defence, kind: organisation, of: north}}
  south: {{name: Southland, kind: state}}

# What is counted. Claims are compared within a measure, or where one is part_of another.
measures:
  troops:
    name: Troops at the border
    unit: troops
    accounting: stock                   # stock: how many there are; cumulative: so far; flow: in a period
    tempo: 2d                           # how long a figure may stand before a difference may be change

# The text, in reading order: paragraphs, "- " lists and "> " quotations. Nothing else in it is markup.
sections:
  counts:
    title: Who counts how many
    source: paper
    text: |
      Northland's ministry speaks of 3,000 troops at the border. Southland counts around 12,000 of them.

# Each claim ties an actor to words that stand in a section. Figures are given as worded.
claims:
  ministry-3000:
    by: ministry
    section: counts
    quote: 3,000 troops
    measure: troops
    figure: 3,000 troops
    said: {day}
  south-12000:
    by: south
    section: counts
    quote: around 12,000
    measure: troops
    figure: around 12,000
    said: {day}

gaps:
  - What is not known.
"""


def template(today: date) -> str:
    """Return a commented brief of a day, with two claims that conflict."""
    return _TEMPLATE.format(schema=SCHEMA_LINE, file=SCHEMA_FILE, day=today.isoformat())
