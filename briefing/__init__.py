"""A terminal reader for briefing files that shows where figures cannot both be true."""

__version__ = "0.1.0"
