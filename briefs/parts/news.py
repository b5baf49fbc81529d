"""What is new in a digest: articles, and facts that stood not so in those told of before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefs.message import Block, Covered, Field, Fields, Line
from briefs.parts.claims import fact_line, says_something, shared
from briefs.parts.disagreeing import disputed, question_of
from briefs.parts.evidence import Evidence, heading, left_out
from briefs.parts.wording import count, day, joined, listed, shortened
from corpus.model import Article, Fact

MOST_FACTS_COVERED = 500
_LONGEST_HEADLINE = 90


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
    """What is new for an answer: its new articles, and new facts, those of most sources first."""

    since: str
    articles: Sequence[Article]
    facts: Sequence[Fact]

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.articles or self.facts)

    @property
    def sentence(self) -> str:
        """How much is new: "New since Tuesday 09:00: 1 article and 2 facts"."""
        counts = [count(len(self.articles), "article")] if self.articles else []
        counts += [count(len(self.facts), "fact")] if self.facts else []
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
        return Told("", (), ())
    articles = [one for one in evidence.articles if one.id in news.articles]
    found = [fact for fact in facts if _is_new(evidence, fact, news)]
    alone = [fact for fact in found if fact.status == "alone" and says_something(fact.text)]
    ordered = (*disputed(found), *shared(found), *alone)
    return Told(news.since, articles, ordered)


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
    """Yield what is new: at most so many articles, and so many facts."""
    if not told:
        return
    articles = [_article(evidence, one) for one in told.articles]
    facts = [_fact(evidence, fact) for fact in told.facts]
    fields = [
        Field(count(len(lines), noun), _at_most(lines, most))
        for noun, lines in (("article", articles), ("fact", facts))
        if lines
    ]
    yield heading(told.sentence)
    yield Fields(tuple(fields))


def _article(evidence: Evidence, article: Article) -> Line:
    headline = shortened(article.headline, _LONGEST_HEADLINE) if article.headline else "no headline"
    parts = (evidence.name(article.id), day(article.day) if article.day else "", headline)
    return Line(" · ".join(filter(None, parts)), evidence.lead(article.id))


def _fact(evidence: Evidence, fact: Fact) -> Line:
    if fact.status != "disputed":
        return fact_line(evidence, fact)
    names = listed(evidence.names_of(fact.spans), 3)
    return Line(f"Now disputed: {question_of(evidence, fact)} · {names}", fact.spans)


def _at_most(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    if len(lines) <= most + 1:
        return tuple(lines)
    return (*lines[:most], Line(left_out(len(lines) - most), tone="quiet"))
