"""Nightly care for files; ``config/schedule.py`` says when."""

from procrastinate.contrib.django import app

from spoiwo.common.actors import SystemActor
from spoiwo.files import services


@app.task(name="files.verify_files")
def verify_files(timestamp: int) -> int:
    """Check every file against its sum; the number of damaged ones is the job's result."""
    return services.verify_all(actor=SystemActor("files"))


@app.task(name="files.make_sizes")
def make_sizes(timestamp: int) -> int:
    """Make the sizes that photos kept earlier lack."""
    return services.make_missing_sizes(actor=SystemActor("files"))


@app.task(name="files.sweep_orphans")
def sweep_orphans(timestamp: int) -> int:
    """Remove content left by transactions that failed."""
    return services.sweep_orphans()
