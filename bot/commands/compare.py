"""/compare: outlets side by side on a person, a topic, a story, or on one another."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.compare import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("compare", context, text, KINDS, brief)


COMMAND = Command(
    name="compare",
    summary="Outlets side by side on a person, a topic, a story, or on one another.",
    usage="/compare NAME or OUTLET vs OUTLET [on NAME]",
    run=run,
    options=(
        Option("subject", "a person, topic or story, or outlets", required=True, completes=True),
        *FILTERS,
    ),
    examples=(
        "/compare Li Hongzhong",
        "/compare AP vs Global Times",
        "/compare armistice since:2023-07-27",
    ),
    kinds=KINDS,
    steady=True,
)
