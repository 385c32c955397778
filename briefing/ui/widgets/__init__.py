"""The widgets, each of which draws what it is given and reports what was done to it."""
