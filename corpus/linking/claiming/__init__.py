"""What articles claim, and which claims are the same."""
