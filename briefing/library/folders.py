"""The user's folders, as the XDG Base Directory Specification has them."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def state_folder(environ: Mapping[str, str]) -> str:
    """Return where state is kept: `$XDG_STATE_HOME/briefing`, else `~/.local/state/briefing`."""
    return _folder(environ, "XDG_STATE_HOME", os.path.join(".local", "state"))


def cache_folder(environ: Mapping[str, str]) -> str:
    """Return where caches are kept: `$XDG_CACHE_HOME/briefing`, else `~/.cache/briefing`."""
    return _folder(environ, "XDG_CACHE_HOME", ".cache")


def config_path(environ: Mapping[str, str]) -> str:
    """Return where the configuration stands: `$XDG_CONFIG_HOME/briefing/config.toml`, else under `~/.config`."""
    return os.path.join(_folder(environ, "XDG_CONFIG_HOME", ".config"), "config.toml")


def _folder(environ: Mapping[str, str], name: str, otherwise: str) -> str:
    home = environ.get(name, "")
    if not os.path.isabs(home):  # the specification has relative paths ignored
        home = os.path.join(environ.get("HOME") or os.path.expanduser("~"), otherwise)
    return os.path.join(home, "briefing")
