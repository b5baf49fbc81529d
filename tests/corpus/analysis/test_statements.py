"""Statements: what is said without quote marks, by whom, and where it begins and ends."""

import pytest

from tests.corpus.analysis.writing import heard

STATED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Officials in Oslo said the bridge would reopen on Friday.",
        (),
        ("the bridge would reopen on Friday",),
    ),
    (
        "The minister denied that the army had fired first, adding that an inquiry was under way.",
        (),
        ("the army had fired first", "an inquiry was under way"),
    ),
    ("Prices will fall, analysts predicted.", (), ("Prices will fall",)),
    (
        "Ida Wolf accused the council of hiding the report.",
        ("Ida Wolf",),
        ("the council of hiding the report",),
    ),
    ("Ida Wolf pledged to rebuild the school.", ("Ida Wolf",), ("to rebuild the school",)),
    ("Ida Wolf urged residents to stay indoors.", ("Ida Wolf",), ("residents to stay indoors",)),
    ("According to police, two men fled on foot.", (), ("two men fled on foot",)),
    ("Two men fled on foot, according to police.", (), ("Two men fled on foot",)),
    (
        "Two men, according to police, fled on foot.",
        (),
        ("Two men, according to police, fled on foot",),
    ),
    ("Ida Wolf told the BBC she would not run again.", ("Ida Wolf",), ("she would not run again",)),
    (
        "Ida Wolf told reporters on Monday that she would not run again.",
        ("Ida Wolf",),
        ("she would not run again",),
    ),
    ("She believes the vote was rigged.", (), ("the vote was rigged",)),
    ("Talks go on in the capital.", (), ()),
    ("Ida Wolf conceded by telephone.", (), ()),
    ("Ida Wolf had warned the council eleven times.", (), ()),
    ("Ida Wolf said it again, louder.", (), ()),
    ("Ida Wolf appealed for blankets.", ("Ida Wolf",), ("blankets",)),
    (
        "According to a source quoted by Reuters, the two men had asked.",
        (),
        ("the two men had asked",),
    ),
    (
        "The army said its troops had taken the bridge, a claim the rebels denied.",
        (),
        ("its troops had taken the bridge",),
    ),
    ("A UN report in May said the bridge was unsafe.", (), ("the bridge was unsafe",)),
    (
        "A study published on Monday in Nature found octopuses chose the same bins.",
        (),
        ("octopuses chose the same bins",),
    ),
    (
        "The report said the dam was unsafe, but the owner insisted it was sound.",
        (),
        ("the dam was unsafe", "it was sound"),
    ),
    ("Critics argue the law is too broad.", (), ("the law is too broad",)),
    (
        "Ida Wolf said in a statement on Tuesday the plan was dead.",
        ("Ida Wolf",),
        ("the plan was dead",),
    ),
    (
        "The plan was dead, Ida Wolf said in a statement on Tuesday.",
        ("Ida Wolf",),
        ("The plan was dead",),
    ),
    ("Asked about the vote, Ida Wolf said it was fair.", ("Ida Wolf",), ("it was fair",)),
    ("It was not clear who had fired.", (), ()),
    ("The United States signed the treaty in May.", (), ()),
    ("He reports to the mayor and notes are kept.", (), ()),
    ("The court ruled that the search was legal.", (), ("the search was legal",)),
    (
        "Ida Wolf said that Bo Lin had told her that the money was gone.",
        ("Ida Wolf", "Bo Lin"),
        ("Bo Lin had told her that the money was gone", "the money was gone"),
    ),
    (
        "Ida Wolf thanked the nurses and promised them a raise.",
        ("Ida Wolf",),
        ("them a raise",),
    ),
    ("A spokesman for the ministry declined to comment.", (), ()),
    ("Ida Wolf denies fraud.", ("Ida Wolf",), ("fraud",)),
    ("Ida Wolf denies it.", ("Ida Wolf",), ()),
    ("Ida Wolf told police he was asleep.", ("Ida Wolf",), ("he was asleep",)),
    ("The bridge shook, Ida Wolf noted, though it held.", ("Ida Wolf",), ("The bridge shook",)),
    ("The bridge shook, as Ida Wolf noted.", ("Ida Wolf",), ("The bridge shook",)),
    ("A nurse who asked not to be named said it held.", (), ("it held",)),
    ("State radio quoted an aide as saying that it held.", (), ("it held",)),
    ("Experts warn of a new wave.", (), ("of a new wave",)),
    ("Ida Wolf called for a recount.", ("Ida Wolf",), ("a recount",)),
    (
        "Ida Wolf, the mayor, has repeatedly said she is innocent.",
        ("Ida Wolf",),
        ("she is innocent",),
    ),
    ("Mr. Lin did not say whether he would appeal.", ("Lin",), ("whether he would appeal",)),
    (
        "The claim that the army fired first is false, Bo Lin says.",
        ("Bo Lin",),
        ("The claim that the army fired first is false",),
    ),
    (
        "Bo Lin resigned over his belief that the law is too broad.",
        ("Bo Lin",),
        ("the law is too broad",),
    ),
)


@pytest.mark.parametrize(("text", "people", "said"), STATED)
def test_statements_hold_what_is_said_and_no_more(
    text: str, people: tuple[str, ...], said: tuple[str, ...]
) -> None:
    document = heard(text, people)
    spans = [statement.span for statement in document.statements]
    assert tuple(text[span.start : span.end] for span in spans) == said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Ida Wolf, the mayor of Graz, said the bridge was safe.", "Ida Wolf", "Ida Wolf"),
        ("Mayor Ida Wolf said the bridge was safe.", "Ida Wolf", "Mayor Ida Wolf"),
        ("Ida Wolf met Bo Lin. She said the bridge was safe.", "Ida Wolf", "She"),
        ("Ida Wolf's aide said the bridge was safe.", None, "Ida Wolf's aide"),
        ("The bridge was safe, said Ida Wolf on Monday.", "Ida Wolf", "Ida Wolf"),
        ("Engineers in Graz said the bridge was safe.", None, "Engineers in Graz"),
        ("A spokesman for Acme said the bridge was safe.", "Acme", "A spokesman for Acme"),
        ("Acme built it. The firm said the bridge was safe.", "Acme", "The firm"),
        ("Mr. Bo Lin said the bridge was safe.", "Bo Lin", "Mr. Bo Lin"),
        ("A lawyer for Ida Wolf said the bridge was safe.", None, "A lawyer for Ida Wolf"),
        ("Relatives of Ida Wolf said the bridge was safe.", None, "Relatives of Ida Wolf"),
        ("On the advice of aides Ida Wolf said the bridge was safe.", "Ida Wolf", "Ida Wolf"),
        ("Ida Wolf supporters said the bridge was safe.", None, "Ida Wolf supporters"),
        ("Ida Wolf last night said the bridge was safe.", "Ida Wolf", "Ida Wolf"),
        ("Ida Wolf has said, without proof, that the bridge was safe.", "Ida Wolf", "Ida Wolf"),
        ("Smiling, Ida Wolf said the bridge was safe.", "Ida Wolf", "Ida Wolf"),
        (
            "Coach Ida Wolf and Bo Lin met. The coach said the bridge was safe.",
            "Ida Wolf",
            "The coach",
        ),
    ],
)
def test_the_source_is_named_and_kept_in_the_texts_own_words(
    text: str, speaker: str | None, words: str
) -> None:
    statement = heard(text, ("Ida Wolf", "Bo Lin"), ("Acme",)).statements[0]
    assert (statement.speaker, statement.speaker_text) == (speaker, words)


def test_who_reports_what_another_says_is_a_relay() -> None:
    text = "Ida Wolf said the bridge was safe, Reuters reported."
    statements = heard(text, ("Ida Wolf",), ("Reuters",)).statements
    inner = next(s for s in statements if s.speaker == "Ida Wolf")
    assert inner.relays == ("Reuters",)
    assert text[inner.span.start : inner.span.end] == "the bridge was safe"


def test_a_statement_with_words_in_quote_marks_holds_them() -> None:
    text = "Ida Wolf said the bridge was “as safe as houses” in May."
    statement = heard(text, ("Ida Wolf",)).statements[0]
    assert text[statement.span.start : statement.span.end].endswith("“as safe as houses” in May")


def test_what_is_all_in_quote_marks_is_no_statement() -> None:
    assert not heard("“The bridge is safe,” Ida Wolf said.", ("Ida Wolf",)).statements


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Norland's defence ministry said the drills were over.", "Norland's defence ministry"),
        ("The drills were over, the president's office said.", "president's office"),
        ("The navy of Norland said the drills were over.", "navy of Norland"),
        ("A spokesman for the interior ministry said it was over.", "interior ministry"),
        ("A foreign ministry spokesman said it was over.", "foreign ministry"),
        ("Norland's ruling party said it was over.", "Norland's ruling party"),
        ("Norland's central bank raised rates, saying it was over.", "Norland's central bank"),
        ("It was over, as reported by the navy of Norland.", "navy of Norland"),
        ("As reported by the navy of Norland, it was over.", "navy of Norland"),
        ("The ministry said the drills were over.", None),
        ("City police said the drills were over.", None),
        ("Neighbours said the drills were over.", None),
    ],
)
def test_an_institution_that_speaks_is_an_organisation(text: str, organisation: str | None) -> None:
    document = heard(text)
    names = {entity.id: entity.name for entity in document.entities}
    assert names.get(document.statements[0].speaker or "") == organisation
    for mention in document.entity_mentions:
        assert text[mention.span.start : mention.span.end] == mention.text


def test_later_words_for_an_institution_mean_the_same() -> None:
    text = (
        "Chile's navy said the ship was safe. The Chilean navy said it was old. The navy"
        " added that it was slow. It said no one was hurt. Peru's navy said it was sorry."
    )
    speakers = [statement.speaker for statement in heard(text).statements]
    assert len(set(speakers[:4])) == 1
    assert speakers[0] is not None
    assert speakers[4] not in (None, speakers[0])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Roth met Peter Lang. He said it was over.", "Peter Lang"),
        ("Peter Lang met Anna Roth. She said it was over.", "Anna Roth"),
        ("Actress Robin Roth met Peter Lang. She said it was over.", "Robin Roth"),
        ("Ms Lang met Mr Roth. He said it was over.", "Roth"),
        ("Peter Lang spoke first. Noting that Bo Lin had come, he said it was over.", "Peter Lang"),
    ],
)
def test_he_and_she_mean_whom_they_can_mean(text: str, speaker: str) -> None:
    people = [
        name
        for name in ("Anna Roth", "Peter Lang", "Robin Roth", "Bo Lin", "Lang", "Roth")
        if name in text
    ]
    full = [name for name in people if not any(name != other and name in other for other in people)]
    assert heard(text, full).statements[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("14:05 The fire service says the road is clear.", "The fire service"),
        ("Norland in recent months has accused Sudland of fraud.", "Norland"),
        ("The agency in a short news release said it was over.", "The agency"),
        ("Bo Lin himself said it was over.", "Bo Lin"),
        ("Analysts at Acme said it was over.", "Analysts at Acme"),
    ],
)
def test_the_words_for_a_speaker_hold_nothing_else(text: str, words: str) -> None:
    assert heard(text, ("Bo Lin",), ("Acme",)).statements[0].speaker_text == words


def test_what_somebody_only_decides_is_no_statement() -> None:
    text = "The court said it would study the file before deciding what to do."
    spans = [statement.span for statement in heard(text).statements]
    assert [text[span.start : span.end] for span in spans] == [
        "it would study the file before deciding what to do"
    ]


@pytest.mark.parametrize(
    "dateline",
    ["GRAZ, May 3 (Reuters) - ", "GRAZ, Sept. 4 (VNA) -- ", "GRAZ — ", "LINZ AM SEE (AP) - "],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline: str) -> None:
    text = f"{dateline}Minister Ida Wolf said on Friday the toll would fall."
    document = heard(text, ("Ida Wolf",))
    spans = [statement.span for statement in document.statements]
    assert [text[span.start : span.end] for span in spans] == ["the toll would fall"]
    assert [statement.speaker_text for statement in document.statements] == ["Minister Ida Wolf"]


def test_a_name_in_capitals_before_a_dash_is_no_dateline() -> None:
    labels = heard("IDA WOLF — a baker from Graz — left.", ("IDA WOLF",)).labels
    assert [label.text for label in labels] == ["baker from Graz"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A woman who officials say forged two stamps was freed in Linz.", "forged two stamps"),
        ("A van that police say was stolen has been found.", "was stolen"),
        ("Officers held a man who witnesses say threw a stone and was drunk.",
         "threw a stone and was drunk"),
    ],
)  # fmt: skip
def test_a_clause_about_the_subject_ends_ahead_of_its_verb(text: str, said: str) -> None:
    spans = [statement.span for statement in heard(text).statements]
    assert [text[span.start : span.end] for span in spans] == [said]


def test_who_dismisses_somebody_says_nothing() -> None:
    people = ("Ida Wolf", "Bo Lin")
    assert not heard("Ida Wolf dismissed Mayor Bo Lin over the bridge.", people).statements
    assert heard("Ida Wolf dismissed Bo Lin's claims about the bridge.", people).statements


def test_somebody_of_an_organisation_speaks_himself() -> None:
    statement = heard("But Bo Lin of Acme called it a shock.", ("Bo Lin",), ("Acme",)).statements[0]
    assert (statement.speaker, statement.speaker_text) == ("Bo Lin", "Bo Lin of Acme")


def test_another_title_of_a_countrys_leader_means_the_same() -> None:
    text = "Norlandic Prime Minister Ida Wolf met Bo Lin. The Norlandic leader said it went well."
    assert heard(text, ("Ida Wolf", "Bo Lin")).statements[0].speaker == "Ida Wolf"
