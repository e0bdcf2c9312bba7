"""Asks the running service over HTTP whether it is ready, as a proxy in front of it would."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass

from config import env
from config.options import Options

PATIENCE_SECONDS = 5.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # compared, never bound


@dataclass(frozen=True)
class Health:
    """Whether all parts are ready, and the state of each in words."""

    is_ready: bool
    parts: dict[str, str]


def address(options: Options) -> str:
    """Return where a browser on this machine finds the service."""
    return f"http://{EVERYWHERE.get(options.host, options.host)}:{options.port}"


def ask(options: Options) -> Health:
    """Return the health the service tells of itself; not ready when nobody answers."""
    # The service answers to its public names only.
    name = (env.words("SPOIWO_HOSTS") or ["localhost"])[0]
    request = urllib.request.Request(  # noqa: S310  # our own address, always http
        f"{address(options)}/health/ready", headers={"Host": name}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310  # as above
            return Health(answer.status == 200, json.load(answer))
    except urllib.error.HTTPError as error:
        return Health(False, _parts(error.read()))
    except (OSError, ValueError):
        return Health(False, {"web": "silent"})


def _parts(body: bytes) -> dict[str, str]:
    try:
        return {str(part): str(state) for part, state in json.loads(body).items()}
    except (ValueError, AttributeError):
        return {"web": "answers with an error"}
