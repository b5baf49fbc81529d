"""What every answer keeps to, whatever is asked."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.message import Message
from corpus.index import Index
from tests.briefs.checks import check, follow_ups, picks, said, sentences, stands_in_an_article

Ask = Callable[[str], Message]
COMMANDS = (
    "who", "topic", "compare", "quotes", "terms", "outlet", "story", "timeline", "search", "digest",
    "heard",
)  # fmt: skip
QUESTIONS = (
    "/who Khatib",
    "/who Wojcik",
    "/who Nguyen Duc",
    "/topic ferry",
    "/topic bow door",
    "/compare Ibáñez",
    "/compare ferry",
    "/compare Daily Klaxon vs Radio Velmara",
    "/compare Daily Klaxon vs Radio Velmara on lights",
    "/compare Khatib vs Marek Wójcik",
    "/compare Tidewrack",
    "/quotes all",
    "/quotes Marek Wójcik",
    "/quotes Daily Klaxon",
    "/quotes barge",
    "/terms all",
    "/terms Radio Velmara",
    "/outlet Radio Velmara",
    "/outlet MPA",
    "/story",
    "/timeline all",
    "/timeline Ibáñez",
    "/search barge lights",
    "/search Halvorsen",
    "/search Daily Klaxon",
    "/search said:Khatib lights",
    "/search said:nobody barge",
    "/heard all",
    "/heard barge",
    "/heard Daily Klaxon",
    "/digest",
    "/digest since:2024-03-18",
    "/digest Ibáñez",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_is_traced_to_an_article(
    harbour: Index, ask_harbour: Ask, question: str
) -> None:
    message = ask_harbour(question)
    check(harbour, message)
    assert message.sources or follow_ups(message) or picks(message), said(message)


@pytest.mark.parametrize("question", QUESTIONS)
def test_follow_ups_have_answers(harbour: Index, ask_harbour: Ask, question: str) -> None:
    for option in follow_ups(ask_harbour(question)):
        check(harbour, ask_harbour(option.query))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_has_the_same_answer(ask_harbour: Ask, question: str) -> None:
    assert ask_harbour(question) == ask_harbour(question)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_question_is_answered(harbour: Index, ask_harbour: Ask, command: str) -> None:
    message = ask_harbour(f"/{command}")
    check(harbour, message)
    if command in {"story", "digest", "compare", "timeline", "heard", "quotes", "terms"}:
        assert message.sources
    else:
        assert message.title == f"/{command}"
        for option in follow_ups(message):
            assert option.query.startswith(f"/{command} ")
            assert ask_harbour(option.query).sources


@pytest.mark.parametrize("command", COMMANDS)
@settings(deadline=None, max_examples=15)
@given(text=st.text(max_size=60))
def test_no_text_is_without_an_answer(
    harbour: Index, ask_harbour: Ask, command: str, text: str
) -> None:
    check(harbour, ask_harbour(f"/{command} {text}"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "text",
    [
        "NEAR(a b) OR * ^ -",
        "a" * 10_000,
        "\ud800 \x00",
        "'; drop table articles; --",
        "outlet:zzqx since:never",
        "vs",
        "id:gone",
        "since:9999-12-31",
        "شويغو",
        "🚢",
    ],
)
def test_hostile_text_is_answered(
    harbour: Index, ask_harbour: Ask, command: str, text: str
) -> None:
    check(harbour, ask_harbour(f"/{command} {text}"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_scope_is_kept_and_said(ask_harbour: Ask, command: str) -> None:
    message = ask_harbour(f'/{command} ferry outlet:"Daily Klaxon"')
    assert {source.name for source in message.sources} <= {"Daily Klaxon"}
    assert "Daily Klaxon" in said(message)


@pytest.mark.parametrize(
    "question",
    ["/who Shoigu", "/compare story", "/story", "/timeline all", "/quotes all", "/digest"],
)
def test_the_shipped_abstracts_answer_in_the_same_way(
    abstracts: Index, ask_abstracts: Ask, question: str
) -> None:
    message = ask_abstracts(question)
    check(abstracts, message)


@pytest.mark.parametrize(
    "question",
    ["/who Khatib", "/who Ibáñez", "/topic ferry", "/compare ferry", "/compare Khatib",
     "/story outlet:MPA", "/digest", "/timeline all", "/outlet Daily Klaxon", "/quotes Ibáñez",
     "/compare Daily Klaxon vs Radio Velmara", "/search barge lights"],
)  # fmt: skip
def test_nothing_is_said_that_no_source_says(
    harbour: Index, ask_harbour: Ask, question: str
) -> None:
    shown = list(sentences(ask_harbour(question)))
    assert shown
    for line in shown:
        assert stands_in_an_article(harbour, line), line.text
