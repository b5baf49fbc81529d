"""What is kept over a restart, in `state.sqlite`: never an answer, never an article."""
