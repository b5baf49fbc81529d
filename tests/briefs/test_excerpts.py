"""Excerpts: short, in the articles' words, with what they are about, quotes closed."""

from briefs.parts.evidence import Evidence
from briefs.parts.excerpts import MOST_WORDS, excerpt, shorten
from corpus.index import Index
from corpus.model import Span

SLACK = 6
"""Words by which an excerpt may be longer, so that it need not cut a quote."""


def test_an_excerpt_holds_what_it_is_about(harbour: Index) -> None:
    evidence = Evidence(harbour, harbour.articles())
    shortened = 0
    for article in harbour.articles():
        for mention in evidence.document(article.id).mentions:
            cut = excerpt(evidence, mention.span)
            assert cut.span.start <= mention.span.start
            assert mention.span.end <= cut.span.end
            assert evidence.text(cut.span) in cut.text
            assert len(cut.text.split()) <= MOST_WORDS + SLACK
            shortened += "…" in cut.text
    assert shortened


def test_a_cut_quote_is_closed(harbour: Index) -> None:
    evidence = Evidence(harbour, harbour.articles())
    for article in harbour.articles():
        document = evidence.document(article.id)
        for sentence in document.sentences:
            cut = shorten(evidence, Span(article.id, sentence.start, sentence.end), most_words=8)
            inside = [
                quote
                for quote in document.quotes
                if quote.span.start < cut.span.end < quote.span.end
            ]
            assert cut.text.endswith("…”") == bool(inside)


def test_a_short_sentence_stays_whole(harbour: Index) -> None:
    evidence = Evidence(harbour, harbour.articles())
    [article] = [one for one in harbour.articles() if one.outlet == "Tidewrack"]
    first = evidence.document(article.id).sentences[0]
    cut = excerpt(evidence, Span(article.id, first.start, first.start + 4))
    assert cut.text == evidence.text(Span(article.id, first.start, first.end))
