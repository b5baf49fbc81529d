"""Articles on a made-up storm."""

from bot.app import Application
from bot.command import Answer
from bot.ports import Invocation
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text


def article(outlet: str, text: str, day: int = 4) -> str:
    front = f"headline: Storm at Port Brae\noutlet: {outlet}\ndate: 2024-03-{day:02}"
    return f"---\n{front}\n---\n{text}\n"


ARTICLES = {
    "herald": article(
        "Quay Herald",
        "The tanker Alma Verde ran aground off Port Brae on Sunday with 21 people on board. Two "
        "sailors were injured, the coast guard said.\n\n“We had asked for a pilot twice,” Captain "
        "Ilse Tormund told reporters. The harbour office denied that any request came.",
    ),
    "radio": article(
        "Radio Brae",
        "Two sailors of the tanker Alma Verde were injured off Port Brae, the coast guard said "
        "on Monday. Transport Minister Edda Lindqvist said the ship carried 40,000 tonnes of oil."
        "\n\nLindqvist promised $1.5 million on Monday. She called the state of "
        "the lights “a disgrace for the whole coast”.",
        day=5,
    ),
    "islander": article(
        "The Islander",
        "Nobody in Port Brae doubts that a storm was coming when the Alma Verde left. Edda "
        "Lindqvist has not visited the island, where forty-one families left their homes. "
        "On Monday, Lindqvist promised $1.5 million.",
        day=6,
    ),
}


def ask(application: Application, text: str = "/digest") -> Answer:
    command, args = application.dispatcher.read(text)
    answer = application.dispatcher.answer(Invocation(command, args, adapter="terminal"))
    assert answer.failure is None
    return answer


def shown(application: Application, text: str = "/digest") -> str:
    """An answer as the terminal has it, on wide lines."""
    return plain_text(lay_out(ask(application, text).message, 300))
