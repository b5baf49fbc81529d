"""Dates: written out, or told from the day of publication."""
