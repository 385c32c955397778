"""The screens: each one wires its panes and decides what follows from what they report."""
