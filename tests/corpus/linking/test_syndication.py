from corpus.linking.syndication import copies, source_of
from tests.corpus.linking.made_up import article

COPY = (
    "A train left the rails near Brookvale on Monday and nine people were hurt, the police said. "
    "The line will stay closed until the weekend while engineers look at the damaged bridge.\n\n"
    "“We heard a crash and saw smoke,” said a farmer who helped to carry the wounded."
)


def test_a_copy_with_another_ending_is_the_same_source() -> None:
    documents = [
        article("wire", COPY),
        article("courier", COPY + "\n\nThe Courier has asked the railway for an answer."),
        article("other", "Engineers said on Tuesday that the bridge at Brookvale was sound."),
    ]
    assert copies(documents) == (("wire", "courier"), ("other",))
    assert source_of(documents) == {"wire": "wire", "courier": "wire", "other": "other"}


def test_a_shared_quote_makes_no_copy() -> None:
    quote = "“We heard a crash and saw smoke and then we ran to the river to help.”"
    one = article(
        "one", f"The farmer spoke for a long time about the night. {quote} " + COPY[95:180]
    )
    other = article(
        "other",
        f"{quote} Later the mayor came to thank the village, and a band played on the green until "
        "it grew dark. Nobody could say when trains would run again on the only line to the coast.",
    )
    assert len(copies([one, other])) == 2


def test_empty_and_one_word_articles_are_alone() -> None:
    documents = [article("empty", ""), article("blank", " \n"), article("word", "Yes")]
    assert len(copies(documents)) == 3
