"""Hand-made messages and commands that several tests of the bot share."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.command import Answer, Command, Context, Option
from bot.dispatch import Dispatcher
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


def echo(_: Context, text: str) -> Answer:
    message = Message("Echo", (Paragraph((Line(text),)),), fallback_text=text)
    return Answer("echo", text, message)


def broken(_: Context, text: str) -> Answer:
    raise RuntimeError(f"secret of {text}")


def stale(_: Context, text: str) -> Answer:
    raise UnknownIdError(f"This index no longer has {text}; ask again by name.")


def counting(context: Context, _: str) -> Answer:
    count = context.index.info().articles
    return echo(context, f"{count} articles at {context.now:%H:%M}")


class HandMadeCommands:
    """Four commands, as a registry would give them."""

    def __init__(self) -> None:
        self._commands = {
            name: Command(name, f"Does {name}.", f"/{name} [TEXT]", run, (Option("text", "any"),))
            for name, run in (
                ("broken", broken), ("count", counting), ("echo", echo), ("stale", stale),
            )
        }  # fmt: skip

    def find(self, name: str) -> Command | None:
        return self._commands.get(name)

    def all(self) -> Sequence[Command]:
        return tuple(self._commands.values())


def no_index() -> Index:
    raise IndexMissingError("There is no index at /nowhere; build one.")


class Journal:
    """Keeps what the dispatcher reports."""

    def __init__(self) -> None:
        self.errors: list[BaseException] = []

    def __call__(self, error: BaseException) -> str:
        self.errors.append(error)
        return f"ref{len(self.errors)}"


def core(journal: Journal | None = None) -> Dispatcher:
    """A dispatcher over the hand-made commands, without an index."""
    return Dispatcher(HandMadeCommands(), no_index, lambda: NOW, journal or Journal())
