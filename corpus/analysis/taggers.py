"""Taggers by name: the one that ships with Parallax, or a spaCy pipeline."""

from functools import cache

from corpus.analysis.tagger import CrfTagger, Tagger
from corpus.errors import ConfigError

SHIPPED = "parallax"
"""The name of the tagger that ships."""
_SPACY = "spacy:"


@cache
def named_tagger(name: str) -> Tagger:
    """Return the tagger of a name: `parallax`, or `spacy:` and a pipeline's package or folder.

    Raises ConfigError where there is none of the name, or it can't be loaded.
    """
    if name == SHIPPED:
        return CrfTagger()
    if name.startswith(_SPACY) and (pipeline := name.removeprefix(_SPACY).strip()):
        from corpus.analysis.spacy_tagger import SpacyTagger  # optional, and slow to import

        return SpacyTagger(pipeline)
    raise ConfigError(
        f"There is no tagger {name!r}; take {SHIPPED}, or {_SPACY}NAME for a spaCy pipeline."
    )
