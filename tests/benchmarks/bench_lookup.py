"""How long a lookup takes and how often it is right, against comparing with every name.

Names are made up from syllables of many languages; queries are names with slips of the finger,
words in another order, or a beginning. Both ways answer each query in turn, so that a busy
machine slows both; the ratio of the medians is what counts.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from random import Random

from rapidfuzz import fuzz, process

from corpus.index import Index
from corpus.match import complete, find
from corpus.model import Article, Coverage, Document, EntityKind, Mention, Person, Span
from corpus.romanisation import fold
from corpus.storage.sqlite import open_index, write_index

NAMES = 50_000
QUERIES = 300
KEYSTROKES = (1, 2, 4, 7)
"""After how many letters of a name completion is timed."""
MOST_SECONDS = 20.0
PERSON: frozenset[EntityKind] = frozenset({"person"})

STARTS = """
al an be bo cha da di dra el fa fi ga gor ha hu i ja ju ka ki kra la li ma mi
mo na ni o pa pe qua ra ri sa se shi so ta ti to u va vi wa we xi ya yo za zhu
"""
MIDDLES = "ba ch da de di ga go ka ki ko la le li lo ma me mi na ne no ra re ri ro sa ta va"
ENDS = "d di kov l lin m man n na nen ng ra rez ri s sen shi ski son t ti tsu va vich wa z"


def made_up_names(random: Random, count: int) -> Iterator[str]:
    """Names of a given and a family name, each in up to some thirty."""
    syllables = product(STARTS.split(), MIDDLES.split(), ENDS.split())
    words = ["".join(parts).title() for parts in syllables]
    given, families = random.sample(words, 6000), random.sample(words, 20000)
    known: set[str] = set()
    while len(known) < count:
        name = f"{random.choice(given)} {random.choice(families)}"
        if name not in known:
            known.add(name)
            yield name


def coverage_of(names: list[str], random: Random) -> Coverage:
    """A coverage in which a few of the people are in the news far more than most."""
    documents = []
    for number in range(200):
        key, text, mentions = f"a{number}", "", []
        for place in {min(int(random.paretovariate(0.4)), len(names)) - 1 for _ in range(30)}:
            span = Span(key, len(text), len(text) + len(names[place]))
            mentions.append(Mention(span, str(place), names[place]))
            text += f"{names[place]}. "
        documents.append(Document(Article(key, f"{key}.txt", text), mentions=tuple(mentions)))
    people = tuple(Person(str(place), name, (name,)) for place, name in enumerate(names))
    return Coverage(documents=tuple(documents), people=people)


def slip(name: str, random: Random) -> str:
    """The name as somebody in a hurry types it."""
    place = random.randrange(1, len(name) - 1)
    kind = random.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + random.choice("aeiounrst") + name[place:]
    if kind == 2:
        return name[:place] + random.choice("aeiounrst") + name[place + 1 :]
    return name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :]


def queries_of(names: list[str], random: Random) -> Iterator[tuple[str, str]]:
    """Pairs of what is typed and who is meant."""
    for number in range(QUERIES):
        name = names[min(int(random.paretovariate(0.2)), len(names)) - 1]
        given, family = name.split()
        ways = (
            slip(name, random),
            slip(slip(name, random), random),
            f"{family} {given}",
            f"{given[0]}. {family}",
            f"{given} {family[:4]}",
        )
        yield ways[number % len(ways)], name


def timed(answer: Callable[[str], str | None], query: str) -> tuple[float, str | None]:
    """CPU milliseconds of one answer, and the answer."""
    start = time.process_time()
    found = answer(query)
    return (time.process_time() - start) * 1000, found


def row(way: str, times: list[float], right: float | None, unit: float) -> str:
    """One way of looking up as a line of the table."""
    middle = statistics.median(times)
    late = sorted(times)[int(len(times) * 0.99)]
    share = "" if right is None else f"{right:7.0%}"
    return f"{way:38}{middle:9.2f}{late:9.2f}{max(times):9.2f}{share:>9}{middle / unit:10.2f} ×"


def compare(index: Index, names: list[str], queries: list[tuple[str, str]]) -> None:
    """Print both ways side by side; those left when time is up are asked of neither."""
    folded = {fold(name): name for name in names}

    def looked_up(query: str) -> str | None:
        return next((match.entity.name for match in find(index, query, PERSON)), None)

    def compared(query: str) -> str | None:
        return folded[process.extractOne(fold(query), folded.keys(), scorer=fuzz.WRatio)[0]]

    def typed(query: str) -> str | None:
        return next((match.entity.name for match in complete(index, query, PERSON, 10)), None)

    deadline = time.perf_counter() + MOST_SECONDS
    mine: list[float] = []
    others: list[float] = []
    keystrokes: list[float] = []
    outcomes: list[tuple[bool, bool]] = []
    for query, meant in queries:
        took, found = timed(looked_up, query)
        mine.append(took)
        took, other = timed(compared, query)
        others.append(took)
        keystrokes += [timed(typed, meant[:length])[0] for length in KEYSTROKES]
        outcomes.append((found == meant, other == meant))
        if time.perf_counter() > deadline:
            break
    asked, unit = len(outcomes), statistics.median(mine)
    print(f"{'CPU milliseconds':38}{'p50':>9}{'p99':>9}{'max':>9}{'right':>9}{'p50 ratio':>12}")
    print(row("corpus.match.find", mine, sum(one for one, _ in outcomes) / asked, unit))
    print(
        row("rapidfuzz extractOne over all", others, sum(two for _, two in outcomes) / asked, unit)
    )
    print(row("corpus.match.complete, a keystroke", keystrokes, None, unit))
    alone, apart = outcomes.count((True, False)), outcomes.count((False, True))
    print(
        f"of {asked} queries both found whom was meant in {outcomes.count((True, True))},"
        f" find alone in {alone}, extractOne alone in {apart}, neither in"
        f" {outcomes.count((False, False))}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=NAMES, help="a million takes minutes")
    count: int = parser.parse_args(arguments).names
    random = Random(20240501)
    names = list(made_up_names(random, count))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        coverage = coverage_of(names, random)
        write_index(Path(folder), coverage, sources=(), version="0", now=datetime.now(UTC))
        took = time.perf_counter() - start
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        print(f"{count:,} names written in {took:.1f} s, {size:.0f} MB")
        with open_index(Path(folder)) as index:
            compare(index, names, list(queries_of(names, random)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
