"""What may be set in parallax.toml or in PARALLAX_… variables, which win.

Imported only where there is something to read: the library behind it takes longer to load than
an answer takes to make.
"""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.throttle import Rate
from corpus.errors import ConfigError


class RateSettings(BaseModel, extra="forbid"):
    """How many questions may be put; the terminal has no bound."""

    per_minute: float = Field(default=20, gt=0)
    """Questions of one asker a minute, in the long run."""
    burst: int = Field(default=10, ge=1)
    """Questions of one asker at once, before the rate counts."""
    place_per_minute: float = Field(default=120, gt=0)
    """Questions in one channel or conversation a minute, of all who ask there."""
    place_burst: int = Field(default=40, ge=1)
    """Questions in one place at once."""
    workspace_per_minute: float = Field(default=600, gt=0)
    """Questions in one workspace a minute."""
    workspace_burst: int = Field(default=200, ge=1)
    """Questions in one workspace at once."""

    def rates(self) -> tuple[Rate, Rate, Rate]:
        """Return the rates of an asker, a place and a workspace."""
        return (
            Rate(self.per_minute, self.burst),
            Rate(self.place_per_minute, self.place_burst),
            Rate(self.workspace_per_minute, self.workspace_burst),
        )


class Settings(BaseSettings):
    """Everything that may be set."""

    model_config = SettingsConfigDict(
        env_prefix="PARALLAX_", env_nested_delimiter="__", extra="forbid"
    )

    index: Path | None = None
    """The folder of the index that answers; `--index` and PARALLAX_INDEX win."""
    tagger: str = "parallax"
    """What finds names when an index is built: `parallax`, or `spacy:` and a pipeline."""
    rate: RateSettings = RateSettings()
    """The rate limit."""
    state: SecretStr | None = None
    """A PostgreSQL address that keeps the state for several replicas; else a file keeps it."""
    secret_key: SecretStr | None = None
    """What stored tokens are encrypted with; left out, a key file in the state folder."""
    adapters: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """A section an adapter, passed to it as it stands."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings come from, the strongest first: variables, then the file."""
        del dotenv_settings, file_secret_settings
        toml = TomlConfigSettingsSource(settings_cls, cls.model_config.get("toml_file"))
        return (init_settings, env_settings, toml)


def load_settings(file: Path | None) -> Settings:
    """Return the settings of a file, where there is one, and of PARALLAX_… variables.

    Raises ConfigError with what is wrong where the file is missing, no TOML, or has a value or a
    name that isn't one of those above.
    """
    if file is not None and not file.is_file():
        raise ConfigError(f"There is no settings file {file}; name one that exists.")

    class FileSettings(Settings):
        model_config = SettingsConfigDict(toml_file=file)

    try:
        return FileSettings()
    except ValidationError as error:
        raise ConfigError(_wrong_setting(error, str(file or "the environment"))) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"The settings file {file} can't be read, for it is not UTF-8; save it as UTF-8."
        ) from error
    except (ValueError, OSError) as error:
        raise ConfigError(
            f"The settings file {file} can't be read: {error}; mend it or name another."
        ) from error


def _wrong_setting(error: ValidationError, place: str) -> str:
    """Return the sentence for the first setting that is wrong, and what it should be."""
    first = error.errors()[0]
    name = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        return f"There is no setting {name}, which {place} has; take it out or mend its name."
    return f"The setting {name} in {place} is wrong: {first['msg']}; mend it or take it out."
