"""The outbox in place of the back end Django's test runner puts in, and a worker to empty it."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from pytest_django import Settings

from tests.notifications.postman import Postman, a_postman
from tests.working import forget_jobs, work_until_done

Work = Callable[[], None]


@pytest.fixture
def outbox(settings: Settings) -> None:
    """Send every letter through the outbox, as the product does."""
    settings.EMAIL_BACKEND = "spoiwo.notifications.adapters.outbox.OutboxBackend"


@pytest.fixture
def postman(settings: Settings) -> Iterator[Postman]:
    """Run an SMTP server on a free port and send the product's letters there."""
    with a_postman() as (handler, port):
        settings.DELIVERY_BACKEND = "smtp"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = port
        yield handler


@pytest.fixture
def work(transactional_db: None) -> Iterator[Work]:
    """Return a deed that runs the worker in this process until no job is left."""
    yield work_until_done
    forget_jobs()


def jobs(state: str = "todo") -> int:
    """Return how many deliveries are in that state."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status = %s",
            ["notifications.deliver_message", state],
        )
        return int(cursor.fetchone()[0])
