"""Fair omissions: what an article leaves out though most others have it."""

from collections.abc import Iterable
from datetime import date, timedelta

from briefs.message import Line
from briefs.parts.claims import claim_text, shared
from briefs.parts.evidence import Evidence
from briefs.parts.narrowing import telling
from briefs.parts.wording import day
from corpus.fairness import left_out
from corpus.model import Fact

_RECENT = timedelta(days=14)


def omission_lines(evidence: Evidence, facts: Iterable[Fact]) -> list[Line]:
    """Return what an article leaves out though most others have it, with the basis for saying so.

    An article is named only where it appeared after the day the thing happened, and where it
    lacks most of the words too: alignment may have missed what it says in its own way. What
    happened long before the first article is background, which nobody has to tell again.
    """
    days = [article.day for article in evidence.articles if article.day]
    oldest = min(days, default=date.max) - _RECENT
    by_id = {article.id: article for article in evidence.articles}
    lines = []
    for fact in shared(facts):
        holders = {span.article for span in fact.spans}
        if fact.happened is None or fact.happened < oldest or 2 * len(holders) <= len(by_id):
            continue
        for article in left_out(fact, evidence.articles):
            if _has_the_words(evidence, fact, article):
                continue
            published = by_id[article].day
            basis = f"it happened on {day(fact.happened)}"
            if published:
                basis += f", the article appeared on {day(published)}"
            text = f"{evidence.name(article)} leaves out: {claim_text(evidence, fact)} · {basis}"
            lines.append(Line(text, (*fact.spans[:1], *evidence.lead(article))))
    return lines


def _has_the_words(evidence: Evidence, fact: Fact, article: str) -> bool:
    """Return whether an article has half of the telling words of one wording of a fact."""
    document = evidence.document(article)
    there = telling(f"{document.article.headline or ''} {document.article.text}")
    wordings = (telling(evidence.text(span)) for span in fact.spans)
    return any(2 * len(words & there) >= len(words) for words in wordings)
