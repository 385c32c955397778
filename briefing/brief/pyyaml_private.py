"""PyYAML without the patterns that its parser in C never looks at.

Checked against PyYAML 6.0: importing it compiles what may stand in a file, of all Unicode, and what numbers and days
look like, which only its parser in Python and its constructors need. That is 45 of the 97 million instructions of the
import, a tenth of `briefing check`; so patterns are compiled when they are first used.
"""

from __future__ import annotations

import re
import sys
from typing import Any

_compile = re.compile


class _Later:
    """A pattern that is compiled when something is first asked of it; `re` remembers it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile(self._pattern, self._flags), name)


def _compile_now_or_later(pattern: Any, flags: Any = 0) -> Any:
    """Compile a pattern, unless a part of PyYAML asks for it; another thread may import something meanwhile."""
    asking = sys._getframe(1).f_globals.get("__name__", "")
    return _Later(pattern, flags) if asking.startswith("yaml.") else _compile(pattern, flags)


re.compile = _compile_now_or_later
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
