"""/outlet: what an outlet or agency published, whom it quotes and cites."""

from bot.command import LENGTH, SINCE, UNTIL, Answer, Command, Context, Option, without_length
from briefs.outlet import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    from briefs.query import read_query

    words, long = without_length(context, text, KINDS)
    query = read_query(context.index, words, KINDS, context.now)
    return Answer("outlet", text, brief(context.index, query, context.now, long=long),
                  query.lookup.best)  # fmt: skip


COMMAND = Command(
    name="outlet",
    summary="What an outlet or agency published, whom it quotes and cites.",
    usage="/outlet OUTLET [long]",
    run=run,
    options=(
        Option("outlet", "which outlet or agency", required=True, completes=True),
        *(SINCE, UNTIL, LENGTH),
    ),
    examples=(
        "/outlet AP",
        "/outlet Global Times since:2023-07-01",
        "/outlet Global Times long",
    ),
    kinds=KINDS,
    steady=True,
)
