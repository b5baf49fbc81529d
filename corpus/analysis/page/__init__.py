"""Telling an article from the page around it, and what the page says of it."""
