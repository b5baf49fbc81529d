"""What editors know better: corrections that are kept apart from an index and outlast it."""
