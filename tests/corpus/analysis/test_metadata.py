"""Who published an article, whose copy it is, who wrote it, when: stated, inferred or absent."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.clean import clean
from corpus.analysis.metadata import describe
from corpus.analysis.page.bylines import read_bylines
from corpus.analysis.page.datelines import read_dateline
from corpus.analysis.page.language import find_language
from corpus.analysis.page.stamps import find_stamps
from corpus.model import Article

BODY = "The council of Port Sorrel voted on Monday to close the old pier."


def read(*lines: str) -> Article:
    return describe(clean("\n".join(lines)), "a.txt")


@pytest.mark.parametrize(
    ("text", "place", "mark", "day"),
    [
        ("SEOUL, South Korea (AP) — Russia", "SEOUL, South Korea", "AP", None),
        ("Lagos [Nigeria], July 28 : Rains", "Lagos [Nigeria]", None, "July 28"),
        ("MOSCOW, July 26. /TASS/. The", "MOSCOW", "TASS", "July 26"),
        ("BEIJING, July 28 (Xinhua) -- A", "BEIJING", "Xinhua", "July 28"),
        ("Berlin (dpa) - Der Rat", "Berlin", "dpa", None),
        ("KYIV, Ukraine — Rains fell", "KYIV, Ukraine", None, None),
        ("JERUSALEM/GAZA, Oct 7 (Reuters) - A", "JERUSALEM/GAZA", "Reuters", "Oct 7"),
        ("NEW DELHI: Three people", "NEW DELHI", None, None),
        ("(CNN) — He said", None, "CNN", None),
    ],
)
def test_datelines(text: str, place: str | None, mark: str | None, day: str | None) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.place, dateline.mark, dateline.day) == (place, mark, day)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Kim — who is old — said so.",
        "He said (in May) - that it rained.",
        "The US (and Japan) - and others - agreed.",
        "EXCLUSIVE: The pier is old.",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert read_dateline(text) is None


def test_capitals_before_a_colon_are_speakers_where_there_are_several() -> None:
    assert read_dateline("OKAFOR: How many?", speakers=True) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("BY MICHAEL LEE [m.lee@paper.example]", ("Michael Lee",)),
        ("By Ana Ruiz and José de la Cruz, Associated Press", ("Ana Ruiz", "José de la Cruz")),
        ("Ana Ruiz, The Associated Press", ("Ana Ruiz",)),
        ("Comprehensive report by our reporter Yue Liu", ("Yue Liu",)),
        ("Editor in charge: Lin Li", ("Lin Li",)),
        ("Jim Heintz contributed to the report from Tallinn, Estonia.", ("Jim Heintz",)),
        (
            "(Reporting by Ana Ruiz in Paris and Li Na; Editing by Al Roe)",
            ("Ana Ruiz", "Li Na", "Al Roe"),
        ),
        ("By Ana Ruiz, BBC News, Lagos", ("Ana Ruiz",)),
        ("Von Max Müller", ("Max Müller",)),
        ("By our correspondent", ()),
        ("By The Associated Press", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    found = read_bylines(line)
    assert found
    assert tuple(name for byline in found for name in byline.names) == names


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "By Friday, the death toll had risen to 30",
        "By Monday Ana Ruiz had left the city.",
        "He contributed to this report by talking",
        "Reporters Without Borders, BBC",
        "Di Canio said he would stay.",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_bylines(line) == []


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Published: Jul 27, 2023 10:25 PM", "2023-07-27T22:25"),
        ("27 July 2023", "2023-07-27T00:00"),
        ("2024-03-16 18:30 (UTC+2)", "2024-03-16T16:30"),
        ("Aired March 15, 2024 - 11:00 ET", "2024-03-15T15:00"),
        ("27 de julio de 2023, 10h30", "2023-07-27T10:30"),
        ("28.07.2023, 14:05 CEST", "2023-07-28T12:05"),
        ("12/25/2023 5 p.m. EST", "2023-12-25T22:00"),
        ("2023年7月27日 10:00 KST", "2023-07-27T01:00"),
        ("2024-03-19T06:15:00+02:00", "2024-03-19T04:15"),
        ("12 a.m. on Friday, March 15, 2024.", "2024-03-15T00:00"),
    ],
)
def test_stamps(line: str, when: str) -> None:
    assert [stamp.when.isoformat()[:16] for stamp in find_stamps(line)] == [when]


@pytest.mark.parametrize("line", ["3/4/2023", "31 June 2023", "in 2023", "July 27", "99.99.2023"])
def test_no_stamps(line: str) -> None:
    assert find_stamps(line) == []


def test_an_update_does_not_hide_the_first_publication() -> None:
    article = read("Pier to close for good", "Updated May 6, 2024 | Published May 5, 2024", BODY)
    assert article.day == date(2024, 5, 5)


def test_a_lone_date_in_the_text_says_nothing_of_publication() -> None:
    article = read("Pier to close for good", BODY, "It was opened on May 5, 1960, by the queen.")
    assert (article.published, article.published_basis) == (None, "absent")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("The town is set to keep the 30th anniversary of the great fire.", date(2020, 6, 8)),
        ("The town celebrated the 30th anniversary of the great fire.", date(2020, 6, 15)),
        ("It is the 30th anniversary of the great fire.", None),
    ],
)
def test_an_anniversary_and_a_weekday_let_the_day_be_inferred(
    opening: str, day: date | None
) -> None:
    # The day itself, 10 June 2020, is a Wednesday.
    text = f"{opening} The mayor said on Monday that all were safe. It burned on June 10, 1990."
    article = read("A town and its fire brigade", text)
    assert article.day == day
    assert article.published_basis == ("inferred" if day else "absent")


def test_a_dated_picture_and_news_verbs_let_the_day_be_inferred() -> None:
    caption = "Divers search the bay, Tuesday, March 12, 2024. (AP Photo/Ana Ruiz)"
    article = read(
        "Divers search the bay again", caption, "The navy said Wednesday it had found nothing."
    )
    assert (article.day, article.published_basis) == (date(2024, 3, 13), "inferred")


@pytest.mark.parametrize(
    ("lines", "outlet", "basis"),
    [
        (("Pier to close for good", BODY), None, "absent"),
        (
            ("Pier to close for good", BODY, "© 2024 Port Sorrel Times"),
            "Port Sorrel Times",
            "stated",
        ),
        (("Le Monde, May 5, 2024", "Pier to close for good", BODY), "Le Monde", "stated"),
        (("Pier to close for good", BODY, "By Ana Ruiz [ana@lemonde.fr]"), "Le Monde", "stated"),
        (
            ("Pier to close for good", f"{BODY} He told The Hindu so.", "She told the Hindu more."),
            "The Hindu",
            "inferred",
        ),
        (
            ("Pier to close for good", f"{BODY} He told CNN so.", BODY[:-1] + " soon."),
            None,
            "absent",
        ),
        (
            ("Pier to close for good", "He told CNN so, CNN reported.", "She told CNN more on it."),
            None,
            "absent",
        ),
    ],
)
def test_the_outlet_is_stated_inferred_or_absent(
    lines: tuple[str, ...], outlet: str | None, basis: str
) -> None:
    article = read(*lines)
    assert (article.outlet, article.outlet_basis) == (outlet, basis)


def test_an_agency_is_no_outlet() -> None:
    alone = read("Pier to close for good", f"PARIS (AFP) - {BODY}")
    assert (alone.outlet, alone.agency, alone.republisher) == (None, "AFP", None)
    hosted = read("Pier to close for good", f"PARIS (AFP) - {BODY}", "© 2024 Dawn")
    assert (hosted.outlet, hosted.agency, hosted.republisher) == ("Dawn", "AFP", "Dawn")
    helped = read(
        "Pier to close for good", BODY, "The Associated Press contributed to this report."
    )
    assert helped.agency is None


def test_who_is_credited_again_and_again_was_rewritten() -> None:
    retold = [f"It rained in town number {number}, NBC News reported." for number in range(3)]
    assert read("Rain falls on many towns", *retold).rewrites == "NBC News"
    assert read("Rain falls on many towns", *retold[:2]).rewrites is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, None),
        (f"{BODY} {BODY}", "en"),
        (
            "El concejo de la ciudad votó el lunes a favor de cerrar el viejo muelle del puerto.",
            "es",
        ),
        ("시의회는 월요일에 낡은 부두를 폐쇄하기로 했다.", "ko"),
        ("市議会は月曜日に古い桟橋の閉鎖を決めた。", "ja"),
        ("42", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    found = find_language(text)
    assert found == language or (text == BODY and found in (None, "en"))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300))
def test_any_line_is_read_without_harm(line: str) -> None:
    read_bylines(line)
    dateline = read_dateline(line)
    assert dateline is None or 0 < dateline.length < len(line)
    for stamp in find_stamps(line):
        assert 0 <= stamp.start < stamp.end <= len(line)
        assert isinstance(stamp.when, datetime)
        assert stamp.when.tzinfo is not None
