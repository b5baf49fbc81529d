"""/outlet: what an outlet or agency published, whom it quotes and cites."""

from bot.command import SINCE, UNTIL, Answer, Command, Context, Option, answer_with
from briefs.outlet import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("outlet", context, text, KINDS, brief)


COMMAND = Command(
    name="outlet",
    summary="What an outlet or agency published, whom it quotes and cites.",
    usage="/outlet OUTLET",
    run=run,
    options=(
        Option("outlet", "which outlet or agency", required=True, completes=True),
        *(SINCE, UNTIL),
    ),
    examples=(
        "/outlet AP",
        "/outlet Global Times since:2023-07-01",
    ),
    kinds=KINDS,
    steady=True,
)
