"""The language server: what an editor asks over stdin and stdout, and what it is answered."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from briefing import __version__
from briefing.brief.loader import read
from briefing.brief.problems import Level, UnreadableError
from briefing.lsp.answers import choices, claim_of, end_of_word, hover, mending, outline
from briefing.lsp.file_words import FileWords, label
from briefing.verdicts.findings import find
from briefing.verdicts.lint import with_advice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.problems import Problem
    from briefing.lsp.answers import Edit
    from briefing.lsp.file_words import Word
    from briefing.verdicts.findings import Findings

PAUSE = 0.15
"""Seconds without a key after which a file is checked."""
_IS_BRIEF = re.compile(r"^(?:briefing|sections|claims)\s*:", re.MULTILINE)
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.ADVICE: types.DiagnosticSeverity.Warning,
    Level.REVIEW: types.DiagnosticSeverity.Information,
}


class _Checked(NamedTuple):
    """What is wrong in a text, and what its claims say together."""

    problems: Sequence[Problem]
    findings: Findings | None
    """None while the text cannot be read as a brief."""


def _check(text: str, path: str) -> _Checked:
    try:
        findings = find(read(text, path))
    except UnreadableError as error:
        return _Checked(error.problems, None)
    return _Checked(with_advice(findings), findings)


class BriefServer(LanguageServer):
    """A language server that knows the briefs that an editor has open."""

    def __init__(self) -> None:
        super().__init__("briefing", __version__)
        self._problems: dict[str, Sequence[Problem]] = {}
        self._findings: dict[str, Findings] = {}
        """Of each file those of its last text that could be read, so that hover goes on while one types."""
        self._words: tuple[str, FileWords] = ("", FileWords(""))
        """The text that was asked about last, and its words: of a large brief they take a second."""

    async def check(self, uri: str, pause: float = 0) -> None:
        """Tell the editor what is wrong in a file, once nobody has typed in it for some time."""
        document = self.workspace.get_text_document(uri)
        version = document.version
        await asyncio.sleep(pause)
        if uri not in self.workspace.text_documents or document.version != version:
            return
        text = document.source
        checked = _Checked((), None)
        if _is_checked(uri, text):
            checked = await asyncio.to_thread(_check, text, unquote(urlsplit(uri).path))
        if uri not in self.workspace.text_documents or document.version != version:
            return  # a later text is checked by a later call
        self._problems[uri] = checked.problems
        if checked.findings:
            self._findings[uri] = checked.findings
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=uri,
                version=version,
                diagnostics=[self._diagnostic(document, problem) for problem in checked.problems],
            )
        )

    def close(self, uri: str) -> None:
        """Forget a file, and take its problems from the editor."""
        self._problems.pop(uri, None)
        self._findings.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def at(self, params: Any) -> tuple[FileWords, int, int]:
        """Return the words of the file that is asked about, and the place in it."""
        document = self.workspace.get_text_document(params.text_document.uri)
        position = document.position_codec.position_from_client_units(document.lines, params.position)
        words = self.words(document.source)
        line = min(position.line, len(words.rows) - 1)
        return words, line, min(position.character, len(words.rows[line]))

    def words(self, text: str) -> FileWords:
        """Return the words of a text."""
        if self._words[0] != text:
            self._words = (text, FileWords(text))
        return self._words[1]

    def findings_of(self, uri: str) -> Findings | None:
        """Return what the claims of a file say together, by its last text that could be read."""
        return self._findings.get(uri)

    def problems_within(self, uri: str, asked: types.Range) -> Sequence[Problem]:
        """Return the problems of the lines that are asked about."""
        lines = range(asked.start.line + 1, asked.end.line + 2)
        return [problem for problem in self._problems.get(uri, ()) if problem.line in lines]

    def stretch(self, document: Any, line: int, start: int, end: int) -> types.Range:
        """Return a stretch of a line as the editor counts it."""
        ours = types.Range(types.Position(line, start), types.Position(line, end))
        found: types.Range = document.position_codec.range_to_client_units(document.lines, ours)
        return found

    def _diagnostic(self, document: Any, problem: Problem) -> types.Diagnostic:
        lines = document.lines
        line = min(max(0, problem.line - 1), max(0, len(lines) - 1))
        row = lines[line].rstrip("\r\n") if lines else ""
        start = min(max(0, problem.column - 1), len(row))
        return types.Diagnostic(
            range=self.stretch(document, line, start, end_of_word(row, start)),
            severity=_SEVERITIES[problem.level],
            source="briefing",
            message=problem.text,
        )


def _is_checked(uri: str, text: str) -> bool:
    """Whether a file is a brief, or one that is begun: an editor may ask about any YAML."""
    name = urlsplit(uri).path.rpartition("/")[2]
    return name != "measures.yaml" and bool(_IS_BRIEF.search(text))


server = BriefServer()


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
async def _opened(self: BriefServer, params: types.DidOpenTextDocumentParams) -> None:
    await self.check(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def _changed(self: BriefServer, params: types.DidChangeTextDocumentParams) -> None:
    await self.check(params.text_document.uri, PAUSE)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def _closed(self: BriefServer, params: types.DidCloseTextDocumentParams) -> None:
    self.close(params.text_document.uri)


@server.feature(
    types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "{", ","])
)
def _complete(self: BriefServer, params: types.CompletionParams) -> types.CompletionList:
    words, line, column = self.at(params)
    typed, found = choices(words, line, column)
    document = self.workspace.get_text_document(params.text_document.uri)
    place = self.stretch(document, line, column - len(typed), column)
    return types.CompletionList(
        is_incomplete=False,
        items=[
            types.CompletionItem(
                label=choice.word,
                detail=choice.detail,
                kind=types.CompletionItemKind.Field
                if choice.is_field
                else types.CompletionItemKind.Reference
                if choice.is_id
                else types.CompletionItemKind.Value,
                sort_text=f"{number:05}",
                text_edit=types.TextEdit(place, f"{choice.word}: " if choice.is_field else choice.word),
            )
            for number, choice in enumerate(found)
        ],
    )


@server.feature(types.TEXT_DOCUMENT_HOVER)
def _hover(self: BriefServer, params: types.HoverParams) -> types.Hover | None:
    findings = self.findings_of(params.text_document.uri)
    text = hover(*_asked(self.at(params), findings)) if findings else ""
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None


def _asked(at: tuple[FileWords, int, int], findings: Findings) -> tuple[FileWords, Findings, int, int]:
    words, line, column = at
    return words, findings, line, column


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
def _definition(self: BriefServer, params: types.DefinitionParams) -> list[types.Location]:
    return [place for place, word in _named(self, params) if not word.field]


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
def _references(self: BriefServer, params: types.ReferenceParams) -> list[types.Location]:
    keys = params.context.include_declaration
    return [place for place, word in _named(self, params) if word.field or keys]


def _named(self: BriefServer, params: Any) -> list[tuple[types.Location, Word]]:
    words, line, column = self.at(params)
    word = words.at(line, column)
    if not word or not word.of:
        return []
    uri = params.text_document.uri
    document = self.workspace.get_text_document(uri)
    return [
        (types.Location(uri, self.stretch(document, *found[:3])), found)
        for found in words.named(word.of, word.text)
    ]


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def _outline(self: BriefServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    document = self.workspace.get_text_document(params.text_document.uri)
    words = self.words(document.source)
    found = []
    for part, entries in outline(words):
        symbols = []
        for word in entries:
            place = self.stretch(document, *word[:3])
            name = label(words, part, word.text)
            symbols.append(
                types.DocumentSymbol(word.text, types.SymbolKind.Object, place, place, detail=name)
            )
        whole = types.Range(symbols[0].range.start, symbols[-1].range.end)
        found.append(
            types.DocumentSymbol(part, types.SymbolKind.Namespace, whole, symbols[0].range, children=symbols)
        )
    return found


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorExtract]
    ),
)
def _actions(self: BriefServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    document = self.workspace.get_text_document(uri)
    words = self.words(document.source)
    problems = self.problems_within(uri, params.range)
    rows = (
        (words.rows[problem.line - 1], problem) for problem in problems if problem.line <= len(words.rows)
    )
    edits = [edit for row, problem in rows if (edit := mending(row, problem))]
    found = [_action(self, uri, f"Write {edit.text}", types.CodeActionKind.QuickFix, edit) for edit in edits]
    asked = document.position_codec.range_from_client_units(document.lines, params.range)
    first, last = ((place.line, place.character) for place in (asked.start, asked.end))
    if first != last and last[0] < len(words.rows) and (edit := claim_of(words, first, last)):
        found.append(
            _action(self, uri, "Claim from this selection", types.CodeActionKind.RefactorExtract, edit)
        )
    return found


def _action(
    self: BriefServer, uri: str, title: str, kind: types.CodeActionKind, edit: Edit
) -> types.CodeAction:
    document = self.workspace.get_text_document(uri)
    change = types.TextEdit(self.stretch(document, edit.line, edit.start, edit.end), edit.text)
    return types.CodeAction(title, kind, edit=types.WorkspaceEdit(changes={uri: [change]}))


def serve() -> None:
    """Answer an editor until it takes its leave."""
    server.start_io()
