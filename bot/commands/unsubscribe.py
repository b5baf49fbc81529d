"""/unsubscribe: end a digest."""

from bot.command import Answer, Command, Context, Option
from bot.subscriptions_shown import may_change, one_line, said

HOW = "Say which, such as /unsubscribe k3f9x2; /subscriptions lists them."


def run(context: Context, text: str) -> Answer:
    """Return that a digest was ended."""
    asked = context.invocation
    if not text:
        return said(
            "unsubscribe",
            text,
            "Say which, such as /unsubscribe k3f9x2; /subscriptions lists them.",
        )
    one = context.desk.found(asked.adapter, asked.workspace, text)
    if refusal := may_change(asked, one):
        return said("unsubscribe", text, refusal)
    context.desk.removed(one)
    return said("unsubscribe", text, f"Ended: {one_line(context.desk, one)}.")


COMMAND = Command(
    name="unsubscribe",
    summary="End a digest that is posted by a schedule.",
    usage="/unsubscribe ID",
    run=run,
    options=(Option("id", "its id, as /subscriptions shows it", required=True),),
    examples=("/unsubscribe k3f9x2",),
)
