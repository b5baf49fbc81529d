import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.app import RATES, Application
from bot.locations import index_folder, new_index_folder, settings_file, state_folder
from bot.settings import RateSettings, Settings, SummariserSettings, load_settings
from corpus.data import data_path
from corpus.errors import ConfigError


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A state folder, a user's folder and a working folder of the test's own."""
    for name in ("INDEX", "CONFIG", "RATE", "RATE__BURST", "RATE__PER_MINUTE"):
        monkeypatch.delenv(f"PARALLAX_{name}", raising=False)
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_loads_and_says_what_holds_without_it() -> None:
    example = load_settings(data_path("config", "parallax.example.toml"))
    assert example.model_dump() == load_settings(None).model_dump()
    assert example.rate.rates() == RATES
    assert example.summariser.model is None


def test_the_example_names_every_setting(tmp_path: Path) -> None:
    text = data_path("config", "parallax.example.toml").read_text(encoding="utf-8")
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in text.splitlines()
    )
    content: dict[str, Any] = tomllib.loads(uncommented)
    assert set(content) == set(Settings.model_fields)
    assert set(content["rate"]) == set(RateSettings.model_fields)
    assert set(content["summariser"]) == set(SummariserSettings.model_fields)
    load_settings(written(tmp_path / "all.toml", uncommented))


def test_variables_win_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "a.toml", "[rate]\nburst = 3\nper_minute = 5\n")
    monkeypatch.setenv("PARALLAX_RATE__BURST", "7")
    settings = load_settings(file)
    assert (settings.rate.burst, settings.rate.per_minute) == (7, 5)


def test_a_model_may_be_set_by_variables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("ENDPOINT", "https://m.example/v1"), ("MODEL", "m"), ("KEY", "s3cret")):
        monkeypatch.setenv(f"PARALLAX_SUMMARISER__{name}", value)
    settings = load_settings(None)
    assert settings.summariser.model == "m"
    assert settings.summariser.key is not None
    assert "s3cret" not in repr(settings)
    assert Application().summariser is not None


@pytest.mark.parametrize(
    ("text", "named"),
    [("[rate]\nburst = 0\n", "rate.burst"), ("colour = 1\n", "colour"), ("[rate\n", "can't be")],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, named: str) -> None:
    file = written(tmp_path / "wrong.toml", text)
    with pytest.raises(ConfigError, match=named) as caught:
        load_settings(file)
    assert "wrong.toml" in caught.value.detail
    assert "\n" not in caught.value.detail


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load_settings(tmp_path / "none.toml")


def test_settings_are_looked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_file() is None
    users = written(tmp_path / "config" / "parallax" / "parallax.toml", "")
    assert settings_file() == users
    written(tmp_path / "parallax.toml", "")
    assert settings_file() == Path("parallax.toml")
    monkeypatch.setenv("PARALLAX_CONFIG", "/elsewhere.toml")
    assert settings_file() == Path("/elsewhere.toml")
    assert settings_file("/given.toml") == Path("/given.toml")


def test_the_index_is_looked_for_in_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index_folder() is None
    assert new_index_folder() == home / "index"
    (home / "index").mkdir(parents=True)
    assert index_folder() == home / "index"
    assert index_folder(configured=Path("/configured")) == Path("/configured")
    monkeypatch.setenv("PARALLAX_INDEX", "/variable")
    assert index_folder(configured=Path("/configured")) == Path("/variable")
    assert index_folder("/given", Path("/configured")) == Path("/given")


def test_the_state_folder_is_the_one_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert state_folder() == home
    monkeypatch.delenv("PARALLAX_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert state_folder() == Path("/data/parallax")


def test_settings_are_read_only_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Application().settings is None
    file = written(tmp_path / "b.toml", 'index = "/set"\n[adapters.memory]\ncharacters = 50\n')
    application = Application(config=str(file))
    assert application.index_folder == Path("/set")
    adapter = application.adapter("memory")
    assert adapter is not None
    assert adapter.limits.characters == 50
    monkeypatch.setenv("PARALLAX_RATE__BURST", "2")
    assert Application().settings is not None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["900000000000000001", "900000000000000002"], {1, 2}),
        ("900000000000000001, 900000000000000002", {1, 2}),
        ([900000000000000001], {1}),
        (900000000000000001, {1}),
        ("", set()),
        ([], set()),
    ],
)
def test_administrators_are_read_from_a_list_or_a_variable(
    given: object, expected: set[int]
) -> None:
    from bot.adapters.discord.settings import read_settings

    found = read_settings({"administrators": given}).administrators
    assert found == {f"90000000000000000{number}" for number in expected}


def test_nobody_is_an_administrator_who_is_not_named() -> None:
    from bot.adapters.discord.settings import read_settings as discord
    from bot.adapters.slack.settings import read_settings as slack

    assert discord({}).administrators == slack({}).administrators == frozenset()


@pytest.mark.parametrize("given", ["ana", ["@ana"], ["*"], ["everyone"], [True], [None], [[]]])
def test_who_is_no_user_is_told(given: object) -> None:
    from bot.adapters.discord.settings import read_settings as discord
    from bot.adapters.slack.settings import read_settings as slack

    for read in (discord, slack):
        with pytest.raises(ConfigError, match="administrators is wrong: expected") as caught:
            read({"administrators": given})
        assert "\n" not in caught.value.detail


@pytest.mark.parametrize("given", ["U0456EFGH", "T0123ABCD/", "T0123ABCD/U0456EFGH/U1"])
def test_a_slack_user_is_named_with_the_workspace(given: str) -> None:
    from bot.adapters.slack.settings import read_settings

    with pytest.raises(ConfigError, match="WORKSPACE/USER of each"):
        read_settings({"administrators": given})
    known = read_settings({"administrators": "T0123ABCD/U0456EFGH"})
    assert known.administrators == {"T0123ABCD/U0456EFGH"}


def test_a_variable_names_administrators(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.adapters.discord.settings import read_settings as discord
    from bot.adapters.slack.settings import read_settings as slack

    monkeypatch.setenv("PARALLAX_ADAPTERS__DISCORD__ADMINISTRATORS", "900000000000000001")
    monkeypatch.setenv("PARALLAX_ADAPTERS__SLACK__ADMINISTRATORS", "T0123/U04, T0123/U05")
    settings = load_settings(None)
    assert discord(settings.adapters["discord"]).administrators == {"900000000000000001"}
    assert slack(settings.adapters["slack"]).administrators == {"T0123/U04", "T0123/U05"}
