"""The process that reads pages is killed when it takes too long, and the next page is read."""

import pytest

from corpus.errors import UnreadableError
from corpus.sources.sandbox import Sandbox


def test_a_slow_page_is_given_up_and_the_next_is_read() -> None:
    with Sandbox("time:sleep", seconds=0.5) as sandbox:
        with pytest.raises(UnreadableError, match=r"longer than 0\.5 seconds"):
            sandbox.call(60)
        assert sandbox.call(0) is None


def test_a_failure_is_one_sentence() -> None:
    with Sandbox("math:sqrt") as sandbox:
        with pytest.raises(UnreadableError, match="ValueError"):
            sandbox.call(-1)
        assert sandbox.call(4) == 2


def test_a_process_that_ends_is_replaced() -> None:
    with Sandbox("os:_exit") as sandbox:
        for _ in range(2):
            with pytest.raises(UnreadableError):
                sandbox.call(3)
