"""/search: articles that hold these words."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.search import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("search", context, text, KINDS, brief)


COMMAND = Command(
    name="search",
    summary="Articles that hold these words.",
    usage="/search WORDS",
    run=run,
    options=(
        Option("words", "words in texts, headlines, bylines and captions", required=True),
        *FILTERS,
    ),
    examples=(
        "/search missiles",
        "/search parade outlet:AP",
        "/search said:Shoigu cooperation",
    ),
    kinds=KINDS,
    steady=True,
)
