"""What the coverage of one event costs as it grows from 5 to 500 articles, beside n·√n.

Every article tells a dozen of the event's facts in one of several wordings, names its own figures
for some, and adds what no other has. The times are of linking: merging people, finding stories,
aligning facts.
"""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from corpus.analysis.pipeline import analyse
from corpus.linking.pipeline import link
from corpus.model import Article, Document

SIZES = (5, 16, 50, 160, 500)
_SEED = 11
_TOLD = 12
"""Facts of the event that an article tells."""
_OWN = 3
"""Sentences of an article that no other has."""
_START = datetime(2026, 3, 2, 6, tzinfo=UTC)
_FACTS = (
    ("At least {n} people were killed when the dam above {town} broke.",
     "The death toll from the dam break at {town} stood at {n}.",
     "{n} people died in {town} after the dam gave way, officials said."),
    ("Prime Minister Elina Torvald visited {town} on {day}.",
     "Elina Torvald, the prime minister, travelled to {town}."),
    ("“We were warned and we did nothing,” Mayor Iker Basoa told reporters.",
     "Mayor Iker Basoa said: “We were warned and we did nothing.”"),
    ("The company Hydra Norte denied that it had ignored warnings.",
     "Hydra Norte rejected the charge that warnings had been ignored."),
    ("Some {m} homes in {town} were flooded.", "The water destroyed {m} houses in {town}."),
    ("The army sent {k} soldiers and six helicopters to {town}.",
     "{k} troops with six helicopters joined the rescue at {town}."),
    ("Rain is forecast to last until {day}.", "Forecasters expect rain until {day}."),
    ("An inspection in 2024 found cracks in the dam.",
     "Cracks had been found in the dam in 2024, a report says."),
    ("Schools in the valley will stay closed until {day}.",
     "No school in the valley opens before {day}."),
    ("The Red Cross opened a shelter for {k} people in the stadium.",
     "In the stadium the Red Cross shelters {k} people."),
    ("Prosecutor Sabine Orlan opened an inquiry into the operator.",
     "The operator is under investigation by the prosecutor Sabine Orlan."),
    ("The government promised {m} million crowns in aid.",
     "Aid of {m} million crowns was pledged by the government."),
    ("The bridge to {town} has collapsed, cutting the only road.",
     "{town} is cut off since its bridge collapsed."),
    ("Water and power were out in {town} for three days.",
     "For three days {town} had neither water nor power."),
    ("Opposition leader Pavo Lindqvist demanded that the minister resign.",
     "The minister should resign, said Pavo Lindqvist, who leads the opposition."),
    ("Divers searched the lower turbine hall for missing workers.",
     "Missing workers were sought by divers in the lower turbine hall."),
)  # fmt: skip
_TOWNS = ("Alda", "Bermeo", "Corvale", "Dunsted", "Estola", "Farrow")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hol", "jar", "kel", "lom", "mur", "nes", "pol")


def coverage(size: int) -> list[Document]:
    """Articles on one event, analysed."""
    chance = random.Random(_SEED)
    return [analyse(_article(number, chance)) for number in range(size)]


def _article(number: int, chance: random.Random) -> Article:
    sentences = [
        chance.choice(wordings).format(
            town=chance.choice(_TOWNS),
            day=chance.choice(_DAYS),
            n=40 + chance.randrange(4),
            m=300 + 10 * chance.randrange(4),
            k=200 + 50 * chance.randrange(3),
        )
        for wordings in chance.sample(_FACTS, _TOLD)
    ]
    sentences += _own(chance)
    return Article(
        id=f"a{number}",
        source=f"a{number}.txt",
        text="\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)),
        headline=f"Dam above {chance.choice(_TOWNS)} breaks, dozens dead",
        outlet=f"Outlet {number % 97}",
        published=_START + timedelta(hours=number % 96),
        language="en",
    )


def _own(chance: random.Random) -> Iterator[str]:
    for _ in range(_OWN):
        name, trade, place = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(3))
        yield f"A {trade} keeper near {place} lost {chance.randrange(5, 900)} {name} in the flood."


def main() -> None:
    """Print the times, and what they would be if cost grew with n·√n."""
    print("one event; linking alone")
    first = 0.0
    for size in SIZES:
        documents = coverage(size)
        begun = time.process_time()
        linked = link(documents)
        spent = time.process_time() - begun
        shared = sum(fact.status == "shared" for fact in linked.facts)
        first = first or spent / SIZES[0] ** 1.5
        allowed = first * size**1.5
        print(
            f"{size:4} articles {len(linked.stories):3} stories {len(linked.facts):5} facts,"
            f" {shared:3} shared {spent:8.2f} s  {spent / allowed:5.2f} x n·√n from 5"
        )


if __name__ == "__main__":
    main()
