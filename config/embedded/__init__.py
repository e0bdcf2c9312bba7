"""The embedded PostgreSQL: a real server from a wheel, its data in ``SPOIWO_HOME/postgres``.

Used when ``DATABASE_URL`` is absent. It listens on a unix socket only, never on the network.
"""

from config.embedded.layout import PROGRAMS, Layout, database_url
from config.embedded.server import FAST_AND_UNSAFE, Server, running

__all__ = ["FAST_AND_UNSAFE", "PROGRAMS", "Layout", "Server", "database_url", "running"]
