import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.press import ACTS, Press, decode, encode, keep_questions
from bot.testing.examples import EVERY_BLOCK, kept_in_memory
from briefs.message import Choice, Choices, Message

questions = st.text(max_size=400).filter(lambda text: not text.startswith("#"))
presses = st.builds(Press, st.sampled_from(ACTS), questions, st.integers(0, 999))


@given(presses, st.integers(50, 500))
def test_what_a_button_carries_comes_back(press: Press, longest: int) -> None:
    kept = {}
    carried = encode(press, longest)
    assert len(carried) <= longest
    from bot.state.questions import key_of

    kept[key_of(press.question)] = press.question
    assert decode(carried, kept.get) == press


@given(st.text(max_size=200))
def test_what_is_not_ours_is_none_or_a_press(text: str) -> None:
    found = decode(text, lambda _: None)
    assert found is None or found.act in ACTS


@pytest.mark.parametrize(
    "forged", ["", "ask", "ask:1", "ask:x:/who", "fly:0:/who", "page:9999:/who", "page:²:/who",
               "ask:0:#forgotten"],
)  # fmt: skip
def test_forged_and_forgotten_buttons_are_none(forged: str) -> None:
    assert decode(forged, lambda _: None) is None


def test_long_questions_are_kept_and_short_ones_are_not() -> None:
    state = kept_in_memory()
    long = "/compare id:x outlet:“The Coast Daily” " + "since:2024-01-01 " * 8
    message = Message("m", (Choices("More", (Choice("x", long), Choice("y", "/who y"))),))
    keep_questions(message, "/every", 100, state.questions)
    assert decode(encode(Press("ask", long), 100), state.questions.find) == Press("ask", long)
    with state.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM questions").fetchone() == (1,)
    keep_questions(EVERY_BLOCK, "/every", 100, state.questions)
    state.database.close()
