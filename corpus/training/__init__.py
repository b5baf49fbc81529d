"""Training of the name tagger: readers of labelled text, the training script, evaluation."""
