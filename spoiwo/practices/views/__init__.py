"""Pages of good practices: of the secretariat, and behind the personal link of an institution."""
