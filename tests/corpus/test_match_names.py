"""Whom a query means among three hundred people, in the ways people type names.

A clear answer that is wrong is worse than a choice, and a choice is worse than a clear answer
that is right: so each query says which of the three it must get.
"""

import pytest

from corpus.index import Index
from corpus.match import find
from tests.corpus.coverages import PERSON, coverage_of, index_of
from tests.corpus.made_up_names import PEOPLE

CLEAR = {
    # surnames, in any case, with punctuation, with a possessive
    "Kennedy": "Robert Kennedy Jr.",
    "Winslow's": "Theodore Winslow",
    "Netzer’s": "Benjamin Netzer",
    "Cetinkaya’s": "Hakan Çetinkaya",
    "al-Sharqawi's": "Ibrahim al-Sharqawi",
    "ADEBAYO!": "Olusegun Adebayo",
    "“Belyaeva”": "Anastasia Belyaeva",
    "rybakova": "Svetlana Rybakova",
    "Rybakov": "Sergei Rybakov",
    "Villanueva": "Juan Carlos Villanueva Ortiz",
    "de Soto": "Lucía Fernández de Soto",
    "von der Heyde": "Ursula von der Heyde",
    "Deng": "Deng Yaping",
    # titles
    "Mr. Winslow": "Theodore Winslow",
    "Sen. Deborah Holloway": "Deborah Holloway",
    "minister Qureshi": "Imran Qureshi",
    "President Adebayo's": "Olusegun Adebayo",
    "former prime minister Chaturvedi": "Narendra Chaturvedi",
    "General Khlebnikov": "Mikhail Khlebnikov",
    # another order
    "WINSLOW, THEODORE": "Theodore Winslow",
    "Regevson, Miri": "Miri Regevson",
    "Takamatsu Hiroshi": "Hiroshi Takamatsu",
    "Minjae Choi": "Choi Min Jae",
    "Guo Qiang Zhang": "Zhang Guoqiang",
    "Mi-rae Kang": "Kang Mi Rae",
    # initials and suffixes
    "RFK Jr": "Robert Kennedy Jr.",
    "Robert F Kennedy Junior": "Robert Kennedy Jr.",
    "J.-L. Beauregard": "Jean-Luc Beauregard",
    "T. Winslow": "Theodore Winslow",
    "SE Rybakov": "Sergei Rybakov",
    # short forms of given names
    "Bobby Kennedy": "Robert Kennedy Jr.",
    "Ed Pemberton": "Edward Pemberton",
    "Andy Pemberton": "Andrew Pemberton",
    "Kate Ellsworth": "Katherine Ellsworth",
    "Bill Thackeray": "William Thackeray",
    "Peggy Ravenscroft": "Margaret Ravenscroft",
    "Ted Winslow": "Theodore Winslow",
    "Sasha Morozenko": "Aleksandr Morozenko",
    "Misha Khlebnikov": "Mikhail Khlebnikov",
    # beginnings
    "Iweala": "Ngozi Iwealani",
    "theo win": "Theodore Winslow",
    "brzoz": "Zbigniew Brzozowski",
    # slips of the finger
    "Greenhalg": "Thomas Greenhalgh",
    "Kuramotto": "Ichiro Kuramoto",
    "Chaturvedhi": "Narendra Chaturvedi",
    "Wanright": "Patricia Wainwright",
    "Elsworth": "Katherine Ellsworth",
    "Bevilaqua": "Chiara Bevilacqua",
    "desroisers": "François Desrosiers",
    # transliterations
    "Alexandre Morozenko": "Aleksandr Morozenko",
    "Dimitry Wolkonski": "Dmitri Volkonsky",
    "Chtchoukina": "Yevgeniya Shchukina",
    "Schtschukina": "Yevgeniya Shchukina",
    "Chlebnikow": "Mikhail Khlebnikov",
    "Jouravleva": "Natalia Zhuravleva",
    "Tchaïkovski": "Andrei Chaikovsky",
    "Sergey Petrushenko": "Serhiy Petrushenko",
    "Kovalchouk": "Olha Kovalchuk",
    "Andrii Melnychuk": "Andriy Melnychuk",
    "Mohamed Al Rashidi": "Muhammad al-Rashidi",
    "Youssef Haddadine": "Yousef Haddadin",
    "Abdelfattah Mansour": "Abdel Fattah Mansour",
    "Abdul Fatah Mansur": "Abdel Fattah Mansour",
    "Umar Sulaymani": "Omar Suleimani",
    "Tareq Benjelloun": "Tariq Benjelloun",
    "Hussein Kamalvandi": "Hossein Kamalvandi",
    "Pak Ji Hoon": "Park Ji Hoon",
    "Kim Taehwan": "Kim Tae Hwan",
    "Zhao Wei Guo": "Zhao Weiguo",
    # without accents, or with others
    "altintas": "Recep Altıntaş",
    "ŞAHİNOĞLU": "Elif Şahinoğlu",
    "penalver": "Íñigo Peñalver",
    "Muehlbauer": "Friedrich Mühlbauer",
    "Baerwald": "Annalena Bärwald",
    "Grossmann": "Sabine Großmann",
    "Soerlie": "Bjørn Sørlie",
    "Gudrun Jonsdottir": "Guðrún Jónsdóttir",
    "Lukasik": "Małgorzata Łukasik",
    "daubigny": "Élodie d'Aubigny",
    "saaroni": "Gideon Sa'aroni",
    "Nguyễn Quốc Bảo": "Nguyen Quoc Bao",
    # in their own script
    "Морозенко": "Aleksandr Morozenko",
    "Щукина": "Yevgeniya Shchukina",
    "Сергій Петрушенко": "Serhiy Petrushenko",
    "Юрій Савчук": "Yuriy Savchuk",
    "최민재": "Choi Min Jae",
    "김태환": "Kim Tae Hwan",
    "이현우": "Lee Hyun Woo",
    "张国强": "Zhang Guoqiang",
    "王德华": "Wang Dehua",
    "ふじさわ なおこ": "Naoko Fujisawa",
}

CHOICES = {
    "Pemberton": ["Andrew Pemberton", "Edward Pemberton"],
    "pemberton's": ["Andrew Pemberton", "Edward Pemberton"],
    "Mr Pemberton": ["Andrew Pemberton", "Edward Pemberton"],
    "Kim": ["Kim Tae Hwan", "Kim Soo Yeon", "Kim Dong Wook"],
    "Lee": ["Lee Hyun Woo", "Lee Sang Hee"],
    "Zhang": ["Zhang Guoqiang", "Zhang Meiling"],
    "Nguyen": ["Nguyen Thi Hoa", "Nguyen Quoc Bao"],
}

NOBODY = [
    "Camp Holloway",
    "Fort Winslow",
    "Kennedy Center",
    "Rybakov Group",
    "Takamatsu Airport",
    "Winslow's book",
    "John Hollister",
    "Peter Winslow",
    "Maria Stanhope",
    "Kim Min Seo",
    "Zhang Wei",
    "Park Chung Hee",
    "Wang Yi",
    "Wagner",
    "minister",
    "the president",
    "Kim and Lee",
    "Winslow Homer",
    # words that are near some given name or beginning, and mean nobody
    "the",
    "in",
    "being",
    "century",
    "missile",
    "science",
    "threats",
    "Kim Jong",
    # the father is not the son, nor a woman the man of her family
    "Robert Kennedy Sr",
    "Robert Kennedy III",
    "Khlebnikova",
    "Volkonskaya",
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("names"), coverage_of(PEOPLE))


@pytest.mark.parametrize(("query", "name"), CLEAR.items())
def test_a_name_is_found_however_it_is_typed(index: Index, query: str, name: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best, [(match.entity.name, match.score) for match in lookup]
    assert lookup.best.entity.name == name


@pytest.mark.parametrize(("query", "names"), CHOICES.items())
def test_namesakes_are_a_choice(index: Index, query: str, names: list[str]) -> None:
    assert [match.entity.name for match in find(index, query, PERSON).rivals] == names


@pytest.mark.parametrize("query", NOBODY)
def test_what_is_no_name_here_gets_no_clear_answer(index: Index, query: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best is None, lookup.best
    assert not lookup.rivals
    assert lookup.suggestions
