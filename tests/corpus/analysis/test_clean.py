"""What is kept of a dump, and what is left out; nothing that is a sentence of the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.clean import clean
from corpus.analysis.metadata import describe
from corpus.analysis.page.boilerplate import is_clutter, is_edge_clutter
from corpus.analysis.page.captions import is_caption, is_credit

LEAD = "The council of Port Sorrel voted on Monday to close the old pier."
NEXT = "Nobody spoke against it, the mayor said after the meeting."


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Home > World > Shipping",
        "News / World News / Africa / Pier to close",
        "HOME | SHOWBIZ | SPORT",
        "print dictionary print",
        "Share this: Twitter",
        "lock icon",
        "Comments (12)",
        "(0/250자)",
        "3 min read",
        "2 hours ago",
        "Advertisement",
        "Read more: Why the pier is old",
        "© 2024 Port Sorrel Times",
        "Copyright 2024 The Times. All rights reserved.",
        "Subscribe to our newsletter",
        "Sign up for our newsletter.",
        "Ana Ruiz contributed to this report.",
        "https://news.example/pier",
        "* * *",
        "[11:20:00]",
        "(CROSSTALK)",
        "Baca juga: Dermaga ditutup",
    ],
)
def test_clutter(line: str) -> None:
    assert is_clutter(line)


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "Copyright law protects the song, the judge wrote.",
        "Read more than a book a week, she told students, and the rest will follow by itself.",
        "Share prices fell.",
        "“No,” he said.",
        "«Non», dit-il. «Oui», dit-elle.",
        "No.",
        "What the city can learn",
        "More on Tuesday said the minister was asleep.",
        "Home is where the heart is, the mayor said.",
        "By signing up to the treaty, the country gave up its right to fish.",
        "He opened the menu and the door.",
        "Follow-up talks are planned.",
        "12",
    ],
)
def test_no_clutter(line: str) -> None:
    assert not is_clutter(line)


@pytest.mark.parametrize(
    "line",
    ["Sport", "All rights reserved by X; no reprinting is allowed.", "To keep reading, log in."],
)
def test_clutter_only_around_an_article(line: str) -> None:
    assert is_edge_clutter(line)


@pytest.mark.parametrize(
    "line",
    [
        "In this photo provided by the navy, divers search the bay. (Navy via AP)",
        "This undated picture released by the palace shows the king.",
        "Divers search the bay, Friday, March 15, 2024. (AP Photo/Ana Ruiz)",
        "Divers in the bay, photographed on June 29 by the state agency [NEWS1]",
        "Divers in the bay. Photo: VCG",
        "FILE - The pier in 2019.",
        "Divers search the bay near the pier. REUTERS/Ana Ruiz",
        "The pier seen from the north | AFP",
        "Image caption, The pier in winter",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "A photo released by the ministry shows the pier in flames.",
        "She was photographed on the pier that night.",
        "The photo: who took it, and why?",
        "In this picture of the future, nobody works.",
        "The deal (signed in May) was never published (or read).",
    ],
)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


def test_a_credit_alone_is_no_caption_worth_keeping() -> None:
    assert is_credit("Getty Images")
    assert is_credit("Foto: Ana Ruiz / AFP")
    assert not is_credit("Reuters reported the attack.")


def test_doubled_headline_lead_and_caption_are_kept_once() -> None:
    caption = "The old pier. Photo: VCG"
    page = clean("\n".join(["Pier to close", caption, "Pier to close", LEAD, caption, LEAD, NEXT]))
    assert page.headline == "Pier to close"
    assert page.paragraphs == (LEAD, NEXT)
    assert page.captions == (caption,)


def test_a_teaser_that_breaks_off_gives_way_to_the_whole() -> None:
    teaser = LEAD[:62] + "..."
    assert clean(f"Pier to close for good\n{teaser}\n{LEAD}\n{NEXT}").paragraphs == (LEAD, NEXT)


def test_links_between_paragraphs_go_and_headings_stay() -> None:
    links = "Read more:\nWhy piers are old\nTen famous piers"
    raw = f"{LEAD}\n{links}\n{NEXT}\nWhat comes next\n{LEAD[:-1]} soon."
    assert clean(raw).paragraphs == (LEAD, NEXT, "What comes next", f"{LEAD[:-1]} soon.")


def test_a_deck_of_whole_sentences_does_not_hide_byline_and_day() -> None:
    deck = "The council has voted. The mayor is content."
    raw = f"Pier to close for good\n{deck}\nShare\nAna Ruiz\nMay 5, 2024\n{LEAD}\n{NEXT}"
    page = clean(raw)
    assert page.paragraphs == (deck, LEAD, NEXT)
    assert [byline.names for byline in page.bylines] == [("Ana Ruiz",)]
    assert "May 5, 2024" in page.head


def test_a_sections_name_is_no_headline() -> None:
    raw = f"Menu\nAsia Pacific\nPier to close for good\n{LEAD}\n{NEXT}"
    assert clean(raw).headline == "Pier to close for good"


def test_a_repeated_short_line_is_no_repeat() -> None:
    raw = f"{LEAD}\n“Why?” he asked.\n{NEXT}\n“Why?” he asked.\n{LEAD[:-1]} soon."
    assert clean(raw).paragraphs.count("“Why?” he asked.") == 2


def test_lines_broken_at_a_width_are_joined() -> None:
    words = ("word " * 60).split()
    wrapped = "\n".join(" ".join(words[start : start + 12]) for start in range(0, 60, 12))
    assert clean(f"{wrapped}.\n\n{NEXT}").paragraphs == (" ".join(words) + ".", NEXT)


def test_a_line_about_an_author_ends_no_article() -> None:
    raw = f"Pier to close for good\nBy Ana Ruiz\n{LEAD}\n{NEXT}\nAna Ruiz is a reporter in Lagos."
    assert clean(raw).paragraphs == (LEAD, NEXT)


@pytest.mark.parametrize(
    "raw", ["", " \n\0\n", "One", "One two three", "ALL CAPITALS HERE", "😀\u200f"]
)
def test_little_or_nothing(raw: str) -> None:
    page = clean(raw)
    assert " ".join(page.paragraphs) == " ".join(
        raw.replace("\u200f", "").replace("\0", "\ufffd").split()
    )


LINES = st.one_of(
    st.text(max_size=120),
    st.sampled_from(
        [
            LEAD,
            NEXT,
            "Skip to content",
            "By Ana Ruiz",
            "Read more:",
            "© 2024 X",
            "Pier to close",
            "PARIS (AP) — It rained.",
            "Photo: VCG",
            "May 5, 2024",
            "OKAFOR: Why?",
            "Related",
            "…",
        ]
    ),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(LINES, max_size=25))
def test_any_page_gives_even_paragraphs(lines: list[str]) -> None:
    page = clean("\n".join(lines))
    article = describe(page, "a.txt")
    paragraphs = article.text.split("\n\n") if article.text else []
    assert all(paragraph == " ".join(paragraph.split()) for paragraph in page.paragraphs)
    assert len(paragraphs) == len([one for one in page.paragraphs if one])
    assert article.text == article.text.strip()
    assert (article.published is None) == (article.published_basis == "absent")
    assert (article.outlet is None) == (article.outlet_basis == "absent")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from([LEAD, NEXT, f"{NEXT} Twice."]), min_size=1, unique=True))
def test_sentences_of_an_article_are_never_dropped(sentences: list[str]) -> None:
    page = clean("\n".join(["Menu", "Pier to close for good", *sentences, "Log in", "No thanks"]))
    assert list(page.paragraphs) == sentences
