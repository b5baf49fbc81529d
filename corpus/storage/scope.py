"""A scope as a condition on the table of articles."""

import json

from corpus.model import Scope


def within(scope: Scope) -> tuple[str, list[object]]:
    """Return the condition on `articles` that a scope means, and its parameters."""
    conditions: list[str] = ["1"]
    parameters: list[object] = []
    if scope.outlets:
        conditions.append(
            "seq IN (SELECT seq FROM presences JOIN entries USING (entry) WHERE kind = 'outlet'"
            " AND entries.id IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(json.dumps(sorted(scope.outlets)))
    for bound, sign in ((scope.since, ">="), (scope.until, "<=")):
        if bound is not None:
            conditions.append(f"day {sign} ?")
            parameters.append(bound.isoformat())
    if scope.articles:
        conditions.append("articles.id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(scope.articles)))
    return " AND ".join(conditions), parameters


def storable(id: str) -> str:
    """Return an id as SQLite can compare it; one with a lone surrogate is in no index."""
    return id.encode("utf-8", "replace").decode()
