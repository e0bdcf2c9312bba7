"""Forms of calls, cards, partners and votes."""
