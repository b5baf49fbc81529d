"""/topic: how outlets cover a topic: who is heard, which words they use, what they report."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.topic import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("topic", context, text, KINDS, brief)


COMMAND = Command(
    name="topic",
    summary="How outlets cover a topic: who is heard, which words they use, what they report.",
    usage="/topic TOPIC",
    run=run,
    options=(Option("topic", "what it is about", required=True, completes=True), *FILTERS),
    examples=(
        "/topic nuclear",
        "/topic nuclear outlet:AP",
    ),
    kinds=KINDS,
    steady=True,
)
