"""Phrases that say what somebody is, and whom they mean."""
