"""Corrections put to work: beside a build, beside each other, and without linking anew."""

import json
import multiprocessing
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from corpus import relinking
from corpus.build import add, build
from corpus.correcting.log import (
    add_correction,
    corrections_file,
    read_log,
    undo_correction,
)
from corpus.errors import IndexBusyError
from corpus.export import export_articles, export_facts
from corpus.relinking import relink
from corpus.storage.manifest import read_manifest
from corpus.storage.sqlite import building, open_index

AT = datetime(2026, 3, 4, tzinfo=UTC)
ABSTRACTS = Path(__file__).parents[2] / "corpus" / "articles"
"""The abstracts that ship with Parallax."""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build([ABSTRACTS], tmp_path / "index")
    return tmp_path / "index"


def people(index: Path) -> set[str]:
    with open_index(index) as current:
        return {one.entity.name for one in current.people()}


def merge(index: Path, name: str, other: str) -> str:
    return add_correction(index, "merge", name, by="ana", at=AT, other=other).id


def exported(index: Path) -> str:
    with open_index(index) as current:
        rows: list[Any] = [*export_articles(current), *export_facts(current)]
    return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)


def everything(index: Path) -> list[str]:
    """One correction of each kind that needs no linking anew."""
    with open_index(index) as current:
        story, fact = current.stories()[0].name, current.facts()[0].id
        [article, *_] = [one.span.article for one in current.mentions(named(index, "Kang Sun Nam"))]
    return [
        merge(index, "Li Hongzhong", "Mao Ning"),
        add_correction(
            index, "split", "Kang Sun Nam", by="ana", at=AT, other="Kang the elder",
            articles=(article,),
        ).id,
        add_correction(index, "kind", "Xi Jinping", by="ana", at=AT, other="organisation").id,
        add_correction(index, "story", story, by="ana", at=AT, other="The parade").id,
        add_correction(index, "fact", fact, by="ana", at=AT).id,
    ]  # fmt: skip


def named(index: Path, name: str) -> str:
    with open_index(index) as current:
        return next(one.entity.id for one in current.people() if one.entity.name == name)


def test_what_is_put_to_work_alone_is_what_linking_anew_gives(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_linking(*_: object) -> None:
        raise AssertionError("it was linked anew")

    with monkeypatch.context() as patch:
        patch.setattr(relinking, "link", no_linking)
        everything(index)
        assert relink(index).idle == frozenset()
        quick = exported(index)
    build([ABSTRACTS], index)
    assert exported(index) == quick
    assert "Kang the elder" in people(index)
    assert not {"Mao Ning", "Xi Jinping"} & people(index)


def test_nothing_new_writes_nothing(index: Path) -> None:
    merge(index, "Li Hongzhong", "Mao Ning")
    first = relink(index).info.generation
    assert relink(index).info.generation == first


def test_what_is_undone_needs_linking_and_gets_it(index: Path) -> None:
    before = exported(index)
    for key in everything(index):
        relink(index)
        undo_correction(index, key, by="bo", at=AT)
    relink(index)
    assert exported(index) == before


def test_what_no_longer_fits_is_told(index: Path) -> None:
    key = merge(index, "Nobody At All", "Mao Ning")
    assert relink(index).idle == {key}


def test_a_build_puts_to_work_what_is_corrected_while_it_runs(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link: Any = vars(relinking)["link"]
    linked: list[int] = []

    def slow_link(*arguments: Any) -> Any:
        if not linked:
            merge(index, "Li Hongzhong", "Mao Ning")  # the build has read the log by now
        linked.append(1)
        return link(*arguments)

    monkeypatch.setattr(relinking, "link", slow_link)
    build([ABSTRACTS], index)
    assert "Mao Ning" not in people(index)
    assert read_manifest(index).corrections == read_log(index).mark


def test_adding_articles_puts_it_to_work_too(index: Path, tmp_path: Path) -> None:
    merge(index, "Li Hongzhong", "Mao Ning")
    extra = tmp_path / "more.txt"
    extra.write_text("Ferry\n\nMayor Ana Vogt opened the harbour on Monday.\n", encoding="utf-8")
    add([extra], index)
    assert "Mao Ning" not in people(index)


def test_a_build_that_takes_long_is_waited_for_and_then_left_to_it(index: Path) -> None:
    merge(index, "Li Hongzhong", "Mao Ning")
    with building(index), pytest.raises(IndexBusyError, match="Another build"):
        relink(index, seconds=0.1)
    held = threading.Event()

    def hold() -> None:
        with building(index):
            held.set()
            threading.Event().wait(0.3)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    relink(index, seconds=30)
    other.join()
    assert "Mao Ning" not in people(index)


def editor(index: Path, name: str, other: str) -> None:
    merge(index, name, other)
    relink(index, seconds=60)


def rebuild(index: Path) -> None:
    while True:
        try:
            build([ABSTRACTS], index)
        except IndexBusyError:
            continue
        return


def test_two_editors_and_a_rebuild_at_once_lose_nothing(index: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=editor, args=(index, "Li Hongzhong", "Mao Ning")),
        context.Process(target=editor, args=(index, "Kim Jong Un", "Kang Sun Nam")),
        context.Process(target=rebuild, args=(index,)),
    ]
    for one in workers:
        one.start()
    for one in workers:
        one.join(100)
    assert [one.exitcode for one in workers] == [0, 0, 0]
    assert not {"Mao Ning", "Kang Sun Nam"} & people(index)
    assert len(read_log(index).added) == 2
    assert read_manifest(index).corrections == read_log(index).mark


def test_a_name_that_is_only_a_part_of_somebodys_takes_nobody_away(index: Path) -> None:
    key = add_correction(index, "kind", "Shoigu", by="ana", at=AT, other="place").id
    assert relink(index).idle == {key}
    assert "Sergei Shoigu" in people(index)


def test_a_line_that_was_taken_out_by_hand_no_longer_holds(index: Path) -> None:
    merge(index, "Li Hongzhong", "Mao Ning")
    relink(index)
    corrections_file(index).write_text("", encoding="utf-8")
    merge(index, "Kim Jong Un", "Kang Sun Nam")
    relink(index)
    assert "Mao Ning" in people(index)
    assert "Kang Sun Nam" not in people(index)
