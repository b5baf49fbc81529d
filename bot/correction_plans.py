"""What a correction would do to an index, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s
from typing import TYPE_CHECKING

from briefs.message import Block, BulletList, Field, Fields, Line, Paragraph
from briefs.parts.wording import count, day
from corpus.correcting.drafts import Draft
from corpus.correcting.kinds import NOBODY
from corpus.correcting.log import Correction
from corpus.correcting.wording import in_words, regarded
from corpus.match import find
from corpus.model import Scope
from corpus.names import fold

if TYPE_CHECKING:
    from corpus.index import Index


@dataclass(frozen=True, slots=True)
class Plan:
    """What a correction would do: in a line, and in figures."""

    says: str
    blocks: tuple[Block, ...] = ()

    @property
    def mark(self) -> str:
        """What a confirmation carries, so that it confirms this and nothing else."""
        return blake2s(repr(self).encode("utf-8", "replace"), digest_size=4).hexdigest()


def plan_of(index: Index, draft: Draft) -> Plan:
    """Return what a correction would do to an index as it is now."""
    match draft.kind:
        case "merge":
            return _merging(index, draft)
        case "split":
            return _splitting(index, draft)
        case "kind":
            return _regarding(index, draft)
        case "outlet":
            article = index.article(draft.subject)
            says = f"“{article.headline or article.id}” is by {draft.other}"
            return Plan(says, _fields(("before", article.display_name)))
        case "story":
            number = len(index.story(draft.subject_id).articles)
            says = f"The story {draft.subject} is called {draft.other}"
            return Plan(says, _fields(("articles", f"{number:,}")))
        case _:
            fact = next(one for one in index.facts() if one.id == draft.subject)
            return Plan(
                "This is shown as a fact no more",
                (
                    Paragraph((Line(fact.text),)),
                    *_fields(("reported by", ", ".join(fact.outlets)), ("status", fact.status)),
                ),
            )


def _merging(index: Index, draft: Draft) -> Plan:
    kept, other = index.person(draft.subject_id), index.person(draft.other_id)
    both = _articles(index, kept.id) | _articles(index, other.id)
    return Plan(
        f"{other.name} is {kept.name}",
        _fields(
            (f"{kept.name}, who stays", _presence(index, kept.id)),
            (other.name, _presence(index, other.id)),
            ("together", count(len(both), "article")),
        ),
    )


def _splitting(index: Index, draft: Draft) -> Plan:
    person = index.person(draft.subject_id)
    among = index.articles(Scope(articles=frozenset(draft.articles)))
    total = len(_articles(index, person.id))
    lines = tuple(Line(f"{one.display_name}: {one.headline or one.id}") for one in among)
    says = f"{person.name} is {draft.other} in {len(among):,} of {count(total, 'article')}"
    return Plan(says, (BulletList(lines),))


def _regarding(index: Index, draft: Draft) -> Plan:
    """Return what it does that a name is no person's."""
    wanted = fold(draft.subject)
    ids = [one.entity.id for one in index.people() if fold(one.entity.name) == wanted]
    named = [(draft.subject, _presence(index, *ids))]
    if len(ids) > 1:
        named.append(("taken for", count(len(ids), "person", "people")))
    spellings = (alias for one in ids for alias in index.person(one).aliases)
    others = [alias for alias in dict.fromkeys(spellings) if alias != draft.subject]
    if others:
        named.append(("also written", ", ".join(others)))
    if draft.other != NOBODY:
        named.append(("its mentions go to", _goes_to(index, draft)))
    return Plan(regarded(draft.subject, draft.other), _fields(*named))


def _goes_to(index: Index, draft: Draft) -> str:
    known = find(index, draft.subject, ("organisation", "place")).best
    if known is None or known.score < 98:
        return f"a new {draft.other}"
    now = known.entity.kind
    sort = "an organisation" if draft.other == "organisation" else "a place"
    becomes = f", from now on {sort}" if now != draft.other else ""
    return f"the {now} {known.entity.name}{becomes}"


def _fields(*rows: tuple[str, str]) -> tuple[Block, ...]:
    return (Fields(tuple(Field(name, (Line(value),)) for name, value in rows)),)


def _articles(index: Index, person: str) -> set[str]:
    return {mention.span.article for mention in index.mentions(person)}


def _presence(index: Index, *people: str) -> str:
    articles = {article for person in people for article in _articles(index, person)}
    mentions = sum(len(index.mentions(person)) for person in people)
    return f"{count(len(articles), 'article')} · {count(mentions, 'mention')}"


def undoing(one: Correction) -> Plan:
    """Return what it would do to undo a correction."""
    said_by = f"{person_of(one.by)}, {day(one.at)}, {one.at:%H:%M} UTC"
    return Plan(f"No longer: {in_words(one)}", _fields(("said by", said_by)))


def person_of(by: str) -> str:
    """Return an editor's name, without the account, which the file and the command line have."""
    return by.rpartition(" (")[0] if by.endswith(")") and " (" in by else by
