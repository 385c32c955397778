"""What the program says of itself: help on topics, the man page, completion for shells."""
