"""Measures what Parallax finds: `python -m tests.evaluation [--errors] [--lower]`.

A figure above its floor raises it; only `--lower` lowers one, with a reason in the commit.
"""

import argparse
import sys

from tests.evaluation.floors import below, moved, read_floors, write_floors
from tests.evaluation.report import errors, measure, table


def main() -> int:
    """Print the table; exit 1 where a figure is below its floor."""
    arguments = _arguments()
    figures, missing = measure()
    print(table(figures, missing))
    if arguments.errors:
        print("", *errors(), sep="\n")
    floors = read_floors()
    if (new := moved(figures, floors, lower=arguments.lower)) != floors:
        write_floors(new)
        print("The floors in tests/evaluation/floors.toml have moved; commit them.")
    failures = below(figures, read_floors())
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list mistakes with their context")
    parser.add_argument("--lower", action="store_true", help="set floors to what is measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
