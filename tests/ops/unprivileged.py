"""Run as root: becomes an ordinary user for good, keeps a database running until its input ends."""

import codecs
import os
import shutil
import sys
from pathlib import Path

from config import embedded
from config.embedded import layout, making, server


def main(home: Path, programs: Path, uid: int) -> None:
    # A checkout under /root is closed to the ordinary user; he gets the programs from elsewhere then.
    for module in (layout, making, server):
        vars(module)["PROGRAMS"] = programs
    # Likewise Python's own library: what would be loaded later is loaded now.
    codecs.lookup("ascii")
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
    os.chdir("/")
    with embedded.running(home):
        print("running as", os.geteuid(), flush=True)
        sys.stdin.read()
    print("stopped", flush=True)


if __name__ == "__main__":
    assert shutil.which("setpriv")
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
