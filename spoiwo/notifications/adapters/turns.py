"""One letter at a time in one pair of hands, without a transaction that waits for a mail server."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Any number will do that no other lock of the product uses: the letters "mail".
LETTERS = 0x6D61696C


@contextmanager
def turn(message_id: int) -> Iterator[bool]:
    """Say whether this process alone holds the letter now; the database lets go when the process dies."""
    # Two numbers of 32 bits: the second of two letters with the same one waits for its next turn.
    key = message_id % 2**31
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LETTERS, key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LETTERS, key])
