"""Digests that people subscribed to: what is kept of them, and how each arrives exactly once."""
