"""The least that each figure may be, kept in `floors.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.evaluation.scores import Figure

FILE = Path(__file__).with_name("floors.toml")
SLACK = 0.005
"""How far below its floor a figure may be, for floors are rounded."""
_HEAD = """\
# The least F1 of each figure. `make evaluate` raises floors to what it measures; lowering one takes
# `python -m tests.evaluation --lower` and a reason in the commit.

[f1]
"""


def read_floors() -> dict[str, float]:
    """The floors by the names of figures."""
    floors: dict[str, float] = tomllib.loads(FILE.read_text("utf-8"))["f1"]
    return floors


def below(figures: Mapping[str, Figure], floors: Mapping[str, float]) -> list[str]:
    """A sentence for each figure that is below its floor."""
    return [
        f"{name} is {figure.f1:.3f}, below its floor of {floors[name]:.2f}"
        for name, figure in figures.items()
        if name in floors and figure.f1 < floors[name] - SLACK
    ]


def moved(
    figures: Mapping[str, Figure], floors: Mapping[str, float], *, lower: bool
) -> dict[str, float]:
    """The floors raised to what was measured, lowered as well if asked for."""
    new = dict(floors)
    for name, figure in figures.items():
        measured = round(figure.f1, 2)
        new[name] = measured if lower else max(measured, floors.get(name, 0.0))
    return new


def write_floors(floors: Mapping[str, float]) -> None:
    """Write the floors to their file."""
    lines = "".join(f'"{name}" = {floor:.2f}\n' for name, floor in floors.items())
    FILE.write_text(_HEAD + lines, "utf-8")
