"""The door, `briefing` and `python -m briefing`: what was seen last is painted before anything else is loaded."""

from __future__ import annotations

import sys

from briefing.ui.opening import paint


def main() -> int:
    """Run the command line of this process and return its exit code."""
    painted = paint(sys.argv[1:])
    from briefing import cli

    return cli.main(painted=painted)


if __name__ == "__main__":
    sys.exit(main())
