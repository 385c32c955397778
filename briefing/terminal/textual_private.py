"""The one private name of Textual that cannot be avoided, as of 8.2.8.

Textual reads what a keyboard and a mouse send with `XTermParser`, and there is no public door to it: `LinuxDriver`
builds one inside of its input thread, which waits for a tenth of a second at a time. What we take from it is
`XTermParser()`, `feed(text)` and `tick()`, which both yield messages; `tests/terminal/test_textual_private.py` fails
when one of them changes.
"""

from __future__ import annotations

from textual._xterm_parser import XTermParser as KeyParser

__all__ = ["KeyParser"]
