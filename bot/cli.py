"""The command line: `parallax ask`, `chat`, `index`, `doctor`.

Exit codes: 0 for every answer, also "nothing found"; 1 where the program failed; 2 for wrong use.
Then one sentence on standard error says what to do.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.app import Application
    from bot.command import Answer

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130

Run = Callable[["Application", argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(WRONG_USE, f"{sentence}. See {self.prog} --help.\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(None, f"there is no command {value}; choose from {known}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        options = parser().parse_args(arguments)
        code = _run(options)
        sys.stdout.flush()
        return code
    except SystemExit as end:  # argparse leaves this way
        return end.code if isinstance(end.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def program() -> NoReturn:
    """Run the command line as a process of its own, and end that at once.

    Taking the interpreter down in order takes a tenth as long as an answer, and `main` leaves
    nothing open that would need it.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _run(options: argparse.Namespace) -> int:
    from bot.app import Application

    application = Application(getattr(options, "config", None), getattr(options, "index", None))
    run: Run = options.run
    try:
        return run(application, options)
    except CorpusError as error:
        return fail(error.detail)
    except BrokenPipeError:
        raise
    except OSError as error:
        return fail(f"{error.strerror or error}: {error.filename or 'input or output'}.")
    except Exception as error:
        return fail(f"Something broke; the log has it under {application.report(error)}.")


def fail(sentence: str, code: int = FAILED) -> int:
    """Print a sentence on standard error and return the exit code."""
    sys.stderr.write(f"{sentence}\n")
    return code


def parser() -> Parser:
    """Return the parser of the whole command line."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--index", metavar="FOLDER", help="the index to use")
    shared.add_argument("--config", metavar="FILE", help="the settings file to use")
    whole = Parser(
        prog="parallax",
        description="How different outlets covered the same event, every line with its source.",
        parents=[shared],
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    ask = commands.add_parser("ask", parents=[shared], help="answer one question")
    ask.add_argument("question", nargs="*", help='such as "/who Shoigu"')
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as JSON")
    form.add_argument("--as", dest="form", metavar="FORM", help="terminal or markdown")
    ask.add_argument("--width", type=_columns, metavar="N", help="columns to lay out for")
    ask.set_defaults(run=_ask)
    chat = commands.add_parser("chat", parents=[shared], help="ask and answer until Ctrl-D")
    chat.set_defaults(run=_chat)
    _add_index(commands, shared)
    doctor = commands.add_parser("doctor", parents=[shared], help="say what is used and missing")
    doctor.set_defaults(run=_doctor)
    return whole


def _add_index(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    index = commands.add_parser("index", parents=[shared], help="build and look after an index")
    steps = index.add_subparsers(metavar="STEP", required=True, parser_class=Parser)
    build = steps.add_parser("build", parents=[shared], help="build an index from sources")
    build.add_argument("sources", nargs="+", metavar="SOURCE", help="folder, file or address")
    build.add_argument("--out", metavar="FOLDER", help="where the index goes")
    add = steps.add_parser("add", parents=[shared], help="add sources to the index")
    add.add_argument("sources", nargs="+", metavar="SOURCE", help="folder, file or address")
    steps.add_parser("info", parents=[shared], help="say what the index holds")
    steps.add_parser("check", parents=[shared], help="check that its files are intact")
    export = steps.add_parser("export", parents=[shared], help="print it as JSON lines")
    export.add_argument("--facts", action="store_true", help="facts instead of articles")
    for name, step in steps.choices.items():
        step.set_defaults(run=_index, step=name)


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> NoReturn:
        """Print and leave."""
        del namespace, values, option_string
        from bot.doctor import version

        sys.stdout.write(f"parallax {version()}\n")
        parser.exit()


def _columns(text: str) -> int:
    if not text.isdecimal() or not 20 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no width from 20 to 1000")
    return int(text)


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
    terminal = application.adapter("terminal", history=state_folder() / "history")
    if terminal is None:
        return fail("The terminal adapter is missing; reinstall Parallax.")
    asyncio.run(terminal.run())
    return 0


def _index(application: Application, options: argparse.Namespace) -> int:
    from bot.cli_index import STEPS

    return STEPS[options.step](application, options)


def _doctor(application: Application, options: argparse.Namespace) -> int:
    from bot.doctor import examine

    del options
    lines, healthy = examine(application)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0 if healthy else FAILED


if __name__ == "__main__":
    program()
