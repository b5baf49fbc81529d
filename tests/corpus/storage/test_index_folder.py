"""The index folder: switching generations, refusing damage, failing without loss."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import shake_128
from pathlib import Path

import pytest

from corpus.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from corpus.model import Article, Coverage, Document
from corpus.storage.schema import LAYOUT, SCHEMA_VERSION
from corpus.storage.sqlite import building, check_index, open_index, write_index
from tests.corpus.coverages import NOW, index_of
from tests.corpus.storage.contract import COVERAGE


def coverage(*texts: str) -> Coverage:
    return Coverage(
        tuple(
            Document(Article(f"a{number}", f"{number}.txt", text))
            for number, text in enumerate(texts)
        )
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index_of(tmp_path / "index", coverage("The old text.")).close()
    return tmp_path / "index"


def segment(folder: Path) -> Path:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return folder / str(manifest["segments"][0]["file"])


def texts(folder: Path) -> list[str]:
    with open_index(folder) as index:
        return [article.text for article in index.articles()]


def rewrite(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(content), encoding="utf-8")


def test_the_manifest_says_how_the_index_came_to_be(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["sources"] == ["made-up"]
    assert manifest["version"] == "0.0.1"
    assert manifest["built"] == "2024-05-01T12:00:00+00:00"
    assert manifest["counts"]["articles"] == 1
    assert manifest["segments"][0]["size"] == segment(folder).stat().st_size
    info = check_index(folder)
    assert (info.articles, info.built, info.sources) == (1, NOW, ("made-up",))


def test_the_same_coverage_gives_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        index_of(tmp_path / name, coverage("The text.", "Another.")).close()
        files.append(segment(tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_documents_come_back_as_they_were_before_linking(tmp_path: Path) -> None:
    before = [
        replace(document, mentions=document.mentions[:1], people=())
        for document in COVERAGE.documents
    ]
    with building(tmp_path) as writer:
        writer.write(COVERAGE, sources=(), version="1", now=NOW, analysed=before)
    with open_index(tmp_path) as index:
        assert sorted(index.analysed(), key=str) == sorted(before, key=str)


def test_readers_keep_what_they_opened_while_generations_change(folder: Path) -> None:
    with open_index(folder) as reader:
        for number in range(4):
            index_of(folder, coverage(f"Text {number}.")).close()
        assert [article.text for article in reader.articles()] == ["The old text."]
    assert texts(folder) == ["Text 3."]
    assert len(list(folder.glob("*.sqlite"))) == 2


def test_an_index_can_be_asked_from_many_threads(folder: Path) -> None:
    index_of(folder, coverage(*(f"Text number {number}." for number in range(40)))).close()
    faults: list[object] = []

    def ask() -> None:
        try:
            for _ in range(20):
                assert len(index.articles()) == 40
                assert index.document("a7").article.text == "Text number 7."
                assert len(index.search("text", limit=50)) == 40
        except BaseException as error:
            faults.append(error)

    with open_index(folder) as index:
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not faults


def test_an_index_opens_where_nothing_can_be_written(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert texts(folder) == ["The old text."]
        assert not [path.name for path in folder.iterdir() if "-wal" in path.name]
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("name", ["with blank", "100%", "why?", "a#b", "naïve 漢"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert index_of(tmp_path / name, coverage("A text.")).info().articles == 1


def test_no_index_there(tmp_path: Path, folder: Path) -> None:
    for nowhere in (tmp_path, tmp_path / "nowhere", segment(folder)):
        with pytest.raises(IndexMissingError, match="parallax index build"):
            open_index(nowhere)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        json.dumps({"schema": SCHEMA_VERSION, "layout": LAYOUT}),
        '{"schema": "x"}',
        '{"schema": 1e400}',
        "[" * 100_000,
        "\udcff\udcfe",
    ],
)
def test_a_manifest_that_is_none(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexDamagedError, match=r"parallax index build"):
        open_index(folder)


def test_an_index_of_a_newer_parallax(folder: Path) -> None:
    rewrite(folder, schema=999, version="9.9")
    with pytest.raises(IndexVersionError, match=r"9\.9, which is newer"):
        open_index(folder)


def test_a_manifest_can_name_no_file_elsewhere(folder: Path, tmp_path: Path) -> None:
    target = segment(folder).rename(tmp_path / "elsewhere.sqlite")
    for name in ("../elsewhere.sqlite", str(target)):
        rewrite(folder, segments=[{"file": name, "size": target.stat().st_size, "blake2b": ""}])
        with pytest.raises(IndexDamagedError, match="no file name"):
            open_index(folder)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def blank(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def flip_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = b"\xff\xff\xff\xff"  # user_version
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [Path.unlink, cut, empty, blank, flip_header])
def test_a_damaged_segment_is_refused(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(segment(folder))
    with pytest.raises(IndexDamagedError, match="parallax index build"):
        open_index(folder)


def test_a_flipped_byte_anywhere_is_found_by_the_check(folder: Path) -> None:
    path = segment(folder)
    whole = path.read_bytes()
    for place in range(100, len(whole), len(whole) // 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with pytest.raises(IndexDamagedError):
            check_index(folder)
    path.write_bytes(whole)
    assert check_index(folder).articles == 1


def test_questions_to_a_segment_with_wrecked_pages_end_in_that_error_alone(folder: Path) -> None:
    path = segment(folder)
    whole = path.read_bytes()
    for start in range(4096, len(whole), 4096):
        path.write_bytes(
            whole[:start] + shake_128(b"%d" % start).digest(4096) + whole[start + 4096 :]
        )
        with suppress(IndexDamagedError), open_index(folder) as index:
            index.articles()
            index.document("a0")
            index.people()
            index.search("text")
            index.candidates("text", {"person"}, 10)


def test_only_one_build_at_a_time(folder: Path) -> None:
    with building(folder), pytest.raises(IndexWriteError, match="Another build"):
        index_of(folder, coverage("Mine."))
    assert texts(folder) == ["The old text."]


def test_a_second_first_build_leaves_the_first_alone(tmp_path: Path) -> None:
    with building(tmp_path / "new") as writer:
        with pytest.raises(IndexWriteError, match="Another build"):
            index_of(tmp_path / "new", coverage("Theirs."))
        with pytest.raises(IndexWriteError, match="Another build"):
            index_of(tmp_path / "new", coverage("Theirs again."))
        writer.write(coverage("Mine."), sources=(), version="1", now=NOW)
    assert texts(tmp_path / "new") == ["Mine."]


def _build_there(folder: Path, results: "multiprocessing.Queue[str]") -> None:
    try:
        index_of(folder, coverage("Theirs.")).close()
        results.put("built")
    except IndexWriteError as error:
        results.put(error.detail)


def test_only_one_process_builds_at_a_time(folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[str] = spawn.Queue()
    with building(folder):
        process = spawn.Process(target=_build_there, args=(folder, results))
        process.start()
        assert "Another build" in results.get(timeout=60)
        process.join()
    assert texts(folder) == ["The old text."]


def test_a_build_that_fails_leaves_the_old_index_in_use(folder: Path) -> None:
    broken = replace(coverage("New."), facts=("no fact",))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        write_index(folder, broken, sources=(), version="1", now=NOW)
    assert texts(folder) == ["The old text."]
    assert not list(folder.glob("*.building"))


def test_a_first_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    broken = replace(coverage("New."), facts=("no fact",))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        write_index(tmp_path / "new", broken, sources=(), version="1", now=NOW)
    assert not (tmp_path / "new").exists()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(IndexWriteError, match="could not be written"):
        index_of(tmp_path / "file", coverage("New."))
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to any folder"
)
def test_a_folder_that_can_not_be_written_to(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        with pytest.raises(IndexWriteError, match="still in use"):
            index_of(folder, coverage("New."))
    finally:
        folder.chmod(0o755)
    assert texts(folder) == ["The old text."]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from corpus.errors import IndexWriteError
from corpus.model import Article, Coverage, Document
from corpus.storage.schema import LAYOUT, SCHEMA_VERSION
from tests.corpus.coverages import index_of
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
text = " ".join(str(number) for number in range(100_000))
try:
    index_of(Path(sys.argv[1]), Coverage((Document(Article("big", "big.txt", text)),)))
except IndexWriteError as error:
    print(error.detail)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_the_old_index_in_use(folder: Path) -> None:
    """A limit on the size of files stands for the disk: writes fail half way in both."""
    result = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert "could not be written" in result.stdout
    assert "still in use" in result.stdout
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""
    assert texts(folder) == ["The old text."]
    assert not list(folder.glob("*.building"))
