"""Articles of an old site on their way in: their words made ours, and what may come of each."""
