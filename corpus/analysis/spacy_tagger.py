"""Names found by a spaCy pipeline, in place of the tagger that ships with Parallax.

spaCy is optional: `pip install 'parallax-bot[spacy]'`, and a pipeline with a named-entity step.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, Literal

from corpus.errors import ConfigError
from corpus.model import Document, TaggedName

Kind = Literal["person", "organisation", "place", "other"]
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("PERSON", "PER"), "person"),
    "ORG": "organisation",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(
        ("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"), "other"
    ),
}  # fmt: skip
"""spaCy's labels, those of OntoNotes and of pipelines trained on Wikipedia; dates are no names."""


class SpacyTagger:
    """A tagger over a spaCy pipeline, named as `spacy.load` takes it: a package or a folder.

    Raises ConfigError where spaCy or the pipeline is missing, or the pipeline finds no names.
    """

    def __init__(self, pipeline: str) -> None:
        self._name = pipeline
        self._pipeline = _load(pipeline)

    def tag(self, document: Document) -> tuple[TaggedName, ...]:
        """Return the names that the pipeline sees, widened to whole tokens."""
        text = document.article.text
        starts = [token.start for token in document.tokens]
        ends = [token.end for token in document.tokens]
        found: list[TaggedName] = []
        for first, last, label in self._entities(text):
            kind = _KINDS.get(label)
            begin, end = bisect_right(starts, first) - 1, bisect_left(ends, last)
            if kind is None or begin < 0 or end >= len(ends) or starts[begin] >= last:
                continue
            start, stop = starts[begin], ends[end]
            if not found or found[-1].end <= start:
                found.append(
                    TaggedName(start, stop, text[start:stop], kind, f"spaCy {self._name}: {label}")
                )
        return tuple(found)

    def _entities(self, text: str) -> list[tuple[int, int, str]]:
        """Return what the pipeline finds, paragraph by paragraph, for it bounds a text's length."""
        found: list[tuple[int, int, str]] = []
        longest = int(self._pipeline.max_length)
        offset = 0
        for line in text.splitlines(keepends=True):
            for start in range(offset, offset + len(line), longest):
                piece = text[start : min(start + longest, offset + len(line))]
                found += [
                    (start + entity.start_char, start + entity.end_char, entity.label_)
                    for entity in self._pipeline(_encodable(piece)).ents
                ]
            offset += len(line)
        return found


def _encodable(text: str) -> str:
    """Return a text of the same length without half characters, which spaCy can't take."""
    return _SURROGATE.sub("\ufffd", text)


def _load(pipeline: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise ConfigError(
            f"The tagger spacy:{pipeline} needs spaCy, which is not installed;"
            " run: pip install 'parallax-bot[spacy]'"
        ) from error
    try:
        loaded = spacy.load(pipeline)
    except (OSError, ValueError, ImportError) as error:
        raise ConfigError(
            f"The spaCy pipeline {pipeline} can't be loaded; install it, or give the folder it is"
            " in: --tagger spacy:FOLDER"
        ) from error
    if not {"ner", "entity_ruler", "span_ruler", "transformer_ner"} & set(loaded.pipe_names):
        raise ConfigError(
            f"The spaCy pipeline {pipeline} has no step that finds names; take one with ner."
        )
    return loaded
