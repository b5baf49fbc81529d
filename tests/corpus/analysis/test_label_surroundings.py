"""Labels and people by what stands around their names."""

import pytest

from corpus.analysis.naming.surroundings import person_behind
from corpus.analysis.sentences import split_sentences
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document
from tests.corpus.analysis.test_speakers_in_the_open import analysed


def labels(text: str) -> set[tuple[str, str]]:
    document = analysed(text)
    names = {person.id: person.name for person in document.people}
    return {(names[label.person], label.text) for label in document.labels}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Environment and Forestry Minister Agus Wibawa came.",
         {("Agus Wibawa", "Environment and Forestry Minister")}),
        ("Off-spinner Ravi Patel bowled.", {("Ravi Patel", "Off-spinner")}),
        ("Det. Insp. Sarah Mowbray asked for help.", {("Sarah Mowbray", "Det. Insp.")}),
        ("The head of the miners' union, Ada Dereli, left.",
         {("Ada Dereli", "head of the miners' union")}),
        ("Ada Lowe, a curator there, left.", {("Ada Lowe", "curator")}),
        ("Ezekiel Rono described the claims as “political”.", set()),
        ("Ada Lowe told the Deputy that it was over.", set()),
        ("A care home manager who stole has been jailed.\n\nLorraine Pettifer, 48, used cards.",
         {("Lorraine Pettifer", "care home manager")}),
        ("A jury convicted a former sheriff over the death of an inmate.\n\nDale Crenshaw, 61,"
         " faces prison.", set()),
        ("A teacher was robbed in May.\n\nMary Sloane saw it.", set()),
    ],
)  # fmt: skip
def test_labels_are_what_the_article_calls_people(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The toll could rise, warned Espérance Mapendo, the head of a local group.",
         ["Espérance Mapendo"]),
        ("“We won,” said Furahani Nsimirembe, who sells fish.", ["Furahani Nsimirembe"]),
    ],
)  # fmt: skip
def test_an_unknown_name_is_a_persons_by_what_stands_behind_it(
    text: str, people: list[str]
) -> None:
    assert [person.name for person in analysed(text).people] == people


@pytest.mark.parametrize(
    ("behind", "known"),
    [
        (", a developer of flats.", False),
        (", the operator of the terminal.", False),
        (", a member of the group.", False),
        (" said.", False),
        (", a nurse.", True),
        (", 48, said.", True),
        (", 2023, said.", False),
        (", 3, lost.", False),
        (", who left.", True),
        (", which left.", False),
    ],
)
def test_what_firms_are_too_makes_no_person(behind: str, known: bool) -> None:
    article = Article(id="a", source="a", text=f"Oda Brill{behind}")
    document = tokenize(split_sentences(Document(article)))
    assert bool(person_behind(document.tokens, 0, 2)) is known


@pytest.mark.parametrize(
    "text",
    [
        "Blue Harbor, 24, beat North Star, 19, in the final.",
        "Red Wings, 3, lost to Lake City, 4, on Friday.",
    ],
)
def test_scores_are_no_ages(text: str) -> None:
    assert not analysed(text).people
