"""What we need of Textual beyond its public names, and the one way from text to content."""

from __future__ import annotations

from textual import constants, events, messages
from textual._xterm_parser import XTermParser
from textual.driver import Driver


def test_the_key_parser_feeds_and_ticks() -> None:
    parser = XTermParser()
    keys = [message for message in parser.feed("j\x1b[A\t") if isinstance(message, events.Key)]
    assert [key.key for key in keys] == ["j", "up", "tab"]
    assert [type(message) for message in parser.feed("\x1b[?2026;2$y")] == [
        messages.TerminalSupportsSynchronizedOutput
    ]
    assert [
        message.text
        for message in parser.feed("\x1b[200~two\nlines\x1b[201~ ")
        if isinstance(message, events.Paste)
    ] == ["two\nlines"]


def test_an_escape_is_told_by_a_tick(monkeypatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.0)
    parser = XTermParser()
    assert list(parser.feed("\x1b")) == []
    assert [message.key for message in parser.tick()] == ["escape"]


def test_a_driver_has_the_doors_that_ours_goes_through() -> None:
    ours = {
        "write", "flush", "can_suspend", "start_application_mode", "disable_input", "stop_application_mode",
        "suspend_application_mode", "resume_application_mode", "close", "no_automatic_restart", "process_message",
        "send_message", "SignalResume",
    }  # fmt: skip
    assert ours <= set(dir(Driver))
