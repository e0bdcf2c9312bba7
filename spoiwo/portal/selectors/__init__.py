"""Reads for public pages: each returns what one page needs, in a number of queries that never grows."""
