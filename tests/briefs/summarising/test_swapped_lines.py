"""Sentences of many articles stand as they are, and not once something in them is changed."""

import random
import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from briefs.parts.evidence import Evidence
from briefs.parts.focus import Focus
from briefs.summarising.check import objections
from briefs.summarising.material import material_of
from briefs.summarising.naming import rows_of
from briefs.summarising.records import DraftLine, Material, Passage
from briefs.summarising.words import normal, words_of
from corpus.index import Index

Change = Callable[[str, Passage, random.Random, Sequence[str]], str | None]
LONGEST = 200


def sentences(index: Index) -> Iterator[tuple[Material, Passage, str]]:
    for story in index.stories():
        articles = tuple(index.article(one) for one in story.articles)
        evidence = Evidence(index, articles)
        material = material_of(evidence, Focus(story.name, "story", articles), 12_000)
        for passage in material.passages:
            document = index.document(passage.span.article)
            for one in document.sentences:
                if passage.span.start <= one.start and one.end <= passage.span.end:
                    text = " ".join(document.article.text[one.start : one.end].split())
                    if len(text) <= LONGEST:
                        yield material, passage, text


def names(index: Index) -> Sequence[str]:
    found = {m.text for a in index.articles() for m in index.document(a.id).mentions}
    return sorted(found)


def another_name(
    text: str, passage: Passage, chance: random.Random, names: Sequence[str]
) -> str | None:
    rows = [row for row in rows_of(words_of(text)) if len(row) > 1 or not row[0].begins]
    others = [one for one in names if normal(one).casefold() not in passage.text.casefold()]
    if not rows or not others:
        return None
    row = chance.choice(rows)
    return text[: row[0].start] + chance.choice(others) + text[row[-1].end :]


def another_number(
    text: str, passage: Passage, chance: random.Random, _: Sequence[str]
) -> str | None:
    found = list(re.finditer(r"\d[\d,]*", text))
    if not found:
        return None
    one = chance.choice(found)
    value = str(int(one.group().replace(",", "")) + chance.randint(1, 9))
    return None if value in passage.text else text[: one.start()] + value + text[one.end() :]


def a_word_less_in_a_quote(
    text: str, _: Passage, chance: random.Random, __: Sequence[str]
) -> str | None:
    quotes = [one for one in re.finditer(r"“([^”]+)”", text) if len(one[1].split()) > 3]
    if not quotes:
        return None
    quote = chance.choice(quotes)
    words = quote[1].split()
    del words[chance.randrange(1, len(words) - 1)]
    return text[: quote.start(1)] + " ".join(words) + text[quote.end(1) :]


def the_other_way_round(text: str, _: Passage, __: random.Random, ___: Sequence[str]) -> str | None:
    changed = re.sub(r"\b(?:not|never|denied|refused)\b ?", "", text, count=1)
    return None if changed == text else changed


def test_sentences_stand_where_they_are_cited(harbour: Index) -> None:
    """But for those of a transcript whose speaker stands in the sentence before."""
    left_out = {
        text: wrong
        for material, passage, text in sentences(harbour)
        if (wrong := objections(DraftLine(text, (passage.number,)), material))
    }
    assert len(left_out) <= 5
    assert all(wrong == ["without who says it"] for wrong in left_out.values())


@pytest.mark.parametrize(
    ("change", "least"),
    [
        (another_name, 60),
        (another_number, 15),
        (a_word_less_in_a_quote, 5),
        (the_other_way_round, 8),
    ],
)
def test_a_changed_sentence_never_does(harbour: Index, change: Change, least: int) -> None:
    chance = random.Random(5)
    known = names(harbour)
    tried = 0
    stood = []
    for material, passage, text in sentences(harbour):
        changed = change(text, passage, chance, known)
        if changed is not None:
            tried += 1
            if not objections(DraftLine(changed, (passage.number,)), material):
                stood.append(changed)
    assert tried >= least
    assert stood == []


def test_a_sentence_does_not_stand_for_another_source(harbour: Index) -> None:
    chance = random.Random(5)
    for material, passage, text in sentences(harbour):
        other = chance.choice(material.passages)
        if other.number != passage.number:
            assert objections(DraftLine(text, (other.number,)), material), (text, other.text)


def test_what_somebody_says_rarely_stands_without_who(harbour: Index) -> None:
    """Where it does, it mostly has quote marks, and so shows as somebody's words."""
    tried = stood = 0
    seen = set()
    for material, passage, _ in sentences(harbour):
        for claim, _speaker in passage.claims:
            if claim in seen or len(claim.split()) < 5 or set(claim) & set('“”"'):
                continue
            seen.add(claim)
            tried += 1
            line = DraftLine(claim[0].upper() + claim[1:], (passage.number,))
            stood += not objections(line, material)
    assert tried >= 30
    assert stood <= tried * 0.25
