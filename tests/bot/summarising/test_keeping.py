"""A model is asked once for the same thing, not too often, and not while it fails."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NoDraftError
from bot.summarising.keeping import MOST_KEPT, REST_SECONDS, KeepingSummariser
from bot.summarising.prompt import PromptMessage, prompt
from bot.summarising.reading import content_of, draft_of
from briefs.summarising.records import Bounds, Draft, DraftLine, Material, Passage, Unwritten
from corpus.model import Span
from tests.fakes.models.server import as_answer


def material(text: str) -> Material:
    return Material("storm", (Passage(1, "Herald", None, text, Span("a", 0, len(text))),))


class Model:
    """Answers with a line, or fails as it is told to, and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.error: Exception | None = None
        self.answer = as_answer([("A storm.", [1])])
        self.now = 1000.0
        self.go = threading.Event()
        self.go.set()

    def __call__(self, _: Sequence[PromptMessage]) -> str:
        self.asked += 1
        assert self.go.wait(30)
        if self.error:
            raise self.error
        return self.answer

    def summariser(self, per_hour: int = 1000) -> KeepingSummariser:
        return KeepingSummariser("m", "", self, Bounds(), per_hour, lambda: self.now)


@pytest.fixture
def model() -> Model:
    return Model()


DRAFT = Draft((DraftLine("A storm.", (1,)),))


def test_the_same_is_asked_once(model: Model) -> None:
    summariser = model.summariser()
    assert [summariser.summarise(material("a")) for _ in range(3)] == [DRAFT] * 3
    assert model.asked == 1
    summariser.summarise(material("b"))
    assert model.asked == 2


def test_the_bounds_are_part_of_what_is_asked(model: Model) -> None:
    model.summariser().summarise(material("a"))
    assert prompt(material("a"), Bounds(lines=3)) != prompt(material("a"), Bounds(lines=4))
    assert prompt(material("a"), Bounds()) == prompt(material("a"), Bounds())


def test_who_asks_meanwhile_waits_for_the_same_answer(model: Model) -> None:
    summariser = model.summariser()
    model.go.clear()
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(summariser.summarise, material("a")) for _ in range(8)]
        model.go.set()
        assert [one.result(30) for one in asked] == [DRAFT] * 8
    assert model.asked == 1


def test_what_is_kept_is_bounded(model: Model) -> None:
    summariser = model.summariser()
    for number in range(MOST_KEPT + 1):
        summariser.summarise(material(str(number)))
    summariser.summarise(material(str(MOST_KEPT)))
    assert model.asked == MOST_KEPT + 1
    summariser.summarise(material("0"))
    assert model.asked == MOST_KEPT + 2


@pytest.mark.parametrize("reason", ["late", "unreachable"])
def test_a_model_that_fails_rests_and_is_asked_again_after(model: Model, reason: str) -> None:
    summariser = model.summariser()
    model.error = NoDraftError("gone", reason)  # type: ignore[arg-type]
    for text in ("a", "b", "a"):
        assert summariser.summarise(material(text)) == Unwritten(reason)  # type: ignore[arg-type]
    assert model.asked == 1
    model.error = None
    model.now += REST_SECONDS + 1
    assert summariser.summarise(material("a")) == DRAFT


def test_it_rests_as_long_as_the_server_says(model: Model) -> None:
    summariser = model.summariser()
    model.error = NoDraftError("busy", "unreachable", 300)
    summariser.summarise(material("a"))
    model.error = None
    model.now += 299
    assert summariser.summarise(material("b")) == Unwritten("unreachable")
    model.now += 2
    assert summariser.summarise(material("c")) == DRAFT


def test_a_later_failure_does_not_shorten_the_rest(model: Model) -> None:
    failures = {
        "a": NoDraftError("busy", "unreachable", 300),
        "b": NoDraftError("took too long", "late"),
    }
    turns = {text: threading.Event() for text in failures}

    def ask(messages: Sequence[PromptMessage]) -> str:
        text = next(text for text in failures if messages == prompt(material(text), Bounds()))
        assert turns[text].wait(30)
        raise failures[text]

    summariser = KeepingSummariser("m", "", ask, Bounds(), 1000, lambda: model.now)
    with ThreadPoolExecutor(2) as pool:
        waiting = {text: pool.submit(summariser.summarise, material(text)) for text in failures}
        for text, reason in (("a", "unreachable"), ("b", "late")):
            turns[text].set()
            assert waiting[text].result() == Unwritten(reason)  # type: ignore[arg-type]
    model.now += 299
    assert summariser.summarise(material("c")) == Unwritten("unreachable")


def test_one_bad_answer_keeps_nothing_else_from_being_asked(model: Model) -> None:
    summariser = model.summariser()
    model.answer = "no JSON"
    assert summariser.summarise(material("a")) == Unwritten("unusable")
    model.answer = as_answer([("A storm.", [1])])
    assert summariser.summarise(material("b")) == DRAFT
    assert summariser.summarise(material("a")) == Unwritten("unusable")
    model.now += REST_SECONDS
    assert summariser.summarise(material("a")) == DRAFT


def test_more_than_is_allowed_within_an_hour_goes_without(model: Model) -> None:
    summariser = model.summariser(per_hour=2)
    outcomes = [summariser.summarise(material(text)) for text in "abca"]
    assert outcomes == [DRAFT, DRAFT, Unwritten("spent"), DRAFT]
    model.now += 3601
    assert summariser.summarise(material("c")) == DRAFT


def test_whatever_breaks_a_digest_comes(model: Model, caplog: pytest.LogCaptureFixture) -> None:
    model.error = RuntimeError("a secret of the client")
    assert model.summariser().summarise(material("a")) == Unwritten("unreachable")
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no JSON",
        "{",
        "[]",
        '{"lines": []}',
        '{"lines": [{"text": " ", "sources": [1]}]}',
        '{"lines": "A storm."}',
        '{"lines": [{"text": "A storm."}]}',
        '{"lines": [{"text": "A storm.", "sources": ["1"]}]}',
        '{"lines": [{"text": "A storm.", "sources": [1.5]}]}',
        '{"lines": [{"text": 5, "sources": [1]}]}',
        '{"lines": [{"text": "A storm.", "sources": [1]}], "more": 1}',
        '{"lines": [{"text": "A storm.", "sources": [1]}]} and more',
        "<html></html>",
        "[" * 10_000,
    ],
)
def test_another_form_is_no_draft(content: str) -> None:
    assert draft_of(content) is None


def test_a_fence_around_the_lines_is_taken_off() -> None:
    assert draft_of(f"```json\n{as_answer([('A storm.', [1])])}\n```\n") == DRAFT


@given(st.text())
def test_any_answer_is_read(text: str) -> None:
    draft_of(text)
    content_of(text.encode("utf-8", "surrogatepass"))


@given(st.text(), st.text())
def test_excerpts_can_not_get_out_of_their_quotation(text: str, source: str) -> None:
    """Whatever an article says, it stays one string of one JSON document, in one message."""
    import json

    passage = Passage(1, source, None, text, Span("a", 0, len(text)))
    system, user = prompt(Material("storm", (passage,)), Bounds())
    document = json.loads(user["content"])
    assert set(document) == {"subject", "excerpts"}
    assert [set(one) for one in document["excerpts"]] == [{"number", "outlet", "published", "text"}]
    assert "<|" not in user["content"]
    assert system == prompt(material(""), Bounds())[0]
