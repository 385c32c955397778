"""How good drafts are: `python -m tests.bench.draft FOLDER [--errors]`.

The folder holds articles (NAME.txt) with their gold reading (NAME.gold.yaml): figures with low, high,
measure, said_by, said_on; quotations or claims of kind "direct quote"; scare_quotes; conflicts. Articles
with one `event`, or that share ids of measures, are of one event. Optional figures are neither missed
nor wrong. Figures are found by their words, since offsets may count from another copy.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from briefing.draft.vocabulary import STATES

GOALS = {
    "figures: precision": 93,
    "figures: recall": 95,
    "speaker of a figure": 90,
    "day": 80,
    "day, where the text names one": 95,
    "direct quotations found": 97,
    "their speaker": 90,
    "scare quotes taken for claims": -5,
    "measures within an article, pairs F1": 75,
    "measures across articles, pairs F1": 60,
    "disagreements found": 70,
    "disagreements found, with possible ones": 80,
    "disagreements right": 70,
    "certain ones right": 97,
}
"""What is to be reached, in percent; a goal below zero is not to be passed."""


@dataclass
class Tally:
    """So many right of so many."""

    right: float = 0
    all: float = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.all += 1

    @property
    def percent(self) -> float | None:
        return 100 * self.right / self.all if self.all else None


@dataclass
class Scores:
    """What was counted over the articles, and the errors by kind."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, name: str, right: bool, error: str = "") -> None:
        self.tallies[name].add(right)
        if not right and error:
            self.errors[name].append(error)


@dataclass(eq=False)
class Found:
    """A figure of the draft with its place in the article, white space not counted."""

    start: int
    end: int
    claim: str
    stated: tuple[float, float] | None
    hard: tuple[float, float] | None
    vague: bool
    speaker: tuple[str, ...]
    """Its speaker's names: of the speaker and of those for whom it speaks."""
    said: tuple[date, date] | None
    day_sure: bool
    sure: bool
    measure: str
    wording: str


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(str.maketrans("“”’‘", "\"\"''"))


class Gold:
    """An article with its gold reading."""

    def __init__(self, path: Path) -> None:
        self.data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        self.name = path.name.removesuffix(".gold.yaml")
        text = path.with_name(f"{self.name}.txt")
        if not text.exists():
            text = next(
                each
                for each in (path.parent / "article.txt", path.parent.parent / "article.txt")
                if each.exists()
            )
        self.raw = text.read_text("utf-8")
        self.path = text
        published = self.data.get("published")
        self.day = date.fromisoformat(str(published)) if published else None
        self.actors = {
            each["id"]: [each["name"], *each.get("also", ())] for each in self.data.get("actors", ())
        }
        self.figures: list[dict[str, Any]] = []
        taken: set[int] = set()
        for figure in self.data["figures"]:
            words = str(figure["text"])
            places = [each.start() for each in re.finditer(re.escape(words), self.raw)]
            places = [each for each in places if each not in taken] or places
            start = min(places, key=lambda at: abs(at - figure["start"])) if places else figure["start"]
            taken.add(start)
            begin = len(squeezed(self.raw[:start]))
            self.figures.append(figure | {"at": begin, "to": begin + len(squeezed(words))})

    @property
    def event(self) -> str:
        return str(self.data.get("event") or "")

    @property
    def quotations(self) -> list[tuple[str, list[str]]]:
        found = [(each["text"], [each["said_by"]]) for each in self.data.get("quotations", ())]
        quoting = (claim for claim in self.data.get("claims", ()) if claim.get("kind") == "direct quote")
        return [*found, *((claim["quote"], list(claim["says"])) for claim in quoting)]

    def names(self, who: str) -> list[str]:
        return [*self.actors.get(who, []), who.replace("_", " ")]


_SMALL = {
    "the",
    "a",
    "an",
    "of",
    "for",
    "in",
    "and",
    "to",
    "at",
    "on",
    "from",
    "by",
    "with",
    "its",
    "their",
    "mr",
    "ms",
    "mrs",
    "dr",
    "who",
    "s",
    "gen",
    "maj",
    "lt",
}
_SAME = {
    "defense": "defence",
    "organization": "organisation",
    "organizers": "organisers",
    "u.n.": "united nations",
    "ngos": "ngo",
}


def words_of(name: str) -> set[str]:
    text = name.lower().replace("’", "'")
    for alias in sorted(STATES, key=len, reverse=True):
        if len(alias) > 1:
            text = re.sub(rf"(?<![\w.]){re.escape(alias)}(?![\w])", STATES[alias].lower(), text)
    text = " ".join(_SAME.get(word, word) for word in re.findall(r"[\w.]+", text))
    return {word.strip(".").removesuffix("s") for word in text.split()} - _SMALL - {""}


def same_name(gold: str, found: str) -> bool:
    """Whether two names are of one speaker: all words of one are in the other, or most of both."""
    for one in re.split(r"[()]", gold):
        first, second = words_of(one), words_of(found)
        if not first or not second:
            continue
        common = first & second
        if common in (first, second) or len(common) / len(first | second) >= 0.5:
            return True
    return False


def right_speaker(gold: Gold, who: Any, found: Found) -> bool:
    wanted = [str(each) for each in (who if isinstance(who, list) else [who])]
    if any("(article)" in each or each == "None" for each in wanted):
        return found.speaker == ("(article)",)
    return any(
        same_name(name, each)
        for one in wanted
        for name in gold.names(one)
        for each in found.speaker
        if each != "(article)"
    )


def right_value(gold: dict[str, Any], found: Found) -> bool:
    low, high = gold.get("low"), gold.get("high")
    if gold.get("qualifier") == "vague" or found.stated is None:
        if found.hard is None:
            return False
        return (low is None or found.hard[0] <= low * 1.01) and (
            high is None or found.hard[1] >= high * 0.4 or found.hard[1] >= (low or 0)
        )
    one, two = found.stated
    near = lambda a, b: abs(a - b) <= 1e-6 * max(1, abs(a))  # noqa: E731
    return (
        (low is None or near(low, one))
        and (high is None or near(high, two))
        and (low is not None or high is not None)
    )


def span_of(text: Any) -> tuple[date, date] | None:
    if text in (None, "", "null"):
        return None
    if isinstance(text, date):
        return text, text
    try:
        ends = [date.fromisoformat(part) for part in str(text).split("/")]
    except ValueError:
        return None
    return ends[0], ends[-1]


def right_day(gold: Any, found: Found) -> bool:
    wanted = span_of(gold)
    if wanted is None:
        return found.said is None or not found.day_sure
    return found.said is not None and wanted[0] <= found.said[0] and found.said[1] <= wanted[1]


def conflicts_of(gold: Gold) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    by_id = {figure["id"]: figure for figure in gold.figures}
    rows = gold.data.get("conflicts") or ()
    return [(by_id[row["a"]], by_id[row["b"]]) for row in rows if row.get("strength", "strong") == "strong"]


def draft_of(golds: list[Gold], tools: Any) -> list[list[Found]]:
    """Return the figures that the draft of some articles claims, by article."""
    return tools.found(
        [(gold.raw, gold.name, gold.day, str(gold.data.get("outlet") or "")) for gold in golds]
    )


def score_article(gold: Gold, found: list[Found], scores: Scores) -> dict[str, Found]:
    matches: dict[str, Found] = {}
    for figure in gold.figures:
        hits = [each for each in found if each.start < figure["to"] and each.end > figure["at"]]
        free = [each for each in hits if each not in matches.values()]
        optional = bool(figure.get("optional"))
        label = f"{gold.name}: {figure['text']!r}"
        if not free:
            if not optional:
                scores.note("figures: recall", False, f"{label} not found")
            continue
        best = next((each for each in free if right_value(figure, each)), free[0])
        matches[figure["id"]] = best
        value = right_value(figure, best)
        if optional:
            continue
        scores.note("figures: recall", value, f"{label} wrong value: {best.wording} {best.stated}")
        scores.note("figures: precision", value, f"{label} read as {best.stated}")
        who = right_speaker(gold, figure["said_by"], best)
        scores.note("speaker of a figure", who, f"{label}: {best.speaker} for {figure['said_by']}")
        day = right_day(figure.get("said_on"), best)
        shown = f"{best.said[0]}/{best.said[1]}" if best.said else None
        scores.note("day", day, f"{label}: {shown} for {figure.get('said_on')}")
        if span_of(figure.get("said_on")) and figure.get("date_certain", True):
            scores.note("day, where the text names one", day, "")
        if best.sure:
            scores.note("certain ones right", who and day and value, f"{label}: {best.speaker} {shown}")
        scores.tallies["share marked certain"].add(best.sure)
    for each in found:
        if each not in matches.values():
            scores.note(
                "figures: precision", False, f"{gold.name}: {each.wording!r} is no figure of the gold"
            )
    return matches


def pairs(groups: dict[Any, str]) -> set[frozenset[Any]]:
    return {frozenset(pair) for pair in combinations(groups, 2) if groups[pair[0]] == groups[pair[1]]}


def note_pairs(name: str, gold: set[frozenset[Any]], found: set[frozenset[Any]], scores: Scores) -> None:
    both = len(gold & found)
    scores.tallies[f"{name} P"].right += both
    scores.tallies[f"{name} P"].all += len(found)
    scores.tallies[f"{name} R"].right += both
    scores.tallies[f"{name} R"].all += len(gold)
    for pair in sorted(map(sorted, found - gold)):
        scores.errors[name].append(f"wrongly together: {pair}")
    for pair in sorted(map(sorted, gold - found)):
        scores.errors[name].append(f"wrongly apart: {pair}")


def f1(scores: Scores, name: str) -> float | None:
    precision, recall = scores.tallies[f"{name} P"], scores.tallies[f"{name} R"]
    if not recall.all and not precision.all:
        return None
    if not recall.right:
        return 0.0
    p, r = precision.right / precision.all, recall.right / recall.all
    return 100 * 2 * p * r / (p + r)


def score_disagreements(
    gold: Gold, matches: dict[str, Found], claimed: dict[frozenset[str], bool], scores: Scores
) -> None:
    """Compare the conflicts that the reader shows with the gold's; one that only repeats a figure counts as it."""
    by_claim = {each.claim: name for name, each in matches.items()}
    figures = {figure["id"]: figure for figure in gold.figures}

    def kin(name: str) -> set[str]:
        one = figures[name]
        return {
            other["id"]
            for other in gold.figures
            if other["measure"] == one["measure"]
            and (str(other["said_by"]) == str(one["said_by"]) or bool(other.get("headline")))
            and (other["low"], other["high"]) == (one["low"], one["high"])
        }

    strong = {frozenset((a["id"], b["id"])) for a, b in conflicts_of(gold)}
    unscored = {frozenset((row["a"], row["b"])) for row in gold.data.get("borderline") or ()}
    shown: dict[frozenset[str], bool] = {}
    for pair, possible in claimed.items():
        names = [by_claim.get(claim) for claim in pair]
        if len(names) == 2 and all(names):
            shown[frozenset(map(str, names))] = possible
        elif not possible and len(pair) == 2:
            scores.note(
                "disagreements right", False, f"{gold.name}: {sorted(pair)} with a figure that is none"
            )
    wide = {frozenset((a, b)): strength for a, b in () for strength in ()}
    for pair in strong:
        one, two = sorted(pair)
        ways = {frozenset((a, b)) for a in kin(one) for b in kin(two)}
        certain = any(way in shown and not shown[way] for way in ways)
        scores.note(
            "disagreements found", certain, f"{gold.name}: {figures[one]['text']} / {figures[two]['text']}"
        )
        scores.note("disagreements found, with possible ones", any(way in shown for way in ways))
        wide.update(dict.fromkeys(ways, True))
    for pair in unscored:
        one, two = sorted(pair)
        for way in {frozenset((a, b)) for a in kin(one) for b in kin(two)}:
            wide.setdefault(way, False)
    for pair, possible in shown.items():
        if possible or len(pair) < 2 or wide.get(pair) is False:
            continue
        one, two = sorted(pair)
        scores.note(
            "disagreements right",
            bool(wide.get(pair)),
            f"{gold.name}: {figures[one]['text']} / {figures[two]['text']}",
        )


def score_quotations(gold: Gold, quoted: list[tuple[int, int, tuple[str, ...]]], scores: Scores) -> None:
    flat = squeezed(gold.raw)
    for text, who in gold.quotations:
        words = squeezed(text).strip("\"'")
        at = flat.find(words)
        hits = [
            each
            for each in quoted
            if each[0] < at + len(words)
            and each[1] > at
            and (min(each[1], at + len(words)) - max(each[0], at)) > 0.6 * min(len(words), each[1] - each[0])
        ]
        scores.note("direct quotations found", bool(hits), f"{gold.name}: {text[:60]}")
        if hits:
            right = any(
                same_name(name, each)
                for one in who
                for name in gold.names(str(one))
                for hit in hits
                for each in hit[2]
            )
            scores.note("their speaker", right, f"{gold.name}: {text[:50]}: {hits[0][2]} for {who}")
    for text in gold.data.get("scare_quotes") or ():
        words = squeezed(text)
        at = flat.find(words)
        taken = any(each[0] <= at < each[1] for each in quoted)
        scores.tallies["scare quotes taken for claims"].add(taken)
        if taken:
            scores.errors["scare quotes taken for claims"].append(f"{gold.name}: {text}")


def events(golds: list[Gold]) -> list[list[Gold]]:
    """Return the articles that tell of one event, by their event or by ids of measures that they share."""
    found: list[tuple[set[str], list[Gold]]] = []
    for gold in golds:
        marks = {f"event {gold.event}"} if gold.event else {str(figure["measure"]) for figure in gold.figures}
        joined = [each for each in found if each[0] & marks]
        for each in joined:
            found.remove(each)
        found.append(
            (marks.union(*(each[0] for each in joined)), [one for each in joined for one in each[1]] + [gold])
        )
    return [each[1] for each in found if len(each[1]) > 1]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true", help="list the errors by kind")
    options.add_argument("--only", default="", help="articles whose name holds this")
    options.add_argument("--json", action="store_true")
    told = options.parse_args()
    from tests.bench.draft_tools import Tools

    started = time.perf_counter()
    tools = Tools()
    golds = [Gold(path) for path in sorted(told.folder.glob("*.gold.yaml")) if told.only in path.name]
    scores = Scores()
    seconds: list[tuple[float, int]] = []
    for gold in golds:
        begun = time.perf_counter()
        drafted = tools.draft([(gold.raw, gold.name, gold.day, str(gold.data.get("outlet") or ""))])
        seconds.append((time.perf_counter() - begun, len(gold.raw.split())))
        if len(seconds) == 1:
            first = time.perf_counter() - started
        matches = score_article(gold, drafted.figures[0], scores)
        plain = [figure for figure in gold.figures if not figure.get("optional")]
        groups = {figure["id"]: str(figure["measure"]) for figure in plain}
        own = {figure["id"]: matches[figure["id"]].measure for figure in plain if figure["id"] in matches}
        name = "measures within an article, pairs F1"
        text = {figure["id"]: f"{gold.name}: {figure['text']}" for figure in plain}
        note_pairs(
            name,
            {frozenset(text[each] for each in pair) for pair in pairs(groups)},
            {frozenset(text[each] for each in pair) for pair in pairs(own)},
            scores,
        )
        score_disagreements(gold, matches, drafted.conflicts, scores)
        score_quotations(gold, drafted.quotations[0], scores)
    for together in events(golds):
        drafted = tools.draft(
            [(gold.raw, gold.name, gold.day, str(gold.data.get("outlet") or "")) for gold in together]
        )
        wanted: dict[Any, str] = {}
        own_groups: dict[Any, str] = {}
        for at, gold in enumerate(together):
            matches = score_article(gold, drafted.figures[at], Scores())
            for figure in gold.figures:
                if figure.get("optional"):
                    continue
                wanted[gold.name, figure["id"] + " " + str(figure["text"])] = str(figure["measure"])
                if figure["id"] in matches:
                    own_groups[gold.name, figure["id"] + " " + str(figure["text"])] = matches[
                        figure["id"]
                    ].measure
        across = lambda found: {pair for pair in found if len({each[0] for each in pair}) == 2}  # noqa: E731
        note_pairs(
            "measures across articles, pairs F1", across(pairs(wanted)), across(pairs(own_groups)), scores
        )
    report(scores, golds, seconds, first, told)


def report(
    scores: Scores,
    golds: list[Gold],
    seconds: list[tuple[float, int]],
    first: float,
    told: argparse.Namespace,
) -> None:
    values: dict[str, float | None] = {}
    for name in GOALS:
        values[name] = f1(scores, name) if name.endswith("F1") else scores.tallies[name].percent
    words = sum(count for _, count in seconds[1:])
    each = 1000 * sum(took for took, _ in seconds[1:]) / words if words else 0.0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if told.json:
        print(
            json.dumps(
                {
                    "schema": 1,
                    "articles": len(golds),
                    "values": values,
                    "first_seconds": first,
                    "seconds_per_1000_words": each,
                    "memory_mb": memory,
                }
            )
        )
        return
    print(f"{len(golds)} articles, {sum(len(gold.figures) for gold in golds)} figures\n")
    print(f"{'what':44}{'reached':>9}{'of':>7}{'goal':>8}")
    for name, goal in GOALS.items():
        value = values[name]
        count = scores.tallies[f"{name} R"].all if name.endswith("F1") else scores.tallies[name].all
        shown = "–" if value is None else f"{value:.0f} %"
        limit = f"≤ {-goal} %" if goal < 0 else f"≥ {goal} %"
        missed = value is not None and ((goal >= 0 and value < goal) or (goal < 0 and value > -goal))
        print(f"{name:44}{shown:>9}{count:7.0f}{limit:>8}{'  short' if missed else ''}")
    share = scores.tallies["share marked certain"].percent or 0
    print(f"{'  marked certain':44}{share:7.0f} %")
    print(f"{'first article, seconds':44}{first:9.1f}{'':7}{'≤ 4':>8}")
    print(f"{'each further 1,000 words, seconds':44}{each:9.2f}{'':7}{'≤ 0.8':>8}")
    print(f"{'memory, MB':44}{memory:9.0f}{'':7}{'≤ 600':>8}")
    if told.errors:
        for name, rows in scores.errors.items():
            print(f"\n{name}")
            for row in rows:
                print(f"  {row}")


if __name__ == "__main__":
    sys.exit(main())
