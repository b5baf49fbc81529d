"""The excerpts that a model is shown: of every source some, within a bound, word for word."""

from collections import Counter
from collections.abc import Iterable, Iterator

from briefs.parts.evidence import Evidence
from briefs.parts.focus import Focus
from briefs.summarising.manner import speaks_to_a_model
from briefs.summarising.records import Material, Passage
from briefs.summarising.words import is_rare, normal, words_of
from corpus.model import Article, Document, Quote, Span, Statement

MOST_PASSAGES = 60
_LONGEST_PASSAGE = 600
"""Characters; a longer paragraph is cut into several between sentences."""
_LONGEST_SENTENCE = 1_200
"""A sentence longer than that is none, and is left out."""


def material_of(evidence: Evidence, focus: Focus, most_characters: int) -> Material:
    """Return excerpts of the articles on a subject, numbered in reading order.

    Every article gives its first paragraph on it before any gives its second, one of each source
    first. Text in other languages than English is left out, for nobody here could check what is
    made of it, and so are paragraphs that speak to a language model.
    """
    queues = [_spans(evidence, focus, article) for article in _turns(evidence)]
    chosen: list[Span] = []
    seen: set[str] = set()
    left = most_characters
    while queues and len(chosen) < MOST_PASSAGES:
        for queue in tuple(queues):
            span = next(queue, None)
            if span is None:
                queues.remove(queue)
                continue
            text = evidence.text(span)
            if text in seen or len(text) > left or len(chosen) >= MOST_PASSAGES:
                continue
            seen.add(text)
            chosen.append(span)
            left -= len(text)
    order = {article.id: number for number, article in enumerate(evidence.articles)}
    chosen.sort(key=lambda span: (order[span.article], span.start))
    documents = [evidence.document(article) for article in {span.article for span in chosen}]
    people = _folded(mention.text for one in documents for mention in one.mentions)
    others = _folded(mention.text for one in documents for mention in one.entity_mentions)
    passages = (_passage(evidence, number, span) for number, span in enumerate(chosen, 1))
    return Material(focus.name, tuple(passages), people | others, people)


def _passage(evidence: Evidence, number: int, span: Span) -> Passage:
    document = evidence.document(span.article)
    article = document.article
    heard: list[Quote | Statement] = [q for q in document.quotes if q.kind == "speech"]
    heard += document.statements
    heard = [one for one in heard if span.start <= one.span.start < span.end]
    names = [evidence.index.name_of(one.speaker) if one.speaker else None for one in heard]
    said = tuple(
        (one.text, name)
        for one, name in zip(heard, names, strict=True)
        if isinstance(one, Quote) and name
    )
    claims = tuple(
        (evidence.text(one.span), f"{name or ''} {one.speaker_text or ''}".strip())
        for one, name in zip(heard, names, strict=True)
    )
    return Passage(
        number, evidence.name(article.id), article.day, evidence.text(span), span, said, claims
    )


def _turns(evidence: Evidence) -> list[Article]:
    """Return the articles in English, the first of each source ahead of the second of any."""
    met: Counter[str] = Counter()
    turns = []
    for article in evidence.articles:
        if article.language in (None, "en"):
            name = evidence.name(article.id)
            turns.append((met[name], article))
            met[name] += 1
    return [article for _, article in sorted(turns, key=lambda turn: turn[0])]


def _spans(evidence: Evidence, focus: Focus, article: Article) -> Iterator[Span]:
    document = evidence.document(article.id)
    for number, (start, end) in enumerate(document.paragraphs, 1):
        if focus.covers(article.id, number) and not speaks_to_a_model(article.text[start:end]):
            yield from _pieces(document, start, end)


def _pieces(document: Document, start: int, end: int) -> Iterator[Span]:
    """Yield a paragraph, a long one in pieces of whole sentences."""
    article = document.article.id
    if end - start <= _LONGEST_PASSAGE:
        yield Span(article, start, end)
        return
    begun = last = start
    for sentence in document.sentences:
        if sentence.start < start or sentence.end > end:
            continue
        if sentence.end - begun > _LONGEST_PASSAGE and last > begun:
            yield Span(article, begun, last)
            begun = sentence.start
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            begun = sentence.end
        last = sentence.end
    if last > begun:
        yield Span(article, begun, last)


def _folded(spellings: Iterable[str]) -> frozenset[str]:
    """Return names as they are compared, without those that are a plain English word, too."""
    read = (words_of(normal(one)) for one in set(spellings))
    return frozenset(
        " ".join(word.folded for word in words)
        for words in read
        if len(words) > 1 or (words and is_rare(words[0].folded))
    )
