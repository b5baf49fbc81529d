"""The layout of an index and its number: neither changes without the other."""

import json
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.errors import IndexVersionError
from corpus.model import Coverage
from corpus.storage.schema import INDEXES, LAYOUT, SCHEMA_VERSION, TABLES
from corpus.storage.sqlite import open_index
from tests.corpus.coverages import index_of
from tests.corpus.storage.contract import COVERAGE


def records_of(kind: Any, found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every record that a record holds, with the names of its fields in their order."""
    if is_dataclass(kind) and kind.__name__ not in found:  # type: ignore[union-attr]
        found[kind.__name__] = [field.name for field in fields(kind)]  # type: ignore[union-attr]
        for field in fields(kind):
            records_of(field.type, found)
    for inner in get_args(kind):
        records_of(inner, found)
    return found


def digest() -> str:
    tables = " ".join((TABLES + INDEXES).split())
    records = json.dumps(records_of(Coverage, {}), sort_keys=True)
    return blake2b(f"{tables}\n{records}".encode(), digest_size=4).hexdigest()


def test_a_change_of_the_layout_raises_the_number() -> None:
    assert digest() == LAYOUT, (
        "Tables or records have changed: raise SCHEMA_VERSION in corpus/storage/schema.py,"
        f' and set LAYOUT = "{digest()}" below it.'
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": SCHEMA_VERSION - 1},
        {"schema": 1, "layout": None},
        {"layout": "00000000"},
    ],
)
def test_an_index_of_another_layout_is_refused_with_what_to_do(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    index_of(tmp_path, COVERAGE).close()
    manifest = tmp_path / "manifest.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**content, **changes}), encoding="utf-8")
    with pytest.raises(IndexVersionError, match=r"older Parallax; build it again: parallax index"):
        open_index(tmp_path)
