"""How the time for everything that findings are asked grows with a brief: `python -m tests.bench.growth`.

Two shapes, whose figures all differ: all claims of one measure, and twenty claims a measure. The last column is the
growth from the first size to the last, divided by that of the number of claims: 1.0 is linear.
"""

from __future__ import annotations

import argparse
import gc
import time
from typing import TYPE_CHECKING

from briefing.brief.loader import read
from briefing.verdicts.findings import find
from briefing.verdicts.lint import lint
from briefing.verdicts.reasons import reason
from briefing.verdicts.support import supports

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings

SIZES = (1_000, 2_000, 4_000, 8_000, 16_000)
PER_SECTION = 50
"""Claims whose quotes stand in one section, which has one source."""


def brief_text(claims: int, measures: int) -> str:
    """Return a brief whose claims all give another figure, by sources of sixty days, with unclaimed figures between.

    Five speakers have a section to themselves, so that nobody supersedes himself.
    """
    speakers = claims // PER_SECTION * 5
    lines = ["briefing: 1", "title: Growth", "date: 2024-06-30", "actors:"]
    lines += [f"  a{at}: {{name: Actor {at}}}" for at in range(speakers)]
    lines += ["sources:"]
    lines += [
        f"  p{at}: {{title: Paper {at}, date: 2024-{4 + at // 30:02}-{1 + at % 30:02}}}" for at in range(60)
    ]
    lines += ["measures:"]
    lines += [f"  m{at}: {{name: Measure {at}, unit: troops, tempo: 7d}}" for at in range(measures)]
    lines += ["sections:"]
    for first in range(0, claims, PER_SECTION):
        among = range(first, min(first + PER_SECTION, claims))
        told = " ".join(f"Somebody counts {_figure(at)}." for at in among)
        number = first // PER_SECTION
        text = f"{told} Once {first + 7:,} tents stood there."
        lines.append(f'  s{number}: {{title: S, source: p{number % 60}, text: "{text}"}}')
    lines += ["claims:"]
    for at in range(claims):
        lines.append(
            f'  c{at}: {{by: a{at // PER_SECTION * 5 + at % 5}, section: s{at // PER_SECTION}, quote: "counts {_figure(at)}", '
            f'measure: m{at % measures}, figure: "{_figure(at)}"}}'
        )
    return "\n".join(lines)


def _figure(at: int) -> str:
    return f"{('', 'about ', 'at least ', 'up to ')[at % 4]}{1_000 + 37 * at:,} troops"


def _strongest(brief: Brief, findings: Findings) -> None:
    for id in brief.claims:
        findings.strongest(id)


def _told(brief: Brief, findings: Findings) -> None:
    for verdict in findings.contradictions[:1000]:
        reason(verdict, brief)


def _supported(brief: Brief, findings: Findings) -> None:
    for claims in brief.claims_by_measure.values():
        supports(claims, findings)


STEPS: dict[str, Callable[[Brief, Findings], object]] = {
    "contradictions": lambda brief, findings: findings.contradictions,
    "severity order": lambda brief, findings: sorted(brief.claims, key=findings.severity),
    "strongest of each": _strongest,
    "reasons of the gravest": _told,
    "support": _supported,
    "check": lambda brief, findings: lint(findings),
}


def measured(claims: int, measures: int) -> dict[str, float]:
    """Return the seconds of each step, of this process alone."""
    begin = time.process_time()
    brief = read(brief_text(claims, measures), "growth.yaml")
    assert not any(problem.is_error for problem in brief.problems), brief.problems[:3]
    times = {"read": time.process_time() - begin}
    gc.collect()
    begin = time.process_time()
    findings = find(brief)
    times["find"] = time.process_time() - begin
    for name, step in STEPS.items():
        begin = time.process_time()
        step(brief, findings)
        times[name] = time.process_time() - begin
    return times


def main() -> None:
    """Print a table for each shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of claims")
    sizes = parser.parse_args().sizes
    for shape, per in (("one measure", 0), ("20 claims a measure", 20)):
        rows = [measured(size, size // per if per else 1) for size in sizes]
        print(f"\n{shape:24}" + "".join(f"{size:>10,}" for size in sizes) + "    growth")
        for name in rows[0]:
            times = [row[name] for row in rows]
            growth = times[-1] / max(times[0], 1e-4) / (sizes[-1] / sizes[0])
            print(f"{name:24}" + "".join(f"{seconds:10.3f}" for seconds in times) + f"{growth:10.2f}")


if __name__ == "__main__":
    main()
