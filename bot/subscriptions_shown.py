"""How subscriptions are shown in answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.command import Answer
from briefs.message import Line, Message, Paragraph

if TYPE_CHECKING:
    from bot.ports import Invocation
    from bot.subscriptions.desk import Desk
    from bot.subscriptions.model import Subscription

EMPTY_IN_WORDS = {
    "silent": "silent without news",
    "line": "one line without news",
    "spotlight": "a look at what is there without news",
}


def one_line(desk: Desk, one: Subscription) -> str:
    """Return a subscription in a line: about what, when, and how it stands."""
    kind = "a long digest" if one.length == "long" else "a digest"
    what = f"{kind} on {one.query}" if one.query else f"{kind} of everything"
    parts = [what, desk.words(one), EMPTY_IN_WORDS[one.when_empty]]
    if one.language != "en":
        parts.append(f"dates in {one.language}")
    if one.status != "active":
        parts.append(f"{one.status}{f': {one.reason}' if one.reason else ''}")
    return " · ".join(parts)


def known_language(code: str) -> str:
    """Return the code of a language that dates can be worded in; raises WhenError."""
    from bot.subscriptions.when import WhenError
    from briefs.parts.wording import is_language

    language = code.strip().lower().replace("-", "_")
    if not is_language(language):
        raise WhenError(f"There is no language “{code[:20]}”; say a code such as de, fr or ko.")
    return language


def said(command: str, text: str, sentence: str) -> Answer:
    """Return an answer of one sentence, for the asker alone."""
    message = Message("Digests", (Paragraph((Line(sentence),)),), fallback_text=sentence)
    return Answer(command, text, message, aside=True)


def may_change(asked: Invocation, one: Subscription) -> str | None:
    """Return why somebody may not change a subscription, None where they may.

    Whoever set it up may, and whoever manages the workspace.
    """
    if asked.manages or not asked.workspace or asked.user == one.created_by:
        return None
    return "Only who set it up, or who manages this workspace, may change it."
