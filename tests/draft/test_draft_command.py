"""`briefing draft`: from articles to a brief that a person only has to review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing import cli
from briefing.brief.loader import load, read
from briefing.verdicts.findings import find
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("pipeline")

WIRE = """\
Flood toll climbs in Mirna as dams give way

GENEVA, Sept 13 (Reuters) - More than 5,000 people have been killed in the city of Mirna after two dams burst, the interior ministry of the eastern administration said on Tuesday.

"We expect the toll to rise, and at least 10,000 people are still missing," said Tamer Ramadan of the Red Cross.
"""
PAPER = """\
<!doctype html><html><head><title>Ministry says 3,100 dead in Mirna</title>
<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2023-09-13T10:00:00Z">
<link rel="canonical" href="https://courier.example/mirna"></head><body><nav>Home Sport Weather</nav><article>
<h1>Ministry says 3,100 dead in Mirna</h1>
<p>The health minister, Othman Abdul, told reporters on Wednesday that 3,100 people had been killed in Mirna.</p>
<p>He said 7,000 were missing. The roads into the city were cut, and the port was closed to all but rescue ships.</p>
</article></body></html>
"""


class Done(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return a function that drafts in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire.txt").write_text(WIRE)
    (tmp_path / "paper").write_text(PAPER)

    def run(*words: str) -> Done:
        code = cli.main(["draft", *words])
        return Done(code, *capsys.readouterr())

    return run


def test_the_figures_of_two_sources_meet_in_one_measure(draft, tmp_path: Path) -> None:
    done = draft("wire.txt", "paper", "--date", "2023-09-13", "-o", "mirna.yaml")
    assert done.code == 0
    assert done.out == ""
    assert "2 sources" in done.err.splitlines()[-1]
    brief = load(str(tmp_path / "mirna.yaml"))
    assert [problem for problem in brief.problems if problem.is_error] == []
    killed = next(measure.id for measure in brief.measures.values() if "killed" in measure.name.lower())
    figures = {claim.wording for claim in brief.claims_by_measure[killed]}
    assert {"3,100 people", "more than 5,000 people"} <= {wording.lower() for wording in figures}
    assert any(
        verdict.kind is Kind.CONFLICT and verdict.first.measure == killed
        for verdict in find(brief).contradictions
    )


def test_what_a_page_says_of_itself_is_taken_from_it(draft, tmp_path: Path) -> None:
    draft("paper", "-o", "mirna.yaml")
    (source,) = load(str(tmp_path / "mirna.yaml")).sources.values()
    assert (source.publisher, str(source.date), source.url) == (
        "The Courier",
        "2023-09-13",
        "https://courier.example/mirna",
    )


def test_the_same_articles_give_the_same_brief(draft) -> None:
    first, second = (draft("wire.txt", "--date", "2023-09-13").out for _ in range(2))
    assert first == second != ""


def test_each_quote_stands_in_its_section(draft, tmp_path: Path) -> None:
    draft("wire.txt", "paper", "--date", "2023-09-13", "-o", "mirna.yaml")
    brief = load(str(tmp_path / "mirna.yaml"))
    assert len(brief.claims) >= 4
    assert all(claim.spot for claim in brief.claims.values())


def test_a_file_that_is_there_is_not_replaced(draft, tmp_path: Path) -> None:
    (tmp_path / "mirna.yaml").write_text("mine")
    done = draft("wire.txt", "--date", "2023-09-13", "-o", "mirna.yaml")
    assert done.code == 2
    assert "--force" in done.err
    assert (tmp_path / "mirna.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "no text in it"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not text, HTML, an e-mail or a PDF"),
        (
            b"Mehr als 5.000 Menschen sind in der Stadt ums Leben gekommen, sagte der Minister am Dienstag.",
            "not in English",
        ),
        (b"<!doctype html><html><body><div id=app></div><script>go()</script></body></html>", "JavaScript"),
    ],
)
def test_a_source_that_cannot_be_read_is_told_and_the_others_are_drafted(
    draft, tmp_path: Path, content: bytes, what: str
) -> None:
    (tmp_path / "bad").write_bytes(content)
    done = draft("bad", "wire.txt", "--date", "2023-09-13", "-o", "mirna.yaml")
    assert done.code == 2
    assert any(line.startswith("briefing: bad: ") and what in line for line in done.err.splitlines())
    assert len(load(str(tmp_path / "mirna.yaml")).sources) == 1


def test_a_source_that_is_not_there(draft) -> None:
    done = draft("nowhere.txt")
    assert done.code == 2
    assert done.err.startswith("briefing: nowhere.txt: no such file")


def test_a_missing_day_is_asked_for(draft) -> None:
    done = draft("wire.txt")
    assert "--date" in done.err


def test_data(draft) -> None:
    done = draft("wire.txt", "--date", "2023-09-13", "--json")
    assert json.loads(done.out)["schema"] == 1


def test_into_a_brief_leaves_every_byte_of_it(draft, tmp_path: Path) -> None:
    draft("wire.txt", "--date", "2023-09-13", "-o", "mirna.yaml")
    path = tmp_path / "mirna.yaml"
    worked_on = path.read_text().replace("actors:\n", "# my own words\nactors:\n") + "\n# the end\n"
    path.write_text(worked_on)
    done = draft("paper", "--into", "mirna.yaml")
    assert done.code == 0, done.err
    rest = iter(path.read_text().splitlines())
    assert all(line in rest for line in worked_on.splitlines())  # in their order, with others between
    before, now = read(worked_on, "mirna.yaml"), load(str(path))
    assert [problem for problem in now.problems if problem.is_error] == []
    assert before.claims.items() <= now.claims.items()
    killed = next(measure.id for measure in before.measures.values() if "killed" in measure.name.lower())
    assert len(now.claims_by_measure[killed]) > len(before.claims_by_measure[killed])
    assert find(now).contradiction_count > 0


def test_what_is_in_a_brief_already_is_not_added_again(draft, tmp_path: Path) -> None:
    draft("wire.txt", "paper", "--date", "2023-09-13", "-o", "mirna.yaml")
    before = (tmp_path / "mirna.yaml").read_text()
    done = draft("paper", "wire.txt", "--date", "2023-09-13", "--into", "mirna.yaml")
    assert done.code == 0
    assert "is in mirna.yaml already" in done.err
    assert (tmp_path / "mirna.yaml").read_text() == before


def test_a_brief_that_cannot_be_added_to_says_how_it_could(draft, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("briefing: 1\ntitle: Mine\nactors: {us: {name: United States}}\n")
    done = draft("wire.txt", "--date", "2023-09-13", "--into", "mine.yaml")
    assert done.code == 2
    assert "'actors' stands in braces on line 3; write it as a block" in done.err
    assert path.read_text().endswith("{us: {name: United States}}\n")
