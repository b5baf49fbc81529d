"""/who: who somebody is in the news, what each outlet calls them, and what they say."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.who import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("who", context, text, KINDS, brief)


COMMAND = Command(
    name="who",
    summary="Who somebody is in the news, what each outlet calls them, and what they say.",
    usage="/who NAME",
    run=run,
    options=(
        Option("name", "who it is about, in any spelling", required=True, completes=True),
        *FILTERS,
    ),
    examples=(
        "/who Shoigu",
        "/who Шойгу outlet:AP",
    ),
    kinds=KINDS,
    steady=True,
)
