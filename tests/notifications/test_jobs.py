"""Periodic jobs: each is registered, and does its work when its hour comes."""

from datetime import timedelta

from django.core.mail import send_mail
from django.db import connection
from procrastinate.contrib.django import app

from config.schedule import SCHEDULE
from spoiwo.common import clock
from spoiwo.notifications.models import Message
from tests.notifications.conftest import Work


def test_every_job_of_the_schedule_is_registered_with_the_worker() -> None:
    registered = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}

    assert registered == {periodic.job for periodic in SCHEDULE}


def test_every_job_of_the_schedule_runs_in_the_worker(work: Work, outbox: None) -> None:
    send_mail("Dawny list", "Treść", None, ["anna@example.org"])
    work()
    Message.objects.update(created_at=clock.now() - timedelta(days=100))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '8 days'")

    for periodic in SCHEDULE:
        app.configure_task(periodic.job).defer(timestamp=0)
    work()

    assert not Message.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status::text FROM procrastinate_jobs ORDER BY id")
        left = cursor.fetchall()
    assert left == [(periodic.job, "succeeded") for periodic in SCHEDULE]
