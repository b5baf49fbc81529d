"""What is typed after /correct: read, told what is missing, and written as it would be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.correct_text import HOW, STEPS, read, wish_of, written
from corpus.correcting.drafts import Wish
from corpus.correcting.log import Kind
from corpus.errors import CorrectionError


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ('merge "Ana Vogt" "Anna Voigt"', Wish("merge", "Ana Vogt", "Anna Voigt")),
        ("merge “Ana Vogt” “Anna Voigt”", Wish("merge", "Ana Vogt", "Anna Voigt")),
        ("merge Ana Vogt = Anna Voigt", Wish("merge", "Ana Vogt", "Anna Voigt")),
        ("MERGE Ana Vogt with:Anna Voigt", Wish("merge", "Ana Vogt", "Anna Voigt")),
        ('merge Ana Vogt with:"Anna Voigt"', Wish("merge", "Ana Vogt", "Anna Voigt")),
        ('merge "Ana Vogt" Anna Voigt', Wish("merge", "Ana Vogt", "Anna Voigt")),
        ("merge id:ana-vogt with:id:anna", Wish("merge", "id:ana-vogt", "id:anna")),
        ("split Vogt as:Ana in:The Post", Wish("split", "Vogt", "Ana", ("The Post",))),
        (
            "split Vogt as:Ana Vogt the elder in:8f31c0, 9a21",
            Wish("split", "Vogt", "Ana Vogt the elder", ("8f31c0", "9a21")),
        ),
        ("split Vogt as:Ana", Wish("split", "Vogt", "Ana")),
        ("kind Norwing Air organisation", Wish("kind", "Norwing Air", "organisation")),
        ('kind "Norwing Air" Place', Wish("kind", "Norwing Air", "place")),
        ("kind Norwing as:nobody", Wish("kind", "Norwing", "nobody")),
        ("outlet 8f31 The Harbour Post", Wish("outlet", "8f31", "The Harbour Post")),
        ('outlet 8f31 "The Harbour Post"', Wish("outlet", "8f31", "The Harbour Post")),
        ("outlet 8f31 as:The Harbour Post", Wish("outlet", "8f31", "The Harbour Post")),
        ("outlet as:The Harbour Post", Wish("outlet", "", "The Harbour Post")),
        ('story "A ferry" "The ferry"', Wish("story", "A ferry", "The ferry")),
        ("story A ferry as:The ferry", Wish("story", "A ferry", "The ferry")),
        ("fact ferry left late", Wish("fact", "ferry left late")),
        (r'story "The \"Sea\\Star\"" as:Ferry', Wish("story", r'The "Sea\Star"', "Ferry")),
        ("merge Ana\u202eVogt\x07 = B", Wish("merge", "Ana\ufffdVogt\ufffd", "B")),
    ],
)
def test_a_correction_is_read(text: str, wish: Wish) -> None:
    assert wish_of(read(text)) == wish


@pytest.mark.parametrize(
    "text",
    [
        "merge", "merge Ana", 'merge "Ana"', 'merge "Ana" ""', 'merge "A" "B" "C"', "merge = B",
        "split Kim", "split as:Kim in:8f31", "kind", "kind Norwing", "outlet", "outlet 8f31",
        "outlet as:", "story Ferry", "story as:Ferry", 'story "A" "B" "C"', "fact", 'fact ""',
        "merge with:B", 'merge "A" with:', "kind as:place",
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_how_to_say_it(text: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        wish_of(read(text))
    assert caught.value.detail == HOW[text.split()[0]]


def test_a_name_without_end_is_refused() -> None:
    with pytest.raises(CorrectionError, match="at most 150 characters"):
        wish_of(read(f"story Ferry as:{'x' * 151}"))


names = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)


KINDS: tuple[Kind, ...] = ("merge", "split", "story")


@given(st.sampled_from(KINDS), names, names, st.lists(names, max_size=3))
def test_what_is_written_reads_as_the_same(
    kind: Kind, subject: str, other: str, articles: list[str]
) -> None:
    from bot.rendering.plain import safe

    ids = tuple(one for one in articles if safe(one) == one)
    question = written(kind, subject, other, ids, "abc")
    typed = read(question.removeprefix("/correct "))
    plain = [" ".join(safe(name).split()) for name in (subject, other)]
    if all(plain):
        assert wish_of(typed) == Wish(kind, plain[0], plain[1], ids)
    assert typed.keyed["confirm"] == "abc"


@given(st.sampled_from(STEPS), st.text(max_size=200))
def test_any_text_is_a_correction_or_says_how(step: str, text: str) -> None:
    typed = read(f"{step} {text}")
    if typed.step not in HOW or typed.step == "undo":
        return
    try:
        wish = wish_of(typed)
    except CorrectionError:
        return
    assert wish.subject or wish.kind == "outlet"
