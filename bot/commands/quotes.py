"""/quotes: who is quoted with which words, and through whom the words came."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.quotes import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("quotes", context, text, KINDS, brief)


COMMAND = Command(
    name="quotes",
    summary="Who is quoted with which words, and through whom the words came.",
    usage="/quotes NAME or all",
    run=run,
    options=(
        Option("name", "whose words, words on which topic, or all", required=True, completes=True),
        *FILTERS,
    ),
    examples=(
        "/quotes Shoigu",
        "/quotes all outlet:AP",
    ),
    kinds=KINDS,
    steady=True,
)
