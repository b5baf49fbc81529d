"""What is new in a digest: articles, and facts that stood not so in those told of before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefs.message import Block, Covered, Field, Fields, Line
from briefs.parts.claims import (
    alone,
    best_first,
    claim_text,
    fact_line,
    fact_lines,
    says_something,
    shared,
)
from briefs.parts.disagreeing import disputed, question_of
from briefs.parts.evidence import Evidence, heading, left_out
from briefs.parts.wording import count, day, joined, listed, shortened
from corpus.model import Article, Fact

MOST_FACTS_COVERED = 500
_LONGEST_HEADLINE = 90
_WORDS = 12


@dataclass(frozen=True, slots=True)
class News:
    """What was not told before: ids of articles, and facts as `Covered` names them.

    `since` is when the last digest came, in words, such as "Tuesday 09:00".
    """

    since: str
    articles: frozenset[str]
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is new for an answer, that of most sources first."""

    since: str = ""
    articles: Sequence[Article] = ()
    disputed: Sequence[Fact] = ()
    shared: Sequence[Fact] = ()
    alone: Sequence[Fact] = ()

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.articles or self.disputed or self.shared)

    @property
    def sentence(self) -> str:
        """How much is new: "New since Tuesday 09:00: 1 article and 2 facts"."""
        facts = len(self.disputed) + len(self.shared) + len(self.alone)
        counts = [count(len(self.articles), "article")] if self.articles else []
        counts += [count(facts, "fact")] if facts else []
        return f"New since {self.since}: {joined(counts)}"


def covered(evidence: Evidence, facts: Iterable[Fact]) -> Covered:
    """Return what a digest of these articles and facts is about, for the next one."""
    kept = [fact for fact in facts if fact.status != "alone"]
    names = sorted(_standing(fact) for fact in kept)[:MOST_FACTS_COVERED]
    return Covered(tuple(sorted(one.id for one in evidence.articles)), tuple(names))


def told_anew(evidence: Evidence, facts: Sequence[Fact], news: News | None) -> Told:
    """Return what is new among the articles and facts of an answer; nothing without `news`.

    A fact is new where it rests on a new article, and neither stood so in what was told before
    nor in the articles told of before: what an outlet repeats is no news.
    """
    if news is None:
        return Told()
    articles = [one for one in evidence.articles if one.id in news.articles]
    found = [fact for fact in facts if _is_new(evidence, fact, news)]
    own = [fact for fact in alone(evidence, found) if says_something(fact.text)]
    return Told(news.since, articles, disputed(found), shared(found), own)


def _is_new(evidence: Evidence, fact: Fact, news: News) -> bool:
    if not any(span.article in news.articles for span in fact.spans):
        return False
    before = [span for span in fact.spans if span.article not in news.articles]
    if fact.status == "alone":
        return not before
    if _standing(fact) not in news.facts:
        return False
    if fact.status == "disputed":
        sides = [side for side in fact.sides if any(span in before for span in side.spans)]
        return len(sides) < len(fact.sides)
    return len(evidence.names_of(before)) < 2


def _standing(fact: Fact) -> str:
    return f"{fact.id} {fact.status}"


def news_blocks(evidence: Evidence, told: Told, most: int) -> Iterator[Block]:
    """Yield what is new: at most so many articles, and so many facts of each kind."""
    if not told:
        return
    groups = (
        ("Articles" if len(told.articles) > 1 else "Article", _articles(evidence, told.articles)),
        ("Now disputed", [_dispute(evidence, fact) for fact in told.disputed]),
        ("Now by several", fact_lines(evidence, told.shared, whole=True)),
        ("Only there", best_first(_own(evidence, fact) for fact in told.alone)),
    )
    yield heading(told.sentence)
    yield Fields(tuple(Field(name, _at_most(lines, most)) for name, lines in groups if lines))


def _articles(evidence: Evidence, articles: Iterable[Article]) -> list[Line]:
    return [_article(evidence, one) for one in articles]


def _article(evidence: Evidence, article: Article) -> Line:
    headline = shortened(article.headline, _LONGEST_HEADLINE) if article.headline else "no headline"
    parts = (evidence.name(article.id), day(article.day) if article.day else "", headline)
    return Line(" · ".join(filter(None, parts)), evidence.lead(article.id))


def _dispute(evidence: Evidence, fact: Fact) -> Line:
    names = listed(evidence.names_of(fact.spans), 3)
    return Line(f"{question_of(evidence, fact)} · {names}", fact.spans)


def _own(evidence: Evidence, fact: Fact) -> Line:
    return fact_line(evidence, fact, text=claim_text(evidence, fact, _WORDS))


def _at_most(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    if len(lines) <= most + 1:
        return tuple(lines)
    return (*lines[:most], Line(left_out(len(lines) - most), tone="quiet"))
