"""Old documents in, records out: read, understood, confirmed by a person, written by the rooms themselves."""
