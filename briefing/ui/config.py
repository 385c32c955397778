"""The user's configuration: keys by action id, theme and mouse."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.text import clean, nearest
from briefing.ui.actions import ACTIONS, clashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETTINGS = ("keys", "theme", "mouse")


class Config(NamedTuple):
    """What the user has set."""

    keys: Mapping[str, str] = MappingProxyType({})
    """Textual's names of keys, with commas, by action id."""
    theme: str = ""
    """One of Textual's themes; empty for the terminal's own colours."""
    mouse: bool = False
    faults: tuple[str, ...] = ()
    """What could not be understood; everything else holds."""


def load_config(path: str) -> Config:
    """Read the configuration; a file that is not there is an empty one."""
    if not os.path.exists(path):
        return Config()
    import tomllib  # with what else is needed to read a file, a tenth of the time to the first frame

    from briefing.brief.files import read_bytes
    from briefing.brief.problems import FileFault

    try:
        found = tomllib.loads(read_bytes(path).decode())
    except FileFault as error:
        return Config(faults=(clean(f"{path}: {error.problem.what}"),))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Config(faults=(clean(f"{path}: {error}"),))
    return _read(found, path)


def _read(found: dict[str, Any], path: str) -> Config:
    faults = [_unknown(path, "setting", name, SETTINGS) for name in found if name not in SETTINGS]
    ids = {action.id for action in ACTIONS}
    keys = {}
    asked = found.get("keys", {})
    if not isinstance(asked, dict):
        faults.append(f'{path}: keys: write a table, such as [keys] and below it zoom = "Z"')
        asked = {}
    for name, key in asked.items():
        if name not in ids:
            faults.append(_unknown(path, "action", name, ids))
        elif not isinstance(key, str) or not key:
            faults.append(f'{path}: keys.{name}: write the key in quotes, such as {name} = "d"')
        else:
            keys[name] = key
    for one, other in clashes(keys):
        faults.append(f"{path}: keys: one key for {one} and {other}; give one of them another")
    theme, mouse = found.get("theme", ""), found.get("mouse", False)
    if not isinstance(theme, str):
        faults.append(f'{path}: theme: write a name in quotes, such as theme = "nord"')
    if not isinstance(mouse, bool):
        faults.append(f"{path}: mouse: write true or false")
    return Config(
        keys=keys,
        theme=theme if isinstance(theme, str) else "",
        mouse=mouse is True,
        faults=tuple(map(clean, faults)),
    )


def _unknown(path: str, what: str, name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"{path}: no {what} {name}" + (f"; did you mean {near}?" if near else "")
