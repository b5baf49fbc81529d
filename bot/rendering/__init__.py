"""Messages as text: what adapters share. Pure functions that know blocks and nothing else."""
