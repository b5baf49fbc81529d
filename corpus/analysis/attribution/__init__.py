"""Who says what, and through whom it came."""
