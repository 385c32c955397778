"""How long it takes to find the contradictions of large briefs: `python -m tests.bench.verdicts`."""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from briefing.brief.model import Accounting, Actor, Brief, Claim, Days, Measure, Source
from briefing.figures.grammar import parse
from briefing.figures.wordings import WORDINGS
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1_000, 10_000, 100_000, 1_000_000)

START = date(2024, 1, 1)
DAYS = 120
"""Days over which the claims of a brief are said."""

QUALIFIERS = ("", "", "", "about ", "around ", "at least ", "more than ", "up to ", "nearly ", "some ")

TEMPOS = (2, 2, 2, 7, 30, None)


def large_brief(number: int, measures: int, seed: int = 1) -> Brief:
    """Return a brief of many claims: totals that rise, speakers who revise, statements that several carry."""
    random = Random(seed)
    sources = {
        f"s{at}": Source(f"s{at}", f"s{at}", reliability=random.choice("AABBBCCDEF")) for at in range(60)
    }
    counted = {f"m{at}": _measure(random, at) for at in range(measures)}
    claims: dict[str, Claim] = {}
    for measure, share in zip(counted.values(), _shares(random, number, measures), strict=True):
        for claim in _claims(random, measure, share, len(claims), tuple(sources)):
            claims[claim.id] = claim
    speakers = sorted({claim.by for claim in claims.values()})
    actors = {id: Actor(id, id) for id in speakers}
    return Brief(
        "bench.yaml", "Bench", WORDINGS, sources=sources, actors=actors, measures=counted, claims=claims
    )


def _measure(random: Random, at: int) -> Measure:
    """Return a measure; one in five is part of an earlier one."""
    accounting = random.choice(
        (Accounting.CUMULATIVE, Accounting.CUMULATIVE, Accounting.STOCK, Accounting.FLOW)
    )
    whole = f"m{random.randrange(at)}" if at and random.random() < 0.2 else None
    return Measure(f"m{at}", f"Measure {at}", "people", accounting, random.choice(TEMPOS), whole)


def _shares(random: Random, number: int, measures: int) -> list[int]:
    """Return how many claims each measure has: a few have many."""
    weights = [random.paretovariate(1.5) for _ in range(measures)]
    shares = [int(number * weight / sum(weights)) for weight in weights]
    shares[0] += number - sum(shares)
    return shares


def _claims(
    random: Random, measure: Measure, share: int, first: int, sources: tuple[str, ...]
) -> Iterator[Claim]:
    """Yield the claims of a measure: a number that grows, seen by speakers who lean this way or that."""
    begin, growth = 10 ** random.uniform(1.5, 5), random.uniform(0, 0.03)
    speakers = [
        (f"a{random.randrange(share + 3)}", random.lognormvariate(0, 0.4)) for _ in range(share // 3 + 2)
    ]
    made = 0
    while made < share:
        by, leaning = random.choice(speakers)
        day = random.randrange(DAYS)
        said = START + timedelta(day)
        value = begin * (1 + growth) ** day * leaning * random.lognormvariate(0, 0.05)
        carriers = random.choice((1, 1, 1, 1, 2, 3))
        origin = f"o{first + made}" if carriers > 1 else ""
        for _ in range(min(carriers, share - made)):
            wording = f"{random.choice(QUALIFIERS)}{_rounded(value):,}"
            yield Claim(
                id=f"c{first + made}",
                by=by,
                section="s",
                quote=wording,
                measure=measure.id,
                figure=parse(wording),
                wording=wording,
                said=said,
                as_of=Days(said - timedelta(random.choice((0, 0, 0, 0, 6))), said),
                via=random.choice(sources),
                origin=origin,
            )
            made += 1


def _rounded(value: float) -> int:
    """Return a number as people write it: two or three digits and noughts."""
    step = 10 ** max(0, len(str(int(value))) - 2)
    return max(1, round(value / step) * step)


def measured(number: int, measures: int) -> dict[str, float]:
    """Return what finding costs for one size; memory in MB, of the brief and at the most."""
    brief = large_brief(number, measures)
    gc.collect()
    before = _memory()
    begin = time.perf_counter()
    findings = find(brief)
    found = time.perf_counter() - begin
    listed = len(findings.contradictions)
    return {
        "claims": number,
        "measures": measures,
        "seconds": found,
        "microseconds_per_claim": found / number * 1e6,
        "contradictions": findings.contradiction_count,
        "listed": listed,
        "seconds_with_list": time.perf_counter() - begin,
        "brief_mb": before,
        "peak_mb": _memory(),
    }


def _memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a table, or JSON; each size is measured in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of claims (default: 1k, 10k, 100k, 1M)")
    parser.add_argument(
        "--measures", type=int, help="number of measures (default: a hundredth, 1000 at most)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--here", action="store_true", help="measure one size in this process, as JSON")
    options = parser.parse_args()
    sizes = options.sizes or SIZES
    if options.here:
        print(json.dumps(measured(sizes[0], options.measures or max(1, min(1000, sizes[0] // 100)))))
        return
    rows = []
    if not options.json:
        heads = (
            "claims",
            "measures",
            "seconds",
            "µs/claim",
            "contradictions",
            "listed",
            "with list",
            "brief MB",
            "peak MB",
        )
        print("".join(head.rjust(16 if head == "contradictions" else 11) for head in heads))
    for size in sizes:
        command = [sys.executable, "-m", "tests.bench.verdicts", str(size), "--here"]
        command += ["--measures", str(options.measures)] if options.measures else []
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows.append(row)
        if not options.json:
            print(
                f"{row['claims']:11,}{row['measures']:11,}{row['seconds']:11.2f}{row['microseconds_per_claim']:11.1f}"
                f"{row['contradictions']:16,}{row['listed']:11,}{row['seconds_with_list']:11.2f}"
                f"{row['brief_mb']:11.0f}{row['peak_mb']:11.0f}",
                flush=True,
            )
    if options.json:
        print(json.dumps({"schema": 1, "rows": rows}, indent=2))


if __name__ == "__main__":
    main()
