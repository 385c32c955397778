"""What `lsp` does: it answers an editor."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.commands.options import CLEAN, UNUSABLE
from briefing.output import tell

if TYPE_CHECKING:
    from argparse import Namespace


def lsp(args: Namespace) -> int:  # noqa: ARG001 - it takes nothing
    """Answer an editor on stdin and stdout until it takes its leave."""
    if not find_spec("pygls"):
        tell("briefing: the language server needs pygls; run: pip install 'briefing-reader[lsp]'")
        return UNUSABLE
    from briefing.lsp.server import serve

    serve()
    return CLEAN
