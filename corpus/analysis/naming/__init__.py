"""Names: what a tagger sees of them, rules over what it finds, and whose they are."""
