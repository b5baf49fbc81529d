"""A spaCy pipeline in place of our tagger: a small one that is trained here."""

import random
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.training import Example
from thinc.api import fix_random_seed

from corpus.analysis.pipeline import analyse
from corpus.analysis.taggers import named_tagger
from corpus.errors import ConfigError
from corpus.model import Article

SENTENCES = (
    ("Anna Berg met the mayor of Oslo.", [(0, 9, "PERSON"), (27, 31, "GPE")]),
    ("Oslo thanked Erik Moe.", [(0, 4, "GPE"), (13, 21, "PERSON")]),
    ("Acme Corp sued Anna Berg.", [(0, 9, "ORG"), (15, 24, "PERSON")]),
    ("Erik Moe joined Acme Corp on Monday.", [(0, 8, "PERSON"), (16, 25, "ORG"), (29, 35, "DATE")]),
)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    random.seed(0)
    fix_random_seed(0)
    small = spacy.blank("en")
    small.add_pipe("ner")
    examples = [
        Example.from_dict(small.make_doc(text), {"entities": entities})
        for text, entities in SENTENCES
    ]
    optimizer = small.initialize(lambda: examples)
    for _ in range(40):
        small.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("spacy") / "small"
    small.to_disk(folder)
    return str(folder)


def article(text: str) -> Article:
    return Article(id="a", source="a.txt", text=text)


def test_its_names_are_those_of_the_article(pipeline: str) -> None:
    text = "Anna Berg met the mayor of Oslo.\n\nErik Moe joined Acme Corp on Monday."
    document = analyse(article(text), f"spacy:{pipeline}")
    assert [person.name for person in document.people] == ["Anna Berg", "Erik Moe"]
    assert [entity.name for entity in document.entities] == ["Acme Corp", "Oslo"]
    for mention in document.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
    assert all("spaCy" in name.reason for name in document.names if name.text == "Erik Moe")


@given(st.text(alphabet=st.characters(), max_size=200))
@settings(deadline=None, max_examples=40)
def test_any_text_gives_names_in_order_that_are_in_the_text(pipeline: str, text: str) -> None:
    document = analyse(article(text), f"spacy:{pipeline}")
    end = 0
    for name in document.names:
        assert end <= name.start < name.end
        assert text[name.start : name.end] == name.text
        end = name.end


def test_a_pipeline_without_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="no step that finds names"):
        named_tagger(f"spacy:{tmp_path / 'blank'}")


@pytest.mark.parametrize("name", ["spacy:no-such-pipeline", "spacy:", "other", ""])
def test_what_is_no_tagger_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(ConfigError, match=r"\S+ .*(install|take)"):
        named_tagger(name)
