"""Figures of the whole country: ``python -m bench.within rollup``, on the national set with its events.

The summary of a year and of ten years, live, each beside the same asked by hand; and the nightly recount,
with the memory it takes as it goes.
"""

import json
import statistics
import time
from datetime import date
from functools import partial
from pathlib import Path

from django_scopes import scope, scopes_disabled

from bench import floor
from bench.timing import rounds, times_more
from spoiwo.figures.definitions import Ground
from spoiwo.figures.selectors import roll_up_of
from spoiwo.figures.services import recount
from spoiwo.partnerships.models import Partnership

ROUNDS = 7
DAYS = {"year": (date(2024, 1, 1), date(2025, 1, 1)), "decade": (date(2016, 1, 1), date(2026, 1, 1))}
# What is read for the first time is kept: memory counts from the twentieth partnership on.
RECOUNTED, WARM = 100, 20


def measure() -> dict[str, float]:
    """Return seconds and how many times more than by hand, of both summaries; and of the recount."""
    everybody = tuple(Partnership.objects.order_by("pk"))
    found: dict[str, float] = {}
    for name, days in DAYS.items():
        ours = partial(roll_up_of, Ground(everybody, *days))
        by_hand = partial(floor.ask, [one.pk for one in everybody], *days, *floor.EACH, *floor.TOGETHER)
        with scopes_disabled():
            took = rounds([ours, by_hand], ROUNDS)
        found[f"rollup_{name}_seconds"] = statistics.median(took[0])
        found[f"rollup_{name}_ratio"] = times_more(took)
    return found | _recounted(everybody[-RECOUNTED:])


def _recounted(some: tuple[Partnership, ...]) -> dict[str, float]:
    """Recount some partnerships as every night; what one costs does not depend on the number of others."""
    began = time.perf_counter()
    memory, drifts = [], 0
    for partnership in some:
        with scope(partnership=partnership):
            drifts += len(recount(partnership).drifts)
        memory.append(resident_mib())
    return {
        "recount_ms_each": (time.perf_counter() - began) * 1000 / len(some),
        "recount_growth_mib": memory[-1] - memory[WARM],
        "recount_drifts": drifts,
    }


def resident_mib() -> float:
    """Return the memory of this process."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 2**20


if __name__ == "__main__":
    print(json.dumps(measure()))
