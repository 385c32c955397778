"""What each command does with the briefs it is given; it returns the exit code.

A command imports what it needs when it runs, and only reading starts the screen, so that the others answer at once.
"""
