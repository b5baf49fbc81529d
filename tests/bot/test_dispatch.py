import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.command import LONGEST_QUESTION, Answer, Command
from bot.dispatch import Dispatcher, read_line
from bot.ports import Invocation
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text
from bot.testing.examples import NOW, HandMadeCommands, Journal, core, kept_in_memory, no_index
from bot.throttle import Rate, Throttle


def text_of(answer: Answer) -> str:
    return plain_text(lay_out(answer.message, 80))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/who Shoigu", ("who", "Shoigu")),
        ("WHO  Shoigu ", ("who", "Shoigu")),
        ('  /Compare "Li Hongzhong"', ("compare", '"Li Hongzhong"')),
        ("/digest", ("digest", "")),
        ("/who\tShoigu\nSergei", ("who", "Shoigu\nSergei")),
        ("", ("", "")),
        ("/", ("", "")),
    ],
)
def test_a_line_is_a_command_and_the_rest(line: str, expected: tuple[str, str]) -> None:
    assert read_line(line) == expected


def test_a_command_answers_with_its_own_text() -> None:
    answer = core().answer(Invocation("/ECHO", " two words "))
    assert (answer.command, answer.query) == ("echo", "two words")
    assert answer.message.fallback_text == "two words"
    assert answer.failure is None


def test_a_misspelt_command_offers_the_nearest_with_what_was_asked() -> None:
    answer = core().answer(Invocation("ehco", "again"))
    assert "There is no command /ehco; did you mean /echo?" in text_of(answer)
    assert "/echo again" in text_of(answer)


def test_an_unlike_command_points_at_help() -> None:
    assert "/help lists the commands" in text_of(core().answer(Invocation("xyzzy")))


def test_an_empty_question_says_how_to_ask() -> None:
    answer = core().answer(Invocation(""))
    assert "/help" in text_of(answer)
    assert answer.failure is None


def test_a_question_too_long_is_refused_with_both_numbers() -> None:
    text = text_of(core().answer(Invocation("echo", "x" * 10_000)))
    assert "10,004" in text
    assert f"{LONGEST_QUESTION:,}" in text


def test_an_unexpected_error_is_one_sentence_with_a_reference_and_is_kept() -> None:
    journal = Journal()
    answer = core(journal).answer(Invocation("broken", "the harbour"))
    assert "ref1" in text_of(answer)
    assert "secret" not in text_of(answer)
    assert answer.failure
    assert "Traceback" not in answer.failure
    assert [str(error) for error in journal.errors] == ["secret of the harbour"]


def test_an_error_that_a_user_can_mend_is_said_in_its_own_words() -> None:
    answer = core().answer(Invocation("stale", "p7"))
    assert "This index no longer has p7" in text_of(answer)
    assert answer.failure is None


def test_a_missing_index_is_a_failure_of_the_program() -> None:
    answer = core().answer(Invocation("count"))
    assert answer.failure == "There is no index at /nowhere; build one."
    assert answer.failure in text_of(answer)


def test_whoever_may_not_ask_hears_why() -> None:
    def permit(invocation: Invocation, command: Command) -> str | None:
        return None if invocation.user == "ana" else f"Only Ana may ask /{command.name}."

    dispatcher = Dispatcher(
        HandMadeCommands(), no_index, lambda: NOW, Journal(), kept_in_memory, permit=permit
    )
    assert "Only Ana" in text_of(dispatcher.answer(Invocation("echo", "hi", user="bo")))
    assert "hi" in text_of(dispatcher.answer(Invocation("echo", "hi", user="ana")))


def test_a_hurried_asker_waits_but_nobody_else_does() -> None:
    seconds = 100.0
    throttle = Throttle((Rate(6, 2), Rate(60, 100), Rate(60, 100)), clock=lambda: seconds)
    dispatcher = Dispatcher(
        HandMadeCommands(), no_index, lambda: NOW, Journal(), kept_in_memory, throttle
    )

    def ask(user: str, adapter: str = "memory") -> str:
        return text_of(dispatcher.answer(Invocation("echo", "hi", user=user, adapter=adapter)))

    assert ["hi" in ask("ana") for _ in range(3)] == [True, True, False]
    assert "ask again in 10 seconds" in ask("ana")
    assert "hi" in ask("bo")
    assert all("hi" in ask("ana", "terminal") for _ in range(5))
    seconds += 10
    assert "hi" in ask("ana")
    assert "hi" not in ask("ana")


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 5), st.lists(st.floats(0, 30), max_size=30))
def test_no_bucket_gives_more_than_its_burst_and_rate(burst: int, pauses: list[float]) -> None:
    now = 0.0
    throttle = Throttle((Rate(12, burst),), clock=lambda: now)
    passed = 0
    for pause in pauses:
        now += pause
        passed += throttle.wait(("ana",)) == 0
    assert passed <= burst + now / 5 + 1e-6


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_line_gets_an_answer_in_words(line: str) -> None:
    journal = Journal()
    dispatcher = core(journal)
    command, args = dispatcher.read(line)
    answer = dispatcher.answer(Invocation(command, args))
    assert answer.message.fallback_text or args == ""
    assert not journal.errors or command == "broken"


def test_completion_offers_commands() -> None:
    assert [found.text for found in core().complete("/e")] == ["/echo", "/every"]
    assert [found.text for found in core().complete("st")] == ["/stale"]
    assert core().complete("/echo ") == ()


def test_a_place_and_a_workspace_have_bounds_of_their_own() -> None:
    throttle = Throttle((Rate(60, 100), Rate(60, 3), Rate(60, 5)), clock=lambda: 0.0)
    dispatcher = Dispatcher(
        HandMadeCommands(), no_index, lambda: NOW, Journal(), kept_in_memory, throttle
    )

    def ask(user: str, place: str, workspace: str = "harbour") -> bool:
        asked = Invocation("echo", "hi", user, place, workspace, adapter="memory")
        answer = dispatcher.answer(asked)
        return "hi" in text_of(answer) and not answer.aside

    assert [ask(f"u{n}", "quay") for n in range(4)] == [True, True, True, False]
    assert [ask("u9", "pier") for _ in range(3)] == [True, True, False]
    assert ask("u9", "pier", "elsewhere")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.floats(0, 5)), max_size=40))
def test_a_question_takes_from_every_bucket_or_from_none(
    asked: list[tuple[int, int, float]],
) -> None:
    now = 0.0
    rates = (Rate(60, 2), Rate(60, 3))
    throttle = Throttle(rates, clock=lambda: now)
    passed: list[tuple[int, int]] = []
    for user, place, pause in asked:
        now += pause
        if not throttle.wait((user, place)):
            passed.append((user, place))
    for scope, rate in enumerate(rates):
        for key in {one[scope] for one in passed}:
            count = sum(one[scope] == key for one in passed)
            assert count <= rate.burst + now * rate.per_minute / 60 + 1e-6
