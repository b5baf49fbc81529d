"""Adds the index built ahead to the wheel, where one has been built."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Include `corpus/_data/index`, which git ignores, when `make index` has made it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the index among the wheel's files; an editable install reads it where it is."""
        if version == "editable":
            return
        index = Path(self.root, "corpus", "_data", "index")
        if index.is_dir():
            build_data["force_include"][str(index)] = "corpus/_data/index"
