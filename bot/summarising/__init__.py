"""Asks a language model for a digest's lines, where the settings name one; off by default."""
