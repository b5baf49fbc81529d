"""/heard: whom each outlet lets speak, by outlet and by country."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.heard import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("heard", context, text, KINDS, brief)


COMMAND = Command(
    name="heard",
    summary="Whom each outlet lets speak, by outlet and by country.",
    usage="/heard NAME or all",
    run=run,
    options=(
        Option("name", "on which topic, story or person, or all", required=True, completes=True),
        *FILTERS,
    ),
    examples=(
        "/heard all",
        "/heard nuclear since:2023-07-01",
    ),
    kinds=KINDS,
    steady=True,
)
