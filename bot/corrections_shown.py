"""How corrections are shown: what one would do, what it did, and all there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.correct_text import CANCEL, HOW, STEPS, written
from bot.correction_plans import Plan, person_of
from briefs.message import (
    Block,
    BulletList,
    Choice,
    Choices,
    Field,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.message import Context as SmallPrint
from briefs.parts.wording import count, day, shortened
from corpus.correcting.drafts import Draft, UnclearError, Wish
from corpus.correcting.log import Correction
from corpus.correcting.wording import in_words

if TYPE_CHECKING:
    from datetime import datetime

    from bot.editing import Done

TITLE = "Corrections"
MOST_UNDONE = 10
"""Corrections that can be undone by a button of the list, the latest."""
HOLDS = "It holds at once, for everybody who asks here, and after every rebuild; it can be undone."
_ALL = Choice("All corrections", "/correct list")
_WHICH: Mapping[str, str] = {"outlet": "article", "fact": "fact"}
"""What is to be chosen where that is not a name that was typed."""
NO_LONGER = "What this pointed to is no longer in the index, which has changed since."


def asked(plan: Plan, question: str, *, changed: bool = False) -> Message:
    """Return what a correction would do, to be confirmed; `question` is it, as typed."""
    again = (Line("The index has changed meanwhile; look again.", tone="warning"),)
    blocks: tuple[Block, ...] = (
        *((Paragraph(again),) if changed else ()),
        Paragraph((Line(plan.says, tone="strong"),)),
        *plan.blocks,
        Choices(
            "Is that right?",
            (
                Choice("Confirm", f"{question} confirm:{plan.mark}"),
                Choice("Cancel", f"/correct {CANCEL}"),
            ),
            kind="pick",
        ),
        SmallPrint((Line(HOLDS),)),
    )
    return Message("Correct this?", blocks, fallback_text=f"{plan.says}. Is that right?")


def unclear(error: UnclearError, wish: Wish) -> Message:
    """Return the choice between what may be meant, or that nothing is."""
    if error.text.startswith("id:"):
        return said(NO_LONGER)
    sentence = f"{error.detail.partition(';')[0].rstrip('.')}."
    if not error.options:
        return said(sentence)
    options = tuple(
        Choice(
            shortened(one.name, 75),
            _written(_with(wish, error, one.value)),
            one.detail,
            one.value.removeprefix("id:"),
        )
        for one in error.options
    )
    which = _WHICH.get(wish.kind, "") or shortened(error.text, 60)
    if error.part == "article":
        which = "article"
    prompt = f"Which {which}?" if error.rivals or not error.text else "The nearest"
    shown = () if error.rivals else (Paragraph((Line(sentence),)),)
    title = prompt if error.rivals else "Correct what?"
    return Message(
        title,
        (*shown, Choices(prompt, options, kind="pick")),
        fallback_text=f"{sentence} {prompt}",
    )


def _with(wish: Wish, error: UnclearError, value: str) -> Wish:
    match error.part:
        case "subject":
            return replace(wish, subject=value)
        case "other":
            return replace(wish, other=value)
        case _:
            kept = tuple(one for one in wish.articles if one != error.text)
            return replace(wish, articles=(*kept, value))


def _written(wish: Wish) -> str:
    return written(wish.kind, wish.subject, wish.other, wish.articles)


def question_of(draft: Draft) -> str:
    """Return a correction as one would type it, so that nothing in it can be mistaken."""
    subject = f"id:{draft.subject_id}" if draft.subject_id else draft.subject
    other = f"id:{draft.other_id}" if draft.other_id else draft.other
    return written(draft.kind, subject, other, draft.articles)


def done(result: Done, draft: Draft, plan: Plan, now: datetime) -> Message:
    """Return what a correction has done, and how to see it and to take it back."""
    one = result.correction
    follow = [*_see(draft), Choice("Undo", f"/correct undo {one.id}"), _ALL]
    return _told("Corrected", plan.says, result, now, follow)


def undone(result: Done, now: datetime) -> Message:
    """Return that a correction no longer holds."""
    return _told("Undone", in_words(result.correction), result, now, [_ALL])


def _told(title: str, says: str, result: Done, now: datetime, follow: Sequence[Choice]) -> Message:
    lines = [Line(says, tone="strong")]
    if result.waits:
        lines.append(
            Line(
                "It is written down. Another build is writing the index, and puts it to work when "
                "it is done.",
                tone="warning",
            )
        )
    if result.idle:
        lines.append(Line("It fits nothing in the index as that is now.", tone="warning"))
    one = result.correction
    small = f"Correction {one.id} · {day(now)}, {now:%H:%M} UTC"
    return Message(
        title,
        (Paragraph(tuple(lines)), Choices("More", tuple(follow)), SmallPrint((Line(small),))),
        fallback_text=f"{title}: {says}.",
    )


def _see(draft: Draft) -> list[Choice]:
    """Return the question that shows what a correction has done."""
    match draft.kind:
        case "merge":
            return [Choice("Who is that", f"/who id:{draft.subject_id}")]
        case "split":
            return [Choice("Who is that", f"/who {draft.other}")]
        case "outlet":
            return [Choice("The outlet", f"/outlet {draft.other}")]
        case "story":
            return [Choice("The story", f"/story id:{draft.subject_id}")]
        case _:
            return []


def listed(corrections: Sequence[Correction]) -> Message:
    """Return all corrections, the latest first, with who and when."""
    if not corrections:
        return said("Nothing was corrected yet.")
    latest = sorted(corrections, key=lambda one: one.at, reverse=True)
    lines = tuple(Line(_line(one), tone="plain" if one.holds else "quiet") for one in latest)
    standing = [one for one in latest if one.holds]
    undo = tuple(
        Choice(f"Undo {one.id}", f"/correct undo {one.id}", in_words(one))
        for one in standing[:MOST_UNDONE]
    )
    says = f"{count(len(standing), 'correction')} in force."
    return Message(
        TITLE,
        (
            Paragraph((Line(says),)),
            BulletList(lines),
            *((Choices("Undo", undo),) if undo else ()),
        ),
        fallback_text=f"{says} The latest: {in_words(latest[0])}.",
    )


def _line(one: Correction) -> str:
    line = f"{one.id} · {in_words(one)} · {person_of(one.by)}, {day(one.at)}, {one.at:%H:%M}"
    if one.undone_at:
        at = f"{day(one.undone_at)}, {one.undone_at:%H:%M}"
        line += f" · undone by {person_of(one.undone_by)}, {at}"
    return line


def steps(unknown: str = "") -> Message:
    """Return what can be put right, and how to say it."""
    known = ", ".join(STEPS[:-1])
    sentence = "Say what is to be put right."
    if unknown:
        sentence = f"/correct knows no “{shortened(unknown, 40)}”; say {known} or {STEPS[-1]}."
    fields = tuple(Field(name, (Line(how),)) for name, how in HOW.items())
    blocks = (Paragraph((Line(sentence),)), Fields(fields), Choices("More", (_ALL,)))
    return Message(TITLE, blocks, fallback_text=sentence)


def said(sentence: str) -> Message:
    """Return a message of one sentence."""
    return Message(TITLE, (Paragraph((Line(sentence),)),), fallback_text=sentence)
