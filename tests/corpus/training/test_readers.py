"""Readers of labelled text."""

from pathlib import Path

import pytest

from corpus.training.readers import chunks, read_news, read_re3d, read_wikigold


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def names(sentence: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (" ".join(word for word, _ in sentence[start:end]), kind)
        for start, end, kind in chunks(sentence)
    ]


def test_our_own_prose_is_marked_inline(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "train-01.txt",
        "{L OSLO} - {P Ann Holt}'s {O Free Union} won.\n{P Holt} wept.\n---\nNobody came.",
    )
    first, second = read_news(path)
    assert names(first[0]) == [("OSLO", "LOC"), ("Ann Holt", "PER"), ("Free Union", "ORG")]
    assert names(first[1]) == [("Holt", "PER")]
    assert names(second[0]) == []


def test_an_unclosed_mark_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not closed"):
        read_news(write(tmp_path, "train-01.txt", "{P Ann Holt spoke."))


def test_wikigold_loses_titles_and_keeps_documents(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "w.conll",
        "King I-PER\nOlaf I-PER\nruled O\n\n-DOCSTART- O\n\nBergen I-LOC\n",
    )
    first, second = read_wikigold(path)
    assert names(first[0]) == [("Olaf", "PER")]
    assert names(second[0]) == [("Bergen", "LOC")]


def test_re3d_keeps_the_name_inside_a_phrase(tmp_path: Path) -> None:
    rows = [
        "The B-Person", "Iraqi I-Person", "President I-Person", "Fuad I-Person", "Masum I-Person",
        "met O", "the B-Organisation", "European I-Organisation", "Union I-Organisation",
        "in O", "Iraq B-Location",
    ]  # fmt: skip
    ((sentence,),) = read_re3d(write(tmp_path, "r.conll", "\n".join(rows)))
    assert names(sentence)[-2:] == [("European Union", "ORG"), ("Iraq", "LOC")]
    assert names(sentence)[0][1] == "PER"
    assert names(sentence)[0][0].endswith("Fuad Masum")


def test_re3d_leaves_out_what_is_unclear(tmp_path: Path) -> None:
    rows = ["the B-Organisation", "Harker I-Organisation", "regime I-Organisation", "fell O"]
    assert read_re3d(write(tmp_path, "r.conll", "\n".join(rows))) == [[]]
