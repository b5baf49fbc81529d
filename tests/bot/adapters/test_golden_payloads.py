"""What each platform is sent for every command, compared with tests/golden/PLATFORM.

WRITE_GOLDEN=1 writes those anew; read what changed before it is committed.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import corrections_shown as shown
from bot.adapters.discord import rendering as discord
from bot.adapters.slack import rendering as slack
from bot.correction_plans import Plan
from bot.dispatch import Dispatcher
from bot.editing import Done, Editing
from bot.ports import Invocation
from bot.registry import CommandRegistry
from bot.testing.examples import NOW, Journal, kept_in_memory
from briefs.message import Message
from corpus.correcting.drafts import Draft
from corpus.correcting.log import Correction, add_correction, undo_correction
from corpus.index import Index
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of
from tests.fakes.discord import validation as discord_rules
from tests.fakes.slack import validation as slack_rules

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
QUESTIONS = {
    "compare": "/compare",
    "compare-outlets": "/compare River Post vs NPA",
    "configure": "/configure turn off search",
    "correct": "/correct merge Hana Vogt = Ivo Maras",
    "correct-help": "/correct",
    "correct-list": "/correct list",
    "correct-which": "/correct kind Hana organisation",
    "digest": "/digest",
    "heard": "/heard all",
    "help": "/help",
    "help-who": "/help who",
    "nobody": "/who Zzyzx",
    "outlet": "/outlet NPA",
    "people": "/people Vogt opened the bridge, said Mayor Lena Vogt.",
    "quotes": "/quotes Vogt",
    "search": "/search cables",
    "story": "/story",
    "subscribe": "/subscribe everything weekdays 08:30 zone:Berlin",
    "subscriptions": "/subscriptions",
    "terms": "/terms all",
    "timeline": "/timeline",
    "topic": "/topic transport",
    "unsubscribe": "/unsubscribe k3f9x2",
    "who": "/who Vogt",
}
Render = Callable[[Message, str], Sequence[Mapping[str, Any]]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("golden") / "index", COVERAGE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index's folder with corrections beside it."""
    folder = tmp_path_factory.mktemp("corrected") / "index"
    by = "Ana *Vogt* <@42> (memory harbour/42)"
    one = add_correction(folder, "merge", "Hana Vogt", by=by, at=NOW, other="Hanna Voigt")
    undo_correction(folder, one.id, by=by, at=NOW + timedelta(minutes=5))
    later = NOW + timedelta(hours=1)
    add_correction(folder, "kind", "Norwing", by=by, at=later, other="organisation")
    return folder


@pytest.fixture
def dispatcher(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dispatcher]:
    monkeypatch.setattr("bot.subscriptions.desk._new_id", lambda: "k3f9x2")
    state = kept_in_memory()
    yield Dispatcher(
        CommandRegistry(), lambda: index, lambda: NOW, Journal(), lambda: state,
        edit=lambda: Editing(folder, lambda: NOW),
    )  # fmt: skip
    state.database.close()


def answered(dispatcher: Dispatcher, question: str) -> Message:
    command, args = dispatcher.read(question)
    asked = Invocation(
        command, args, "42", "quay", "harbour", adapter="memory", private=True, manages=True
    )
    return dispatcher.answer(asked).message


def compare(platform: str, name: str, bodies: Sequence[Mapping[str, Any]]) -> None:
    text = json.dumps(list(bodies), indent=1, ensure_ascii=False) + "\n"
    file = GOLDEN / platform / f"{name}.json"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_command_has_one() -> None:
    asked = {question.split()[0].removeprefix("/") for question in QUESTIONS.values()}
    assert asked == {command.name for command in CommandRegistry().all()}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_discord_is_sent(dispatcher: Dispatcher, name: str) -> None:
    bodies = discord.answer(answered(dispatcher, QUESTIONS[name]), QUESTIONS[name])
    for body in bodies:
        discord_rules.check("MessageCreateRequest", body)
        discord_rules.check_message(body, [f"chart-{n}.png" for n in discord.charts_in(body)])
    compare("discord", name, bodies)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_slack_is_sent(dispatcher: Dispatcher, name: str) -> None:
    bodies = slack.answer(answered(dispatcher, QUESTIONS[name]), QUESTIONS[name])
    for body in bodies:
        slack_rules.check_message(body)
    compare("slack", name, bodies)


@pytest.mark.parametrize(
    ("platform", "render"), [("discord", discord.posts), ("slack", slack.posts)]
)
def test_a_digest_that_is_posted(
    dispatcher: Dispatcher, platform: str, render: Callable[[Message], Sequence[Any]]
) -> None:
    compare(platform, "posted-digest", render(answered(dispatcher, "/digest")))


@pytest.mark.parametrize(
    ("platform", "render"), [("discord", discord.answer), ("slack", slack.answer)]
)
@pytest.mark.parametrize("name", ["corrected", "corrected-later", "uncorrected"])
def test_what_a_correction_has_done(platform: str, render: Render, name: str) -> None:
    draft = Draft("merge", "Hana Vogt", "Ivo Maras", subject_id="vogt", other_id="maras")
    one = Correction("4efab4", "merge", "Hana Vogt", "Ana (memory 42)", NOW, "Ivo Maras")
    result = Done(one, waits=name == "corrected-later", idle=name == "corrected-later")
    message = (
        shown.undone(result, NOW)
        if name == "uncorrected"
        else shown.done(result, draft, Plan("Ivo Maras is Hana Vogt"), NOW)
    )
    compare(platform, name, render(message, "/correct merge Vogt = Maras"))
