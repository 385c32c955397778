"""Writing briefs in other formats, and briefs to begin with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_to_standard_output(ask: Callable, small: Path, name: str) -> None:
    code, out, err = ask("export", "--to", name, "--url", "https://example.org", "--author", "A", small)
    assert (code, err) == (0, "")
    assert "3,000 troops" in out


def test_what_readers_of_reviews_require_is_asked_for(ask: Callable, small: Path) -> None:
    _, _, err = ask("export", "--to", "claimreview", "--author", "The Desk", small)
    assert "give --url" in err and "--author" not in err
    assert "give --url and --author" in ask("export", "--to", "claimreview", small).err


def test_a_file_is_written_and_says_nothing(ask: Callable, small: Path) -> None:
    assert ask("export", "--to", "html", "-o", "page.html", small) == (0, "", "")
    assert Path("page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert sorted(os.listdir()) == ["page.html", "small.yaml"]


def test_the_file_holds_what_standard_output_gets(ask: Callable, small: Path) -> None:
    for name in FORMATS:
        out = ask("export", "--to", name, small).out
        ask("export", "--to", name, "--output", name, small)
        assert Path(name).read_bytes().decode() == out


def test_a_file_that_is_there_stays_unless_forced(ask: Callable, small: Path) -> None:
    Path("page.html").write_text("old")
    code, out, err = ask("export", "--to", "html", "-o", "page.html", small)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert Path("page.html").read_text() == "old"
    assert ask("export", "--to", "html", "-o", "page.html", "--force", small).code == 0
    assert "<!DOCTYPE html>" in Path("page.html").read_text("utf-8")


def test_a_dangling_link_is_a_file_that_is_there(ask: Callable, small: Path) -> None:
    Path("page.html").symlink_to("elsewhere.html")
    assert ask("export", "--to", "html", "-o", "page.html", small).code == 2
    assert not Path("elsewhere.html").exists()


def test_a_brief_is_never_replaced_by_its_export(ask: Callable, small: Path) -> None:
    before = small.read_bytes()
    Path("link.yaml").symlink_to(small)
    os.mkdir("empty")
    for output in ("small.yaml", "./small.yaml", "link.yaml"):
        code, _, err = ask("export", "--to", "json", "-o", output, "--force", small)
        assert code == 2
        assert "one of the briefs" in err
    assert ask("export", "--to", "json", "-o", "small.yaml", "--force", "empty", ".").code == 2
    assert small.read_bytes() == before


@pytest.mark.parametrize("output", ["folder", "no/such/page.html"])
def test_a_file_that_cannot_be_written_is_told(ask: Callable, small: Path, output: str) -> None:
    os.mkdir("folder")
    code, out, err = ask("export", "--to", "html", "-o", output, "--force", small)
    assert (code, out) == (2, "")
    assert err.startswith(f"briefing: {output}: cannot be written: ")
    assert ask("export", "--to", "html", "-o", output, small).err == err


def test_a_device_is_written_to_and_not_replaced(ask: Callable, small: Path) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert ask("export", "--to", "claimreview", "-o", "pipe", "--force", small).code == 0
    assert os.read(reader, 10).startswith(b"{")
    os.close(reader)
    assert Path("pipe").is_fifo()


def test_several_paths_are_one_document(ask: Callable, small: Path, peaceful: Path) -> None:
    data = json.loads(ask("export", "--to", "json", small, peaceful).out)
    assert [brief["path"] for brief in data["briefs"]] == ["small.yaml", "peaceful.yaml"]
    assert ask("export", "--to", "html", small, peaceful).out.count('<article id="') >= 2


def test_what_cannot_be_read_is_told_and_the_rest_written(ask: Callable, small: Path) -> None:
    code, _, err = ask("export", "--to", "csv", "-o", "claims.csv", "missing.yaml", small)
    assert code == 2
    assert "missing.yaml" in err
    assert "us-3000" in Path("claims.csv").read_text("utf-8")


def test_nothing_is_written_of_nothing(ask: Callable, desk: Path) -> None:
    code, out, err = ask("export", "--to", "html", "-o", "page.html", "missing.yaml")
    assert (code, out) == (2, "")
    assert "missing.yaml" in err
    assert os.listdir() == []


def test_a_format_has_to_be_named_and_known(ask: Callable, small: Path) -> None:
    assert "--to" in ask("export", small).err
    code, _, err = ask("export", "--to", "pdf", small)
    assert code == 2
    assert "html" in err


def test_standard_input_is_exported(spawn: Callable, small: Path) -> None:
    done = spawn("export", "--to", "markdown", "-", input=small.read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"# Troops in Russia\n")


def test_a_document_is_utf_8_in_every_locale(spawn: Callable, small: Path) -> None:
    usual = spawn("export", "--to", "html", str(small))
    plain = spawn("export", "--to", "html", str(small), env={"LANG": "C", "LC_ALL": "C"})
    assert "≠".encode() in usual.stdout
    assert plain.stdout == usual.stdout


def test_exporting_loads_no_screen(spawn: Callable, small: Path) -> None:
    code = (
        "import sys\nfrom briefing.cli import main\nmain()\n"
        "print([name for name in ('textual', 'rich', 'asyncio') if name in sys.modules], file=sys.stderr)"
    )
    for name in FORMATS:
        assert spawn("export", "--to", name, str(small), code=code).stderr.endswith(b"[]\n")


def test_a_new_brief_checks_clean(ask: Callable, desk: Path) -> None:
    assert ask("new", "draft.yaml") == (0, "", "")
    assert ask("check", "draft.yaml").code == 0
    assert ask("conflicts", "draft.yaml").code == 1


def test_a_new_brief_goes_to_standard_output_without_a_file(ask: Callable, desk: Path) -> None:
    code, out, err = ask("new")
    assert (code, err) == (0, "")
    assert "briefing: 1" in out
    assert os.listdir() == []


def test_a_new_brief_replaces_nothing_unless_forced(ask: Callable, small: Path) -> None:
    before = small.read_bytes()
    code, _, err = ask("new", small)
    assert code == 2
    assert "--force" in err
    assert small.read_bytes() == before
    assert ask("new", small, "--force").code == 0
    assert small.read_bytes() != before
