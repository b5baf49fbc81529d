"""Scripts that make the shipped models and tables; nothing at run time imports them."""
