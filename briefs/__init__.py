"""Answers to questions, as Messages.

Each of the modules who, topic, compare, quotes, terms, outlet, story, timeline, search and digest
holds `KINDS`, the kinds of things its question may name, for `query.read_query`, and
`brief(index: Index, query: Query, now: datetime) -> Message`, which is pure.
"""
