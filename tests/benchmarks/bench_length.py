"""How long one long article takes to analyse and to link, for every 1,000 characters of it.

The article repeats the made-up event of the tests; every second sentence is said by somebody with
a name of their own, so that the people grow with the text. It stands once in paragraphs and once
as a single one, and is linked with a short article on the same event. Steady figures down a column
mean that time grows in proportion to length; repeated sentences are the hard case for linking.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.analysis.pipeline import analyse
from corpus.linking.pipeline import link
from corpus.model import Article

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "harbour"
LENGTHS = (10_000, 50_000, 200_000)
MOST_SECONDS = 60.0
"""Once half of it is gone, no further article is begun."""
LEAST_LETTERS = 40
"""Letters of a line of the fixtures that counts as a sentence."""

GIVEN = ("Anna", "Boris", "Carla", "Elena", "Farid", "Greta", "Hugo", "Jonas", "Marta", "Olga")
SYLLABLES = ("ba", "ko", "ri", "ten", "mar", "lo", "vi", "sha", "dor", "ne", "pul", "gra")
SEED = 1


def sentences(chance: random.Random) -> Iterator[str]:
    """Lines of the fixtures without end, every second one said by somebody new."""
    read = (path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    lines = [line for text in read for line in text.splitlines() if len(line) > LEAST_LETTERS]
    while True:
        yield chance.choice(lines)
        family = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        line = chance.choice(lines)
        yield f"{chance.choice(GIVEN)} {family} said that {line[0].lower()}{line[1:]}"


def article(name: str, length: int, joint: str) -> Article:
    """An article of a length in characters, its sentences joined by a space or a blank line."""
    parts: list[str] = []
    size = 0
    for sentence in sentences(random.Random(SEED)):
        parts.append(sentence)
        size += len(sentence) + len(joint)
        if size >= length:
            break
    day = datetime(2024, 3, 1, tzinfo=UTC)
    return Article(name, f"{name}.txt", joint.join(parts)[:length], outlet=name, published=day)


def row(length: int, shape: str, joint: str) -> str:
    """One article as a line of the table: milliseconds of processor time per 1,000 characters."""
    other = analyse(article("short", 3_000, "\n\n"))
    start = time.process_time()
    document = analyse(article("long", length, joint))
    analysed = time.process_time()
    link([document, other])
    linked = time.process_time()
    per_thousand = 1_000 * 1_000 / length
    return (
        f"{length:>10,}  {shape:16}{(analysed - start) * per_thousand:10.1f}"
        f"{(linked - analysed) * per_thousand:10.1f}"
    )


def main() -> int:
    deadline = time.perf_counter() + MOST_SECONDS / 2
    link([analyse(article("first", 2_000, "\n\n"))])  # loads the model and the word lists
    print(f"{'characters':>10}  {'':16}{'analyse':>10}{'link':>10}   ms per 1,000 characters")
    for length in LENGTHS:
        for shape, joint in (("in paragraphs", "\n\n"), ("one paragraph", " ")):
            if time.perf_counter() < deadline:
                print(row(length, shape, joint), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
