"""Handing long work to the worker, within the transaction that makes it necessary."""

from procrastinate.contrib.django import app

READ = "intake.read_batch"
CHECK = "intake.check_batch"
SAVE = "intake.save_batch"


def defer(job: str, partnership_id: int, batch_id: int, **more: int) -> None:
    """Let the worker do the job; two jobs of one import never run at once."""
    task = app.configure_task(job, lock=f"intake.{batch_id}")
    task.defer(partnership_id=partnership_id, batch_id=batch_id, **more)
