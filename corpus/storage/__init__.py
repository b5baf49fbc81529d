"""The only files that touch an index database."""
