"""Who and what is one over all articles."""
