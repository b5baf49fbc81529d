"""Quotes: what stands in marks, whether it is speech, whose it is and who passed it on."""

import pytest

from corpus.model import Quote
from tests.corpus.analysis.quoted_sentences import HELD_OUT, TUNED, Case
from tests.corpus.analysis.writing import heard


@pytest.mark.parametrize("case", [*TUNED, *HELD_OUT], ids=lambda case: str(case[1])[:60])
def test_each_quote_has_its_kind_speaker_and_relays(case: Case) -> None:
    _, text, people, organisations, expected = case
    document = heard(text, people, organisations)
    quotes, founded = document.quotes, {entity.id: entity.name for entity in document.entities}
    assert len(quotes) == len(expected)
    for quote, (start, kind, speaker, relays) in zip(quotes, expected, strict=True):
        assert quote.text.startswith(start)
        named = founded.get(quote.speaker or "", quote.speaker)
        assert (quote.kind, named, quote.relays) == (kind, speaker, relays)


def quotes_of(text: str, *people: str) -> tuple[Quote, ...]:
    return heard(text, people).quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Ada Lowe said it was “late”.", "late"),
        ('Ada Lowe said it was "late".', "late"),
        ('Ada Lowe said it was “late".', "late"),
        ('Ada Lowe said it was "late”.', "late"),
        ("Ada Lowe said it was ‘late’.", "late"),
        ("Ada Lowe said it was 'late'.", "late"),
        ("Ada Lowe said it was «late».", "late"),
        ("Ada Lowe said it was « late ».", "late"),
        ("Ada Lowe said it was »late«.", "late"),
        ("Ada Lowe said it was „late“.", "late"),
        ("Ada Lowe said it was „late”.", "late"),
        ("Ada Lowe said it was ``late''.", "late"),
        ("Ada Lowe said it was 「late」.", "late"),
        ("Ada Lowe said: “It was late", "It was late"),
        ("Ada Lowe said it was ‘the drivers’ fault’.", "the drivers’ fault"),
        ("Ada Lowe said: 'I can't, I won't.'", "I can't, I won't."),
    ],
)
def test_marks_of_every_kind_are_known(text: str, inside: str) -> None:
    assert [quote.text for quote in quotes_of(text, "Ada Lowe")] == [inside]
    assert quotes_of(text, "Ada Lowe")[0].speaker == "Ada Lowe"


@pytest.mark.parametrize(
    "text",
    [
        "The drivers' union met the boys' club at the Joneses'.",
        "Rock 'n' roll was big in the '60s and ’70s.",
        'The shelf is 12" deep and 6\'2" high.',
        "It's Jo's, isn't it? Don't ask.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert not quotes_of(text)


def test_a_quote_that_opens_each_paragraph_keeps_its_speaker() -> None:
    quotes = quotes_of("Ada Lowe said: “It began at nine.\n\n“It ended at ten.”", "Ada Lowe")
    assert [quote.text for quote in quotes] == ["It began at nine.", "It ended at ten."]
    assert [quote.paragraph for quote in quotes] == [1, 2]
    assert {quote.speaker for quote in quotes} == {"Ada Lowe"}


def test_a_quote_within_a_quote_leaves_the_outer_one_whole() -> None:
    outer, inner = quotes_of("“He cried ‘fire’ and ran,” Ada Lowe said.", "Ada Lowe")
    assert outer.text == "He cried ‘fire’ and ran,"
    assert (outer.speaker, inner.text) == ("Ada Lowe", "fire")


def test_a_medium_that_an_article_retells_is_its_relay_and_no_speaker() -> None:
    text = "According to the Daily Echo, the “three stubborn towns” refuse to pay."
    retold = heard(text, organisations=("Daily Echo",), rewrites="Daily Echo").quotes[0]
    assert (retold.speaker, retold.relays) == (None, ("Daily Echo",))
    itself = heard(text, organisations=("Daily Echo",)).quotes[0]
    assert (itself.speaker, itself.relays) == ("Daily Echo", ())


def test_a_medium_is_a_relay_where_it_passes_on_and_a_speaker_where_it_speaks() -> None:
    passes = heard(
        "“We are ready,” Ada Lowe said, the Yonhap reported.", ("Ada Lowe",), ("Yonhap",)
    ).quotes[0]
    assert (passes.speaker, passes.relays) == ("Ada Lowe", ("Yonhap",))
    speaks = heard("The plan is “a farce,” Yonhap said.", ("Ada Lowe",), ("Yonhap",)).quotes[0]
    assert (speaks.speaker, speaks.relays) == ("Yonhap", ())


def test_a_medium_that_reports_whom_it_names_is_no_speaker() -> None:
    text = "Ada Lowe gave her backing to “the long struggle of our miners,” Tasnim reported."
    quote = heard(text, ("Ada Lowe",), ("Tasnim",)).quotes[0]
    assert (quote.speaker, quote.relays) == ("Ada Lowe", ("Tasnim",))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("LOWE: “We won.” KERN: “By luck.”", "Ada LOWE"),
        ("Ada LOWE was blunt: “We won.”", "Ada LOWE"),
        ("The crowd took the side of Ada LOWE: “We won.”", None),
    ],
)
def test_a_colon_gives_the_word_to_whom_the_sentence_is_about(
    text: str, speaker: str | None
) -> None:
    assert heard(text, ("Ada LOWE", "Bo KERN")).quotes[0].speaker == speaker


def test_relays_stand_with_the_nearest_to_the_reader_first() -> None:
    text = "Ada Lowe voiced support for “a fresh start,” the BBC reported, citing Tasnim."
    quote = heard(text, ("Ada Lowe",), ("BBC", "Tasnim")).quotes[0]
    assert quote.speaker == "Ada Lowe"
    assert quote.relays == ("BBC", "Tasnim")


def test_a_ministry_that_says_what_its_minister_said_is_a_relay() -> None:
    text = "The Transport Ministry said Ada Lowe held talks that she said would “save lives.”"
    quote = heard(text, ("Ada Lowe",), ("Transport Ministry",)).quotes[0]
    assert quote.speaker == "Ada Lowe"
    assert quote.speaker_text == "she"
    assert len(quote.relays) == 1


def test_an_unclear_speaker_is_left_open_with_the_words_for_him() -> None:
    quote = heard("“We heard nothing,” he said.").quotes[0]
    assert (quote.kind, quote.speaker, quote.speaker_text) == ("speech", None, "he")


def test_a_tag_behind_the_last_sentence_stands_for_its_paragraph() -> None:
    text = (
        "Ada Lowe praised “the steady hands” of the crew. Ada Lowe also called the dam “a wonder,”"
        " Tasnim reported."
    )
    first, second = heard(text, ("Ada Lowe",), ("Tasnim",)).quotes
    assert (first.relays, second.relays) == (("Tasnim",), ("Tasnim",))


@pytest.mark.parametrize(
    ("second", "relays"),
    [
        ("Ada Lowe praised the crew, calling them “heroes of the dam”.", ("Tasnim",)),
        ("“They are heroes of the dam,” Ada Lowe said.", ()),
        ("Bo Kern praised the crew, calling them “heroes of the dam”.", ()),
    ],
)
def test_an_agencys_report_goes_on_in_the_next_paragraph(
    second: str, relays: tuple[str, ...]
) -> None:
    text = f"Tasnim said that Ada Lowe visited the dam.\n\n{second}"
    quote = heard(text, ("Ada Lowe", "Bo Kern"), ("Tasnim",)).quotes[0]
    assert quote.relays == relays


def test_whom_a_retold_medium_quotes_once_it_quotes_throughout() -> None:
    text = (
        "Ada Lowe called the dam a “weakness”. “It leaks,” the Daily Echo quoted Ada Lowe as"
        " saying.\n\nBo Kern called it “a wonder”."
    )
    quotes = heard(text, ("Ada Lowe", "Bo Kern"), ("Daily Echo",), rewrites="Daily Echo").quotes
    assert [quote.relays for quote in quotes] == [("Daily Echo",), ("Daily Echo",), ()]


def test_a_sentence_may_present_who_was_quoted_before_it() -> None:
    quote = heard("“It shook, and then it fell.” That is Ada Lowe, a nurse.", ("Ada Lowe",)).quotes[
        0
    ]
    assert quote.speaker == "Ada Lowe"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“We won,” said the 22-year-old German.", None, "the 22-year-old German"),
        ("“We won,” said his counsel, Ada Lowe.", "Ada Lowe", "Ada Lowe"),
        ("“We won,” Ada Lowe said by phone from Camp Two.", "Ada Lowe", "Ada Lowe"),
        ("Bo Kern's lawyer, Adv. Ada Lowe, said: “We won.”", "Ada Lowe", "Ada Lowe"),
        ("Asked if he was sorry, Bo Kern answered: “No.”", "Bo Kern", "Bo Kern"),
        ("In Ada Lowe's view, the vote was “a farce”.", "Ada Lowe", "Ada Lowe"),
        ("The vote, as Ada Lowe put it, was “a farce”.", "Ada Lowe", "Ada Lowe"),
        ("“It was awful.”\n\nAda Lowe, a nurse, said she saw it fall.", "Ada Lowe", "Ada Lowe"),
    ],
)
def test_the_speaker_is_found_in_odd_places(text: str, speaker: str | None, words: str) -> None:
    quote = heard(text, ("Ada Lowe", "Bo Kern")).quotes[0]
    assert (quote.kind, quote.speaker, quote.speaker_text) == ("speech", speaker, words)


def test_a_statement_that_reads_is_its_ministrys() -> None:
    document = heard("A statement from Norland's defence ministry read: “All is well.”")
    assert document.quotes[0].speaker == document.entities[0].id
    assert document.entities[0].name == "Norland's defence ministry"


def test_she_is_whom_the_sentence_before_is_about() -> None:
    text = (
        "Trainer Bo Kern said: “We lost.”\n\nGraz captain Ada Lowe, hurt in May, waved to the"
        " crowd. “I am back,” she told a reporter."
    )
    assert [quote.speaker for quote in quotes_of(text, "Ada Lowe", "Bo Kern")] == [
        "Bo Kern",
        "Ada Lowe",
    ]


def test_a_clause_that_hangs_on_a_noun_has_a_speaker_of_its_own() -> None:
    quote = quotes_of("The toll fell, a step the unions called “a bad joke”.")[0]
    assert quote.speaker_text == "the unions"
