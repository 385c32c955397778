"""What reaches the wire: cells, frames, and the driver that sends only what changed.

Nothing is imported here: `frame`, `diff`, `tty` and what they need must load in a few milliseconds,
before Textual is there; only `parser`, `driver` and `text` need it.
"""
