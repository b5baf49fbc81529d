"""The log of corrections: nothing is lost, whoever writes at once, and whatever is cut short."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.correcting.log import (
    add_correction,
    corrections_file,
    read_corrections,
    read_log,
    standing,
    undo_correction,
)
from corpus.errors import IndexBusyError, IndexFileError, UnknownIdError
from corpus.file_lock import file_lock

AT = datetime(2026, 3, 4, tzinfo=UTC)
EDITORS, EACH = 4, 25


def add(index: Path, subject: str, by: str = "ana") -> str:
    return add_correction(index, "merge", subject, by=by, at=AT, other="B").id


def work(index: Path, editor: int) -> None:
    for number in range(EACH):
        add(index, f"{editor}-{number}", f"editor {editor}")


def test_editors_in_several_processes_lose_nothing(tmp_path: Path) -> None:
    index = tmp_path / "index"
    context = multiprocessing.get_context("spawn")
    editors = [context.Process(target=work, args=(index, number)) for number in range(EDITORS)]
    for one in editors:
        one.start()
    for one in editors:
        one.join(60)
    log = read_log(index)
    wanted = {f"{editor}-{number}" for editor in range(EDITORS) for number in range(EACH)}
    assert {one.subject for one in log.corrections} == wanted
    assert len({one.id for one in log.corrections}) == len(log.added) == EDITORS * EACH


def test_the_same_by_several_at_once_is_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(lambda _: add(tmp_path / "index", "A"), range(24)))
    assert len(set(ids)) == 1
    assert len(read_log(tmp_path / "index").added) == 1


def test_what_two_undo_at_once_is_undone_once(tmp_path: Path) -> None:
    index = tmp_path / "index"
    key = add(index, "A")

    def undo(editor: int) -> bool:
        try:
            undo_correction(index, key, by=f"editor {editor}", at=AT)
        except UnknownIdError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(undo, range(16))) == 1
    assert standing(read_corrections(index)) == []
    assert len(read_log(index).added) == 2


@pytest.mark.parametrize("cut", [1, 2, 30, 60])
def test_a_line_that_a_crash_cut_short_was_never_written(tmp_path: Path, cut: int) -> None:
    index = tmp_path / "index"
    add(index, "Ænna Ærø")
    add(index, "B")
    file = corrections_file(index)
    whole = file.read_bytes()
    file.write_bytes(whole[: -cut - 1])
    assert [one.subject for one in read_corrections(index)] == ["Ænna Ærø"]
    add(index, "C")
    assert [one.subject for one in read_corrections(index)] == ["Ænna Ærø", "C"]


def test_a_last_line_without_an_end_counts_and_is_ended(tmp_path: Path) -> None:
    index = tmp_path / "index"
    add(index, "A")
    file = corrections_file(index)
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    add(index, "B")
    assert [one.subject for one in read_corrections(index)] == ["A", "B"]


@pytest.mark.parametrize("line", ["{", "[]", "1", '{"at": 3}', "null"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    index = tmp_path / "index"
    add(index, "A")
    with corrections_file(index).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(IndexFileError, match="Line 2 of the corrections"):
        read_corrections(index)


@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_any_name_and_any_editor_come_back_on_one_line(name: str, by: str) -> None:
    with TemporaryDirectory() as folder:
        index = Path(folder, "index")
        add(index, name, by)
        add(index, "after")
        first, second = read_corrections(index)
        readable = name.encode("utf-8", "replace").decode()
        assert (first.subject, second.subject) in ((readable, "after"), (name, "after"))


def test_who_writes_waits_for_who_is_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    lock = corrections_file(index).with_suffix(".lock")
    with ThreadPoolExecutor(1) as other:
        with file_lock(lock):
            waiting = other.submit(add, index, "A")
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            assert not corrections_file(index).exists()
        waiting.result(10)
    key = read_corrections(index)[0].id
    monkeypatch.setattr("corpus.correcting.log._LOCK_SECONDS", 0.1)
    with file_lock(lock):
        with pytest.raises(IndexBusyError, match="Somebody else holds the corrections"):
            add(index, "B")
        with pytest.raises(IndexBusyError, match="Somebody else holds the corrections"):
            undo_correction(index, key, by="bo", at=AT)
    assert [one.holds for one in read_corrections(index)] == [True]
