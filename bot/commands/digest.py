"""/digest: the stories of a period on one screen, or all of it."""

from bot.command import FILTERS, LENGTH, Answer, Command, Context, Option, without_length
from briefs.digest import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    from briefs.query import read_query

    words, long = without_length(context, text, KINDS)
    query = read_query(context.index, words, KINDS, context.now)
    message = brief(context.index, query, context.now, long=long, news=context.news)
    return Answer("digest", text, message, query.lookup.best)


COMMAND = Command(
    name="digest",
    summary="The stories of a period on one screen.",
    usage="/digest [NAME] [PERIOD] [long]",
    run=run,
    options=(Option("subject", "a story, topic or person", completes=True), *FILTERS, LENGTH),
    examples=(
        "/digest",
        "/digest nuclear",
        "/digest last week",
        "/digest armistice long",
    ),
    kinds=KINDS,
    steady=True,
)
