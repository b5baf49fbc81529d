"""Make `corpus/models/word-statistics.tsv`: in how many passages of English prose each stem is.

    python -m corpus.training.word_statistics FOLDER [OUTPUT]

FOLDER holds labelled text in CoNLL form (a word and a tag per line), of which the words alone are
counted. The table that ships was made from:

- wikigold (Balasuriya and others, 2009): Wikipedia text, CC BY 4.0;
- WNUT17 training set (Derczynski and others, 2017): social media, CC BY 4.0;
- re3d (Aleph Insights and Committed Software for Dstl, 2017): CENTCOM and US State Department
  (public domain), UK Government (OGL 3.0), Australian Department of Foreign Affairs
  (CC BY 3.0 AU), EU delegation to Syria (reuse with acknowledgement).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.statistics import words

PASSAGE = 150
"""Words in a passage, about a long paragraph; sentences are kept whole."""
KEEP = 2
"""Stems in fewer passages than this are left to the back-off for unseen ones."""
HEADER = (
    "# How many passages of English prose hold each stem; '*' is the number of passages.\n"
    "# Made by corpus/training/word_statistics.py, which names the sources and their licences:\n"
    "# wikigold and WNUT17 (CC BY 4.0), re3d (public domain, OGL 3.0, CC BY 3.0 AU, EU reuse).\n"
)


def passages(path: Path) -> Iterator[list[str]]:
    """Yield the words of one file, a passage at a time."""
    passage: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            passage.append(line.split()[0])
        elif len(passage) >= PASSAGE:
            yield passage
            passage = []
    if passage:
        yield passage


def count(folder: Path) -> tuple[int, Counter[str]]:
    """Return the number of passages in a folder's `.conll` files, and of those with each stem."""
    total, counts = 0, Counter[str]()
    for path in sorted(folder.glob("*.conll")):
        for passage in passages(path):
            total += 1
            counts.update({word.stem for word in words(" ".join(passage))})
    return total, counts


def write(folder: Path, output: Path) -> int:
    """Write the table and return how many stems it holds."""
    total, counts = count(folder)
    kept = sorted(
        (stem, number)
        for stem, number in counts.items()
        if number >= KEEP and not any(character.isdigit() for character in stem)
    )
    rows = [("*", total), *kept]
    table = "".join(f"{stem}\t{number}\n" for stem, number in rows)
    output.write_text(HEADER + table, encoding="utf-8")
    return len(kept)


if __name__ == "__main__":
    default = Path(__file__).parent.parent / "models" / "word-statistics.tsv"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    print(f"{write(Path(sys.argv[1]), target)} stems in {target}")
