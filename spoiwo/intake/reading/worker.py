"""The process that reads: ``python -m spoiwo.intake.reading.worker '{"name": …}' < file``.

Says what it finds on lines of JSON: {"page": 3, "pages": 500, "blocks": […]} for each page of a PDF or a
scan, then one line {"document": …} or {"refused": code, "params": …}.
"""

import json
import sys
from typing import Any

from spoiwo.intake.reading import limits, recogniser
from spoiwo.intake.reading.documents import read_here
from spoiwo.intake.reading.model import Block, Refused, as_data


def main() -> int:
    """Read what comes in by the standard input, within the limits given in the first argument."""
    asked = json.loads(sys.argv[1])
    limits.keep(limits.Limits(**asked.get("limits", {})))
    # Asked before the way out is closed, since asking starts the program.
    limits.forbid(recogniser.program())
    _say(_read(asked["name"]))
    return 0


def _read(name: str) -> dict[str, Any]:
    try:
        return {"document": as_data(read_here(sys.stdin.buffer.read(), name, _tell_page))}
    except Refused as error:
        return {"refused": error.code, "params": error.params}
    except MemoryError:
        return {"refused": "too_much_memory", "params": {}}
    except RecursionError:
        return {"refused": "damaged", "params": {}}


def _tell_page(number: int, pages: int, blocks: list[Block]) -> None:
    _say({"page": number, "pages": pages, "blocks": as_data(blocks)})


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(what, ensure_ascii=True)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
