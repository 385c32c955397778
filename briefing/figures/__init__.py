"""What a wording says: figures, their units and their ranges."""
