"""Words, phrases, cues and quote marks, found without a parser."""
