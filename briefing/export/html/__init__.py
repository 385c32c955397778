"""A brief as one HTML page that needs nothing else: no script, no request, no file beside it."""
