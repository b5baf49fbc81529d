"""What is typed after /correct, read; and a correction as it would be typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from bot.rendering.plain import safe
from corpus.errors import CorrectionError

if TYPE_CHECKING:
    from corpus.correcting.drafts import Wish
    from corpus.correcting.log import Kind

STEPS = ("merge", "split", "kind", "outlet", "story", "fact", "list", "undo")
CANCEL = "cancel"
LONGEST_NAME = 150

HOW: Mapping[str, str] = {
    "merge": 'Say both names, such as /correct merge "Li Hongzhong" "Li Hung-chung"; the first '
    "stays.",
    "split": 'Say who it is instead and in which article, such as /correct split Kim as:"Kim Il '
    'Sung" in:8f31c04d9b2a7e65.',
    "kind": "Say the name and what it is: organisation, place or nobody, such as /correct kind "
    "Norwing organisation.",
    "outlet": "Say the article and its outlet, such as /correct outlet 8f31c04d9b2a7e65 The "
    "Harbour Post; or /correct outlet as:The Harbour Post, to choose the article.",
    "story": 'Say the story and its new name, such as /correct story "Ferry runs aground" "The '
    'Lund ferry".',
    "fact": "Say which fact, by its words or its id, such as /correct fact ferry left late.",
    "undo": "Say which correction, such as /correct undo 3fa9c1; /correct list shows them.",
}
_TOKEN = re.compile(
    r'(?P<key>(?<!\S)(?:with|as|in|confirm):)|"(?P<quoted>(?:[^"\\]|\\.)*)"|“(?P<curly>[^”]*)”'
    r'|(?P<is>(?<!\S)=(?!\S))|(?P<word>[^\s"“]+|["“])'
)
_MEMBER = re.compile(r"(?:[^,\\]|\\.)+")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class Typed:
    """What was typed: the step, names in their order, and what stood after each key."""

    step: str = ""
    names: list[str] = field(default_factory=list)
    quoted: bool = False
    """Whether what belongs together was marked, by quotes or an equals sign."""
    keyed: dict[str, str] = field(default_factory=dict)


def read(text: str) -> Typed:
    """Return what was typed; any text can be read.

    Names are told apart by quotes or an equals sign; what follows a key (with:, as:, in:,
    confirm:) goes up to the next one.
    """
    step, _, rest = text.strip().partition(" ")
    typed = Typed(step.lower())
    key, end, opened = "", -1, False
    for token in _TOKEN.finditer(rest):
        glued = token.start() == end
        end = token.end()
        if found := token["key"]:
            key = found[:-1].lower()
            typed.keyed.setdefault(key, "")
            continue
        if token["is"] and not key:
            typed.quoted, opened = True, False
            continue
        whole = token["quoted"] is not None or token["curly"] is not None
        value = _ESCAPED.sub(r"\1", token["quoted"]) if token["quoted"] else token["curly"]
        value = (value or "") if whole else token[0]
        if key:
            typed.keyed[key] += value if glued and typed.keyed[key] else f" {value}"
        elif opened and not whole:
            typed.names[-1] += value if glued else f" {value}"
        else:
            typed.names.append(value)
        typed.quoted = typed.quoted or (whole and not key)
        opened = not whole
    typed.names = [" ".join(safe(name).split()) for name in typed.names]
    typed.keyed = {name: " ".join(safe(value).split()) for name, value in typed.keyed.items()}
    return typed


def wish_of(typed: Typed) -> Wish:
    """Return the correction that was typed; raises CorrectionError with how to say it."""
    from corpus.correcting.drafts import Wish

    kind = cast("Kind", typed.step)
    names = _names(typed)
    other = typed.keyed.get("with" if kind == "merge" else "as") or typed.keyed.get("as", "")
    if other:
        names.append(other)
    needed = 1 if kind == "fact" else 2
    asks_for_article = kind == "outlet" and len(names) == 1 and bool(other)
    if asks_for_article:
        names.insert(0, "")
    if len(names) != needed or not all(names[int(asks_for_article) :]):
        raise CorrectionError(HOW[kind])
    if any(len(name) > LONGEST_NAME for name in names):
        raise CorrectionError(f"A name has at most {LONGEST_NAME} characters; shorten it.")
    articles = tuple(filter(None, map(_member, _MEMBER.findall(typed.keyed.get("in", "")))))
    if kind == "kind":
        names[1] = names[1].lower()
    return Wish(kind, names[0], names[1] if needed == 2 else "", articles)


def _member(text: str) -> str:
    """Return one of several articles, as `written` writes them."""
    return _ESCAPED.sub(r"\1", text).strip()


def _names(typed: Typed) -> list[str]:
    """Return the names, those told apart that nothing marks: an id first, or what it is last."""
    if typed.quoted or len(typed.names) != 1 or "as" in typed.keyed:
        return list(typed.names)
    words = typed.names[0].split()
    if typed.step == "outlet" and len(words) > 1:
        return [words[0], " ".join(words[1:])]
    if typed.step == "kind" and len(words) > 1:
        return [" ".join(words[:-1]), words[-1]]
    return list(typed.names)


def written(
    kind: str,
    subject: str,
    other: str = "",
    articles: Sequence[str] = (),
    confirmed: str = "",
) -> str:
    """Return the question that asks for a correction, as it would be typed."""
    parts = [f"/correct {kind} {_quoted(subject)}" if subject else f"/correct {kind}"]
    if other:
        parts.append(f"{'with' if kind == 'merge' else 'as'}:{_quoted(other)}")
    if articles:
        members = (one.replace("\\", "\\\\").replace(",", "\\,") for one in articles)
        parts.append(f"in:{_quoted(','.join(members))}")
    if confirmed:
        parts.append(f"confirm:{confirmed}")
    return " ".join(parts)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
