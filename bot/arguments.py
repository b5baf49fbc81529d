"""What may be typed on the command line, with examples, and how wrong use is told.

Each command leaves its name in `command`, and a step of `parallax index` its own in `step`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

WRONG_USE = 2

_CORRECTIONS = ["merge", "split", "kind", "outlet", "story", "fact", "list", "undo"]
_REQUIRED = "the following arguments are required: "

_ASK = """\
examples:
  parallax ask "/who Shoigu"
  parallax ask "/compare AP vs Global Times on sanctions"
  parallax ask "/quotes last week outlet:AP" --as markdown
  parallax ask /help                 every command, with its options
"""
_CHAT = """\
examples:
  parallax chat                      Tab completes, a number picks a choice, Ctrl-D leaves
  parallax chat --index news-index
"""
_DOCTOR = """\
example:
  parallax doctor --config parallax.toml
"""
_RUN = """\
Answers on every platform that has a section in the settings file, until Ctrl-C or SIGTERM.

examples:
  parallax run --config parallax.toml
  parallax run discord               one of them
"""
_MANIFEST = """\
examples:
  parallax manifest slack            the manifest to paste where Slack asks for one
  parallax manifest discord          the invite link, and what to set in Discord's portal
"""
_DIGEST = """\
Shows what would be posted, whether or not anything is new, and posts nothing.

examples:
  parallax digest preview
  parallax digest preview Shoigu --as slack
"""
_SUBSCRIPTIONS = """\
examples:
  parallax subscriptions list
  parallax subscriptions show k3f9x2     and what became of its last digests
  parallax subscriptions pause k3f9x2
  parallax subscriptions resume k3f9x2 m8w4t1     several at once
  parallax subscriptions add everything daily at 9 --adapter slack --workspace T1 --place C1
"""
_INDEX = """\
examples:
  parallax index build articles/ --out news-index
  parallax index info --index news-index
"""
_BUILD = """\
Reads text, Markdown, HTML and JSON Lines, names what it can't read, and goes on. The index
that was there before answers until the new one is whole.

examples:
  parallax index build articles/
  parallax index build monday/ page.html wire.jsonl --out news-index
  parallax index build articles/ --tagger spacy:en_core_web_sm
"""
_ADD = """\
Articles that are in the index already are passed over.

example:
  parallax index add tuesday/ --index news-index
"""
_INFO = """\
example:
  parallax index info --index news-index
"""
_CHECK = """\
Reads every byte of it and compares it with what was written.

example:
  parallax index check --index news-index
"""
_WHY = """\
Says of each spelling, article by article, what it was taken for and what spoke for it.

examples:
  parallax index why Shoigu
  parallax index why "Korean Central News Agency" --index news-index
"""
_EXPORT = """\
One JSON object a line, which `parallax index build` reads in again.

examples:
  parallax index export > articles.jsonl
  parallax index export --facts --index news-index
"""
_CORRECT = """\
Corrections are kept beside the index, outlast every rebuild, and can be undone.

examples:
  parallax correct merge "Li Hongzhong" "Li Hung-chung"
  parallax correct split Kim --in 8f31c04d9b2a7e65 --as "Kim Il Sung"
  parallax correct kind Norwing organisation     no person; or place, or nobody
  parallax correct outlet 8f31c04d9b2a7e65 "The Harbour Post"
  parallax correct story "Ferry runs aground" "The Lund ferry"
  parallax correct list
  parallax correct undo 3fa9c1
"""
_WHOLE = """\
examples:
  parallax ask "/who Shoigu"         one answer
  parallax chat                      question after question
  parallax run                       answer in Discord and Slack
  parallax index build articles/     answer from your own articles

Until an index is built, five abstracts that ship with Parallax answer.
"""


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help in 80 columns with examples as they stand; to measure the screen would load much."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=78)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, and shows examples."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": Layout, **options})

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave."""
        missing = message.removeprefix(_REQUIRED)
        if missing != message:
            known = [", ".join(map(str, a.choices)) for a in self._actions if a.choices]
            choose = f"; choose from {known[0]}" if missing in ("COMMAND", "STEP") else ""
            message = f"{missing} is missing{choose}"
        complain(f"{message[:1].upper()}{message[1:].rstrip('.')}. See {self.prog} --help.")
        self.exit(WRONG_USE)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(None, f"there is no command {value}; choose from {known}")


def complain(sentence: str) -> None:
    """Print a sentence on standard error, as one line that can't act on a terminal."""
    from bot.rendering.plain import safe  # what succeeds needs none of it

    sys.stderr.write(f"{safe(sentence)}\n")


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what was typed; leaves by SystemExit after help, the version, or wrong use."""
    return parser().parse_args(arguments)


def parser() -> Parser:
    """Return the parser of the whole command line."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--index", type=_place, metavar="FOLDER", help="the index to use")
    shared.add_argument("--config", type=_place, metavar="FILE", help="the settings file to use")
    whole = _with_examples(
        Parser(
            prog="parallax",
            description="How different outlets covered the same event, every line with its source.",
            parents=[shared],
        ),
        _WHOLE,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = whole.add_subparsers(
        metavar="COMMAND", dest="command", required=True, parser_class=Parser
    )
    _add_ask(commands, shared)
    chat = commands.add_parser("chat", parents=[shared], help="ask and answer until Ctrl-D")
    _with_examples(chat, _CHAT)
    _add_platforms(commands, shared)
    index = commands.add_parser("index", parents=[shared], help="build and look after an index")
    _add_steps(_with_examples(index, _INDEX), shared)
    mend = commands.add_parser("correct", parents=[shared], help="put right what the index has")
    mend.add_argument("what", choices=_CORRECTIONS, metavar="WHAT", help=", ".join(_CORRECTIONS))
    mend.add_argument("words", nargs="*", metavar="WORDS", help="what it is about, and what it is")
    mend.add_argument("--as", dest="name", metavar="NAME", help="for split: who it is instead")
    mend.add_argument(
        "--in", dest="articles", action="append", default=[], metavar="ARTICLE",
        help="for split: the id of an article where that holds; several times for several",
    )  # fmt: skip
    mend.add_argument("--by", default="", metavar="NAME", help="who says so; your login without it")
    _with_examples(mend, _CORRECT)
    doctor = commands.add_parser("doctor", parents=[shared], help="say what is used and missing")
    _with_examples(doctor, _DOCTOR)
    return whole


def _with_examples(parser: Parser, text: str) -> Parser:
    parser.epilog = text
    return parser


def _add_ask(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    ask = _with_examples(
        commands.add_parser("ask", parents=[shared], help="answer one question"), _ASK
    )
    ask.add_argument("question", nargs="*", help='such as "/who Shoigu"')
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as JSON")
    form.add_argument("--as", dest="form", metavar="FORM", help="terminal or markdown")
    ask.add_argument("--width", type=_columns, metavar="N", help="columns to lay out for")


def _add_platforms(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    run = commands.add_parser("run", parents=[shared], help="answer in chat until it is ended")
    run.add_argument("adapters", nargs="*", metavar="ADAPTER", help="such as discord or slack")
    run.add_argument("--verbose", action="store_true", help="log what the libraries do, too")
    _with_examples(run, _RUN)
    manifest = commands.add_parser(
        "manifest", parents=[shared], help="print what a platform must be told about the app"
    )
    manifest.add_argument("platform", metavar="PLATFORM", help="slack or discord")
    _with_examples(manifest, _MANIFEST)
    digest = commands.add_parser("digest", parents=[shared], help="show what would be posted")
    digest.add_argument("step", choices=["preview"], metavar="STEP", help="preview")
    digest.add_argument("question", nargs="*", help="what it is about; everything without it")
    digest.add_argument("--as", dest="form", metavar="FORM", help="such as slack or discord")
    _with_examples(digest, _DIGEST)
    kept = commands.add_parser("subscriptions", parents=[shared], help="the digests set up in chat")
    steps = ["list", "add", "show", "pause", "resume", "end"]
    kept.add_argument("step", choices=steps, metavar="STEP", help=", ".join(steps))
    kept.add_argument("id", nargs="*", help="which digests, by the ids that list shows")
    kept.add_argument("--adapter", default="", metavar="NAME", help="for add: slack or discord")
    kept.add_argument("--workspace", default="", metavar="ID", help="for add: where it belongs")
    kept.add_argument("--place", default="", metavar="ID", help="for add: the channel it goes to")
    _with_examples(kept, _SUBSCRIPTIONS)


def _add_steps(index: Parser, shared: Parser) -> None:
    steps = index.add_subparsers(metavar="STEP", dest="step", required=True, parser_class=Parser)
    build = steps.add_parser("build", parents=[shared], help="build an index from sources")
    add = steps.add_parser("add", parents=[shared], help="add sources to the index")
    info = steps.add_parser("info", parents=[shared], help="say what the index holds")
    check = steps.add_parser("check", parents=[shared], help="check that its files are intact")
    export = steps.add_parser("export", parents=[shared], help="print it as JSON lines")
    why = steps.add_parser("why", parents=[shared], help="say why a name is somebody's")
    why.add_argument("name", nargs="+", metavar="NAME", help="a person, organisation or place")
    build.add_argument("--out", type=_place, metavar="FOLDER", help="where the index goes")
    export.add_argument("--facts", action="store_true", help="facts instead of articles")
    for step in (build, add):
        step.add_argument(
            "sources", nargs="+", type=_place, metavar="SOURCE", help="a folder or a file"
        )
        step.add_argument(
            "--tagger", metavar="NAME", help="what finds names: parallax, or spacy:PIPELINE"
        )
    for step, text in (
        (build, _BUILD), (add, _ADD), (info, _INFO), (check, _CHECK), (export, _EXPORT),
        (why, _WHY),
    ):  # fmt: skip
        _with_examples(step, text)


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
    if not text.isdecimal() or not 20 <= int(text[:9]) <= 1000:
        raise argparse.ArgumentTypeError(
            f"expected a whole number from 20 to 1000, not {text[:20]!r}"
        )
    return int(text)


def _place(text: str) -> str:
    """Return a path or address; an empty one, as of an unset variable, would mean some other."""
    if not text.strip():
        raise argparse.ArgumentTypeError("expected a file or folder, not an empty text")
    return text
