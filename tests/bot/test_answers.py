from datetime import date

from bot.answers import Answers
from bot.command import Answer
from briefs.message import Message
from corpus.index import Index
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def answer(text: str) -> Answer:
    return Answer("who", text, Message(text, ()))


def opened(tmp_path: object) -> Index:
    return index_of(tmp_path, COVERAGE)  # type: ignore[arg-type]


def test_an_answer_is_given_again_on_its_day_alone(tmp_path: object) -> None:
    index, answers = opened(tmp_path), Answers()
    answers.keep(index, ("who", "x", MONDAY, "en", None), answer("x"))
    assert answers.get(index, ("who", "x", MONDAY, "en", None)) == answer("x")
    assert answers.get(index, ("who", "x", TUESDAY, "en", None)) is None
    assert answers.get(index, ("quotes", "x", MONDAY, "en", None)) is None


def test_another_index_forgets_all(tmp_path_factory: object) -> None:
    make = tmp_path_factory.mktemp  # type: ignore[attr-defined]
    first, second, answers = opened(make("a") / "i"), opened(make("b") / "i"), Answers()
    answers.keep(first, ("who", "x", MONDAY, "en", None), answer("x"))
    assert answers.get(second, ("who", "x", MONDAY, "en", None)) is None
    answers.keep(second, ("who", "y", MONDAY, "en", None), answer("y"))
    assert answers.get(first, ("who", "x", MONDAY, "en", None)) is None


def test_the_longest_unasked_goes_first(tmp_path: object) -> None:
    index, answers = opened(tmp_path), Answers(most=2)
    for text in ("a", "b"):
        answers.keep(index, ("who", text, MONDAY, "en", None), answer(text))
    answers.get(index, ("who", "a", MONDAY, "en", None))
    answers.keep(index, ("who", "c", MONDAY, "en", None), answer("c"))
    assert answers.get(index, ("who", "b", MONDAY, "en", None)) is None
    assert answers.get(index, ("who", "a", MONDAY, "en", None)) == answer("a")
