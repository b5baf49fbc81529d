"""The corpus's errors.

CorpusError                 something a user can mend; `detail` is safe to show
├── SourceError             a source can't be read; the build names it and goes on
│   ├── NothingToReadError  it is missing, empty, or holds no article
│   └── UnreadableError     it is binary, in an unknown encoding, or not what it claims to be
├── IndexFileError          an index can't be opened or written
│   ├── IndexMissingError   there is none at that place
│   ├── IndexDamagedError   sizes, hashes or tables are not what its manifest says
│   ├── IndexVersionError   a newer Parallax wrote it
│   └── IndexWriteError     disk full or read-only; the old index stays in use
│       └── IndexBusyError  another build holds it
├── ConfigError             a data or settings file doesn't say what it should
├── CorrectionError         a correction doesn't fit the index
└── UnknownIdError          an id that this index doesn't hold
"""


class CorpusError(Exception):
    """Base of all errors here; `detail` is one sentence that says what to do."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class SourceError(CorpusError):
    """A source can't be read."""


class NothingToReadError(SourceError):
    """The source is missing, empty, or holds no article."""


class UnreadableError(SourceError):
    """The source is binary, in an unknown encoding, or not what it claims to be."""


class IndexFileError(CorpusError):
    """An index can't be opened or written."""


class IndexMissingError(IndexFileError):
    """There is no index at that place."""


class IndexDamagedError(IndexFileError):
    """The index's files are not what its manifest says."""


class IndexVersionError(IndexFileError):
    """A newer Parallax wrote the index."""


class IndexWriteError(IndexFileError):
    """The index could not be written; the old one stays in use."""


class IndexBusyError(IndexWriteError):
    """Another build holds the index."""


class ConfigError(CorpusError):
    """A data or settings file doesn't say what it should."""


class CorrectionError(CorpusError):
    """A correction doesn't fit the index."""


class UnknownIdError(CorpusError):
    """The index holds nothing under that id."""
