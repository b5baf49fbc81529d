"""Where the data that ships with Parallax lies: in the wheel, or in the repository's folders."""

from functools import cache
from pathlib import Path

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
