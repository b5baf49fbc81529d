"""The SQLite index answers as every index does."""

from pathlib import Path

from corpus.index import Index
from corpus.model import Coverage
from tests.corpus.coverages import index_of
from tests.corpus.storage.contract import IndexContract


class TestSqliteIndex(IndexContract):
    @classmethod
    def opened(cls, folder: Path, coverage: Coverage) -> Index:
        return index_of(folder, coverage)
