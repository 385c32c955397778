"""What a brief is: its model, its loader and the problems of its file."""
