"""asyncio without TLS, which a program that needs no network does not wait for.

Checked against CPython 3.11 to 3.13: asyncio takes an `ssl` that cannot be imported for a Python that was built
without it. Importing it costs 27 million instructions, 3 % of an empty Textual app's start, and 4.2 of its 31.5 MB.
"""

from __future__ import annotations

import sys


def import_asyncio() -> None:
    """Import asyncio without `ssl`, which can be imported afterwards as ever; asyncio itself makes no use of it then."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
