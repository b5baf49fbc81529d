"""/timeline: what happened and what was published, day by day."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.timeline import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("timeline", context, text, KINDS, brief)


COMMAND = Command(
    name="timeline",
    summary="What happened and what was published, day by day.",
    usage="/timeline NAME or all",
    run=run,
    options=(
        Option("subject", "a person, topic or story, or all", required=True, completes=True),
        *FILTERS,
    ),
    examples=(
        "/timeline armistice",
        "/timeline all since:2023-07-26",
    ),
    kinds=KINDS,
    steady=True,
)
