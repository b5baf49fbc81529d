"""Terms: names for things and events, in own voice or attributed, quoted or not."""

import pytest

from tests.corpus.analysis.writing import heard


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The Suez crisis split the cabinet.", ["Suez crisis"]),
        ("The special military operation stalled in May.", ["special military operation"]),
        ("The full-scale invasion of Norland began at dawn.", ["full-scale invasion of Norland"]),
        ("They fear a trade war with Norland.", ["trade war with Norland"]),
        ("The rogue regime fell.", ["rogue regime"]),
        ("Two so-called people's republics broke away.", ["so-called people's republics"]),
        ("It is known as the War to Defend Freedom and Home.", ["War to Defend Freedom and Home"]),
        ("The day is called “Unity Day”.", ["Unity Day"]),
        ("The Harbour War armistice was signed in May.", ["Harbour War armistice"]),
        ("The sinking of the Stella del Mar shook the port.", ["sinking of the Stella del Mar"]),
        ("Survivors of the maritime incident wept.", ["maritime incident"]),
        ("The Lund regime has few friends.", ["Lund regime"]),
        ("Norland marks Victory Day in May.", ["Victory Day"]),
        ("Norland is a staunch ally of Sudland.", ["staunch ally"]),
        ("It is led by a secretive and isolated state.", ["secretive and isolated state"]),
        ("The war is known in Norland as the War to Resist Hunger.", ["War to Resist Hunger"]),
        ("They recalled the Tarn attacks and the Lund riot.", ["Tarn attacks", "Lund riot"]),
        ("Undocumented workers fear the terror attack.", ["Undocumented workers", "terror attack"]),
        ("Norland attacks Sudland again.", []),
        ("The Norlandian attacks and the US strikes failed.", []),
        ("They fear the collapse of France.", []),
        ("A protest of the Norland unions began.", []),
        ("The deployment of troops and a joint exercise followed.", []),
        ("Norland praised the heroic feats of its runners.", []),
        ("No peace treaty ended the war.", []),
        ("He laid a wreath at the Soviet war monument.", []),
        ("The isolated country's capital was quiet.", ["isolated country"]),
        ("On Election Day the polls open at six.", []),
        ("The “Daily Courier” and the “Yonhap News Agency” wrote of it.", []),
        ("The war was long.", []),
        ("The attack failed.", []),
        ("The Liberation Army marched.", []),
        ("Great Britain won the day.", []),
    ],
)
def test_terms_are_found_with_their_boundaries(text: str, terms: list[str]) -> None:
    assert [term.text for term in heard(text).terms] == terms


def test_a_term_without_marks_is_the_outlets_own_voice() -> None:
    own, quoted = heard("The puppet regime fell. It marks “Unity Day,” too.").terms
    assert (own.voice, own.quoted) == ("own", False)
    assert (quoted.text, quoted.voice, quoted.quoted) == ("Unity Day", "attributed", True)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ida Wolf said the rogue regime had to fall.", "own"),
        ("According to Ida Wolf, the rogue regime has to fall.", "own"),
        ("“The rogue regime has to fall,” Ida Wolf said.", "attributed"),
        ("Ida Wolf called Norland a rogue regime.", "attributed"),
        ("Norland, which Ida Wolf calls a rogue regime, protested.", "attributed"),
        ("Norland, described by Ida Wolf as a rogue regime, protested.", "attributed"),
        ("Ida Wolf called for the rogue regime to fall.", "own"),
        ("The so-called rogue regime fell.", "attributed"),
    ],
)
def test_a_term_is_attributed_where_marks_or_a_verb_of_naming_give_it_to_somebody(
    text: str, voice: str
) -> None:
    terms = heard(text, ("Ida Wolf",)).terms
    assert [(term.text.removeprefix("so-called "), term.voice) for term in terms] == [
        ("rogue regime", voice)
    ]


def test_what_an_article_only_retells_is_its_own_voice() -> None:
    text = "The special military operation stalled, the Daily Echo reported."
    document = heard(text, organisations=("Daily Echo",), rewrites="Daily Echo")
    assert [term.voice for term in document.terms] == ["own"]


def test_the_name_of_an_organisation_is_no_term() -> None:
    text = "The Citizens Alliance and the Nationalist Party marched."
    assert not heard(text, organisations=("Citizens Alliance",)).terms
