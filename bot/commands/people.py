"""/people: which people of the articles a text names."""

from bot.command import Answer, Command, Context, Option
from briefs.people import brief

LONGEST_TEXT = 40_000
"""Characters; the longest message of any platform."""


def run(context: Context, text: str) -> Answer:
    """Return whom the text after the command names."""
    return Answer("people", text, brief(context.index, text))


COMMAND = Command(
    name="people",
    summary="Which people of these articles a text names, and who they are.",
    usage="/people TEXT",
    run=run,
    options=(Option("text", "the text to look through", required=True),),
    examples=("/people Putin wrote to Kim Jong Un, and Shoigu read it out.",),
    steady=True,
    longest=LONGEST_TEXT,
)
