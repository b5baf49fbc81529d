"""The data that ships with Parallax, in the wheel or in the repository's folders."""

from functools import cache
from pathlib import Path
from typing import Any

from corpus.errors import ConfigError


@cache
def data_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `data_path("config", "outlets.toml")`.

    An installed wheel keeps `config` inside the package; an editable install, which can't, has it
    in the repository. Raises ConfigError where neither has it.
    """
    package = Path(__file__).parent
    for base in (package / "_data", package.parent, package):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise ConfigError(
        f"The file {'/'.join(parts)} that ships with Parallax is missing; reinstall Parallax."
    )


@cache
def tables(*parts: str) -> dict[str, Any]:
    """Return a shipped TOML file as tables, read once; raises ConfigError where it is damaged."""
    import tomllib  # most questions read no such file

    path = data_path(*parts)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The file {path.name} is damaged: {error}.") from error
