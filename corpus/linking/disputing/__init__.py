"""Where claims disagree, a file for each kind of dispute."""
