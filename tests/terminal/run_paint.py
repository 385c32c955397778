"""Paints what a command line is to open, waits for a key, and says what was painted.

With `tell` before the command line, something is printed instead of waiting.
"""

from __future__ import annotations

import os
import sys

from briefing.ui.opening import paint

words = sys.argv[1:]
tells = words[:1] == ["tell"]
terminal = paint(words[tells:])
if tells:
    from briefing import output as streams

    streams.lend_painted(terminal)
    streams.tell("Nobody has taken it")
elif terminal:
    os.read(0, 1)
    terminal.close()
print("painted" if terminal else "nothing")
