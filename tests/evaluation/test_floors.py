"""No figure of the evaluation falls below its floor; and the figures are counted rightly."""

import pytest

from tests.evaluation.coverage import omissions
from tests.evaluation.floors import below, moved, read_floors
from tests.evaluation.report import measure, table
from tests.evaluation.scores import Figure, b_cubed, exact

ANNA, ANN, BERG = (0, 0, 4, "person"), (0, 9, 12, "person"), (1, 0, 4, "person")


def test_no_figure_is_below_its_floor() -> None:
    figures, missing = measure()
    assert below(figures, read_floors()) == []
    if missing:
        pytest.skip(f"measured without {', '.join(missing)}")


def test_exact_spans_count_no_part_of_a_name() -> None:
    figure = exact([ANNA, (0, 9, 13, "person")], [ANNA, ANN, BERG])
    assert (figure.precision, figure.recall) == (1 / 2, 1 / 3)
    assert figure.f1 == pytest.approx(0.4)
    assert exact([], []).f1 == 0


def test_merging_two_people_costs_precision_and_parting_one_recall() -> None:
    wanted = {ANNA: "anna", ANN: "anna", BERG: "berg"}
    assert b_cubed(wanted, wanted).f1 == 1
    merged = b_cubed(dict.fromkeys(wanted, "p1"), wanted)
    assert merged.precision == pytest.approx(5 / 9)
    assert merged.recall == 1
    parted = b_cubed({ANNA: "p1", ANN: "p2", BERG: "p3"}, wanted)
    assert parted.precision == 1
    assert parted.recall == pytest.approx(2 / 3)


def test_a_mention_of_nobody_costs_precision() -> None:
    assert b_cubed({ANNA: "p1", BERG: "p2"}, {ANNA: "anna"}).precision == 1 / 2


def test_floors_are_lowered_only_when_asked() -> None:
    floors = {"people": 0.9}
    worse = {"people": Figure(0.8, 0.8, 10)}
    assert below(worse, floors) == ["people is 0.800, below its floor of 0.90"]
    assert moved(worse, floors, lower=False) == floors
    assert moved(worse, floors, lower=True) == {"people": 0.8}
    assert moved({"people": Figure(1.0, 1.0, 10)}, floors, lower=False) == {"people": 1.0}


def test_the_table_names_what_is_missing() -> None:
    shown = table({"people": Figure(0.5, 1.0, 3)}, ["wikigold"])
    assert "0.67" in shown
    assert "wikigold" in shown.splitlines()[-1]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_no_outlet_is_said_to_leave_out_what_it_has(part: str) -> None:
    _, unfair = omissions(part)
    assert unfair == 0
