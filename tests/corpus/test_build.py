"""Building an index, adding to it, and failing without loss."""

import json
from pathlib import Path

import pytest

from corpus import build as building_steps
from corpus.build import add, build
from corpus.errors import IndexMissingError, IndexWriteError, NothingToReadError
from corpus.export import export_articles, export_facts
from corpus.model import Coverage
from corpus.shipped import shipped_index
from corpus.storage.reader import SqliteIndex
from corpus.storage.sqlite import building as held
from corpus.storage.sqlite import check_index, open_index, write_index
from tests.corpus.coverages import NOW


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fixtures = Path(__file__).resolve().parents[1] / "fixtures" / "harbour"
    out = tmp_path_factory.mktemp("harbour") / "index"
    build([fixtures], out, now=NOW)
    return out


def contents(folder: Path) -> tuple[object, ...]:
    """All that an index holds, ids included."""
    with open_index(folder) as index:
        return index.coverage(), list(export_articles(index)), list(export_facts(index))


def article(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_build_reports_what_it_read(harbour_folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    report = build([harbour_folder], tmp_path / "index", lambda *step: told.append(step), now=NOW)
    assert report.skipped == ()
    assert report.articles == report.info.articles >= 8
    assert report.info.sources == (str(harbour_folder),)
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "read",
        "analyse",
        "link",
        "write",
    ]
    assert ("analyse", report.articles, report.articles) in told
    assert check_index(tmp_path / "index") == report.info


def test_building_again_gives_the_same_index(
    harbour: Path, harbour_folder: Path, tmp_path: Path
) -> None:
    build([harbour_folder], tmp_path / "again", now=NOW)
    assert contents(tmp_path / "again") == contents(harbour)
    build([harbour_folder], tmp_path / "again", now=NOW)
    assert contents(tmp_path / "again") == contents(harbour)


def test_processes_find_what_one_finds(
    harbour: Path, harbour_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building_steps, "WORTH_PROCESSES", 2)
    build([harbour_folder], tmp_path / "index", now=NOW)
    assert contents(tmp_path / "index") == contents(harbour)


def test_every_finding_comes_back_from_the_index(harbour: Path) -> None:
    with open_index(harbour) as index:
        for document in index.analysed():
            text = document.article.text
            for mention in document.mentions:
                assert text[mention.span.start : mention.span.end] == mention.text
            for quote in document.quotes:
                assert text[quote.span.start : quote.span.end] == quote.text
            for token in document.tokens:
                assert text[token.start : token.end] == token.text


def test_what_cannot_be_read_is_skipped_and_named(harbour_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"
    sources = [harbour_folder, tmp_path / "empty.txt", tmp_path / "picture.txt", missing]
    report = build(sources, tmp_path / "index", now=NOW)
    assert {Path(one.source).name for one in report.skipped} == {
        "empty.txt",
        "picture.txt",
        "missing.txt",
    }
    assert all(one.detail.endswith(".") for one in report.skipped)
    assert report.info.articles >= 8


@pytest.mark.parametrize("sources", [[], ["/no/such/folder"]])
def test_nothing_to_read_leaves_no_folder(tmp_path: Path, sources: list[str]) -> None:
    with pytest.raises(NothingToReadError):
        build(sources, tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_nothing_to_read_leaves_the_old_index(harbour_folder: Path, tmp_path: Path) -> None:
    build([harbour_folder / "feed.jsonl"], tmp_path / "index", now=NOW)
    before = contents(tmp_path / "index")
    with pytest.raises(NothingToReadError, match="no such file"):
        build([tmp_path / "missing"], tmp_path / "index")
    with pytest.raises(NothingToReadError):
        add([tmp_path / "missing"], tmp_path / "index")
    assert contents(tmp_path / "index") == before


def test_adding_gives_what_building_from_all_gives(harbour_folder: Path, tmp_path: Path) -> None:
    names = sorted(path for path in harbour_folder.iterdir() if path.is_file())
    build(names[:4], tmp_path / "added", now=NOW)
    report = add(names[4:], tmp_path / "added", now=NOW)
    build(names, tmp_path / "whole", now=NOW)
    with open_index(tmp_path / "added") as added, open_index(tmp_path / "whole") as whole:
        assert report.info.articles == len(whole.articles())
        assert report.info.sources == tuple(map(str, names))
        assert list(added.articles()) == list(whole.articles())
        assert list(added.analysed()) == list(whole.analysed())
        assert named(added) == named(whole)


def named(index: SqliteIndex) -> dict[str, tuple[tuple[str, ...], int]]:
    return {one.entity.name: (one.articles, one.mentions) for one in index.people()}


def test_ids_survive_adding(harbour_folder: Path, tmp_path: Path) -> None:
    names = sorted(path for path in harbour_folder.iterdir() if path.is_file())
    build(names[:5], tmp_path / "index", now=NOW)
    with open_index(tmp_path / "index") as index:
        before = {one.entity.name: one.entity.id for one in index.people()}
    add(names[5:], tmp_path / "index", now=NOW)
    with open_index(tmp_path / "index") as index:
        after = {alias: p.id for p in index.coverage().people for alias in (p.name, *p.aliases)}
    assert before
    assert {name: after.get(name) for name in before} == before


def test_adding_an_article_twice_says_so(harbour_folder: Path, tmp_path: Path) -> None:
    feed = harbour_folder / "feed.jsonl"
    build([feed], tmp_path / "index", now=NOW)
    with pytest.raises(NothingToReadError, match="in the index already"):
        add([feed], tmp_path / "index")
    report = add([feed, harbour_folder / "wire.txt"], tmp_path / "index", now=NOW)
    assert report.articles == 1
    assert all("already" in one.detail for one in report.skipped)


def test_adding_to_no_index(harbour_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="parallax index build"):
        add([harbour_folder], tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_an_index_of_an_older_parallax_is_analysed_anew(
    harbour_folder: Path, tmp_path: Path
) -> None:
    build([harbour_folder / "feed.jsonl"], tmp_path / "index", now=NOW)
    with open_index(tmp_path / "index") as index:
        bare = Coverage(
            tuple(document for document in index.analysed()), outlets=tuple(index.outlets())
        )
        stripped = [type(one)(one.article) for one in bare.documents]
    write_index(tmp_path / "index", bare, sources=(), version="0.0.0", now=NOW)
    with held(tmp_path / "index") as writer:
        writer.write(bare, sources=(), version="0.0.0", now=NOW, analysed=stripped)
    add([harbour_folder / "wire.txt"], tmp_path / "index", now=NOW)
    with open_index(tmp_path / "index") as index:
        assert all(document.tokens for document in index.analysed())


def test_a_build_over_a_damaged_index_mends_it(harbour_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    build([harbour_folder / "feed.jsonl"], folder, now=NOW)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    report = build([harbour_folder / "feed.jsonl"], folder, now=NOW)
    assert check_index(folder) == report.info


def test_two_builds_at_once(harbour_folder: Path, tmp_path: Path) -> None:
    with held(tmp_path / "index"), pytest.raises(IndexWriteError, match="Another build"):
        build([harbour_folder], tmp_path / "index")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    texts = ["", " ", "x", "word " * 5, "\0", "\ud800 said.", "🙂🙂", "مرحبا بالعالم", "A" * 5000]
    texts += ["Ana Ana Ana Ana Ana met Bo Bo. Mr. Ana Ana Ana Ana Ana spoke."]
    path = tmp_path / "odd.jsonl"
    lines = [json.dumps({"id": f"odd-{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_odd_texts_build_and_come_back(odd: Path, tmp_path: Path) -> None:
    report = build([odd], tmp_path / "index", now=NOW)
    assert report.articles >= 5
    assert not [one for one in report.skipped if "fault" in one.detail]
    with open_index(tmp_path / "index") as index:
        for found in index.articles():
            assert index.document(found.id).article == found


def test_the_shipped_index_is_there_or_built_once(tmp_path: Path) -> None:
    folder = shipped_index(tmp_path)
    with open_index(folder) as index:
        assert len(index.articles()) == 5
    generation = check_index(folder).generation
    assert shipped_index(tmp_path) == folder
    assert check_index(folder).generation == generation
