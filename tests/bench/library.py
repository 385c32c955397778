"""What a large library costs: its first list, its index, search in it, and comparing all its claims.

Prints a table, or with --json data. The files are made once for a seed and a number of briefs, in --folder.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from random import Random
from tempfile import gettempdir

from briefing.library.summaries import MOST
from tests.bench.library_briefs import NOUNS, PEOPLE, PLACES, STATES, make_library
from tests.bench.terminal_program import Program

SEARCHES = 200
ROUNDS = 5
SMALL = 10
BARS = {
    "first list, times that of ten": "≤ 1.5",
    "full build, briefs a second": "> 100",
    "update after one changed file, s": "< 0.3",
    "search, ms at the 95th percentile": "< 50",
    "memory at most, MB (with its processes)": "< 250",
    "conflicts across all of it, s": "seconds",
    "conflicts across all of it again, s": "seconds",
    "memory of that at most, MB (with its processes)": "< 250",
}


def searches(seed: int = 6) -> list[str]:
    """Return what an analyst might look for: a word, several, phrases and filters; rare and common."""
    random = Random(seed)
    makers = (
        lambda: random.choice(PLACES),
        lambda: f"{random.choice(PLACES)} {random.choice(NOUNS)}",
        lambda: f"{random.choice(STATES)} {random.choice(PEOPLE)}",
        lambda: f'"{random.choice(("at least", "about", "nearly"))} {random.randrange(1, 99)},000"',
        lambda: f'"{random.choice(NOUNS)} near {random.choice(PLACES)}"',
        lambda: f"{random.choice(NOUNS)} {random.randrange(11, 99)}0",
        lambda: f"by:{random.choice(STATES).lower()} {random.choice(PLACES)}",
        lambda: (
            f"by:{random.choice(STATES).lower()} verdict:conflict after:2024-0{random.randrange(1, 9)}-01"
        ),
        lambda: f"measure:{random.choice(NOUNS)}-{random.choice(PLACES).lower()} verdict:tension",
        lambda: random.choice(NOUNS),
    )
    return [makers[number % len(makers)]() for number in range(SEARCHES)]


def measured(folder: str, cache: str) -> dict[str, float]:
    """Measure a library in this process."""
    from briefing.library.find import find_in
    from briefing.library.index import Index
    from briefing.library.indexing import update

    shutil.rmtree(cache, ignore_errors=True)
    os.sync()
    index = Index.on_disk(cache, folder)
    begin = time.perf_counter()
    update(index)
    built = time.perf_counter() - begin
    briefs = len(index.stamps())
    updates = []
    for number in range(ROUNDS):
        path = os.path.join(folder, "000", f"brief-{number:05}.yaml")
        with open(path, "r+", encoding="utf-8") as file:
            text = file.read()
            file.seek(0)
            file.write(text.replace(", part ", f", part {time.time_ns() % 10} of "))
            file.truncate()
        begin = time.perf_counter()
        update(index)
        updates.append(time.perf_counter() - begin)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    update(index)
    index.close()
    index = Index.on_disk(cache, folder)
    took = []
    for asked in searches():
        begin = time.perf_counter()
        find_in(index, asked)
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    size = sum(entry.stat().st_size for entry in os.scandir(cache))
    # every process that read had at most as much as the largest of them
    readers = os.cpu_count() or 1
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * readers
    return {
        "briefs": briefs,
        "claims": index.rows("SELECT count(*) FROM claims")[0][0],
        "full build, s": built,
        "full build, briefs a second": briefs / built,
        "update after one changed file, s": statistics.median(updates),
        "search, ms at the median": statistics.median(took),
        "search, ms at the 95th percentile": took[len(took) * 95 // 100],
        "search, ms at most": took[-1],
        "memory at most, MB (with its processes)": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + most)
        / 1024,
        "index, MB": size / 1e6,
    }


def first_list(folder: str, cache: str) -> float:
    """Return the milliseconds from the start of the program until the list of a library is on the screen."""
    environ = os.environ | {
        "XDG_CACHE_HOME": cache,
        "XDG_STATE_HOME": f"{cache}/state",
        "TERM": "xterm-256color",
    }
    program = Program([sys.executable, "-m", "briefing", folder], environ, (80, 24))
    try:
        return program.until("newest first")
    finally:
        program.close()


def across(folder: str, cache: str) -> tuple[float, float]:
    """Return the seconds that comparing all claims of a library takes from the shell, and its megabytes at most."""
    environ = os.environ | {"XDG_CACHE_HOME": cache}
    begin = time.perf_counter()
    command = [sys.executable, "-m", "briefing", "conflicts", "--across", folder]
    program = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(program.pid, 0)
    program.returncode = 0
    # that is of the largest process; those that compare had at most as much each
    processes = 1 + min(os.cpu_count() or 1, MOST)
    return time.perf_counter() - begin, used.ru_maxrss / 1024 * processes


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=10_000, help="number of briefs (default: 10000)")
    parser.add_argument(
        "--folder", default=os.path.join(gettempdir(), "briefing-bench"), help="where the files are made"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--here", action="store_true", help="measure the index in this process, as JSON")
    options = parser.parse_args()
    folders = {briefs: _made(options.folder, briefs) for briefs in (SMALL, options.briefs)}
    cache = os.path.join(options.folder, "cache")
    if options.here:
        print(json.dumps(measured(folders[options.briefs], f"{cache}/briefing")))
        return
    command = [sys.executable, "-m", "tests.bench.library", "--here", "--folder", options.folder]
    done = subprocess.run(
        [*command, "--briefs", str(options.briefs)], check=True, capture_output=True, text=True
    )
    times: dict[int, list[float]] = {briefs: [] for briefs in folders}
    for _ in range(ROUNDS):
        for briefs, folder in folders.items():
            times[briefs].append(first_list(folder, cache))
    small, large = (statistics.median(times[briefs][1:]) for briefs in folders)  # the first may read programs
    (seconds, megabytes), (again, _) = (across(folders[options.briefs], cache) for _ in range(2))
    rows = {
        "first list of ten, ms": small,
        "first list, ms": large,
        "first list, times that of ten": large / small,
        **json.loads(done.stdout),
        "conflicts across all of it, s": seconds,
        "conflicts across all of it again, s": again,
        "memory of that at most, MB (with its processes)": megabytes,
    }
    if options.json:
        print(json.dumps({"schema": 1, "rows": rows}, indent=2))
        return
    for name, value in rows.items():
        shown = f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
        print(f"{name:50}{shown:>12}  {BARS.get(name, '')}".rstrip())


def _made(folder: str, briefs: int) -> str:
    """Return the folder of a library, which is made if it is not there."""
    made = os.path.join(folder, f"briefs-{briefs}")
    if not os.path.isdir(made):
        make_library(f"{made}.part", briefs)
        os.rename(f"{made}.part", made)
    return made


if __name__ == "__main__":
    main()
