"""What may be set in parallax.toml or in PARALLAX_… variables, which win.

Imported only where there is something to read: the library behind it takes longer to load than
an answer takes to make.
"""

from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
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


class SummariserSettings(BaseModel, extra="forbid"):
    """A language model that words the digest; off unless endpoint and model are set."""

    endpoint: str | None = None
    """Where it is asked: an address that speaks OpenAI's chat completions, up to its /v1."""
    model: str | None = Field(default=None, max_length=100)
    """Which model, as the endpoint names it; readers are told it."""
    key: SecretStr | None = None
    """What the endpoint knows us by; many servers of one's own need none."""
    timeout: float = Field(default=15, ge=1, le=30)
    """Seconds until a digest goes without; shorter than the lease of a delivery."""
    lines: int = Field(default=5, ge=1, le=8)
    """Lines shown at the most."""
    characters: int = Field(default=12_000, ge=1_000, le=100_000)
    """Of articles sent with one question."""
    tokens: int = Field(default=2_000, ge=200, le=20_000)
    """What one answer may cost, thinking included."""
    per_hour: int = Field(default=60, ge=1)
    """Questions within an hour, of one process; more digests go without."""
    answers: Literal["schema", "object", "text"] = "schema"
    """How JSON is asked for: by a schema, as an object, or in words alone."""

    @field_validator("endpoint")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
            raise ValueError("expected an address such as https://models.example/v1")
        if parts.username or parts.password:
            raise ValueError("an address shows what it holds; put the secret into key")
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if bool(self.endpoint) != bool(self.model):
            raise ValueError("endpoint and model belong together; set both, or neither")
        return self


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
    summariser: SummariserSettings = SummariserSettings()
    """The language model that words digests, if any."""
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
    reason = first["msg"].removeprefix("Value error, ")
    return f"The setting {name} in {place} is wrong: {reason}; mend it or take it out."
