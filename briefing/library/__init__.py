"""Finding: briefs in folders, words in a brief, claims among others."""
