"""All reports of a year as PDF, by two workers: ``python -m bench.within printing``, on the national set.

Each report is put together from what is recorded and written (nothing is stored yet), printed and thrown
away. ``… printing 0`` is one of the workers: it prints every other report and tells its time and memory.
"""

import json
import subprocess
import sys
import time

from django_scopes import scope, scopes_disabled

from bench.events import SLUGS
from bench.rollup import resident_mib
from spoiwo.reports.formats import written
from spoiwo.reports.models import Report

WORKERS, LEAST_BYTES = 2, 20_000


def measure() -> dict[str, float]:
    """Return the seconds of the slower worker, and the memory the greedier one took on in its second half."""
    command = [sys.executable, "-m", "bench.within", "printing"]
    workers = [
        subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, text=True)
        for number in range(WORKERS)
    ]
    told = [json.loads(worker.communicate()[0].splitlines()[-1]) for worker in workers]
    return {
        "reports_printed": sum(one["printed"] for one in told),
        "reports_400_seconds": max(one["seconds"] for one in told),
        "reports_400_cpu_seconds": sum(one["cpu"] for one in told),
        "reports_400_growth_mib": max(one["growth"] for one in told),
    }


def work(number: int) -> dict[str, float]:
    """Print every second report, from the first or from the second on."""
    with scopes_disabled():
        rows = Report.objects.filter(partnership__slug__startswith=SLUGS).order_by("pk")
        reports = list(rows.select_related("partnership"))[number::WORKERS]
    began, memory = time.perf_counter(), []
    for report in reports:
        with scope(partnership=report.partnership):
            if len(written(report, "pdf").content) < LEAST_BYTES:
                raise SystemExit(f"the report of {report.partnership} came out empty")
        memory.append(resident_mib())
    return {
        "printed": len(reports),
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time(),
        "growth": memory[-1] - memory[len(memory) // 2],
    }


if __name__ == "__main__":
    print(json.dumps(work(int(sys.argv[2])) if len(sys.argv) > 2 else measure()))
