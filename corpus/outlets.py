"""The register of outlets and agencies, from `config/outlets.toml`."""

from corpus.model import Article, Outlet


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet or agency of that name or alias, None where the register has none."""
    return None


def outlets_of(article: Article) -> tuple[Outlet, ...]:
    """Return who published an article: its outlet, the agency whose copy it is, its republisher.

    One that the register doesn't know is made from its name.
    """
    return ()
