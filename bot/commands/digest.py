"""/digest: the stories of a period on one screen."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.digest import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("digest", context, text, KINDS, brief)


COMMAND = Command(
    name="digest",
    summary="The stories of a period on one screen.",
    usage="/digest [NAME] [PERIOD]",
    run=run,
    options=(Option("subject", "a story, topic or person", completes=True), *FILTERS),
    examples=(
        "/digest",
        "/digest nuclear",
        "/digest last week",
    ),
    kinds=KINDS,
    steady=True,
)
