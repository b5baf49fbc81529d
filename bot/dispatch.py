"""Question in, answer out: read, permit, limit the rate, run, turn errors into messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.answers import Answers
from bot.command import LONGEST_QUESTION, Answer, Command, Commands
from bot.errors import StateError
from bot.locations import unusable
from bot.ports import Completion, Invocation, Suggestion
from briefs.message import Choice, Choices, Line, Message, Paragraph
from corpus.errors import ConfigError, CorpusError, IndexFileError

if TYPE_CHECKING:
    from bot.editing import Editing
    from bot.kept import State
    from bot.state.access import AccessRules
    from bot.subscriptions.desk import Desk
    from bot.throttle import Throttle
    from briefs.parts.news import News
    from briefs.summarising.records import Summariser
    from corpus.index import Index

LONGEST_NAME = 4
"""Words up to which a question without a command may be somebody's name."""

OWN_MACHINE = frozenset({"terminal"})
"""Adapters whose asker owns what is asked: no rate and no rule holds there."""

Permit = Callable[[Invocation, Command], str | None]
"""Returns None to let a question pass, else the sentence that refuses it."""

Report = Callable[[BaseException], str]
"""Keeps an unexpected error for whoever runs the bot and returns a short reference to it."""


class QuestionContext:
    """What a command may use to answer one question."""

    def __init__(
        self,
        open_index: Callable[[], Index],
        now: datetime,
        commands: Commands,
        invocation: Invocation,
        open_state: Callable[[], State],
        edit: Callable[[], Editing] | None = None,
        summariser: Summariser | None = None,
        news: News | None = None,
    ) -> None:
        self.news = news
        self._open_index = open_index
        self._edit = edit
        self._commands = commands
        self._now = now
        self._invocation = invocation
        self._open_state = open_state
        self._summariser = summariser

    @property
    def index(self) -> Index:
        """Return the index, opened at first use."""
        return self._open_index()

    @property
    def now(self) -> datetime:
        """Return the moment of the question."""
        return self._now

    @property
    def invocation(self) -> Invocation:
        """Return the question with who asks it, and where."""
        return self._invocation

    @property
    def access(self) -> AccessRules:
        """Return which commands are on where, and who may do what."""
        return self._open_state().access

    @property
    def desk(self) -> Desk:
        """Return what may be done with subscriptions."""
        from bot.schedule import LocalCalendar
        from bot.subscriptions.desk import Desk

        state = self._open_state()
        return Desk(state.subscriptions, state.deliveries, LocalCalendar(), lambda: self._now)

    @property
    def editing(self) -> Editing:
        """Return what may be done with corrections of the index."""
        from bot.editing import Editing

        return self._edit() if self._edit else Editing(None, lambda: self._now)

    @property
    def summariser(self) -> Summariser | None:
        """Return what words digests, if anything."""
        return self._summariser

    @property
    def digests_can_be_posted(self) -> bool:
        """Whether the platform it is asked on can be posted to unasked."""
        return self._invocation.adapter not in OWN_MACHINE

    def commands(self) -> Sequence[Command]:
        """Return every command, by name."""
        return self._commands.all()


def read_line(text: str) -> tuple[str, str]:
    """Return the command of a typed line, without its slash and in lower case, and the rest."""
    first, _, rest = text.strip().partition(" ")
    words = first.split(maxsplit=1)
    if len(words) > 1:
        first, rest = words[0], f"{words[1]} {rest}"
    return first.removeprefix("/").lower(), rest.strip()


def say(title: str, text: str, *more: Choices) -> Message:
    """Return a message of one sentence, with ways to go on."""
    return Message(title, (Paragraph((Line(text),)), *more), fallback_text=text)


class Dispatcher:
    """The core that adapters talk to; safe to call from several threads.

    `open_index` may raise IndexFileError or ConfigError, and is asked again at every question, so
    it keeps what it opened; `clock` gives aware times; without `edit`, nothing can be corrected.
    `open_summariser` is asked by commands that summarise.
    """

    def __init__(
        self,
        commands: Commands,
        open_index: Callable[[], Index],
        clock: Callable[[], datetime],
        report: Report,
        open_state: Callable[[], State],
        throttle: Throttle | None = None,
        permit: Permit | None = None,
        edit: Callable[[], Editing] | None = None,
        open_summariser: Callable[[], Summariser | None] = lambda: None,
    ) -> None:
        self._commands = commands
        self._open_index = open_index
        self._clock = clock
        self._report = report
        self._open_state = open_state
        self._throttle = throttle
        self._permit = permit
        self._edit = edit
        self._open_summariser = open_summariser
        self._answers = Answers()

    def read(self, text: str) -> tuple[str, str]:
        """Return the command and the rest of a typed line; the slash may be missing."""
        return read_line(text)

    def commands(self) -> Sequence[Command]:
        """Return every command, by name."""
        return self._commands.all()

    def waits(self, command: str) -> bool:
        """Whether a command may last, or wait for another server, so that others go first."""
        found = self._commands.find(command)
        if found is None:
            return False
        return found.lasts or (found.summarises and self._open_summariser() is not None)

    def report(self, error: BaseException) -> str:
        """Keep an unexpected error for whoever runs the bot and return a reference to it."""
        return self._report(error)

    @property
    def state(self) -> State:
        """Return what is kept over a restart."""
        return self._open_state()

    def answer(self, invocation: Invocation) -> Answer:
        """Return the answer to a question; it never raises, errors are answers too."""
        try:
            return self._answer(invocation)
        except (IndexFileError, ConfigError, StateError) as error:
            return _failed(invocation, error.detail)
        except CorpusError as error:
            return _aside(invocation, say("That didn't work", error.detail))
        except Exception as error:
            if isinstance(error, OSError) and error.filename is not None:
                return _failed(invocation, unusable(error))
            return _failed(invocation, _sorry(self._report(error)))

    def _answer(self, invocation: Invocation) -> Answer:
        name = invocation.command.strip().removeprefix("/").lower()
        if not name:
            return _aside(invocation, _nothing_asked())
        if hurried := self._hurried(invocation):
            return _aside(invocation, say("Not now", hurried))
        if len(name) > LONGEST_QUESTION:
            return _aside(invocation, _too_long(len(name), LONGEST_QUESTION))
        command = self._commands.find(name)
        longest = command.longest if command else LONGEST_QUESTION
        length = len(invocation.command) + len(invocation.args)
        if length > longest:
            return _aside(invocation, _too_long(length, longest))
        if command is None:
            return _aside(invocation, self._unknown(name, invocation))
        if refusal := self._refusal(invocation, command):
            return _aside(invocation, say("Not here", refusal))
        return self._run(command, invocation)

    def posted(
        self, name: str, query: str, language: str = "en", news: News | None = None
    ) -> Answer:
        """Return the answer of a command to be posted unasked, its dates in a language.

        `news` is what those posted before have not told. Raises what keeps it from coming.
        """
        from briefs.parts.wording import dates_in

        command = self._commands.find(name)
        if command is None:
            raise ConfigError(f"There is no command {name}; reinstall Parallax.")
        with dates_in(language):
            return self._run(command, Invocation(name, query), language, news)

    def _refusal(self, invocation: Invocation, command: Command) -> str | None:
        """Return the sentence that refuses a question, None to let it pass."""
        if self._permit is None or invocation.adapter in OWN_MACHINE:
            return None
        return self._permit(invocation, command)

    def _run(
        self,
        command: Command,
        invocation: Invocation,
        language: str = "en",
        news: News | None = None,
    ) -> Answer:
        now, text = self._clock(), invocation.args.strip()
        summariser = self._open_summariser() if command.summarises else None
        context = QuestionContext(
            self._open_index,
            now,
            self._commands,
            invocation,
            self._open_state,
            self._edit,
            summariser,
            news,
        )
        if not command.steady:
            return command.run(context, text)
        index, key = context.index, (command.name, text, now.date(), language, news)
        answer = self._answers.get(index, key)
        if answer is None:
            answer = command.run(context, text)
            if not answer.passing:
                self._answers.keep(index, key, answer)
        return answer

    def _hurried(self, invocation: Invocation) -> str | None:
        """Return when to ask again, None where this asker may ask now."""
        if self._throttle is None or invocation.adapter in OWN_MACHINE:
            return None
        adapter, workspace = invocation.adapter, invocation.workspace
        seconds = self._throttle.wait(
            (
                (adapter, workspace, invocation.user),
                (adapter, workspace, invocation.place),
                (adapter, workspace) if workspace else None,
            )
        )
        if not seconds:
            return None
        unit = "second" if seconds == 1 else "seconds"
        return f"Too many questions at once; ask again in {seconds} {unit}."

    def _unknown(self, name: str, invocation: Invocation) -> Message:
        """Return what to do about a command that doesn't exist."""
        names = [command.name for command in self._commands.all()]
        near = nearest(name, names)
        args = invocation.args.strip()
        options = [Choice(f"/{other}", f"/{other} {args}".strip()) for other in near]
        words = f"{invocation.command} {args}".strip().removeprefix("/")
        if "who" in names and not near and len(words.split()) <= LONGEST_NAME:
            options.append(Choice(f"Who is {words}", f"/who {words}"))
        if "search" in names:
            options.append(Choice(f"Search for {words}", f"/search {words}"))
        options.append(Choice("All commands", "/help"))
        meant = f"; did you mean {_either(near)}?" if near else "; /help lists the commands."
        return say(
            "Unknown command",
            f"There is no command /{name}{meant}",
            Choices("Try", tuple(options)),
        )

    def complete(self, text: str, limit: int = 10) -> Sequence[Completion]:
        """Return ways to go on with a line being typed: commands, then names."""
        from bot.completion import complete

        return complete(text, self._commands, self._open_index, limit)

    def suggest(
        self, command: str, option: str, typed: str, limit: int = 25
    ) -> Sequence[Suggestion]:
        """Return names for a field of a command as it is being typed; none where none are known."""
        from bot.completion import suggest

        found = self._commands.find(command)
        return suggest(found, option, typed, self._open_index, limit) if found else ()


def nearest(name: str, names: Sequence[str], limit: int = 3) -> list[str]:
    """Return the names most like a misspelt one, best first; none where none is near."""
    from difflib import get_close_matches

    starting = [other for other in names if len(name) > 1 and other.startswith(name)]
    like = get_close_matches(name[:64], names, n=limit, cutoff=0.6)
    return list(dict.fromkeys([*starting, *like]))[:limit]


def _either(names: Sequence[str]) -> str:
    return " or ".join(f"/{name}" for name in names)


def _too_long(length: int, longest: int) -> Message:
    return say(
        "Too long",
        f"That question has {length:,} characters; ask with at most {longest:,}.",
    )


def _nothing_asked() -> Message:
    options = (Choice("All commands", "/help"),)
    return say(
        "Nothing asked",
        "Ask something, such as /who and a name, or /help for all commands.",
        Choices("Try", options),
    )


def _sorry(reference: str) -> str:
    return (
        "Something broke while answering; try again, and if it happens again give whoever runs "
        f"Parallax the reference {reference}."
    )


def _aside(invocation: Invocation, message: Message) -> Answer:
    return Answer(invocation.command, invocation.args, message, aside=True)


def _failed(invocation: Invocation, sentence: str) -> Answer:
    message = say("No answer", sentence)
    return Answer(invocation.command, invocation.args, message, failure=sentence, aside=True)
