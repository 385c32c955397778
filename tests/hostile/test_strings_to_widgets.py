"""No widget of Textual's is given a plain string that is not written in our own source: it would be read as markup.

A string that comes from a brief cannot be told from another by its type, and is cut and joined on its way. So it is
the source that is looked at: wherever Textual reads a `str` as markup, only a literal, `Content` or `Text` may stand.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parent.parent.parent / "briefing" / "ui"
TITLES = {
    "border_title",
    "border_subtitle",
    "tooltip",
    "placeholder",
    "title",
    "sub_title",
    "label",
    "TITLE",
    "SUB_TITLE",
}
"""Attributes that Textual reads as markup, or sends to the terminal, whatever has them."""
SHOWING = {
    "update",
    "notify",
    "add_option",
    "add_options",
    "add_row",
    "add_rows",
    "add_column",
    "add_columns",
    "add_leaf",
    "Hit",
    "DiscoveryHit",
    "SystemCommand",
    "add_class_title",
    "set_label",
    "prompt",
    "with_tooltip",
}
"""Methods that show what they are given."""
MARKUP = {"from_markup", "from_text", "to_content"}
"""Functions that read markup; nothing of ours needs them."""
SAFE = {"Content", "Text", "content", "Segment", "dict"}
"""What a string becomes before a widget gets it."""
PLAIN_KEYWORDS = {
    "id",
    "name",
    "classes",
    "compact",
    "select_on_focus",
    "disabled",
    "value",
    "type",
    "markup",
}
"""Arguments of widgets that are not shown, or never as markup."""


def slips(source: str) -> list[int]:
    """Return the lines of a module on which something is shown that could be a string of a brief."""
    tree = ast.parse(source)
    widgets = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets")
        for alias in node.names
    }
    found: list[int] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(_name(base) in widgets for base in node.bases):
            inits = [call for call in ast.walk(node) if isinstance(call, ast.Call) and _is_super_init(call)]
            found += [call.lineno for call in inits if not _shows_safely(call)]
        elif isinstance(node, ast.Call):
            name = _name(node.func)
            if name in MARKUP or (
                (name in widgets or name in SHOWING or name in TITLES) and not _shows_safely(node)
            ):
                found.append(node.lineno)
            if name == "exit" and any(k.arg == "message" and not _is_safe(k.value) for k in node.keywords):
                found.append(node.lineno)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            shown = any(isinstance(target, ast.Attribute) and target.attr in TITLES for target in targets)
            if shown and not (node.value is None or _is_safe(node.value)):
                found.append(node.lineno)
        elif isinstance(node, ast.FunctionDef) and node.name == "render" and not _returns_safely(node):
            found.append(node.lineno)
    return sorted(set(found))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_super_init(call: ast.Call) -> bool:
    func = call.func
    is_init = isinstance(func, ast.Attribute) and func.attr == "__init__" and isinstance(func.value, ast.Call)
    return is_init and _name(func.value.func) == "super"


def _shows_safely(call: ast.Call) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg not in PLAIN_KEYWORDS)]
    return all(map(_is_safe, given))


def _returns_safely(function: ast.FunctionDef) -> bool:
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
    return all(map(_is_safe, returned))


def _is_safe(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_safe(node.body) and _is_safe(node.orelse)
    if isinstance(node, ast.Call):
        func = node.func
        owner = func.value if isinstance(func, ast.Attribute) else func
        return _name(owner) in SAFE and _name(func) not in MARKUP
    return isinstance(node, ast.Constant)


def test_only_content_reaches_widgets() -> None:
    modules = sorted(UI.rglob("*.py"))
    assert len(modules) > 40
    found = {str(module.relative_to(UI)): slips(module.read_text()) for module in modules}
    assert {name: lines for name, lines in found.items() if lines} == {}


SLIPS = (
    "yield Static(brief.title)",
    "yield Static(f'{actor.name} says')",
    "yield Label(renderable=section.title, id='x')",
    "yield Button('Open ' + path)",
    "yield Input(placeholder=claim.quote)",
    "class Big(Static):\n    def __init__(self, text):\n        super().__init__(text, id='x')",
    "self.border_title = passage.title",
    "self.border_title = Content(a) if b else passage.title",
    "self.border_subtitle += note",
    "self.query_one(Label).update(words)",
    "self.notify(str(error))",
    "self.app.notify('a', title=brief.title)",
    "self.app.title = brief.title",
    "self.tooltip = source.url",
    "self.exit(message=str(error))",
    "yield Static(Content.from_markup(brief.title))",
    "menu.add_option(brief.title)",
    "class Row(Widget):\n    def render(self):\n        return self.row.text",
    "table.add_row(claim.by, claim.quote)",
    "yield Hit(1, brief.title, self.open)",
    "yield SystemCommand(brief.title, 'Opens it', self.open)",
)
FINE = (
    "yield Static(Content(brief.title), id=name)",
    "yield Label(id='question')",
    "yield Input(compact=True, value=words)",
    "self.border_title = Content(fit(name, room)) if title else None",
    "self.query_one(Label).update(Content.styled(words, 'bold'))",
    "self.notify('Copied.')",
    "self._title = brief.title",
    "self._signs.update(dict.fromkeys(ids, sign))",
    "class Row(Widget):\n    def render(self):\n        return Text(self.row.text)",
)
HEAD = "from textual.widgets import Button, Input, Label, Static\n"


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_seen(slip: str) -> None:
    assert slips(HEAD + slip) != []


@pytest.mark.parametrize("line", FINE)
def test_what_is_right_passes(line: str) -> None:
    assert slips(HEAD + line) == []
