"""A small run of the crash harness; `make crash-test` is the large one."""

from tests.crash.harness import everywhere


async def test_replicas_that_are_killed_lose_and_repeat_nothing() -> None:
    count = await everywhere(deliveries=240, kills=16, seconds=50, seed=7)
    assert (count.lost, count.duplicated, count.flagged) == (0, 0, 0)
    assert count.deliveries >= 240
    assert count.kills >= 12
