"""The page on troubleshooting quotes what the program says."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "troubleshooting.md"


def quoted() -> Iterator[str]:
    """What the first column of every table says that the program says."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            yield from re.findall(r"`([^`]+)`", line.split(" | ")[0])


@cache
def said() -> str:
    """Every text in the program, with an ellipsis for what is filled in."""
    texts = []
    for folder in ("bot", "corpus"):
        for path in sorted((REPOSITORY / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    texts.append("".join(_part(value) for value in node.values))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    texts.append(node.value)
    return "\n".join(texts)


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "…"


def test_the_page_has_tables() -> None:
    assert len(list(quoted())) > 30


@pytest.mark.parametrize("message", sorted(quoted()))
def test_every_message_on_the_page_is_one_that_the_program_has(message: str) -> None:
    assert message in said()
