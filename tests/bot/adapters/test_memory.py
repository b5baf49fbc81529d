import pytest

from bot.adapters.memory import MemoryAdapter, create_adapter
from bot.ports import Invocation, Limits
from bot.testing.contract import AdapterContract
from bot.testing.examples import NOW, core


class TestMemory(AdapterContract):
    @pytest.fixture
    def adapter(self) -> MemoryAdapter:
        return MemoryAdapter(core(), Limits(characters=500), lambda: NOW)

    def test_a_question_is_answered_at_its_place(self, adapter: MemoryAdapter) -> None:
        bodies = adapter.post(Invocation("echo", "hello", place="harbour"))
        assert list(bodies) == ["# Echo\n\nhello"]
        assert adapter.bodies["harbour"] == list(bodies)
        assert adapter.bodies["elsewhere"] == []

    async def test_waiting_questions_are_answered_in_turn(self, adapter: MemoryAdapter) -> None:
        adapter.waiting = [Invocation("echo", text, place="harbour") for text in ("one", "two")]
        await adapter.run()
        assert adapter.bodies["harbour"] == ["# Echo\n\none", "# Echo\n\ntwo"]

    async def test_the_same_nonce_is_kept_once(self, adapter: MemoryAdapter) -> None:
        first = await adapter.send("harbour", "ahoy", "n1")
        assert await adapter.send("harbour", "ahoy", "n1") == first
        await adapter.send("harbour", "ahoy", "n2")
        assert adapter.bodies["harbour"] == ["ahoy", "ahoy"]


def test_settings_give_the_longest_body() -> None:
    assert create_adapter(core(), {"characters": 99}).limits.characters == 99
    assert create_adapter(core(), {}).limits.characters == 2000
