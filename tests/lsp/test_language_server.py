"""`briefing lsp`, asked by a real client over stdio."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

pytest.importorskip("pygls")
pytest_lsp = pytest.importorskip("pytest_lsp")
from lsprotocol import types  # noqa: E402

from briefing.cli import main  # noqa: E402

GOOD = """\
briefing: 1
title: Troops
date: 2024-10-25
sources:
  usatoday: {title: Evidence of troops, publisher: USA TODAY, date: 2024-10-25}
actors:
  us: {name: United States, kind: state}
  ukraine:
    name: Ukraine
    kind: state
measures:
  troops: {name: North Korean troops in Russia, unit: troops}
sections:
  evidence:
    title: What is the evidence?
    source: usatoday
    text: |
      The United States announced that 3,000 troops are in Russia.
      𝔘kraine counts around 12,000 troops there, and about 500 officers.
claims:
  us-3000:
    by: us
    section: evidence
    quote: 3,000 troops
    measure: troops
    figure: 3,000 troops
  ukraine-12000: {by: ukraine, section: evidence, quote: "around 12,000 troops", measure: troops, figure: "around 12,000 troops"}
"""
ELEVEN = {
    "briefing: 1": "briefing: 2",
    "date: 2024-10-25\nsources": "date: yesterday\nsources",
    "kind: state}": "kind: stat}",
    "    name: Ukraine\n": "",
    "unit: troops}": "unit: troops, tempo: soon}",
    "source: usatoday": "source: usatody",
    "by: us\n": "by: usa\n",
    "section: evidence\n": "section: evidense\n",
    "quote: 3,000 troops": "quote: 4,000 troops",
    "    figure: 3,000 troops": "    figure: 3,0000 troops",
    "by: ukraine, section": "bye: ukraine, section",
}
"""Errors, each planted alone."""


class Editor:
    """An editor with one brief open."""

    def __init__(self, client: Any, uri: str) -> None:
        self.client, self.uri, self.text, self._version = client, uri, "", 0

    async def open(self, text: str) -> list[types.Diagnostic]:
        self.text = text
        item = types.TextDocumentItem(self.uri, "yaml", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self._told()

    async def type(self, text: str) -> list[types.Diagnostic]:
        self.text = text
        self._version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self._told()

    async def _told(self) -> list[types.Diagnostic]:
        await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[self.uri])

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    def place(self, words: str, inside: int = 1) -> types.Position:
        """Return the place of some words' `inside`th character, in UTF-16 as the protocol counts."""
        before = self.text[: self.text.index(words) + inside]
        row = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(row.encode("utf-16-le")) // 2)

    async def completion(self, words: str) -> dict[str, types.CompletionItem]:
        """Return what is offered after some words."""
        at = self.place(words, len(words))
        found = await self.client.text_document_completion_async(types.CompletionParams(self.document, at))
        return {item.label: item for item in found.items}

    async def hover(self, words: str) -> str:
        found = await self.client.text_document_hover_async(
            types.HoverParams(self.document, self.place(words))
        )
        return found.contents.value if found else ""

    async def actions(self, first: str, last: str) -> dict[str, types.CodeAction]:
        """Return what is offered for the stretch from the beginning of some words to the end of others."""
        asked = types.Range(self.place(first, 0), self.place(last, len(last)))
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.document, asked, types.CodeActionContext([]))
        )
        return {action.title: action for action in found}

    def applied(self, action: types.CodeAction) -> str:
        """Return the text that an action makes of the file."""
        [edit] = action.edit.changes[self.uri]
        rows = self.text.split("\n")

        def offset(at: types.Position) -> int:
            row = rows[at.line].encode("utf-16-le")[: at.character * 2].decode("utf-16-le")
            return sum(len(line) + 1 for line in rows[: at.line]) + len(row)

        return self.text[: offset(edit.range.start)] + edit.new_text + self.text[offset(edit.range.end) :]


def run(tmp_path: Path, ask: Callable[[Editor], Awaitable[None]]) -> None:
    """Start the server, ask it, and see that it takes its leave."""

    async def session() -> None:
        config = pytest_lsp.ClientServerConfig([sys.executable, "-m", "briefing", "lsp"])
        client = await config.start()
        await client.initialize_session(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=tmp_path.as_uri())
        )
        try:
            await ask(Editor(client, (tmp_path / "troops.yaml").as_uri()))
        finally:
            await client.shutdown_session()
            await client.stop()

    asyncio.run(asyncio.wait_for(session(), 60))


def test_all_of_eleven_planted_errors_are_told_while_one_types(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        told = await editor.open(GOOD)
        assert [one.message for one in told if one.severity is types.DiagnosticSeverity.Error] == []
        for good, bad in ELEVEN.items():
            assert GOOD.count(good) >= 1, good
            told = await editor.type(GOOD.replace(good, bad, 1))
            assert types.DiagnosticSeverity.Error in [one.severity for one in told], bad
        assert not [one for one in await editor.type(GOOD) if one.severity is types.DiagnosticSeverity.Error]

    run(tmp_path, ask)


def test_broken_yaml_is_told_and_completion_goes_on(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD)
        told = await editor.type(f'{GOOD}  new: {{by: ukraine, quote: "open, section: \n  next:\n    by: ')
        assert "not YAML" in told[0].message
        assert set(await editor.completion("  next:\n    by: ")) == {"us", "ukraine"}

    run(tmp_path, ask)


def test_what_is_offered_fits_the_place(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(f"{GOOD}  third:\n    by: us\n    quo\n    status: \n    denies: [us-3000, uk\n")
        fields = await editor.completion("    by: us\n    quo")
        assert fields["quote"].text_edit.new_text == "quote: "
        assert "by" not in fields and "said" in fields
        assert set(await editor.completion("    status: ")) == {
            "asserted",
            "projected",
            "denied",
            "withdrawn",
        }
        claims = await editor.completion("denies: [us-3000, uk")
        assert claims["ukraine-12000"].detail == "around 12,000 troops"
        assert set(await editor.completion("measure: ")) == {"troops"}
        assert set(await editor.completion("{by: ")) == {"us", "ukraine"}
        assert await editor.completion("The United States announced") == {}

    run(tmp_path, ask)


def test_hover_tells_ranges_verdicts_and_who_is_who(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD)
        figure = await editor.hover('around 12,000 troops"}')
        assert "hard range: 9,000–15,000" in figure and "typical range: 10,800–13,200" in figure
        claim = await editor.hover("us-3000")
        assert "United States: 3,000 troops" in claim and "≠" in claim and "12,000" in claim
        assert "North Korean troops in Russia" in await editor.hover("troops\n    figure: 3,000")
        assert await editor.hover("us\n    section") == "United States\nstate"

    run(tmp_path, ask)


def test_ids_lead_to_their_entries_and_back(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD)
        at = editor.place("ukraine, section")
        [found] = await editor.client.text_document_definition_async(
            types.DefinitionParams(editor.document, at)
        )
        assert found.range.start == editor.place("ukraine:\n", 0)
        context = types.ReferenceContext(include_declaration=False)
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(context, editor.document, editor.place("evidence:\n"))
        )
        assert [place.range.start.line for place in found] == [22, 26]

    run(tmp_path, ask)


def test_the_outline_lists_entries_by_part(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD)
        found = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(editor.document)
        )
        assert {symbol.name: [child.name for child in symbol.children] for symbol in found} == {
            "sources": ["usatoday"],
            "actors": ["us", "ukraine"],
            "measures": ["troops"],
            "sections": ["evidence"],
            "claims": ["us-3000", "ukraine-12000"],
        }
        assert found[1].children[1].detail == "Ukraine"

    run(tmp_path, ask)


@pytest.mark.parametrize(
    ("good", "bad"),
    [("by: ukraine, section", "by: ukrane, section"), ("    quote: 3", "    qoute: 3"), ("kind: state}", "kind: stat}")],
)  # fmt: skip
def test_a_misspelt_word_is_mended(tmp_path: Path, good: str, bad: str) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD.replace(good, bad))
        [action] = (await editor.actions(bad, bad)).values()
        assert action.kind == types.CodeActionKind.QuickFix
        assert editor.applied(action) == GOOD

    run(tmp_path, ask)


def test_a_selected_passage_becomes_a_claim(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        await editor.open(GOOD)
        offered = await editor.actions("about 500 officers", "about 500 officers")
        text = editor.applied(offered["Claim from this selection"])
        lines = ["    by: ", "    section: evidence", '    quote: "about 500 officers"']
        assert text.startswith(GOOD.rstrip("\n") + "\n  claim-1:\n" + "\n".join(lines))
        told = await editor.type(
            text.replace("by: \n", "by: us\n").replace("measure: \n", "measure: troops\n")
        )
        assert not [one for one in told if "quote" in one.message]
        assert set(await editor.actions("title: Troops", "title: Troops")) == set()

    run(tmp_path, ask)


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    async def ask(editor: Editor) -> None:
        assert await editor.open("services:\n  web: {image: nginx}\n") == []

    run(tmp_path, ask)


def test_without_pygls_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefing.commands.serving.find_spec", lambda name: None)
    assert main(["lsp"]) == 2
    assert "pip install 'briefing-reader[lsp]'" in capsys.readouterr().err
