"""Where the program that recognises letters on pictures is, if the server has it."""

import os
import shutil
import subprocess
from functools import cache

LANGUAGE = "pol"


@cache
def program() -> str:
    """Return where Tesseract is; nothing when it is not here, knows no Polish, or is switched off."""
    wanted = os.environ.get("SPOIWO_TESSERACT", "tesseract")
    found = "" if wanted == "off" else shutil.which(wanted) or ""
    if not found:
        return ""
    listed = subprocess.run([found, "--list-langs"], capture_output=True, check=False, timeout=10)  # noqa: S603  # our own words
    return found if LANGUAGE.encode() in listed.stdout.split() + listed.stderr.split() else ""
