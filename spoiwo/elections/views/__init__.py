"""Pages of elections: for the secretariat, for accounts, for personal links."""
