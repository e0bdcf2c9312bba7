"""The desks: lists of sentences, each with the one action that settles it."""
