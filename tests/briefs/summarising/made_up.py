"""A made-up storm in excerpts, as a model would be shown them."""

from datetime import date

from briefs.summarising.records import Material, Passage
from corpus.model import Span

TEXTS = (
    (
        "Quay Herald",
        "The tanker Alma Verde ran aground off Port Brae late on Sunday, 3 March 2024, with 21 "
        "people on board. Two sailors were injured, the coast guard said.",
    ),
    (
        "Quay Herald",
        "“We had asked for a pilot twice,” Captain Ilse Tormund told reporters. The harbour "
        "office denied that any request came.",
    ),
    (
        "Radio Brae",
        "Transport Minister Edda Lindqvist said the ship carried 40,000 tonnes of oil. She called "
        "the state of the lights “a disgrace for the whole coast” and promised $1.5 million.",
    ),
    (
        "Radio Brae",
        "About 30 percent of the cargo was pumped out by Tuesday. Joren Maas, who leads the Board "
        "of Sea Safety, expects twenty-four days of work at the Cape of Reeds.",
    ),
    (
        "The Islander",
        "Nobody in Port Brae doubts that a storm was coming. Lindqvist has not visited the island, "
        "where forty-one families had to leave their homes.",
    ),
)
SPEAKERS = {2: (("We had asked for a pilot twice,", "Ilse Tormund"),),
            3: (("a disgrace for the whole coast", "Edda Lindqvist"),)}  # fmt: skip
CLAIMS = {
    1: (("Two sailors were injured", "the coast guard"),),
    2: (
        ("We had asked for a pilot twice,", "Captain Ilse Tormund"),
        ("that any request came", "The harbour office"),
    ),
    3: (("the ship carried 40,000 tonnes of oil", "Transport Minister Edda Lindqvist"),),
}
PASSAGES = tuple(
    Passage(
        number,
        source,
        date(2024, 3, 4),
        text,
        Span(f"article-{source}", 0, len(text)),
        SPEAKERS.get(number, ()),
        CLAIMS.get(number, ()),
    )
    for number, (source, text) in enumerate(TEXTS, 1)
)
PEOPLE = frozenset({"ilse tormund", "tormund", "edda lindqvist", "lindqvist", "joren maas"})
PLACES = frozenset({"port brae", "alma verde", "cape of reeds", "board of sea safety"})
MATERIAL = Material("Alma Verde", PASSAGES, PEOPLE | PLACES, PEOPLE)
