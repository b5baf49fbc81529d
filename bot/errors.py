"""The bot's own errors; `detail` is one sentence that says what to do, as in corpus.errors.

CorpusError
├── StateError    what is kept over a restart can't be read or written
└── AdapterError  a platform refuses us, or lacks what it needs to connect
"""

from corpus.errors import CorpusError


class StateError(CorpusError):
    """What is kept over a restart can't be read or written."""


class AdapterError(CorpusError):
    """A platform refuses us for good, or a setting that it needs is missing or wrong."""
