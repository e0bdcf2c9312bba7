"""What is inside a file, whatever its own program shows of it."""
