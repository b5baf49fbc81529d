"""Who goes on speaking: pronouns, descriptions and people without a name over several sentences."""

import pytest

from tests.corpus.analysis.test_speakers_in_the_open import analysed, name_of


@pytest.mark.parametrize(
    ("text", "start", "speaker", "words"),
    [
        pytest.param(
            "Sen. Carla Whitmore spoke.\n\n“I'll stay,” Whitmore told CNN's Jake Lonergan.\n\n"
            "The nominee fired back.\n\n“Weak and sad!” he wrote.",
            "Weak", None, None,
            id="whoever is told is not whom a pronoun means",
        ),
        pytest.param(
            "A driver tried to reach the town, Ada Lowe said. The road was cut, said a driver who"
            " had tried. “I turned back,” he said.",
            "I turned", None, "a driver",
            id="somebody without a name goes on",
        ),
        pytest.param(
            "President Alberto Menchaca called it a threat. His Venezuelan counterpart laughed."
            "\n\n“Come and try,” the Venezuelan president said.",
            "Come", None, "the Venezuelan president",
            id="a counterpart is somebody else",
        ),
        pytest.param(
            "Marcus Tillery died in January. Tillery's sister, Ruthanne Tillery, wept."
            " “They said his name,” she said outside.",
            "They said", "Ruthanne Tillery", "she",
            id="a relative whom the sentence is about",
        ),
        pytest.param(
            "Ida Creed never held the rank of professor. Gwendolyn Abara said she had been asked."
            "\n\nShe is survived by a sister, Ruth.\n\nAt 90 she was asked whether she had been"
            " given credit. “The ocean floor is there,” she answered.",
            "The ocean", "Gwendolyn Abara", "she",
            id="a name that only follows takes nothing over",
        ),
        pytest.param(
            "Ada Sokol said her coach had told her to play on. “So I played,” she joked."
            " Her coach, Bohdan Karpenko, smiled.",
            "So I", "Ada Sokol", "she",
            id="who is quoted inside what somebody says does not go on",
        ),
        pytest.param(
            "Governor of the Kremensk Region Vadim Starostin wrote on his channel that it was over."
            " “There are none,” the governor wrote.",
            "There", "Vadim Starostin", "the governor",
            id="a title of several words ahead of a name",
        ),
        pytest.param(
            "In a joint statement 14 organisations said no convoy had come. “Families are eating"
            " leaves,” the statement read.",
            "Families", None, "14 organisations",
            id="a statement reads what its authors say",
        ),
        pytest.param(
            "In an interview with the Financial Times, the governor said prices were “yesterday's"
            " problem”.",
            "yesterday's", None, "the governor",
            id="the paper of an interview does not speak",
        ),
        pytest.param(
            "“We failed them,” army chief Uzi Harkavi told the bereaved families, according to a"
            " transcript.",
            "We failed", "Uzi Harkavi", "army chief Uzi Harkavi",
            id="a transcript carries what somebody says",
        ),
        pytest.param(
            "Attorney Donna Rotolo asked the woman why she had written to him. “Because he could"
            " ruin me,” she answered.",
            "Because", None, "the woman",
            id="whoever is asked answers",
        ),
        pytest.param(
            "Former director James Coler spoke. The president's lawyer, Marc Kasten, disputed it."
            " The president “never, in form or substance,” demanded loyalty, he said.",
            "never", "Marc Kasten", "he",
            id="a verb behind a quote with no speaker",
        ),
        pytest.param(
            "Her partner, the Union's leader Olaf Gabriel, said it was “right in substance”.",
            "right", "Olaf Gabriel", None,
            id="a name behind whose leader it is",
        ),
        pytest.param(
            "Former director James Coler left. “I won,” the president wrote.",
            "I won", None, "the president",
            id="an office that nobody is known to hold",
        ),
        pytest.param(
            "A source who was not authorised to speak said the number was higher. “We have 23"
            " names,” he told reporters.",
            "We have", None, "A source",
            id="the subject stands ahead of its clause",
        ),
    ],
)  # fmt: skip
def test_a_quote_goes_to_who_speaks(
    text: str, start: str, speaker: str | None, words: str | None
) -> None:
    document = analysed(text)
    quote = next(one for one in document.quotes if one.text.startswith(start))
    assert name_of(document, quote.speaker) == speaker
    if words is not None:
        assert quote.speaker_text == words


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Baram, the largest shop of the country, said last week that data had been stolen. No"
         " cards were leaked, it said.", "No cards were leaked", "Baram"),
        ("The central bank cut its forecast, the Finance Ministry said. Growth had slowed, it"
         " said.", "Growth had slowed", "Finance Ministry"),
        ("Ms Heneghan said she rejected that view.", "she rejected that view", "Heneghan"),
        ("Union leader Petro Dovhan spoke. The bloc wants more. Its leader, former minister Yuri"
         " Sobchuk, said his party would wait.", "his party would wait", "Yuri Sobchuk"),
        ("Acme CEO Ada Lowe bowed and promised to pay for the damage.",
         "to pay for the damage", "Ada Lowe"),
        ("Professor Xie Wan called for unified data standards among ports.",
         "unified data standards among ports", "Xie Wan"),
        ("There had been three meetings, said head of transport Ulrich Thamm.",
         "There had been three meetings", "Ulrich Thamm"),
        ("Calder Foods cut its forecast. Net income fell by a fifth, the company said.",
         "Net income fell by a fifth", "Calder Foods"),
        ("The sum has fallen by a quarter, according to research by the Halden Trust.",
         "The sum has fallen by a quarter", "Halden Trust"),
        ("Seo Min-ah, a researcher at Hanseong, said the emphasis on numbers was unusual.",
         "the emphasis on numbers was unusual", "Seo Min-ah"),
        ("Ada Lowe left. She said protectionism “harms others”.",
         "protectionism “harms others”", "Ada Lowe"),
        ("Lawyer Douglas Berg called it baseless and said Ms. Lund was let go over costs.",
         "Ms. Lund was let go over costs", "Douglas Berg"),
        ("Nine of them were shot down, the Defense Ministry specified.",
         "Nine of them were shot down", "Defense Ministry"),
    ],
)  # fmt: skip
def test_a_statement_goes_to_who_speaks(text: str, said: str, speaker: str) -> None:
    document = analysed(text)
    found = {
        document.article.text[one.span.start : one.span.end]: name_of(document, one.speaker)
        for one in document.statements
    }
    assert said in found
    assert found[said] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Police were called to a street, where they found a man with wounds.",
        "Ada Lowe wrote a comedy about her aunt.",
        "Ada Lowe called state regulators about a leak.",
        "The county did not admit wrongdoing.",
        "Ada Lowe confirmed the attack in a statement issued on Monday.",
        "Ada Lowe had not been thinking about numbers.",
        "“She told the station Radio Lake.” Ada Lowe told broadcaster NTV.",
    ],
)
def test_what_claims_nothing_is_no_statement(text: str) -> None:
    assert analysed(text).statements == ()


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("“We won,” Ada Lowe told Rolling Stock Monthly.", ("Rolling Stock Monthly",)),
        ("“We won,” said Ada Lowe, a nurse, who spoke to Al Jazeera by phone.", ("Al Jazeera",)),
        ("“We won,” Ada Lowe told TDs.", ()),
        ("“We won,” Ada Lowe told Scotland Yard.", ()),
        ("“We won,” Ada Lowe told the Americans.", ()),
    ],
)
def test_a_paper_known_by_its_capitals_passes_on(text: str, relays: tuple[str, ...]) -> None:
    (quote,) = analysed(text).quotes
    assert quote.relays == relays


def test_what_another_sets_against_it_is_his_own() -> None:
    document = analysed(
        "Harlan Stokes said that he had seen nothing, even as Maria Del Rey warned that the inquiry"
        " was not done."
    )
    text = document.article.text
    assert [
        (text[one.span.start : one.span.end], name_of(document, one.speaker), one.relays)
        for one in document.statements
    ] == [
        ("he had seen nothing", "Harlan Stokes", ()),
        ("the inquiry was not done", "Maria Del Rey", ()),
    ]


def test_a_clause_ends_where_the_main_verb_says_something() -> None:
    document = analysed(
        "A woman who says she was hurt in 1998 told jurors on Friday that she froze."
    )
    text = document.article.text
    assert [text[one.span.start : one.span.end] for one in document.statements] == [
        "she was hurt in 1998",
        "she froze",
    ]


def test_what_goes_on_in_a_paragraph_was_told_to_the_same_medium() -> None:
    document = analysed(
        "“The terms are agreed,” Deputy Minister Maksim Tyulin told TASS. The envoy might come in"
        " March, Tyulin said.\n\nThe talks were long, Tyulin said."
    )
    assert [one.relays for one in document.statements] == [("TASS",), ()]
