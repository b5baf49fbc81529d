"""What several briefs share: parts of questions and parts of answers."""
