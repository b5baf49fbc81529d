"""Labels: what a text calls a person, with exact boundaries and whose voice it is."""

import pytest

from tests.corpus.analysis.writing import heard

LABELLED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Russian President Boris Orlov met German Chancellor Ute Kraft.",
        ("Boris Orlov", "Ute Kraft"),
        ("Russian President", "German Chancellor"),
    ),
    (
        "Ute Kraft, the leader of the opposition, left early.",
        ("Ute Kraft",),
        ("leader of the opposition",),
    ),
    (
        "Ute Kraft, 61, a former judge and mother of two, left early.",
        ("Ute Kraft",),
        ("former judge and mother of two",),
    ),
    (
        "Former U.S. Secretary of State Dan Mills died.",
        ("Dan Mills",),
        ("Former U.S. Secretary of State",),
    ),
    (
        "The company's chief executive, Ann Cho, resigned.",
        ("Ann Cho",),
        ("company's chief executive",),
    ),
    (
        "Ann Cho is the chief executive of Zenith and a board member at Apex.",
        ("Ann Cho",),
        ("chief executive of Zenith", "board member at Apex"),
    ),
    ("Ann Cho, who is a member of the board, resigned.", ("Ann Cho",), ("member of the board",)),
    ("A senior aide, Lou Tate, said nothing.", ("Lou Tate",), ("senior aide",)),
    ("The veterans' leader, Lou Tate, wept.", ("Lou Tate",), ("veterans' leader",)),
    ("Lou Tate became the youngest mayor of Graz.", ("Lou Tate",), ("youngest mayor of Graz",)),
    ("Lou Tate has been named envoy to Chad.", ("Lou Tate",), ("envoy to Chad",)),
    ("Lou Tate, 43, from Graz, a father of three, died.", ("Lou Tate",), ("father of three",)),
    ("Lawyer-turned-politician Lou Tate won.", ("Lou Tate",), ("Lawyer-turned-politician",)),
    ("Lou Tate, a Peruvian national, was held.", ("Lou Tate",), ("Peruvian national",)),
    (
        "Lou Tate, widely regarded as the best pianist of her age, died.",
        ("Lou Tate",),
        ("best pianist of her age",),
    ),
    ("The exiled opposition leader Lou Tate won.", ("Lou Tate",), ("exiled opposition leader",)),
    (
        "Economist Lou Tate and lawyer Kay Orr agreed.",
        ("Lou Tate", "Kay Orr"),
        ("Economist", "lawyer"),
    ),
    (
        "Lou Tate, an economist at the University of Bern, said prices rose.",
        ("Lou Tate",),
        ("economist at the University of Bern",),
    ),
    ("Lou Tate, economist at Bern said prices rose.", ("Lou Tate",), ("economist at Bern",)),
    (
        "Defence Minister Ida Wolf flew home. The defence minister had been ill.",
        ("Ida Wolf",),
        ("Defence Minister", "The defence minister"),
    ),
    (
        "His brother, Max Wolf, works as a baker in Graz.",
        ("Max Wolf",),
        ("brother", "baker in Graz"),
    ),
    (
        "Max Wolf, the embattled mayor of Graz, denied it.",
        ("Max Wolf",),
        ("embattled mayor of Graz",),
    ),
    (
        "Rep. Max Wolf (D-Texas), chairman of the House panel, denied it.",
        ("Max Wolf",),
        ("Rep.", "chairman of the House panel"),
    ),
    (
        "Pop star Mia Lane and her husband, footballer Jon Reyes, smiled.",
        ("Mia Lane", "Jon Reyes"),
        ("Pop star", "husband", "footballer"),
    ),
    (
        "Mia Lane, Jon Reyes and President Boris Orlov smiled.",
        ("Mia Lane", "Jon Reyes", "Boris Orlov"),
        ("President",),
    ),
    ("The late dictator's grandson Ali Reza spoke.", ("Ali Reza",), ("late dictator's grandson",)),
    ("Meanwhile President Boris Orlov slept.", ("Boris Orlov",), ("President",)),
    ("Boris Orlov became prime minister in 2009.", ("Boris Orlov",), ("prime minister",)),
    ("Boris Orlov was not a spy.", ("Boris Orlov",), ()),
    ("Officials said Boris Orlov was ill.", ("Boris Orlov",), ()),
    ("China's ambassador to Chile, Bo Lin, bowed.", ("Bo Lin",), ("China's ambassador to Chile",)),
    (
        "Vice-president Bo Lin and co-founder Ed Ray met.",
        ("Bo Lin", "Ed Ray"),
        ("Vice-president", "co-founder"),
    ),
    ("“The crooked senator Bo Lin lied,” Ed Ray said.", ("Bo Lin", "Ed Ray"), ("crooked senator",)),
    ("the far-right firebrand Geert Moss won", ("Geert Moss",), ("far-right firebrand",)),
    ("Lead author Eve Holm, of Oslo University, agreed.", ("Eve Holm",), ("Lead author",)),
    ("Eve Holm, then a student, was arrested.", ("Eve Holm",), ("student",)),
    (
        "Professor Eve Holm told the press secretary Ed Ray no.",
        ("Eve Holm", "Ed Ray"),
        ("Professor", "press secretary"),
    ),
    (
        "Eve Holm, the director-general of the WTO, left.",
        ("Eve Holm",),
        ("director-general of the WTO",),
    ),
    (
        "Eve Holm, director of research at the institute and author of two books, left.",
        ("Eve Holm",),
        ("director of research at the institute", "author of two books"),
    ),
)


@pytest.mark.parametrize(("text", "people", "labels"), LABELLED)
def test_labels_are_found_word_for_word(
    text: str, people: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    assert tuple(label.text for label in heard(text, people).labels) == labels


def test_a_phrase_within_a_list_of_people_is_the_next_ones() -> None:
    labels = heard("Ida Wolf, President Bo Lin and Max Roy met.", ("Ida Wolf", "Bo Lin")).labels
    assert [(label.person, label.text) for label in labels] == [("Bo Lin", "President")]


def test_relatives_are_told_apart() -> None:
    text = "Statues of Bo Lin and Ed Lin, respectively the father and uncle of actor Cy Lin, fell."
    labels = heard(text, ("Bo Lin", "Ed Lin", "Cy Lin")).labels
    assert [(label.person, label.text) for label in labels] == [
        ("Bo Lin", "father"),
        ("Ed Lin", "uncle of actor Cy Lin"),
        ("Cy Lin", "actor"),
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mayor Ida Wolf met coach Bo Lin. The mayor smiled.", "Ida Wolf"),
        ("Mayor Ida Wolf met coach Bo Lin. The coach smiled.", "Bo Lin"),
        ("A Danish team led by coach Bo Lin met Mayor Ida Wolf. The Danish coach left.", "Bo Lin"),
    ],
)
def test_a_description_means_who_has_such_a_label(text: str, person: str) -> None:
    last = heard(text, ("Ida Wolf", "Bo Lin")).labels[-1]
    assert last.text.startswith("The ")
    assert last.person == person


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Wolf met coach Bo Lin. The captain smiled.",
        "Coach Bo Lin left. The coach of the rival team stayed.",
        "The mayor left. Ida Wolf, however, stayed.",
        "In Graz, Ida Wolf said yes.",
    ],
)
def test_a_description_of_somebody_else_is_no_label(text: str) -> None:
    labels = heard(text, ("Ida Wolf", "Bo Lin")).labels
    assert not [label for label in labels if label.text.startswith("The ")]


def test_labels_in_quote_marks_are_attributed() -> None:
    text = "Mayor Ida Wolf spoke. Bo Lin said that the tyrant Max Roy had gone."
    voices = {
        label.text: label.voice for label in heard(text, ("Ida Wolf", "Bo Lin", "Max Roy")).labels
    }
    assert voices["Mayor"] == "own"
    quoted = "“The embattled mayor Ida Wolf has gone,” Bo Lin said."
    assert [label.voice for label in heard(quoted, ("Ida Wolf", "Bo Lin")).labels] == ["attributed"]


@pytest.mark.parametrize(
    ("text", "label", "voice"),
    [
        ("Ida Wolf, whom Norland calls the leader of the rebels, left.", "leader of the rebels", 1),
        ("Ida Wolf, described by Bo Lin as the boss of the mob, left.", "boss of the mob", 1),
        ("Ida Wolf, known as the queen of Graz, left.", "queen of Graz", 1),
        ("Bo Lin called Ida Wolf a traitor.", "traitor", 1),
        ("Bo Lin said that the traitor Ida Wolf had left.", "traitor", 0),
        ("According to Bo Lin, Ida Wolf, a baker, left.", "baker", 0),
        ("Bo Lin called President Ida Wolf on Monday.", "President", 0),
    ],
)
def test_a_label_is_attributed_where_a_verb_of_naming_gives_it_to_somebody(
    text: str, label: str, voice: int
) -> None:
    labels = [one for one in heard(text, ("Ida Wolf", "Bo Lin")).labels if one.person == "Ida Wolf"]
    assert [(one.text, one.voice) for one in labels] == [(label, ("own", "attributed")[voice])]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Detective Sergeant Ida Wolf left.", "Detective Sergeant"),
        ("General Secretary Ida Wolf left.", "General Secretary"),
        ("Ida Wolf, a 41-year-old roofer, left.", "41-year-old roofer"),
        ("Ida Wolf, the composer who wrote it, left.", "composer"),
    ],
)
def test_titles_and_callings_are_whole(text: str, label: str) -> None:
    assert [one.text for one in heard(text, ("Ida Wolf",)).labels] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ida Wolf, 54, nodded her head as it ended.", None),
        ("Ida Wolf, a niece of former mayor Bo Lin, left.", "niece of former mayor Bo Lin"),
        ("The mayor of Salem, Oregon, Ida Wolf, left.", "mayor of Salem, Oregon"),
        ("Police met rebel leader Ida Wolf.", "rebel leader"),
    ],
)
def test_labels_are_noun_phrases_and_whole(text: str, label: str | None) -> None:
    labels = heard(text, ("Ida Wolf", "Bo Lin")).labels
    found = [one.text for one in labels if one.person == "Ida Wolf"]
    assert found == ([label] if label else [])
