import pytest

from bot.commands.subscribe import _split
from bot.subscriptions.when import WhenError


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("everything every day at 9", ("everything", "every day at 9")),
        ("Shoigu mondays", ("Shoigu", "mondays")),
        ("every day at 9", ("", "every day at 9")),
        ("the Sun every day at 9", ("the Sun", "every day at 9")),
        ("section 99 every day at 9", ("section 99", "every day at 9")),
        ("five days of war daily", ("five days of war", "daily")),
        ("every other outlet every day", ("every other outlet", "every day")),
    ],
)
def test_the_longest_end_that_is_a_time_is_when(text: str, split: tuple[str, str]) -> None:
    assert _split(text) == split


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shoigu every other monday", "can't be skipped"),
        ("Shoigu every 2 days at 9", "can't be skipped"),
        ("Shoigu every 2 hours on weekdays", "goes through all days"),
        ("Shoigu every 5 minutes", "A digest comes every 15"),
        ("Shoigu twice a day", "Say each of the times"),
        ("Shoigu at 25:00", "can't be read"),
        ("Shoigu first monday of the month", "can't be read"),
    ],
)
def test_an_end_that_no_digest_can_follow_is_told(text: str, told: str) -> None:
    with pytest.raises(WhenError, match=told):
        _split(text)
