"""Who started the embedded database and who else is using it; the kernel forgets the dead by itself."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """A lock on a file, shared or exclusive, that ends with the process at the latest."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a+b")

    def try_exclusive(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._file.truncate(0)
        self._file.write(str(os.getpid()).encode())
        self._file.flush()
        return True

    def holder(self) -> int | None:
        """Return the process that took the lock exclusively last; it may be gone."""
        self._file.seek(0)
        text = self._file.read()
        return int(text) if text else None

    def wait_exclusive(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def wait_shared(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def close(self) -> None:
        self._file.close()


@contextmanager
def opened(*paths: Path) -> Iterator[tuple[FileLock, ...]]:
    """Open several locks and close them in reverse order."""
    locks = tuple(FileLock(path) for path in paths)
    try:
        yield locks
    finally:
        for lock in reversed(locks):
            lock.close()
