"""A line stands only where the excerpts that it cites carry it."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefs.summarising.check import objections
from briefs.summarising.records import DraftLine, Material, Passage
from corpus.model import Span
from tests.briefs.summarising.made_up import MATERIAL, TEXTS

SENTENCES = [
    (number, sentence)
    for number, (_, text) in enumerate(TEXTS, 1)
    for sentence in re.split(r"(?<=\.) ", text)
]


def wrong(text: str, *numbers: int) -> list[str]:
    return objections(DraftLine(text, numbers), MATERIAL)


@pytest.mark.parametrize(("number", "sentence"), SENTENCES)
def test_a_sentence_of_an_excerpt_stands(number: int, sentence: str) -> None:
    assert wrong(sentence, number) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A tanker, the Alma Verde, ran aground off Port Brae with 21 people on board.", (1,)),
        ("The Alma Verde ran aground on March 3 and two of its sailors were injured.", (1,)),
        ("Two sailors were injured, according to the coast guard.", (1,)),
        ("Lindqvist: the ship carried 40,000 tonnes of oil.", (3,)),
        ("Twenty-one people were on board when the tanker ran aground.", (1,)),
        ("Minister Lindqvist promised $1.5m and called the lights “a disgrace”.", (3,)),
        ("“A disgrace for the whole coast,” Edda Lindqvist called the lights.", (3,)),
        ("Captain Tormund had asked for a pilot twice; the harbour office denied it.", (2,)),
        ("30% of the cargo was pumped out by Tuesday.", (4,)),
        ("Maas expects 24 days of work at the Cape of Reeds.", (4,)),
        ("41 families had to leave their homes on the island.", (5,)),
        ("Quay Herald: the tanker ran aground with 21 people on board.", (1,)),
        ("Lindqvist has not visited the island, though she promised $1.5 million.", (5, 3)),
        ("Captain Tormund warned that they had asked for a pilot twice.", (2,)),
        ("The tanker ran aground off Port Brae, that one.", (1,)),
        ("SAILORS WERE INJURED, the coast guard said.", (1,)),
    ],
)
def test_a_line_in_other_words_stands(text: str, numbers: tuple[int, ...]) -> None:
    assert wrong(text, *numbers) == []


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        # names
        ("The tanker ran aground, Anna Berg told the coast guard.", (1,), "name Anna Berg"),
        ("Berg ran aground off Port Brae with 21 people on board.", (1,), "name Berg"),
        ("The tanker Alma Rosa ran aground off Port Brae.", (1,), "name Alma Rosa"),
        ("Edda Tormund said the ship carried oil and asked for a pilot.", (2, 3), "Edda Tormund"),
        ("Minister Tormund told reporters of a pilot.", (2, 3), "name Minister Tormund"),
        ("The Board of Reeds expects days of work, Maas said.", (4,), "name Board of Reeds"),
        ("Joren Maas ran aground off Port Brae on board the tanker.", (1,), "name Joren Maas"),
        ("the ship carried oil, joren maas said of the lights.", (3,), "name joren maas"),
        ("The tanker ran aground off Port Brae on Monday with people on board.", (1,), "Monday"),
        ("The Islander: the tanker ran aground off Port Brae.", (1,), "name Islander"),
        ("The tanker ran aground off port zzyxan with people on board.", (1,), "word zzyxan"),
        ("Танкер Alma Verde ran aground off Port Brae.", (1,), "name Танкер Alma Verde"),
        # numbers and dates
        ("The tanker ran aground with 22 people on board.", (1,), "number 22"),
        ("The tanker ran aground with thirty-one people on board.", (1,), "number thirty-one"),
        ("The ship carried 400,000 tonnes of oil, Lindqvist said.", (3,), "number 400,000"),
        ("The ship carried 40 tonnes of oil, Lindqvist said.", (3,), "number 40"),
        ("The ship carried 40,000 barrels of oil, Lindqvist said.", (3,), "40,000 barrels"),
        ("Lindqvist promised €1.5 million for the lights.", (3,), "number €1.5 million"),
        ("Lindqvist promised $1.5 billion for the lights.", (3,), "number $1.5 billion"),
        ("About 30 tonnes of the cargo was pumped out by Tuesday.", (4,), "number 30"),
        ("About a third of the cargo was pumped out by Tuesday.", (4,), "number third"),
        ("The tanker ran aground on 4 March 2024 off Port Brae.", (1,), "number 4 March 2024"),
        ("The tanker ran aground on 3 March 2023 off Port Brae.", (1,), "number 3 March 2023"),
        ("The tanker ran aground off Port Brae with 3 people on board.", (1,), "number 3"),
        ("One sailor was injured, the coast guard said.", (1,), "number One"),
        ("Of the sailors it injured one.", (1,), "number one"),
        ("Dozens of sailors were injured, the coast guard said.", (1,), "word Dozens"),
        ("The tanker ran aground off Port Brae ½ full.", (1,), "characters"),
        # quotes
        ("“We asked for two pilots,” Captain Ilse Tormund told reporters.", (2,), "quote"),
        ("The ship “carried 40,000 tonnes of oil”, Lindqvist said.", (3,), "quote carried"),
        ("“a disgrace for the whole coast, Lindqvist called the lights.", (3,), "quote"),
        ("Lindqvist called the lights 'a shame for the coast'.", (3,), "quote a shame"),
        ("Lindqvist said: “We had asked for a pilot twice.”", (2, 3), "speaker of We had"),
        # what turns or weighs it
        ("The coast guard did not say that sailors were injured.", (1,), "word not"),
        ("The harbour office told of a request.", (2,), "without denied"),
        ("Lindqvist has visited the island.", (5,), "without not"),
        ("Doubts that a storm was coming are in Port Brae.", (5,), "without Nobody"),
        ("The ship carried 40,000 tonnes of oil.", (3,), "without who says it"),
        ("Two sailors were injured.", (1,), "without who says it"),
        ("Two sailors were injured last week, the coast guard said.", (1,), "word week"),
        ("A couple of sailors were injured, the coast guard said.", (1,), "word couple"),
        ("Two sailors were killed, the coast guard said.", (1,), "word killed"),
        ("You had asked for a pilot twice, Tormund told reporters.", (2,), "word You"),
        ("All of the cargo was pumped out by Tuesday.", (4,), "word All"),
        # citations
        ("The tanker ran aground off Port Brae.", (), "cites no excerpt"),
        ("The tanker ran aground off Port Brae.", (9,), "cites what is not there"),
        ("The tanker ran aground off Port Brae.", (1, 0), "cites what is not there"),
        ("The tanker ran aground off Port Brae.", (1, 4), "excerpt 4 says nothing"),
        ("War broke out and the government has resigned.", (1,), "words of its own"),
        # what it looks like
        ("See https://evil.example for the tanker aground off Port Brae.", (1,), "a link"),
        ("The tanker ran aground off www.evil.example", (1,), "a link"),
        ("The tanker ran aground off evil.example", (1,), "a link"),
        ("@everyone The tanker ran aground off Port Brae.", (1,), "characters"),
        ("＠everyone The tanker ran aground off Port Brae.", (1,), "characters"),
        ("<@U1> The tanker ran aground off Port Brae.", (1,), "characters"),
        ("The tanker [ran aground](x) off Port Brae.", (1,), "characters"),
        ("The tanker ran *aground* off `Port Brae`.", (1,), "characters"),
        ("The tanker ran aground\noff Port Brae.", (1,), "characters"),
        ("The tanker\u202e ran aground off Port Brae.", (1,), "characters"),
        ("The tanker ran aground: /subscribe everything daily", (1,), "a link or a command"),
        ("The tanker ran aground off Port Brae." * 10, (1,), "too long"),
        ("1 3 21", (1,), "no words"),
        ("", (1,), "no words"),
    ],
)
def test_a_line_that_they_do_not_carry_is_left_out(
    text: str, numbers: tuple[int, ...], why: str
) -> None:
    assert why in "; ".join(wrong(text, *numbers))


def test_a_line_may_not_cite_half_of_everything() -> None:
    assert wrong("The tanker ran aground.", *[1, 2, 3, 4, 5] * 2) != []


PLAIN = st.sampled_from([(n, s) for n, s in SENTENCES if "“" not in s])


def pieces(sentence: str) -> list[str]:
    return sentence.rstrip(".").split(" ")


@given(chosen=PLAIN, data=st.data())
def test_words_of_an_excerpt_in_their_order_stand(
    chosen: tuple[int, str], data: st.DataObject
) -> None:
    """Any stretch that cuts no number and loses neither a "not" nor who says it."""
    number, sentence = chosen
    words = pieces(sentence)
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start + 4, len(words)))
    assume(not any(one[0].isdigit() for one in (words[start - 1 : start] + words[end - 1 : end])))
    assume(words[end - 1].lower() not in ("about", "twenty-four", "two", "forty-one"))
    line = " ".join(words[start:end]).strip(",")
    needed = {"not", "denied", "Nobody", "said"} & set(re.findall(r"\w+", sentence))
    assume(not needed or needed & set(re.findall(r"\w+", line)))
    found = [one for one in wrong(line, number) if one != "too many words of its own"]
    assert found == []


NAMES = st.sampled_from(
    ["Zorn", "Ana", "Kowalczyk", "Anna Berg", "McAllister", "O’Dowd", "Østergård", "Xi", "NATO",
     "Lindqvist-Zorn", "Al-Masri", "Эльза", "Rose", "Mark", "Will", "U.K.", "iPhone", "김정은"]
)  # fmt: skip


@given(chosen=PLAIN, name=NAMES, data=st.data())
@example(chosen=SENTENCES[0], name="Will", data=None)
def test_a_line_with_a_name_that_is_not_there_never_stands(
    chosen: tuple[int, str], name: str, data: st.DataObject | None
) -> None:
    number, sentence = chosen
    words = pieces(sentence)
    at = data.draw(st.integers(0, len(words))) if data else 0
    for line in (
        " ".join([*words[:at], name, *words[at:]]),
        " ".join([*words[:at], *name.title().split(), *words[at + 1 :]]),
    ):
        assert wrong(line, number)
        assert wrong(f"{line}.", number)


@given(
    chosen=PLAIN,
    value=st.integers(0, 10**9),
    form=st.sampled_from(["{}", "{:,}", "{}%", "${}", "{} million", "{}th", "No. {}", "{}-strong"]),
    data=st.data(),
)
def test_a_line_with_a_number_that_is_not_there_never_stands(
    chosen: tuple[int, str], value: int, form: str, data: st.DataObject
) -> None:
    number, sentence = chosen
    there = {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", sentence)}
    assume(value not in there | {2, 3, 24, 41, 1, 5})
    words = pieces(sentence)
    at = data.draw(st.integers(0, len(words)))
    assert wrong(" ".join([*words[:at], form.format(value), *words[at:]]), number)


@given(chosen=PLAIN, word=st.sampled_from(
    ["nine", "seventy", "twelfth", "fifty-six", "a hundred", "three million", "sixtieth", "dozen"]
), data=st.data())  # fmt: skip
def test_nor_does_one_with_a_number_in_words(
    chosen: tuple[int, str], word: str, data: st.DataObject
) -> None:
    number, sentence = chosen
    words = pieces(sentence)
    at = data.draw(st.integers(0, len(words)))
    assert wrong(" ".join([*words[:at], word, *words[at:]]), number)


@given(text=st.text(max_size=240), numbers=st.lists(st.integers(-3, 9), max_size=7))
def test_any_line_is_judged(text: str, numbers: list[int]) -> None:
    objections(DraftLine(text, tuple(numbers)), MATERIAL)


@given(text=st.text(alphabet="“”\"‘’'«»„abc .,", max_size=60))
def test_quote_marks_in_any_order_are_judged(text: str) -> None:
    wrong(text, 2)
    wrong(f"{text} Captain Ilse Tormund told reporters", 2)


@pytest.mark.parametrize(
    ("excerpt", "line", "word"),
    [
        ("Exports rose 5% to $2 billion in March.", "Exports fell 5% to $2 billion in March.",
         "fell"),
        ("Parliament approved the budget after a long debate.",
         "Parliament rejected the budget after a long debate.", "rejected"),
        ("The opposition won the vote in the capital.", "The opposition lost the vote there.",
         "lost"),
        ("The strike ended after dockers took the offer of the port.",
         "The strike ended before dockers took the offer of the port.", "before"),
        ("The vote was postponed to Monday because of rain.",
         "The vote was held on Monday because of rain.", "held"),
        ("The ministry may close the port next week.", "The ministry will close the port.",
         "will"),
        ("The bridge north of the town opened to traffic.",
         "The bridge south of the town opened to traffic.", "south"),
    ],
)  # fmt: skip
def test_a_line_may_not_turn_the_other_way(excerpt: str, line: str, word: str) -> None:
    passage = Passage(1, "Quay Herald", None, excerpt, Span("a", 0, len(excerpt)))
    material = Material("the port", (passage,))
    assert f"word {word}" in objections(DraftLine(line, (1,)), material)
    assert objections(DraftLine(excerpt, (1,)), material) == []


def test_the_same_way_in_another_word_stands() -> None:
    text = "Exports rose 5% to $2 billion in March, the customs office wrote."
    passage = Passage(1, "Quay Herald", None, text, Span("a", 0, len(text)))
    line = DraftLine("Exports increased 5% to $2 billion in March.", (1,))
    assert objections(line, Material("exports", (passage,))) == []
