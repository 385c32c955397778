"""What a folder as it is costs: 100,000 files of which few are briefs, walked, checked, indexed, and interrupted.

Prints a table. The files are made once, in --folder.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from tempfile import gettempdir

from tests.bench.library_briefs import make_library

FILES, PER_FOLDER, BRIEFS = 100_000, 1_000, 200
OTHER = "services:\n  web: {image: nginx}\n"


def make_folder(folder: str, files: int) -> None:
    """Write files, four in ten of them YAML, with some briefs, a folder of modules and an ignore file among them."""
    make_library(os.path.join(folder, "briefs"), BRIEFS)
    for number in range(files):
        below = os.path.join(folder, f"{number // PER_FOLDER:03}")
        if number % PER_FOLDER == 0:
            os.makedirs(os.path.join(below, "node_modules"))
        ending = "yaml" if number % 10 < 4 else "txt"
        with open(os.path.join(below, f"{number}.{ending}"), "w", encoding="utf-8") as file:
            file.write(OTHER)
    with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as file:
        file.write("*.tmp\n/000/\n")


def interrupted(command: list[str], environ: dict[str, str], after: float) -> float:
    """Return the seconds that a command takes to end after Ctrl+C."""
    program = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    begin = time.perf_counter()
    program.send_signal(signal.SIGINT)
    program.wait()
    return time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help=f"number of files (default: {FILES})")
    parser.add_argument(
        "--folder", default=os.path.join(gettempdir(), "briefing-folders"), help="where they are"
    )
    options = parser.parse_args()
    folder = os.path.join(options.folder, str(options.files))
    if not os.path.isdir(folder):
        make_folder(f"{folder}.part", options.files)
        os.rename(f"{folder}.part", folder)
    environ = os.environ | {"XDG_CACHE_HOME": f"{options.folder}/cache-{os.getpid()}"}
    program = [sys.executable, "-m", "briefing"]
    from briefing.library.discovery import find_briefs

    begin = time.perf_counter()
    found = sum(1 for _ in find_briefs(folder))
    rows = {"YAML files found": float(found), "walk, s": time.perf_counter() - begin}
    commands = {
        "check, s": [*program, "check", folder],
        "search, first, s": [*program, "search", "Kursk", folder],
        "search, again, s": [*program, "search", "Kursk", folder],
    }
    for name, command in commands.items():
        begin = time.perf_counter()
        done = subprocess.run(command, env=environ, capture_output=True, check=False)
        rows[name] = time.perf_counter() - begin
        rows[name.replace(", s", ", lines written")] = float((done.stdout + done.stderr).count(b"\n"))
    environ["XDG_CACHE_HOME"] += "-interrupted"
    for after in (0.5, 1.5):
        for name in ("check", "search"):
            words = ["Kursk"] if name == "search" else []
            command = [*program, name, *words, folder]
            rows[f"{name}, Ctrl+C after {after} s ends in, s"] = interrupted(command, environ, after)
    for name, value in rows.items():
        print(f"{name:45}{value:12,.2f}")


if __name__ == "__main__":
    main()
