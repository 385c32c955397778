"""asyncio without TLS, as Python and Textual have it; fails where either has changed its ways."""

from __future__ import annotations

import subprocess
import sys


def said(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_asyncio_is_imported_without_ssl_and_ssl_can_be_imported_afterwards() -> None:
    code = """
from briefing.terminal.asyncio_private import import_asyncio
import sys
import_asyncio()
import asyncio
print("ssl" in sys.modules, asyncio.sslproto.ssl)
import ssl
print(bool(ssl.create_default_context))
"""
    assert said(code) == "False None\nTrue\n"


def test_nothing_else_that_an_app_needs_imports_ssl() -> None:
    code = """
from briefing.terminal.asyncio_private import import_asyncio
import sys
import_asyncio()
import briefing.ui.app, briefing.terminal.driver, briefing.ui.decided, briefing.library.state
print("ssl" in sys.modules)
"""
    assert said(code) == "False\n"


def test_asyncio_that_was_imported_stays_as_it_is() -> None:
    code = """
import asyncio, ssl
from briefing.terminal.asyncio_private import import_asyncio
import_asyncio()
print(asyncio.sslproto.ssl is ssl)
"""
    assert said(code) == "True\n"
