"""Exports before judges from outside; each test says what it skips where the judge is not installed.

CONTRIBUTING says how to install them: `npm install -g html-validate axe-core`, `pip install stix2-validator`, vnu and
Chromium by the system's packages.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.brief.loader import load, read
from briefing.export.formats import FORMATS
from briefing.export.labels import Publication
from briefing.verdicts.findings import find
from tests.export.hostile import hostile
from tests.export.test_brief_text import BRIEF
from tests.shipped import brief_files

if TYPE_CHECKING:
    from collections.abc import Callable

HTML_VALIDATE = shutil.which("html-validate")
VNU = shutil.which("vnu")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PUBLISHED = Publication("https://example.org/briefs/troops", "The Desk")


def _axe() -> Path | None:
    """Return axe-core, where npm has put it for everybody or `AXE_CORE` says."""
    named = os.environ.get("AXE_CORE")
    if named:
        return Path(named)
    npm = shutil.which("npm")
    if not npm:
        return None
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    found = Path(root, "axe-core", "axe.min.js")
    return found if root and found.exists() else None


@pytest.fixture(scope="module")
def made(briefs: Path) -> Callable[..., str]:
    """Export the shipped briefs in one document, or texts that are given."""

    def write(name: str, *texts: str) -> str:
        loaded = (
            [read(text, "briefs/troops.yaml") for text in texts]
            if texts
            else [load(str(path)) for path in brief_files(briefs)]
        )
        return "".join(FORMATS[name].write(((brief, find(brief)) for brief in loaded), PUBLISHED))

    return write


@pytest.fixture
def pages(made: Callable[..., str], tmp_path: Path) -> list[Path]:
    """Return pages of several briefs, of one, and of a hostile one."""
    texts = {"several": (), "one": (BRIEF,), "hostile": (hostile(),)}
    for name, given in texts.items():
        (tmp_path / f"{name}.html").write_text(made("html", *given), "utf-8")
    return [tmp_path / f"{name}.html" for name in texts]


@pytest.mark.skipif(not HTML_VALIDATE, reason="no html-validate here")
def test_html_validate_finds_nothing(pages: list[Path], tmp_path: Path) -> None:
    rules = {"extends": ["html-validate:recommended"], "root": True, "rules": {"long-title": "off"}}
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(rules))
    done = subprocess.run(
        [HTML_VALIDATE or "", "-f", "text", *pages[:2]],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not VNU, reason="no vnu here")
def test_the_checker_of_the_w3c_finds_no_error(pages: list[Path]) -> None:
    done = subprocess.run([VNU or "", "--errors-only", *pages], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_no_barrier(made: Callable[..., str], tmp_path: Path, width: int) -> None:
    axe = _axe()
    if not (CHROMIUM and axe):
        pytest.skip("no Chromium, or no axe-core here")
    run = """axe.run(document, {resultTypes: ["violations"]}).then(found => {
        const told = document.createElement("pre"); told.id = "axe";
        told.textContent = JSON.stringify(found.violations.map(one => [one.id, one.nodes[0].html]));
        document.body.append(told) })"""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made("html"))
    scripts = f"<script>{axe.read_text('utf-8')}</script><script>{run}</script>"
    (tmp_path / "page.html").write_text(page.replace("</body>", f"{scripts}</body>"), "utf-8")
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"]
    command += ["--virtual-time-budget=30000", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*command, (tmp_path / "page.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, "axe gave no answer"
    assert json.loads(html.unescape(found[1])) == []


UNAVOIDABLE = ("{103}", "{302}")
"""Ids that are made from names, so that a brief exported twice is the same; and addresses without a hash."""


@pytest.mark.parametrize("texts", [(), (BRIEF,), (hostile(),)], ids=("several", "one", "hostile"))
def test_the_validator_of_stix_warns_of_nothing_that_can_be_avoided(
    made: Callable[..., str], texts: tuple[str, ...]
) -> None:
    validator = pytest.importorskip("stix2validator", reason="no stix2-validator here")
    options = validator.ValidationOptions(version="2.1", strict=False)
    found = validator.validate_string(made("stix", *texts), options)
    results = found.object_results if hasattr(found, "object_results") else [found]
    assert found.is_valid, [str(error) for one in results for error in one.errors]
    warnings = [str(warning) for one in results for warning in one.warnings]
    assert [one for one in warnings if not any(code in one for code in UNAVOIDABLE)] == []


REVIEW = {
    "type": "object",
    "required": ["@type", "url", "author", "claimReviewed", "reviewRating", "itemReviewed"],
    "properties": {
        "url": {"type": "string", "pattern": "^https://[^#]+#."},
        "author": {"type": "object", "required": ["@type", "name"]},
        "claimReviewed": {"type": "string", "minLength": 1},
        "reviewRating": {"type": "object", "required": ["@type", "alternateName"]},
        "itemReviewed": {"type": "object", "required": ["@type", "author"]},
    },
}
"""What readers of ClaimReview require, by the documentation of the Fact Check Markup Tool and of search engines."""


def test_reviews_have_what_their_readers_require(made: Callable[..., str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    page = made("html")
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert embedded
    for text in (made("claimreview"), embedded[1]):
        graph: list[dict[str, Any]] = json.loads(text)["@graph"]
        assert graph
        for review in graph:
            jsonschema.validate(review, REVIEW)
    ids = set(re.findall(r' id="([^"]+)"', made("html", BRIEF)))
    for review in json.loads(made("claimreview", BRIEF))["@graph"]:
        assert review["url"].partition("#")[2] in ids
