"""From articles to a brief that a person only has to review."""
