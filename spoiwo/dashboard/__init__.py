"""The desk: a list of sentences, each with the one action that settles it. It reads, it never writes."""
