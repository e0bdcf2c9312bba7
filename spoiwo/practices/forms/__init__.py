"""Forms of cards of good practice."""
