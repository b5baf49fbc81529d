"""A question that ends in "long" asks for all there is, unless something is named so."""

from pathlib import Path

import pytest

from bot.command import typed, without_length
from bot.commands.digest import COMMAND
from bot.dispatch import Dispatcher
from bot.ports import Invocation
from bot.registry import CommandRegistry
from bot.testing.examples import NOW, Journal, kept_in_memory
from briefs.digest import RANKING
from corpus.index import Index
from tests.briefs.checks import said
from tests.corpus.coverages import coverage_of, index_of


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return index_of(tmp_path / "index", coverage_of({"Huey Long": (2, ()), "Ana Ruiz": (3, ())}))


def dispatcher(index: Index) -> Dispatcher:
    state = kept_in_memory()
    return Dispatcher(CommandRegistry(), lambda: index, lambda: NOW, Journal(), lambda: state)


class Asked:
    """As much of a context as reading a question takes."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.now = NOW


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("long", ("", True)),
        ("Ruiz long", ("Ruiz", True)),
        ("Ruiz since:2024-04-01 LONG", ("Ruiz since:2024-04-01", True)),
        ("Ruiz length:long", ("Ruiz", True)),
        ("Ruiz length:short", ("Ruiz", False)),
        ("length:long", ("", True)),
        ("Huey Long", ("Huey Long", False)),
        ("huey long long", ("huey long", True)),
        ("Huey Long length:long", ("Huey Long", True)),
        ("belong", ("belong", False)),
        ("long road", ("long road", False)),
        ("", ("", False)),
    ],
)
def test_the_end_of_a_question(index: Index, text: str, expected: tuple[str, bool]) -> None:
    context = Asked(index)
    assert without_length(context, text, COMMAND.kinds) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "long"), [("Ruiz", False), ("Ruiz long", True)])
def test_a_long_digest_is_another_answer(index: Index, text: str, long: bool) -> None:
    answer = dispatcher(index).answer(Invocation("digest", text))
    assert answer.match is not None
    assert answer.match.entity.name == "Ana Ruiz"
    assert (RANKING in said(answer.message)) is long


def test_a_field_of_a_platform_is_read_as_typed(index: Index) -> None:
    text = typed(COMMAND, {"subject": "Ruiz", "length": "long"})
    assert text == "Ruiz length:long"
    assert RANKING in said(dispatcher(index).answer(Invocation("digest", text)).message)
