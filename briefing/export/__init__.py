"""A brief for use outside the reader: as plain text and as data."""
