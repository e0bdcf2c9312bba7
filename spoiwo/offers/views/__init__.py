"""Pages of offers: of the secretariat, and behind the personal link of an institution."""
