"""Pages of the market: of the secretariat, and behind the personal links of institutions."""
