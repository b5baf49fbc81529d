"""The command line: `parallax ask`, `chat`, `run`, `index`, `manifest`, `doctor`.

Exit codes: 0 for every answer, also "nothing found"; 1 where the program failed; 2 for wrong use.
Then one sentence on standard error says what to do.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from bot.arguments import WRONG_USE, complain, read_arguments
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.app import Application
    from bot.command import Answer

FAILED = 1
INTERRUPTED = 130
OBJECTS_PER_COLLECTION = 50_000
"""New objects after which Python looks for garbage; an answer makes fewer."""

Run = Callable[["Application", argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    _prepare_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read has read enough
        _discard_output()
        return FAILED
    except OSError as error:
        _discard_output()
        return fail(f"Standard output can't be written to: {error.strerror or error}.")


def _prepare_streams() -> None:
    """Make every stream one that can be written to, whatever is written.

    In place of a closed one the null device is opened, lest a file of ours get its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    """Send what is still to be written nowhere, so that nothing fails a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def program() -> NoReturn:
    """Run the command line as a process of its own, and end that at once.

    Taking the interpreter down in order takes a tenth as long as an answer, and `main` leaves
    nothing open that would need it. Looking for garbage among modules that are being loaded takes
    another twentieth.
    """
    gc.set_threshold(OBJECTS_PER_COLLECTION)
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = read_arguments(arguments)
    except SystemExit as end:  # argparse leaves this way
        return end.code if isinstance(end.code, int) else FAILED
    from bot.app import Application

    application = Application(getattr(options, "config", None), getattr(options, "index", None))
    try:
        return RUNS[options.command](application, options)
    except CorpusError as error:
        return fail(error.detail)
    except OSError as error:
        if error.filename is None:  # a stream of ours, not a file
            raise
        from bot.locations import unusable

        return fail(unusable(error))
    except Exception as error:
        return fail(f"Something broke; the log has it under {application.report(error)}.")


def fail(sentence: str, code: int = FAILED) -> int:
    """Print a sentence on standard error and return the exit code."""
    complain(sentence)
    return code


def _ask(application: Application, options: argparse.Namespace) -> int:
    """Answer one question on standard output."""
    from bot.forms import form_names, is_form, write_answer

    form = "json" if options.json else options.form or "terminal"
    if not is_form(form):
        known = ", ".join(name for name in form_names() if name != "json")
        return fail(f"Answers don't come as {form}; choose from {known}.", WRONG_USE)
    answer = _answer(application, " ".join(options.question))
    if answer.failure:
        return fail(answer.failure)
    write_answer(application, answer, form, options.width)
    return 0


def _answer(application: Application, text: str) -> Answer:
    from bot.ports import Invocation

    command, args = application.dispatcher.read(text)
    return application.dispatcher.answer(
        Invocation(command, args, place="terminal", adapter="terminal", private=True)
    )


def _chat(application: Application, options: argparse.Namespace) -> int:
    """Answer until the input ends."""
    import asyncio

    from bot.locations import state_folder

    del options
    history = None
    with suppress(CorpusError):  # whoever has no place for a history may still ask
        history = state_folder() / "history"
    terminal = application.adapter("terminal", history=history)
    if terminal is None:
        return fail("The terminal adapter is missing; reinstall Parallax.")
    asyncio.run(terminal.run())
    return 0


def _index(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_index import STEPS

    return STEPS[options.step](application, options)


def _run_adapters(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_run import run

    return run(application, options)


def _manifest(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_run import manifest

    return manifest(application, options)


def _digest(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_run import preview

    return preview(application, options)


def _correct(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_correct import correct

    return correct(application, options)


def _subscriptions(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_run import subscriptions

    return subscriptions(application, options)


def _doctor(application: Application, options: argparse.Namespace) -> int:
    from bot.doctor import examine

    del options
    lines, healthy = examine(application)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0 if healthy else FAILED


RUNS: Mapping[str, Run] = {
    "ask": _ask,
    "chat": _chat,
    "run": _run_adapters,
    "index": _index,
    "manifest": _manifest,
    "digest": _digest,
    "correct": _correct,
    "subscriptions": _subscriptions,
    "doctor": _doctor,
}


if __name__ == "__main__":
    program()
