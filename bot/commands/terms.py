"""/terms: which words outlets use for things and events, and in whose voice."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.terms import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("terms", context, text, KINDS, brief)


COMMAND = Command(
    name="terms",
    summary="Which words outlets use for things and events, and in whose voice.",
    usage="/terms NAME or all",
    run=run,
    options=(
        Option(
            "subject",
            "terms on which topic, person or story, or all",
            required=True,
            completes=True,
        ),
        *FILTERS,
    ),
    examples=(
        "/terms nuclear",
        '/terms all outlet:"Global Times"',
    ),
    kinds=KINDS,
    steady=True,
)
