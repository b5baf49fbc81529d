"""Lines that a language model words from excerpts: what it gets, and what of its words stands."""
