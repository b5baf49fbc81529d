"""The forms in which the command line prints an answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.registry import adapter_names

if TYPE_CHECKING:
    from bot.app import Application
    from bot.command import Answer

_OWN = ("json", "markdown", "terminal")
_FOR_TESTS = frozenset({"memory"})


def form_names() -> tuple[str, ...]:
    """Return the names of all forms: our own and those of the adapters there are."""
    return (*_OWN, *(n for n in adapter_names() if n not in _FOR_TESTS and n not in _OWN))


def is_form(name: str) -> bool:
    """Whether answers come in the form of that name."""
    return name in _OWN or name in form_names()  # our own first: adapters take long to find


def write_answer(application: Application, answer: Answer, form: str, width: int | None) -> None:
    """Print an answer in one of the forms; an adapter's is a JSON array of what it would send."""
    match form:
        case "json":
            from bot.rendering.data import answer_data, json_line

            sys.stdout.write(f"{json_line(answer_data(answer))}\n")
        case "markdown":
            from bot.rendering.markdown import markdown

            sys.stdout.write(markdown(answer.message))
        case "terminal":
            from bot.adapters.terminal import TerminalAdapter

            TerminalAdapter(application.dispatcher, width).show(answer.message)
        case _:
            from bot.rendering.data import json_line

            adapter = application.adapter(form)
            question = f"/{answer.command} {answer.query}".strip()
            bodies = adapter.render(answer.message, question) if adapter else ()
            sys.stdout.write(f"{json_line(list(bodies))}\n")


def write_posts(application: Application, answer: Answer, form: str) -> None:
    """Print an answer as a platform is sent a digest: posts in a row, without pages to turn."""
    if form in _OWN:
        write_answer(application, answer, form, None)
        return
    from bot.rendering.data import json_line

    adapter = application.adapter(form)
    bodies = adapter.render(answer.message) if adapter else ()
    sys.stdout.write(f"{json_line(list(bodies))}\n")
