"""The one error the commands show to an operator: a sentence, never a traceback."""


class Trouble(Exception):
    """Something outside the program stands in the way; the message says what, and what to do."""
