"""Measures what Parallax finds: `python -m tests.evaluation [--errors] [--raise | --lower]`."""

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
    if arguments.up or arguments.lower:
        write_floors(moved(figures, read_floors(), lower=arguments.lower))
    failures = below(figures, read_floors())
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list mistakes with their context")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="up", action="store_true", help="raise floors")
    change.add_argument("--lower", action="store_true", help="set floors, lower ones too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
