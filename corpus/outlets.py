"""The register of outlets and agencies, from `config/outlets.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.data import tables
from corpus.errors import ConfigError
from corpus.model import Article, Outlet
from corpus.romanisation import fold

_TABLES: tuple[tuple[str, Literal["outlet", "agency"]], ...] = (
    ("agencies", "agency"),
    ("outlets", "outlet"),
)


@dataclass(frozen=True, slots=True)
class _Register:
    by_name: dict[str, Outlet]
    """Every outlet under each folded name it goes by."""
    by_domain: dict[str, Outlet]


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet or agency of that name or alias, None where the register has none."""
    return _register().by_name.get(_key(name))


def outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet whose domain an address lies in, None where the register has none."""
    from urllib.parse import urlsplit  # costs as much as the rest of this module at start-up

    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    domains = _register().by_domain
    for first in range(len(labels) - 1):
        if found := domains.get(".".join(labels[first:])):
            return found
    return None


def make_outlet(name: str, kind: Literal["outlet", "agency"] = "outlet") -> Outlet:
    """Return the outlet of that name, made from the name where the register has none."""
    return find_outlet(name) or Outlet(id=_slug(name), name=name, kind=kind)


def outlets_of(article: Article) -> tuple[Outlet, ...]:
    """Return who published an article: its outlet, the agency whose copy it is, its republisher.

    Of an article without an outlet also the one it rewrites, so that "outlet:CNN" finds it, under
    its own display name. One that the register doesn't know is made from its name.
    """
    named = (
        (article.outlet, False),
        (article.agency, True),
        (article.republisher, False),
        (article.rewrites, False),
    )
    found: dict[str, Outlet] = {}
    for name, agency in named:
        if name and name.strip():
            outlet = make_outlet(name.strip(), "agency" if agency else "outlet")
            found.setdefault(outlet.id, outlet)
    return tuple(found.values())


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _slug(name: str) -> str:
    return _key(name).replace(" ", "-") or "unknown"


@cache
def _register() -> _Register:
    register = tables("config", "outlets.toml")
    try:
        rows = [
            (kind, key, row)
            for table, kind in _TABLES
            for key, row in register.get(table, {}).items()
        ]
        return _collect(rows)
    except (ValueError, TypeError) as error:
        raise ConfigError(f"The register outlets.toml can't be used: {error}.") from error


def _collect(rows: list[tuple[Literal["outlet", "agency"], str, list[str]]]) -> _Register:
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for kind, key, (name, country, domain, *aliases) in rows:
        outlet = Outlet(id=key, name=name, kind=kind, country=country, aliases=tuple(aliases))
        for known in (name, *aliases):
            by_name.setdefault(_key(known), outlet)
        for address in (domain, *(alias for alias in aliases if _is_domain(alias))):
            by_domain.setdefault(address, outlet)
    return _Register(by_name, by_domain)


def _is_domain(alias: str) -> bool:
    return "." in alias and " " not in alias and alias == alias.lower()
