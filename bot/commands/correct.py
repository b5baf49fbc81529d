"""/correct: put right what the index has, for everybody; for administrators of the deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.command import Answer, Command, Context, Option
from bot.correct_text import STEPS

if TYPE_CHECKING:
    from bot.correct_text import Typed
    from briefs.message import Message

LONGEST_EDITOR = 80


def run(context: Context, text: str) -> Answer:
    """Return what a correction would do or, where it was confirmed, what it did."""
    from bot.correct_text import read

    return Answer("correct", text, _message(context, read(text)), aside=True)


def _message(context: Context, typed: Typed) -> Message:
    from bot import corrections_shown as shown
    from bot.correct_text import CANCEL

    corrections = context.editing.all()  # says so where the index can't be corrected
    match typed.step:
        case "":
            return shown.steps()
        case "list":
            return shown.listed(corrections)
        case "undo":
            return _undo(context, typed)
        case step if step == CANCEL:
            return shown.said("Nothing was changed.")
        case step if step in STEPS:
            return _correct(context, typed)
    return shown.steps(typed.step)


def _correct(context: Context, typed: Typed) -> Message:
    """Return what a correction would do, or what it did."""
    from bot import corrections_shown as shown
    from bot.correct_text import wish_of
    from bot.correction_plans import plan_of
    from corpus.correcting.drafts import UnclearError, drafted

    wish = wish_of(typed)
    try:
        draft = drafted(context.index, wish)
    except UnclearError as error:
        return shown.unclear(error, wish)
    plan = plan_of(context.index, draft)
    confirmed = typed.keyed.get("confirm")
    if confirmed != plan.mark:
        return shown.asked(plan, shown.question_of(draft), changed=confirmed is not None)
    return shown.done(context.editing.add(draft, editor(context)), draft, plan, context.now)


def _undo(context: Context, typed: Typed) -> Message:
    """Return what it would do to undo a correction, or what it did."""
    from bot import corrections_shown as shown
    from bot.correct_text import HOW
    from bot.correction_plans import undoing
    from corpus.errors import CorrectionError, UnknownIdError

    if len(typed.names) != 1 or not typed.names[0]:
        raise CorrectionError(HOW["undo"])
    [wanted] = typed.names
    one = next((one for one in context.editing.all() if one.id == wanted and one.holds), None)
    if one is None:
        raise UnknownIdError(
            f"No correction {wanted[:20]!r} holds; /correct list shows those that do."
        )
    plan = undoing(one)
    if typed.keyed.get("confirm") != plan.mark:
        return shown.asked(plan, f"/correct undo {one.id}")
    return shown.undone(context.editing.undo(one.id, editor(context)), context.now)


def editor(context: Context) -> str:
    """Return who asks: name and account on a platform, the login in a terminal."""
    from bot.dispatch import OWN_MACHINE
    from bot.editing import login
    from bot.rendering.plain import safe

    asked = context.invocation
    if asked.adapter in OWN_MACHINE:
        return login()
    name = " ".join(safe(asked.name).split())[:LONGEST_EDITOR].strip() or "somebody"
    account = "/".join(filter(None, (asked.workspace, asked.user)))
    return f"{name} ({asked.adapter} {account})"


COMMAND = Command(
    name="correct",
    summary="Put right people, outlets, stories and facts, for everybody; for administrators.",
    usage="/correct STEP NAME [with:NAME] [as:NAME] [in:ARTICLE]",
    run=run,
    options=(
        Option(
            "step",
            f"what to do: {', '.join(STEPS[:-1])} or {STEPS[-1]}",
            required=True,
            values=STEPS,
        ),
        Option("name", "the person, story, article or fact, or a correction's id", completes=True),
        Option("other", "merge: the other name of the same person", key="with", completes=True),
        Option("becomes", "the new name; for kind: organisation, place or nobody", key="as"),
        Option("article", "split: in which articles, by id or outlet, with commas", key="in"),
    ),
    examples=(
        '/correct merge "Li Hongzhong" "Li Hung-chung"',
        '/correct split Kim as:"Kim Il Sung" in:8f31c04d9b2a7e65',
        "/correct kind Norwing organisation",
        "/correct outlet 8f31c04d9b2a7e65 The Harbour Post",
        '/correct story "Ferry runs aground" as:"The Lund ferry"',
        "/correct fact ferry left late",
        "/correct list",
        "/correct undo 3fa9c1",
    ),
    kinds=("person", "story"),
    power="correct",
    lasts=True,
)
