"""/correct over a real index: shown first, then done at once, for administrators alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import Application
from bot.cli import main
from bot.command import Answer
from bot.ports import Invocation
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text
from briefs.message import Choices
from corpus.build import build
from corpus.correcting.log import add_correction, corrections_file, read_corrections
from corpus.storage.sqlite import building

ABSTRACTS = Path(__file__).parents[2] / "corpus" / "articles"
ANA = Invocation(
    "", user="7", place="quay", workspace="W1", adapter="memory", name="Ana", administers=True
)  # fmt: skip


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    build([ABSTRACTS], tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def chat(index: Path) -> "Chat":
    return Chat(index)


class Chat:
    """Somebody who asks a running bot."""

    def __init__(self, index: Path, asker: Invocation = ANA) -> None:
        self.application = Application(index=str(index))
        self.asker = asker

    def answer(self, text: str) -> Answer:
        command, args = self.application.dispatcher.read(text)
        return self.application.dispatcher.answer(replace(self.asker, command=command, args=args))

    def ask(self, text: str) -> str:
        return plain_text(lay_out(self.answer(text).message, 200))

    def buttons(self, text: str) -> dict[str, str]:
        return {
            one.label: one.query
            for block in self.answer(text).message.blocks
            if isinstance(block, Choices)
            for one in block.options
        }

    def confirm(self, text: str) -> str:
        return self.ask(self.buttons(text)["Confirm"])

    def title(self, text: str) -> str:
        return self.answer(text).message.title


def test_nothing_happens_before_it_is_confirmed(chat: Chat, index: Path) -> None:
    shown = chat.ask('/correct merge "Li Hongzhong" "Mao Ning"')
    assert "Mao Ning is Li Hongzhong" in shown
    assert "Li Hongzhong, who stays  4 articles · 7 mentions" in shown
    assert "Mao Ning                 1 article · 2 mentions" in shown
    assert "together                 4 articles" in shown
    assert not corrections_file(index).exists()
    assert chat.ask("/correct cancel") == "Corrections\nNothing was changed.\n"
    assert chat.title("/who Mao Ning") == "Mao Ning"


def test_the_next_answer_shows_it_and_the_one_after_the_undoing(chat: Chat, index: Path) -> None:
    assert chat.title("/who Mao Ning") == "Mao Ning"
    done = chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert done.startswith("Corrected\nMao Ning is Li Hongzhong\n")
    assert chat.title("/who Mao Ning") == "Li Hongzhong"
    [one] = read_corrections(index)
    assert one.by == "Ana (memory W1/7)"
    assert (chat.application.clock() - one.at).total_seconds() < 60
    listed = chat.ask("/correct list")
    assert f"{one.id} · Mao Ning is Li Hongzhong · Ana, " in listed
    assert "No longer: Mao Ning is Li Hongzhong" in chat.ask(f"/correct undo {one.id}")
    assert chat.confirm(f"/correct undo {one.id}").startswith("Undone")
    assert chat.title("/who Mao Ning") == "Mao Ning"
    assert "undone by Ana" in chat.ask("/correct list")


def test_a_replica_that_runs_beside_it_shows_it_at_once(chat: Chat, index: Path) -> None:
    replica = Chat(index)
    assert replica.title("/who Mao Ning") == "Mao Ning"
    chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert replica.title("/who Mao Ning") == "Li Hongzhong"
    assert "Mao Ning is Li Hongzhong" in replica.ask("/correct list")


def test_the_command_line_and_chat_share_their_corrections(
    chat: Chat, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert main(["correct", "list", "--index", str(index)]) == 0
    listed = capsys.readouterr().out
    assert "Ana (memory W1/7): Mao Ning is Li Hongzhong" in listed
    assert main(["correct", "undo", listed.split()[0], "--index", str(index)]) == 0
    assert chat.title("/who Mao Ning") == "Mao Ning"


def test_which_is_meant_is_asked_and_the_choice_goes_on(chat: Chat) -> None:
    asked = chat.answer('/correct merge Kim "Mao Ning"')
    assert asked.message.title == "Which Kim?"
    assert {one.id for one in asked.choices} >= {"kim-jong-un", "kim-il-sung"}
    chosen = next(one.query for one in asked.choices if one.id == "kim-il-sung")
    assert "Mao Ning is Kim Il Sung" in chat.ask(chosen)
    other = next(iter(chat.answer('/correct merge "Mao Ning" Kim').choices))
    assert "is Mao Ning" in chat.ask(other.query)


def test_an_article_to_split_in_is_offered(chat: Chat) -> None:
    asked = chat.answer("/correct split Mao Ning as:Mao Ning the elder")
    assert "Say in which article Mao Ning is Mao Ning the elder." in asked.message.fallback_text
    [article] = asked.choices
    shown = chat.ask(article.query)
    assert "Mao Ning is Mao Ning the elder in 1 of 1 article" in shown
    assert "AP (republished): Chinese and Russian officials" in shown
    chat.confirm(article.query)
    assert chat.title("/who Mao Ning the elder") == "Mao Ning the elder"


@pytest.mark.parametrize("named", ["AP (republished)", "ap", "ID", "PREFIX"])
def test_an_article_may_be_named_in_several_ways(chat: Chat, named: str) -> None:
    [article] = chat.answer("/correct split Mao Ning as:Somebody").choices
    named = {"ID": str(article.id), "PREFIX": str(article.id)[:8]}.get(named, named)
    assert "in 1 of 1 article" in chat.ask(f"/correct split Mao Ning as:Some in:{named}")


def test_an_outlet_is_given_to_an_article_without_one(chat: Chat) -> None:
    asked = chat.answer("/correct outlet as:The Harbour Post")
    assert asked.message.title == "Correct what?"
    chosen = asked.choices[0].query
    assert "is by The Harbour Post" in chat.ask(chosen)
    assert "Corrected" in chat.confirm(chosen)
    assert chat.title("/outlet The Harbour Post") == "The Harbour Post"


def test_a_story_is_renamed(chat: Chat) -> None:
    story = chat.title("/story")
    chat.confirm(f'/correct story "{story}" as:The \\"great\\" parade')
    chat.confirm(f'/correct story "{story}" "The parade"')
    assert chat.title("/story") == "The parade"


def test_a_fact_is_found_by_its_words_and_rejected(chat: Chat) -> None:
    asked = chat.answer("/correct fact missile firings")
    assert asked.message.title == "Which fact?"
    before = len(chat.application.open_index().facts())
    shown = chat.ask(asked.choices[0].query)
    assert "This is shown as a fact no more" in shown
    assert "reported by" in shown
    assert "Corrected" in chat.confirm(asked.choices[0].query)
    assert len(chat.application.open_index().facts()) == before - 1


def test_a_name_is_no_persons(chat: Chat) -> None:
    shown = chat.ask("/correct kind Xi Jinping organisation")
    assert "Xi Jinping is an organisation, no person" in shown
    assert "its mentions go to  a new organisation" in shown
    chat.confirm("/correct kind Xi Jinping organisation")
    people = {one.entity.name for one in chat.application.open_index().people()}
    assert "Xi Jinping" not in people


def test_what_changed_meanwhile_is_shown_again(chat: Chat) -> None:
    button = chat.buttons('/correct merge "Li Hongzhong" "Mao Ning"')["Confirm"]
    chat.confirm('/correct merge "Li Hongzhong" "Kang Sun Nam"')
    again = chat.ask(button)
    assert "The index has changed meanwhile; look again." in again
    assert chat.title("/who Mao Ning") == "Mao Ning"
    assert "Corrected" in chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')


def test_a_button_pressed_twice_does_it_once(chat: Chat, index: Path) -> None:
    button = chat.buttons('/correct merge "Li Hongzhong" "Mao Ning"')["Confirm"]
    assert "Corrected" in chat.ask(button)
    assert "no longer in the index, which has changed since" in chat.ask(button)
    assert len(read_corrections(index)) == 1


def test_while_a_build_runs_it_is_written_down_and_said(
    chat: Chat, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.editing.Editing.__init__.__defaults__", (None, 0.1))
    with building(index):
        done = chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert "Another build is writing the index, and puts it to work when it is done." in done
    assert len(read_corrections(index)) == 1
    build([ABSTRACTS], index)
    assert chat.title("/who Mao Ning") == "Li Hongzhong"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/correct", "Say what is to be put right."),
        ("/correct frob Kim", "/correct knows no “frob”; say merge, split, kind, outlet"),
        ("/correct merge Kim", "Say both names, such as"),
        ('/correct merge "Mao Ning" "Mao Ning"', "Mao Ning is one person here already."),
        ('/correct merge "Mao Ning" "Zzyzx Qqq"', "Nobody here is clearly meant by 'Zzyzx Qqq'."),
        ('/correct merge "Mao Ning" "id:nobody"', "no longer in the index"),
        ("/correct split Mao Ning as:mao ning in:none", "There is no article 'none'."),
        ("/correct split Mao Ning as:Other in:none", "There is no article 'none'."),
        ("/correct kind Mao Ning firm", "an organisation, a place or nobody, not “firm”"),
        ("/correct outlet none The Herald", "There is no article 'none'."),
        ("/correct story zzzz as:New", "There is no story 'zzzz' here."),
        ("/correct fact zzyzx qqq", "There is no fact 'zzyzx qqq'."),
        ("/correct undo", "Say which correction"),
        ("/correct undo none", "No correction 'none' holds; /correct list shows those that do."),
        ("/correct undo a b", "No correction 'a b' holds"),
        ("/correct list", "Nothing was corrected yet."),
        ("/correct confirm:abc", "/correct knows no “confirm:abc”"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence_and_changes_nothing(
    chat: Chat, index: Path, text: str, told: str
) -> None:
    answer = chat.answer(text)
    assert answer.failure is None
    assert answer.aside
    assert told in chat.ask(text)
    assert not corrections_file(index).exists()


def test_a_damaged_log_is_told_and_harms_no_other_answer(chat: Chat, index: Path) -> None:
    corrections_file(index).write_text("{not json\n", encoding="utf-8")
    assert "Line 1 of the corrections" in chat.ask("/correct list")
    assert chat.title("/who Mao Ning") == "Mao Ning"


def test_the_shipped_abstracts_are_not_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    monkeypatch.delenv("PARALLAX_INDEX", raising=False)
    application = Application()
    answer = application.dispatcher.answer(replace(ANA, command="correct", args="list"))
    assert answer.failure is None
    assert "can't be corrected; build an index of your own" in answer.message.fallback_text


@pytest.mark.parametrize(
    "asker",
    [
        replace(ANA, administers=False),
        replace(ANA, administers=False, manages=True),
        replace(ANA, administers=False, workspace=""),
        replace(ANA, administers=False, workspace="", private=True, manages=True),
    ],
)
@pytest.mark.parametrize("text", ["/correct list", '/correct merge "Li Hongzhong" "Mao Ning"'])
def test_only_administrators_of_the_deployment_may(
    chat: Chat, index: Path, asker: Invocation, text: str
) -> None:
    button = chat.buttons('/correct merge "Li Hongzhong" "Mao Ning"')["Confirm"]
    chat.asker = asker
    for question in (text, button):
        answer = chat.answer(question)
        assert answer.aside
        assert answer.message.fallback_text == (
            "Only administrators of this Parallax may correct what it has; whoever runs it names"
            " them as administrators in [adapters.memory] of its settings."
        )
    assert not corrections_file(index).exists()


def test_no_workspace_can_give_the_power_away(chat: Chat) -> None:
    manager = replace(ANA, administers=False, manages=True)
    chat.asker = manager
    assert "That is no setting" in chat.ask("/configure let everyone correct")
    assert "Only administrators" in chat.ask("/correct list")
    assert "/correct is now off here." in chat.ask("/configure turn off correct")
    chat.asker = ANA
    assert "/correct is turned off here" in chat.ask("/correct list")


def test_who_is_not_named_in_a_terminal_goes_by_their_login(
    chat: Chat, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    chat.asker = Invocation("", place="terminal", adapter="terminal", private=True)
    chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert read_corrections(index)[0].by == "ana"


@pytest.mark.parametrize(
    ("name", "recorded"),
    [
        ("Ana\nVogt \u202e(root)", "Ana Vogt \ufffd(root) (memory W1/7)"),
        ("", "somebody (memory W1/7)"),
        ("x" * 500, f"{'x' * 80} (memory W1/7)"),
    ],
)
def test_a_name_that_plays_tricks_is_recorded_plainly(
    chat: Chat, index: Path, name: str, recorded: str
) -> None:
    chat.asker = replace(ANA, name=name)
    chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert read_corrections(index)[0].by == recorded


def test_what_fits_nothing_when_it_is_put_to_work_is_told(
    chat: Chat, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from bot.editing import Editing

    at = datetime(2026, 3, 4, tzinfo=UTC)
    add: Callable[..., Any] = Editing.add

    def after_another(self: Editing, draft: Any, by: str) -> Any:
        other = "Li Hongzhong"
        add_correction(index, "kind", other, by="bo", at=at, other="nobody")
        return add(self, draft, by)

    monkeypatch.setattr(Editing, "add", after_another)
    done = chat.confirm('/correct merge "Li Hongzhong" "Mao Ning"')
    assert "It fits nothing in the index as that is now." in done


def test_an_answer_as_data_offers_names_and_no_buttons(chat: Chat) -> None:
    from bot.rendering.data import answer_data

    data = json.loads(json.dumps(answer_data(chat.answer("/correct merge Kim = Mao Ning"))))
    assert "kim-jong-un" in {one["id"] for one in data["choices"]}
    shown = answer_data(chat.answer('/correct merge "Li Hongzhong" "Mao Ning"'))
    assert shown["choices"] == []
