"""The walls of the house: who may import what (design.md §5)."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(briefing.__file__).parent

ARROWS = {
    "text": set(),
    "figures": set(),
    "brief": {"figures"},
    "verdicts": {"brief", "figures"},
    "library": {"brief", "figures", "verdicts"},
    "export": {"brief", "figures", "verdicts"},
    "draft": {"brief", "figures"},
    "lsp": {"export", "verdicts", "brief", "figures"},
    "terminal": {"brief"},
    "ui": {"library", "export", "verdicts", "terminal", "brief", "figures", "output"},
    "output": {"export", "terminal", "brief"},
    "commands": {
        "ui",
        "manual",
        "draft",
        "lsp",
        "library",
        "export",
        "verdicts",
        "brief",
        "figures",
        "output",
    },
    "manual": {"ui", "export", "verdicts", "brief", "figures"},
    "cli": {"commands", "ui", "output", "terminal", "brief"},
    "__main__": {"cli", "ui"},
    "__init__": set(),
}
"""Each part of the package, and the parts it may import besides itself; the package itself and `text` are for all."""

FRAMEWORKS = {
    "textual": {"ui", "terminal"},
    "rich": {"ui", "terminal", "export"},
    "yaml": {"brief"},
    **{name: {"draft"} for name in ("spacy", "trafilatura", "pypdf")},
    **{name: {"lsp"} for name in ("pygls", "lsprotocol")},
}
"""Each outside library, and the parts that may import it."""

CORES = ("figures", "brief", "verdicts", "library", "export")


def modules(part: str) -> list[Path]:
    folder = PACKAGE / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno} imports by a relative name"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def loaded_after(code: str, names: tuple[str, ...]) -> set[str]:
    """Return which of the named modules a fresh interpreter holds after running the code."""
    check = (
        f"import sys\n{code}\nprint(*[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", check], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")[-2].split())


def test_every_part_of_the_package_has_its_place() -> None:
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts == set(ARROWS)


@pytest.mark.parametrize("part", ARROWS)
def test_imports_go_one_way(part: str) -> None:
    allowed = ARROWS[part] | {part, "text", "__version__"}
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in modules(part)
        for line, name in imported(path)
        if name.split(".")[0] == "briefing" and name.split(".")[1] not in allowed
    ]
    assert not wrong


@pytest.mark.parametrize("part", ARROWS)
@pytest.mark.parametrize("library", FRAMEWORKS)
def test_libraries_stay_where_they_belong(part: str, library: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in modules(part)
        for line, name in imported(path)
        if name.split(".")[0] == library and part not in FRAMEWORKS[library]
    ]
    assert not wrong


def test_the_arrows_make_no_circle() -> None:
    done: set[str] = set()
    while len(done) < len(ARROWS):
        free = {part for part, needs in ARROWS.items() if part not in done and needs <= done}
        assert free, f"a circle among {set(ARROWS) - done}"
        done |= free


@pytest.mark.parametrize("part", CORES)
def test_a_core_loads_no_framework(part: str) -> None:
    code = "\n".join(f"import {dotted(path)}" for path in modules(part))
    unwanted = ("textual", "rich", "asyncio") if part == "brief" else ("textual", "rich", "asyncio", "yaml")
    assert loaded_after(code, unwanted) == set()


def test_only_the_loader_of_a_brief_loads_yaml() -> None:
    code = "import briefing.brief.model, briefing.brief.problems, briefing.verdicts, briefing.export"
    assert loaded_after(code, ("yaml",)) == set()


def test_the_check_sees_what_is_loaded() -> None:
    assert loaded_after("import yaml", ("yaml", "textual")) == {"yaml"}


def test_the_kept_frame_waits_for_nothing_that_it_does_not_need() -> None:
    late = (
        "textual",
        "rich",
        "asyncio",
        "yaml",
        "sqlite3",
        "urllib.parse",
        "argparse",
        "briefing.cli",
        "briefing.terminal.diff",
    )
    before = loaded_after("pass", late)  # whatever this interpreter is set up with
    assert loaded_after("import briefing.ui.opening", late) == before
