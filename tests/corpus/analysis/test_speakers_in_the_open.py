"""Speakers of quotes and statements through the whole analysis, names found by the tagger."""

import pytest

from corpus.analysis.pipeline import analyse
from corpus.model import Article, Document


def analysed(text: str) -> Document:
    return analyse(Article(id="a", source="a.txt", text=text, language="en"))


def name_of(document: Document, speaker: str | None) -> str | None:
    names = {person.id: person.name for person in document.people}
    names |= {entity.id: entity.name for entity in document.entities}
    return names.get(speaker or "")


@pytest.mark.parametrize(
    ("text", "start", "speaker"),
    [
        ("Neither man left. “Why should I?” Mr. Anton Reiss said.", "Why", "Anton Reiss"),
        ("“I had two million,” cackled Doreen Marsh last night.", "I had", "Doreen Marsh"),
        (
            "Runa Solberg won in Oslo.\n\n“I ran,” the 22-year-old told NRK.",
            "I ran",
            "Runa Solberg",
        ),
        ("Paul Otieno spoke. “I asked her,” said the Kenyan.", "I asked", "Paul Otieno"),
        ("Maria Lowe wrote to the king. She smiled. “Never again.”", "Never", "Maria Lowe"),
        (
            "In a letter Ada Lowe wrote that she “acted well”. “I stay,” the letter went on.",
            "I stay",
            "Ada Lowe",
        ),
        (
            "“There is none,” Ada Lowe said in a statement carried by Tass, “and there was none.”",
            "and there",
            "Ada Lowe",
        ),
        ("“We have no tender,” a spokeswoman, Ada Lowe, said by email.", "We have", "Ada Lowe"),
        ("His mother, Ada Lowe, remembered him as “a sweet boy.”", "a sweet", "Ada Lowe"),
        (
            "Tass quoted the army's spokesman, Ivan Gorin, as saying: “We won.”",
            "We won",
            "Ivan Gorin",
        ),
    ],
)
def test_a_quote_has_its_speaker(text: str, start: str, speaker: str) -> None:
    document = analysed(text)
    quote = next(one for one in document.quotes if one.text.startswith(start))
    assert (quote.kind, name_of(document, quote.speaker)) == ("speech", speaker)


def test_a_show_is_nobodys_speech() -> None:
    document = analysed("On CNN's “State of the Union,” Tim Kaine said he disagreed.")
    assert [quote.kind for quote in document.quotes] == ["term"]


TRANSCRIPT = """Our reporter Tomas Quiroga spoke to the engineer Leila Marchetti.

Q: When did you first see the cracks?

A: In May. I wrote to Bruno Sachs. He said: “Not your department.”

Q: And then?

SACHS: She never wrote."""


def test_a_transcript_has_its_speakers() -> None:
    document = analysed(TRANSCRIPT)
    turns = [quote for quote in document.quotes if not quote.text.startswith("Not your")]
    assert [name_of(document, quote.speaker) for quote in turns] == [
        "Tomas Quiroga", "Leila Marchetti", "Tomas Quiroga", "Bruno Sachs",
    ]  # fmt: skip


def test_two_lines_with_a_colon_make_no_transcript() -> None:
    assert not analysed("Score: two to one.\n\nScore: three to one.").quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lowe told Reuters that the port was shut.", ("Reuters",)),
        ("Ada Lowe told the court that the port was shut.", ()),
        ("Ada Lowe told a news conference that the port was shut.", ()),
        ("Ada Lowe wrote in a letter to Congress that the port was shut.", ()),
        ("Ada Lowe said in an interview with the BBC that the port was shut.", ("BBC",)),
    ],
)
def test_whoever_is_told_passes_it_on(text: str, expected: tuple[str, ...]) -> None:
    (statement,) = analysed(text).statements
    assert statement.relays == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lowe vowed on Sunday to crush the strike.", ["to crush the strike"]),
        ("Ada Lowe thanked the nurses.", []),
        ("Doctors called him a fool, and Ada Lowe called at the port.", []),
        ("Experts warned of floods, but officials urged calm.", ["of floods", "calm"]),
        (
            "The Herald reported that Acme was for sale, citing two officials.",
            ["Acme was for sale"],
        ),
        ("The governor signed the bill, saying it would help.", ["it would help"]),
        ("Ada Lowe put it more bluntly: “They can leave.”", []),
    ],
)
def test_a_statement_is_what_somebody_claims(text: str, expected: list[str]) -> None:
    found = analysed(text).statements
    assert [text[one.span.start : one.span.end] for one in found] == expected


def test_a_quote_inside_a_quote_is_passed_on_by_the_outer_speaker() -> None:
    document = analysed("“Then Ada Lowe said, ‘Leave now,’ and we left,” Bo Reiss recalled.")
    inner = next(quote for quote in document.quotes if quote.text.startswith("Leave"))
    assert name_of(document, inner.speaker) == "Ada Lowe"
    assert inner.relays == ("Bo Reiss",)
