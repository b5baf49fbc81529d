"""Hand-made messages and commands that several tests of the bot share."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from cryptography.fernet import Fernet

from bot.access import refusal
from bot.command import Answer, Command, Context, Option
from bot.dispatch import Dispatcher
from bot.kept import State
from bot.state.file import StateFile
from bot.state.vault import Vault
from briefs.message import (
    BulletList,
    Chart,
    Choice,
    Choices,
    Comparison,
    Divider,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Row,
    Series,
    Source,
)
from briefs.message import Context as SmallPrint
from corpus.errors import IndexMissingError, UnknownIdError
from corpus.index import Index
from corpus.model import Span

NOW = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)

COAST, ROUTE, WIRE = (Span(article, 0, 4) for article in ("coast", "route", "wire"))

EVERY_BLOCK = Message(
    "Ana Belmonte",
    (
        Paragraph(
            (
                Line("harbour master · in all 3 articles · 9 mentions", (COAST, ROUTE, WIRE)),
                Line("also “Anna Belmonte” (Route)", (ROUTE,)),
            )
        ),
        Heading(Line("What each outlet calls them")),
        Fields(
            (
                Field("The Coast Daily", (Line("harbour master", (COAST,)),)),
                Field(
                    "unnamed, from Route 8",
                    (
                        Line("the port's embattled chief", (ROUTE,)),
                        Line("director of the harbour", (ROUTE,)),
                        Line("“the captain”", (WIRE,), "quiet"),
                    ),
                ),
                Field(
                    "Wire",
                    (
                        Line("the woman who closed a port for four days and two nights", (WIRE,)),
                        Line("a former ferry captain who knows every rock of the coast", (WIRE,)),
                    ),
                ),
            )
        ),
        SmallPrint((Line("By name alone: Wire"), Line("Not read: until:soon", tone="warning"))),
        Heading(Line("In their words")),
        QuoteBlock(
            Line("no ferry leaves before the wind drops", (COAST,)), Line("The Coast Daily ¶2")
        ),
        QuoteBlock(
            Line("we counted every passenger twice, and then we counted them again", (WIRE,)),
            Line("Wire ¶4 ← Harbour Radio", (ROUTE,)),
        ),
        Divider(),
        Heading(Line("Side by side", (COAST,), "strong")),
        Comparison(
            ("The Coast Daily", "unnamed, from Route 8", "Wire"),
            (
                Row("first named", ((Line("headline", (COAST,)),), (), (Line("¶3", (WIRE,)),))),
                Row(
                    "passengers",
                    (
                        (Line("41", (COAST,)), Line("“about forty”", (COAST,))),
                        (Line("more than fifty", (ROUTE, COAST)),),
                        (Line("海岸のフェリー", (WIRE,)),),
                    ),
                ),
            ),
        ),
        BulletList((Line("the ferry left late", (COAST, ROUTE, WIRE)), Line("nobody was hurt"))),
        Chart(
            "Mentions a day",
            "bar",
            ("25 Jul", "26 Jul"),
            (Series("mentions", (3, 6)),),
            Line("Twice as many on the second day.", (COAST,)),
        ),
        Choices(
            "Which Ana?",
            (
                Choice("Ana Belmonte", "/who id:p1", "harbour master · 3 articles", "p1"),
                Choice("Ana Ruiz", "/who id:p2", id="p2"),
            ),
            "pick",
        ),
        Choices("Go on", (Choice("Quotes", "/quotes id:p1"), Choice("/help", "/help"))),
    ),
    (
        Source(
            "coast",
            "The Coast Daily",
            "Ferry held in port as the wind rises over the whole of the northern coast",
            "https://coast.example/news/ferry-held-in-port-as-the-wind-rises?edition=morning",
            "2024-05-04",
        ),
        Source("route", "unnamed, from Route 8", None, None, "2024-05-05"),
        Source("wire", "Wire", "Ferry"),
    ),
    "Ana Belmonte, harbour master, is in all 3 articles.",
)


LONG = Message(
    "Long",
    (
        BulletList(
            tuple(Line(f"line {number} of a long answer", (COAST,)) for number in range(400))
        ),
    ),
    EVERY_BLOCK.sources[:1],
    "Long: four hundred lines.",
)

HOSTILE_TEXT = (
    "@everyone @here <@1234567890> <@U0123456> <!channel> <#C012345> </who:1> <t:0:R> <:a:1> "
    "[masked](https://evil.example) <https://evil.example|masked> https://evil.example "
    "**bold** __under__ ~~struck~~ ||spoiler|| `code` ```fence``` > quote # head -# small "
    "a\u202eb\u200bc\x00d\x1b[31me\ud800f"
)
"""What must neither ping, link, format nor hide anything, on any platform."""

HOSTILE = Message(
    HOSTILE_TEXT,
    (
        Heading(Line(HOSTILE_TEXT)),
        Paragraph((Line(HOSTILE_TEXT),)),
        Fields((Field(HOSTILE_TEXT, (Line(HOSTILE_TEXT),)),)),
        QuoteBlock(Line(HOSTILE_TEXT), Line(HOSTILE_TEXT)),
        Comparison((HOSTILE_TEXT,), (Row(HOSTILE_TEXT, ((Line(HOSTILE_TEXT),),)),)),
        BulletList((Line(HOSTILE_TEXT),)),
        Choices(HOSTILE_TEXT, (Choice(HOSTILE_TEXT, "/who id:p1", HOSTILE_TEXT),), "pick"),
        Choices(HOSTILE_TEXT, (Choice(HOSTILE_TEXT, "/who id:p2"),)),
    ),
    (Source("evil", HOSTILE_TEXT, HOSTILE_TEXT, "javascript:alert(1)"),),
    HOSTILE_TEXT,
)

SLOW_SECONDS = 0.6
"""How long `/slow` takes: longer than any acknowledgement may."""


def echo(_: Context, text: str) -> Answer:
    """Answer with what was typed."""
    message = Message("Echo", (Paragraph((Line(text),)),), fallback_text=text)
    return Answer("echo", text, message)


def slow(context: Context, text: str) -> Answer:
    """Answer with what was typed, but not at once."""
    time.sleep(SLOW_SECONDS)
    return echo(context, text)


def broken(_: Context, text: str) -> Answer:
    """Break, with something that nobody may see."""
    raise RuntimeError(f"secret of {text}")


def stale(_: Context, text: str) -> Answer:
    """Fail in a way that the asker can mend."""
    raise UnknownIdError(f"This index no longer has {text}; ask again by name.")


def counting(context: Context, _: str) -> Answer:
    """Answer from the index."""
    count = context.index.info().articles
    return echo(context, f"{count} articles at {context.now:%H:%M}")


def _shows(name: str, message: Message) -> Callable[[Context, str], Answer]:
    return lambda _, text: Answer(name, text, message)


class HandMadeCommands:
    """A few commands, as a registry would give them."""

    def __init__(self) -> None:
        self._commands = {
            name: Command(
                name,
                f"Does {name}.",
                f"/{name} [TEXT]",
                run,
                (Option("text", "any text"),),
                power="configure" if name == "manage" else "ask",
            )
            for name, run in (
                ("broken", broken),
                ("count", counting),
                ("echo", echo),
                ("every", _shows("every", EVERY_BLOCK)),
                ("hostile", _shows("hostile", HOSTILE)),
                ("long", _shows("long", LONG)),
                ("manage", echo),
                ("slow", slow),
                ("stale", stale),
            )
        }

    def find(self, name: str) -> Command | None:
        """Return the command of that name."""
        return self._commands.get(name)

    def all(self) -> Sequence[Command]:
        """Return every command, by name."""
        return tuple(self._commands.values())


def no_index() -> Index:
    """Raise what an index that isn't there raises."""
    raise IndexMissingError("There is no index at /nowhere; build one.")


class Journal:
    """Keeps what the dispatcher reports."""

    def __init__(self) -> None:
        self.errors: list[BaseException] = []

    def __call__(self, error: BaseException) -> str:
        """Keep an error and return a reference to it."""
        self.errors.append(error)
        return f"ref{len(self.errors)}"


def core(journal: Journal | None = None, state: State | None = None) -> Dispatcher:
    """Return a dispatcher over the hand-made commands, without an index."""
    kept = state or kept_in_memory()
    return Dispatcher(
        HandMadeCommands(),
        no_index,
        lambda: NOW,
        journal or Journal(),
        lambda: kept,
        permit=lambda invocation, command: refusal(invocation, command, kept.access),
    )


def kept_in_memory() -> State:
    """Return a state that ends with the test."""
    key = Fernet.generate_key().decode()
    return State(StateFile(None), lambda: Vault(key), lambda: NOW)
