"""Folding, keys and the comparison of names over many cultures and spellings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.names import (
    POSSIBLY,
    SAME,
    fold,
    initials,
    is_family_name_first,
    may_be_called,
    name_parts,
    romanised,
    same_person,
    skeleton,
    words,
)

SAME_PEOPLE = """
Sergei Shoigu | Sergey Shoigu
Sergei Shoigu | Сергей Шойгу
Sergei Shoigu | Sergej Schoigu
Kim Jong Un | Kim Jong-un
Kim Jong Un | 김정은
Kim Jong-un | Kim Jung-un
Kim Il Sung | Kim Il-song
Li Hongzhong | 李鸿忠
Xi Jinping | 習近平
Xi Jinping | Xi Jin-ping
Heung-min Son | Son Heung-min
Park Geun-hye | Park Keun-hye
Yoon Suk Yeol | Yoon Seok-youl
Volodymyr Zelensky | Volodymyr Zelenskyy
Volodymyr Zelensky | Wolodymyr Selenskyj
Volodymyr Zelensky | Vladimir Zelensky
Muammar Gaddafi | Moammar Qaddafi
Muammar Gaddafi | Mouammar Kadhafi
Saddam Hussein | Saddam Husayn
Mohammed bin Salman | Muhammad bin Salman
Abdel Fattah el-Sisi | Abdul Fattah al-Sisi
Abdel Fattah el-Sisi | Abdelfattah al-Sisi
Bill Clinton | William Clinton
Joe Biden | Joseph R. Biden
Benjamin Netanyahu | Binyamin Netanyahu
Benjamin Netanyahu | Bibi Netanyahu
Mikhail Gorbachev | Michail Gorbatschow
Boris Yeltsin | Boris Jelzin
Pyotr Tchaikovsky | Peter Chaikovskii
Aleksandr Lukashenko | Alexander Lukashenko
Alexander Lukashenko | Alyaksandr Lukashenka
Yevgeny Prigozhin | Evgeny Prigozhin
Yevgeny Prigozhin | Jewgeni Prigoschin
Shinzo Abe | Abe Shinzo
Viktor Orbán | Orban Viktor
Gerhard Schröder | Gerhard Schroeder
Ursula von der Leyen | Ursula Von Der Leyen
J.K. Rowling | J. K. Rowling
Osama bin Laden | Usama bin Ladin
Nikita Khrushchev | Nikita Khrushchov
Recep Erdogan | Recep Tayyip Erdoğan
Bashar al-Assad | Bashar Assad
Vladimir Putin | Vladimir Vladimirovich Putin
Ali Khamenei | Ali Hamenei
Ismail Haniyeh | Ismail Haniya
Nguyen Phu Trong | Nguyễn Phú Trọng
Mahmoud Abbas | Mahmud Abbas
Dmitry Medvedev | Dmitri Medvedev
Sasha Vasiliev | Alexander Vasilyev
Tony Blair | Anthony Blair
Emmanuel Macron | President Emmanuel Macron
"""

DIFFERENT_PEOPLE = """
Kim Jong Un | Kim Song Nam
Kim Jong Un | Kim Jong Il
Kim Il Sung | Kim Jong Il
Kim Il Sung | Kim Song Nam
Kim Yo Jong | Kim Jong Un
Li Hongzhong | Li Zongxun
Wang Junsheng | Wang Yajun
Mao Ning | Mao Zedong
Mao Ning | Lin Li
Xi Jinping | Xi Zhongxun
Kang Sun Nam | Kim Song Nam
Kim Tong-hyung | Kim Jong-un
Zhang Wei | Zhang Wenwei
Li Na | Li Ning
Park Geun-hye | Park Chung-hee
Moon Jae-in | Moon Chae-won
Bill Clinton | Hillary Clinton
George W. Bush | George H. W. Bush
Donald Trump Sr. | Donald Trump Jr.
Donald Trump | Ivanka Trump
Joe Biden | Jill Biden
Sergei Shoigu | Sergei Lavrov
Vladimir Putin | Vladimir Zelensky
Saddam Hussein | Uday Hussein
Mohammed bin Salman | Mohammed bin Zayed
Bashar al-Assad | Hafez al-Assad
Osama bin Laden | Hamza bin Laden
John Smith | Jane Smith
Martin Schulz | Morton Schulz
Ivan Petrov | Anna Petrova
Petr Petrov | Petra Petrova
Maria Rossi | Mario Rossi
Roberto Garcia | Roberta Garcia
Justin Trudeau | Pierre Trudeau
Michael Jordan | Michael Johnson
Paul Ryan | Ryan Paulson
Aleksandr Ivanov | Aleksandra Ivanova
Raul Castro | Fidel Castro
Marine Le Pen | Jean-Marie Le Pen
Nguyen Phu Trong | Nguyen Xuan Phuc
Nicolas Maduro | Nicolas Sarkozy
Rahul Gandhi | Sonia Gandhi
Ben Wallace | Dan Wallace
David Cameron | James Cameron
Liam Fox | Vicente Fox
Anwar Ibrahim | Anwar Sadat
Abdullah Abdullah | Abdullah Gul
Cristina Fernandez | Alberto Fernandez
Robert Chan | Robert Chun
Bruce Lee | Bruce Li
Philip Johansson | Philip Johnson
Viktor Ben | Viktor Du
Leonard Mirza | Mircea Leonard
Jean Moreau | John Moreau
"""


def pairs(table: str) -> list[tuple[str, str]]:
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [(first, second) for first, second in rows]


@pytest.mark.parametrize(("first", "second"), pairs(SAME_PEOPLE))
def test_one_person_in_two_spellings(first: str, second: str) -> None:
    assert same_person(first, second).score >= SAME


@pytest.mark.parametrize(("first", "second"), pairs(DIFFERENT_PEOPLE))
def test_two_people_with_names_alike(first: str, second: str) -> None:
    assert same_person(first, second).score < POSSIBLY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mohammed bin Salman", "Mohamed bin Salman Al Saud"),
        ("Nicolás Maduro", "Nicolás Maduro Moros"),
        ("Luiz Inácio Lula da Silva", "Lula da Silva"),
        ("J. Biden", "Joe Biden"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Nguyen Van Duc", "Nguyen Duc"),
    ],
)
def test_shortened_names_are_left_to_context(first: str, second: str) -> None:
    assert POSSIBLY <= same_person(first, second).score < SAME


def test_a_family_name_alone_settles_nothing() -> None:
    likeness = same_person("Shoigu", "Sergei Shoigu")
    assert 0 < likeness.score < POSSIBLY
    assert "family name alone" in likeness.reason


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Lü Chao", "lu chao"),
        ("Шойгу", "shoygu"),
        ("Kim Jong-un", "kim jong un"),
        ("O’Brien", "obrien"),
        ("Sana'a", "sanaa"),
        ("Володимир Зеленський", "volodimir zelenskiy"),
        ("李鸿忠", "li hongzhong"),
        ("欧阳修", "ouyang xiu"),
        ("이재명", "lee jae myeong"),
        ("محمد بن سلمان", "mhmd bn slmn"),
        ("נתניהו", "ntnyhv"),
        ("  ...  ", ""),
        ("\x00\ud800", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert words(name) == tuple(folded.split())


@pytest.mark.parametrize(
    "spellings",
    [
        "shoigu shoygu schoigu choigou",
        "sergei sergey serguei sergej",
        "kharkiv kharkov",
        "zelensky zelenskyy zelenskiy selenskyj",
        "qaddafi gaddafi kadhafi khadafy",
        "hussein husayn hussain",
        "mohammed muhammad mohamed mouhammad",
        "tchaikovsky chaikovskii tschaikowski",
        "alexander aleksandr aleksander",
        "yeltsin eltsin jelzin",
        "gorbachev gorbatschow",
    ],
)
def test_one_skeleton_for_all_transliterations(spellings: str) -> None:
    assert len({skeleton(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "shoigu shoygu",
        "sergei sergey serguei sergej",
        "zelensky zelenskyy zelenskij",
        "vladimir wladimir",
        "moustapha mustafa",
        "maxim maksim",
        "schroeder schroder",
    ],
)
def test_one_romanisation(spellings: str) -> None:
    assert len({romanised(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Kim Jong Un",
        "Kim Jong-un",
        "Li Hongzhong",
        "Lü Chao",
        "Ma Ying-jeou",
        "Ho Chi Minh",
        "Li Na",
    ],
)
def test_family_name_first(name: str) -> None:
    assert is_family_name_first(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kim Philby",
        "Lee Harvey Oswald",
        "Kim Kardashian",
        "Long Beach",
        "Le Pen",
        "Lee Mason",
        "Kim",
    ],
)
def test_family_name_last(name: str) -> None:
    assert not is_family_name_first(name)


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Kim Jong Un", ("jong", "un"), "kim"),
        ("Ursula von der Leyen", ("ursula",), "leyen"),
        ("Al Gore", ("al",), "gore"),
        ("J. D. Vance", ("jd",), "vance"),
        ("Abdel Fattah el-Sisi", ("abdulfattah",), "sisi"),
        ("von der Leyen", ("leyen",), ""),
        ("Sammy Davis Jr.", ("sammy",), "davis"),
    ],
)
def test_parts(name: str, given_names: tuple[str, ...], family: str) -> None:
    parts = name_parts(name)
    assert (parts.given, parts.family) == (given_names, family)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Sergei Shoigu", "Shoygu"),
        ("Kim Jong Un", "Kim"),
        ("Nguyen Phu Trong", "Trong"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Rodrigo Ibáñez Quiroga", "Ibanez"),
    ],
)
def test_what_somebody_may_be_called(name: str, word: str) -> None:
    assert may_be_called(name, word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Sergei Shoigu", "Sergei"),
        ("Kim Jong Un", "Jong"),
        ("Mary Ann Reed", "Ann"),
        ("Li Na", "Lee"),
    ],
)
def test_what_somebody_is_not_called(name: str, word: str) -> None:
    assert not may_be_called(name, word)


def test_initials() -> None:
    assert initials("Kim Jong-un") == "kju"


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_has_no_order(first: str, second: str) -> None:
    likeness = same_person(first, second)
    assert likeness == same_person(second, first)
    assert 0 <= likeness.score <= 1


NAME_WORDS = st.sampled_from(
    ["Kim", "Jong", "Un", "Li", "Van", "Ben", "al-", "J.", "Mohamed", "Abdel", "Jr.", "Le", "Anna"]
)


@settings(deadline=None, max_examples=100)
@given(st.lists(NAME_WORDS, max_size=5).map(" ".join))
def test_every_name_is_like_itself(name: str) -> None:
    assert same_person(name, name).score == (1 if fold(name) else 0)
