"""What is to be set in Discord's portal, and the copy of its API description."""

import json
from pathlib import Path

import pytest

from bot.adapters.discord.manifest import NEEDED, PERMISSIONS, manifest
from bot.registry import CommandRegistry
from corpus.errors import ConfigError
from tests.payloads.pin_discord import PINNED, pinned

COMMANDS = CommandRegistry().all()
REPOSITORY = Path(__file__).resolve().parents[4]
ORIGINAL = REPOSITORY.parent / "shared/reference/discord-openapi.json.gz"


def test_the_links_hold_the_application_and_what_it_needs() -> None:
    text = manifest({"application_id": "900000000000000001"}, COMMANDS)
    assert (
        f"client_id=900000000000000001&integration_type=0&scope=bot+applications.commands&permissions={NEEDED}"
        in text
    )
    assert "integration_type=1&scope=applications.commands\n" in text
    assert "APPLICATION_ID" not in text
    assert "/who" in text
    assert "APPLICATION_ID stands on the page" in manifest({}, COMMANDS)


def test_every_permission_is_explained() -> None:
    docs = (REPOSITORY / "docs" / "discord.md").read_text(encoding="utf-8")
    for name, (_, why) in PERMISSIONS.items():
        assert name in docs
        assert why in manifest({}, COMMANDS)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"application_id": "x"}, "adapters.discord.application_id"),
        ({"shards": 0}, "adapters.discord.shards"),
        ({"answers": "loud"}, "adapters.discord.answers"),
        ({"tokens": "a-secret"}, "There is no setting adapters.discord.tokens"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_repeated(
    settings: dict[str, object], told: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        manifest(settings, COMMANDS)
    assert told in raised.value.detail
    assert "secret" not in raised.value.detail


def test_the_pinned_schemas_are_those_of_the_original() -> None:
    if not ORIGINAL.is_file():
        pytest.skip(f"Discord's API description is not in {ORIGINAL.parent}")
    assert json.loads(PINNED.read_text(encoding="utf-8")) == pinned(ORIGINAL)
