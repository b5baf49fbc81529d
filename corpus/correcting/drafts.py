"""What an editor wants to correct, looked up in an index before it is written down."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.correcting.kinds import NOBODY, SORTS
from corpus.correcting.log import Kind
from corpus.errors import CorrectionError
from corpus.index import Index
from corpus.match import find
from corpus.model import Article, EntityKind, EntityRef, Scope
from corpus.names import fold

Part = Literal["subject", "other", "article"]
MOST_OPTIONS = 25
_SHORTEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """A correction as it was typed; names may be in any spelling, or an id after "id:"."""

    kind: Kind
    subject: str
    other: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction that fits the index: names as the index has them, and what it is about there.

    `subject_id` and `other_id` are the ids behind names of people and stories.
    """

    kind: Kind
    subject: str
    other: str = ""
    articles: tuple[str, ...] = ()
    was: str = ""
    subject_id: str = ""
    other_id: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be meant: what to say for it, and how it is shown."""

    value: str
    name: str
    detail: str = ""


class UnclearError(CorrectionError):
    """What is named could be several things, or is nothing here.

    `options` are what may be meant: `rivals`, each as good as the others, else only the nearest.
    """

    def __init__(
        self,
        detail: str,
        part: Part,
        text: str,
        options: Sequence[Option] = (),
        *,
        rivals: bool = False,
    ) -> None:
        super().__init__(detail)
        self.rivals = rivals
        self.part: Part = part
        self.text = text
        self.options = tuple(options)


def drafted(index: Index, wish: Wish) -> Draft:
    """Return a wish as a correction that fits the index.

    Raises UnclearError where a name or an article is not clearly meant, CorrectionError where it
    would change nothing or can't be.
    """
    return _DRAFTS[wish.kind](index, wish)


def _merge(index: Index, wish: Wish) -> Draft:
    kept = _found(index, wish.subject, "person", "subject")
    other = _found(index, wish.other, "person", "other")
    if kept.id == other.id:
        raise CorrectionError(f"{kept.name} is one person here already.")
    return Draft(
        "merge", _telling(index, kept), _telling(index, other), subject_id=kept.id,
        other_id=other.id,
    )  # fmt: skip


def _split(index: Index, wish: Wish) -> Draft:
    person = _found(index, wish.subject, "person", "subject")
    there = _articles_of(index, person)
    articles = tuple(dict.fromkeys(_article(index, one, there).id for one in wish.articles))
    if not articles:
        raise UnclearError(
            f"Say in which article {person.name} is {wish.other}.", "article", "", _shown(there)
        )
    if fold(wish.other) == fold(person.name):
        raise CorrectionError(f"{person.name} has that name already; give the other person's.")
    return Draft(
        "split", _telling(index, person), wish.other, articles, subject_id=person.id
    )  # fmt: skip


def _kind(index: Index, wish: Wish) -> Draft:
    if wish.other not in SORTS:
        raise CorrectionError(
            f"What is no person is an organisation, a place or {NOBODY}, not “{wish.other[:40]}”."
        )
    person = _found(index, wish.subject, "person", "subject")
    return Draft("kind", person.name, wish.other, subject_id=person.id)


def _outlet(index: Index, wish: Wish) -> Draft:
    if not wish.subject:
        unnamed = [one for one in index.articles() if one.outlet is None]
        raise UnclearError("Say which article.", "subject", "", _shown(unnamed))
    article = _article(index, wish.subject, index.articles(), "subject")
    if article.outlet == wish.other:
        raise CorrectionError(f"That article is by {wish.other} already.")
    return Draft("outlet", article.id, wish.other, was=article.outlet or "")


def _story(index: Index, wish: Wish) -> Draft:
    story = _found(index, wish.subject, "story", "subject")
    if story.name == wish.other:
        raise CorrectionError(f"That story is called {wish.other} already.")
    return Draft("story", story.name, wish.other, subject_id=story.id)


def _fact(index: Index, wish: Wish) -> Draft:
    facts = index.facts()
    wanted = wish.subject.removeprefix("id:")
    if any(fact.id == wanted for fact in facts):
        return Draft("fact", wanted)
    from rapidfuzz import fuzz, process, utils  # slow to import, and an id needs none of it

    texts = {fact.id: fact.text for fact in facts}
    near = process.extract(
        wish.subject, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process,
        limit=8, score_cutoff=60,
    )  # fmt: skip
    outlets = {fact.id: ", ".join(fact.outlets) for fact in facts}
    options = [Option(key, text, outlets[key]) for text, _, key in near]
    raise UnclearError(
        f"There is no fact {wish.subject[:60]!r}; parallax index export --facts has the ids.",
        "subject", wish.subject, options, rivals=bool(options),
    )  # fmt: skip


_DRAFTS: Mapping[Kind, Callable[[Index, Wish], Draft]] = {
    "merge": _merge,
    "split": _split,
    "kind": _kind,
    "outlet": _outlet,
    "story": _story,
    "fact": _fact,
}


def _found(index: Index, text: str, kind: EntityKind, part: Part) -> EntityRef:
    """Return what is clearly meant by a name."""
    lookup = find(index, text, (kind,))
    if lookup.best:
        return lookup.best.entity
    options = [_option(index, match.entity) for match in (*lookup.rivals, *lookup.suggestions)]
    sentence = (
        f"There is no story {text[:60]!r} here."
        if kind == "story"
        else f"Nobody here is clearly meant by {text[:60]!r}; give the name as /who shows it."
    )
    raise UnclearError(sentence, part, text, options[:MOST_OPTIONS], rivals=bool(lookup.rivals))


def _option(index: Index, entity: EntityRef) -> Option:
    number = (
        len(index.story(entity.id).articles)
        if entity.kind == "story"
        else len({mention.span.article for mention in index.mentions(entity.id)})
    )
    return Option(f"id:{entity.id}", entity.name, f"{number} article{'s' * (number != 1)}")


def _telling(index: Index, person: EntityRef) -> str:
    """Return a person's name, or the id where others have the same name."""
    wanted = fold(person.name)
    namesakes = [one for one in index.people() if fold(one.entity.name) == wanted]
    return person.name if len(namesakes) < 2 else person.id


def _articles_of(index: Index, person: EntityRef) -> Sequence[Article]:
    there = {mention.span.article for mention in index.mentions(person.id)}
    return index.articles(Scope(articles=frozenset(there))) if there else ()


def _article(index: Index, text: str, among: Sequence[Article], part: Part = "article") -> Article:
    """Return the one article of an id, the beginning of one, an outlet or a headline."""
    exact = [one for one in among if one.id == text]
    wanted = fold(text)
    begun = [one for one in among if len(text) >= _SHORTEST_PREFIX and one.id.startswith(text)]
    named = [one for one in among if wanted and wanted in map(fold, _names(one))]
    found = exact or begun or named
    if len(found) == 1:
        return found[0]
    everywhere: Collection[str] = {one.id for one in index.articles()}
    sentence = (
        f"Nobody of that name is in the article {text[:60]!r}."
        if text in everywhere
        else f"There is no article {text[:60]!r}; parallax index export has the ids."
    )
    raise UnclearError(sentence, part, text, _shown(found or among), rivals=bool(found))


def _names(article: Article) -> tuple[str, ...]:
    """Return what people may call an article by."""
    given = (article.display_name, article.outlet, article.agency, article.headline)
    return tuple(filter(None, given))


def _shown(articles: Sequence[Article]) -> list[Option]:
    return [
        Option(one.id, one.headline or one.id, one.display_name) for one in articles[:MOST_OPTIONS]
    ]
