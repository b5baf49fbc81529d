"""Sources → analysis → linking → storage."""
