"""The application with codes that a person has in her telephone (RFC 6238), and words of pages."""

import base64
import hmac
import re
import struct
import time

STEP_SECONDS = 30
SECRET = re.compile(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"')
RECOVERY_CODE = re.compile(r"\b\d{8}\b")


def code_of(secret: str) -> str:
    """Return the six digits the telephone shows, and will show for at least two more seconds."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    time.sleep(left + 0.05 if left < 2 else 0)
    counter = int(time.time() // STEP_SECONDS)
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), "sha1")
    start = digest[-1] & 15
    number: int = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def secret_on(page: bytes) -> str:
    """Return what the telephone reads from the enrolment page."""
    found = SECRET.search(page.decode())
    assert found, "no secret on the page"
    return found[1]


def recovery_codes_on(page: bytes) -> list[str]:
    """Return the codes to be kept on paper."""
    text = page.decode()
    return RECOVERY_CODE.findall(text[text.index("<textarea") : text.index("</textarea>")])
