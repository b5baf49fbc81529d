"""Where things lie: the settings file, the state folder, the index. Imports almost nothing."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import ConfigError

CONFIG_NAME = "parallax.toml"


def state_folder() -> Path:
    """Return the folder for all that Parallax keeps: PARALLAX_HOME, else the platform's own.

    Raises ConfigError where this user has no home folder and PARALLAX_HOME names none.
    """
    home = os.environ.get("PARALLAX_HOME")
    if home:
        return expanded(home)
    from platformdirs import user_data_path

    try:
        folder = user_data_path("parallax", appauthor=False)
    except RuntimeError:  # newer ones raise, older ones leave the ~ in
        folder = Path()
    if not folder.is_absolute():
        raise ConfigError("This user has no home folder; set PARALLAX_HOME to a folder to use.")
    return folder


def expanded(place: str | Path) -> Path:
    """Return a place with `~` resolved, as it stands where there is no such user."""
    return Path(os.path.expanduser(place))  # noqa: PTH111  pathlib raises for an unknown user


def unusable(error: OSError) -> str:
    """Return the sentence for a place that the system refuses."""
    reason = error.strerror or error
    return f"{error.filename} can't be used ({reason}); mend that or name another place."


def settings_file(given: str | None = None) -> Path | None:
    """Return the settings file in use: the one given, PARALLAX_CONFIG, here, or the user's.

    None where there is none; a file that is named is returned also where it is missing.
    """
    named = given or os.environ.get("PARALLAX_CONFIG")
    if named:
        return expanded(named)
    here = Path(CONFIG_NAME)
    if here.is_file():
        return here
    from platformdirs import user_config_path

    try:
        users = user_config_path("parallax", appauthor=False) / CONFIG_NAME
    except RuntimeError:  # without a home folder there is no file in it
        return None
    return users if users.is_file() else None


def index_folder(given: str | None = None, configured: Path | None = None) -> Path | None:
    """Return the index in use: the one given, PARALLAX_INDEX, the settings', or one's own.

    None where nobody named one and none was built: the shipped abstracts answer then.
    """
    named = given or os.environ.get("PARALLAX_INDEX")
    if named:
        return expanded(named)
    if configured:
        return expanded(configured)
    own = state_folder() / "index"
    return own if own.exists() else None


def new_index_folder(given: str | None = None, configured: Path | None = None) -> Path:
    """Return where an index is built that isn't told where."""
    return index_folder(given, configured) or state_folder() / "index"
