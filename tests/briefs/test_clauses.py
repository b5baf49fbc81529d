"""Where excerpts begin and end: at clauses, without losing who says it or what turns it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.parts.clauses import (
    Pause,
    changes_meaning,
    dangles,
    limits_a_record,
    main_clause,
    opening,
    pause_before,
    words_of,
)
from briefs.parts.evidence import Evidence
from briefs.parts.excerpts import excerpt, shorten
from corpus.model import Article, Coverage, Document, Sentence, Span
from tests.corpus.coverages import index_of


def evidence_of(folder: object, text: str) -> tuple[Evidence, Span]:
    """One article of one sentence, and the span of it."""
    from pathlib import Path

    document = Document(
        Article("one", "one.txt", text),
        paragraphs=((0, len(text)),),
        sentences=(Sentence(0, len(text), 1),),
    )
    index = index_of(Path(str(folder)) / "index", Coverage((document,)))
    return Evidence(index, index.articles()), Span("one", 0, len(text))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("On the same day, the mayor opened the quay.", "the"),
        ("After the Storm, Ana Ruiz, the mayor, opened the quay again.", "Ana"),
        ("At a dinner for its member, Ana Ruiz, the mayor spoke of the quay.", "At"),
        ("But the mayor refused to open the quay.", "the"),
        ("The mayor opened the quay on Monday, the office said.", "The"),
        ("According to the office, the mayor opened the quay.", "According"),
        ("In Oslo, Bergen and Tromsø, the ferries stopped for a week.", "the"),
        ("The storm closed the port, the office reported on Monday.", "The"),
    ],
)
def test_a_main_clause_begins_at_its_subject(text: str, begins: str) -> None:
    words = words_of(text, 0, len(text))
    assert words.shown[main_clause(words, len(words) - 1)] == begins


def test_a_trailing_attribution_is_no_main_clause() -> None:
    text = "As the ferry went down, CNN reported citing the port office."
    words = words_of(text, 0, len(text))
    assert main_clause(words, len(words) - 1) == 0


def test_dates_and_lists_are_not_cut() -> None:
    text = "It closed on July 27, 1953, and China, Russia and Iran sent ships."
    words = words_of(text, 0, len(text))
    cuts = [words.shown[i] for i in range(len(words)) if pause_before(words, i) >= Pause.CLAUSE]
    assert "1953," not in cuts
    assert "Russia" not in cuts
    assert "and" not in cuts or cuts.count("and") == 1


def test_a_name_is_not_halved() -> None:
    words = words_of("The prize went to Ana Ruiz", 0, 26)
    assert dangles(words, words.shown.index("Ana"))
    assert not dangles(words, words.shown.index("Ruiz"))


def test_leaving_out_a_denial_changes_the_meaning() -> None:
    assert changes_meaning(("but", "he", "denied", "it"))
    assert not changes_meaning(("with", "his", "wife"))


@pytest.mark.parametrize(
    ("text", "last", "limited"),
    [
        ("No guests from abroad had come since the border closed.", "come", True),
        ("It is the worst flood since 1953.", "flood", True),
        ("Guests from abroad had come since the border closed.", "come", False),
    ],
)
def test_since_when_is_part_of_a_first_or_a_none(text: str, last: str, limited: bool) -> None:
    words = words_of(text, 0, len(text))
    assert limits_a_record(words, 0, words.shown.index(last)) is limited


def test_a_cut_that_hides_a_turn_is_marked(tmp_path: object) -> None:
    text = (
        "The minister opened the new harbour office in the old town on Monday morning, although "
        "the court had ruled in spring that the building belongs to the fishermen of the island."
    )
    evidence, whole = evidence_of(tmp_path, text)
    cut = shorten(evidence, whole, 16)
    assert cut.text.endswith("…")
    assert "although" not in cut.text


def test_a_cut_that_hides_only_more_of_the_same_is_not(tmp_path: object) -> None:
    text = (
        "The minister opened the new harbour office in the old town on Monday, with bands and "
        "flags and speeches by everybody who had ever had a boat in the bay of the island."
    )
    evidence, whole = evidence_of(tmp_path, text)
    cut = shorten(evidence, whole, 16)
    assert cut.text == "The minister opened the new harbour office in the old town on Monday"


def test_who_says_it_is_not_cut_away_unmarked(tmp_path: object) -> None:
    text = (
        "The opposition said on Sunday evening in a long statement to all the papers of the "
        "capital that nobody had asked for it, and the office will be closed by the summer."
    )
    evidence, _ = evidence_of(tmp_path, text)
    start = text.index("closed by")
    cut = excerpt(evidence, Span("one", start, start + 6), 10)
    assert cut.text.startswith("…")


def test_lean_excerpts_leave_the_day_out(tmp_path: object) -> None:
    text = "On the same day, Ana Ruiz opened the quay."
    evidence, _ = evidence_of(tmp_path, text)
    start = text.index("Ana")
    cut = excerpt(evidence, Span("one", start, start + 3), lean=True)
    assert cut.text == "Ana Ruiz opened the quay."


@settings(deadline=None, max_examples=80)
@given(text=st.text(max_size=200))
def test_any_text_has_words_and_an_opening(text: str) -> None:
    words = words_of(text, 0, len(text))
    assert 0 <= opening(words) <= len(words)
    assert 0 <= main_clause(words, len(words) - 1) <= max(len(words) - 1, 0)
    for number, (start, end) in enumerate(words.bounds):
        assert text[start:end] == words.shown[number]
        pause_before(words, number)
