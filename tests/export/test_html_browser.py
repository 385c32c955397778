"""A hostile brief in a browser: no script runs, and nothing is asked of anybody."""

from __future__ import annotations

import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import read
from briefing.export.html_page import brief_html
from briefing.verdicts.findings import find
from tests.export.hostile import IMAGE, SCRIPT, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


class Listener(ThreadingHTTPServer):
    """A server on this machine that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def opened(page: str, folder: Path) -> str:
    """Open a page in a browser and return what has become of it."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [
        CHROMIUM or "",
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
    ]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_no_script_runs_and_no_request_leaves(tmp_path: Path, listener: Listener) -> None:
    brief = read(hostile(listener.server_port), "nasty.yaml")
    page = opened(brief_html(brief, find(brief)), tmp_path)
    assert "<title>run</title>" not in page
    assert "What contradicts what" in page
    assert listener.asked == []


def test_the_test_sees_a_script_and_a_request(tmp_path: Path, listener: Listener) -> None:
    page = opened(f"<title>x</title>{SCRIPT}{IMAGE.format(port=listener.server_port)}", tmp_path)
    assert "<title>run</title>" in page
    assert listener.asked == ["/image"]


def test_the_policy_alone_stops_them(tmp_path: Path, listener: Listener) -> None:
    brief = read(hostile(), "nasty.yaml")
    added = SCRIPT + IMAGE.format(port=listener.server_port)
    page = opened(brief_html(brief, find(brief)).replace("<main", f"{added}<main", 1), tmp_path)
    assert "<title>run</title>" not in page
    assert listener.asked == []
