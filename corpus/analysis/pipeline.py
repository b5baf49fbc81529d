"""The whole analysis of one article, step after step."""

from collections.abc import Callable

from corpus.analysis.dates import find_dates
from corpus.analysis.labels import find_labels
from corpus.analysis.page.language import is_english
from corpus.analysis.people import find_people
from corpus.analysis.quotes import find_quotes
from corpus.analysis.sentences import split_sentences
from corpus.analysis.statements import find_statements
from corpus.analysis.tagger import tag_names
from corpus.analysis.taggers import SHIPPED, named_tagger
from corpus.analysis.terms import find_terms
from corpus.analysis.tokens import tokenize
from corpus.analysis.topics import find_topics
from corpus.model import Article, Document

STEPS: tuple[Callable[[Document], Document], ...] = (
    split_sentences,
    tokenize,
    tag_names,
    find_people,
    find_quotes,
    find_statements,
    find_labels,
    find_terms,
    find_dates,
    find_topics,
)
IN_ANY_LANGUAGE = STEPS[:2]
"""The steps that need no English."""


def analyse(article: Article, tagger: str = SHIPPED) -> Document:
    """Return the article with all that is found in it, under ids that hold within it alone.

    Of one in another language than English only sentences and words are told apart. Names are
    found by the tagger of that name; raises ConfigError where there is none.
    """
    document = Document(article)
    steps = STEPS if is_english(article.language) else IN_ANY_LANGUAGE
    for step in steps:
        if step is tag_names:
            document = tag_names(document, named_tagger(tagger))
        else:
            document = step(document)
    return document
