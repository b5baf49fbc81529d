"""Draws the README's pictures from real answers: `python -m bot.pictures docs/pictures`.

They show what the index in use answers; without one named, that is the shipped abstracts.
"""

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.adapters.terminal import TerminalAdapter
from bot.adapters.terminal.screen import styled
from bot.app import Application
from bot.rendering.layout import lay_out
from briefs.message import Message

WIDTH = 100
QUESTIONS = {
    "who": "/who Shoigu",
    "compare": "/compare Li Hongzhong",
    "digest": "/digest",
}
"""The file of each picture and the question it shows."""

_REMOTE_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
"""A picture fetches nothing: it is drawn in whatever fixed-width font there is."""


def draw(question: str, message: Message) -> str:
    """Return a question and its answer on a screen, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"› {question}\n", "bold green"))
    for line in styled(lay_out(message, WIDTH)):
        console.print(line, soft_wrap=True)
    svg = console.export_svg(title="parallax chat", unique_id="parallax")
    return _REMOTE_FONT.sub("", svg)


def main(arguments: Sequence[str]) -> int:
    """Write the pictures into the folder named."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    terminal = TerminalAdapter(Application().dispatcher, WIDTH)
    for name, question in QUESTIONS.items():
        answer = terminal.ask(question)
        if answer.failure:
            sys.stderr.write(f"{answer.failure}\n")
            return 1
        (folder / f"{name}.svg").write_text(draw(question, answer.message), encoding="utf-8")
        sys.stdout.write(f"{folder / name}.svg\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["docs/pictures"]))
