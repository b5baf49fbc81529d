"""Answering a question must not load what only building an index needs."""

import subprocess
import sys

HEAVY = {"dateparser", "Stemmer", "trafilatura", "numpy", "asyncio", "pycrfsuite", "lxml"}
PROGRAM = """
import sys
from importlib import import_module
for name in "who topic compare quotes terms outlet story timeline search digest".split():
    import_module(f"briefs.{name}")
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_briefs_import_nothing_heavy() -> None:
    output = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    ).stdout
    assert "briefs" in output.split()
    assert not HEAVY.intersection(output.split())
