"""A question that names somebody as the articles do pays for nothing that it doesn't need."""

import subprocess
import sys
from pathlib import Path

from tests.corpus.coverages import coverage_of, index_of

QUESTION = """
import sys
from pathlib import Path
from corpus.match import find
from corpus.storage.sqlite import open_index
with open_index(Path(sys.argv[1])) as index:
    best = find(index, sys.argv[2], {"person"}).best
    assert best and index.mentions(best.entity.id)
print(best.entity.name, *sorted(name for name in sys.modules if name in sys.argv[3:]))
"""
HEAVY = [
    *("rapidfuzz", "anyascii", "hashlib", "numpy", "Stemmer"),
    *("corpus.analysis", "corpus.linking", "corpus.sources", "corpus.storage.writer"),
    *("corpus.names", "corpus.storage.search"),
]


def asked(folder: Path, name: str) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-c", QUESTION, str(folder), name, *HEAVY],
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.split()


def test_what_a_question_imports(tmp_path: Path) -> None:
    index_of(tmp_path / "index", coverage_of({"Élise Brandt": (2, ["Brandt"])})).close()
    assert asked(tmp_path / "index", "brandt") == ["Élise", "Brandt"]
    assert asked(tmp_path / "index", "élise brandt") == ["Élise", "Brandt"]
    assert asked(tmp_path / "index", "brant") == ["Élise", "Brandt", "rapidfuzz"]
    assert asked(tmp_path / "index", "Брандт") == ["Élise", "Brandt", "anyascii"]
