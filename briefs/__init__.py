"""Answers: pure functions from an index and a query to a Message."""
