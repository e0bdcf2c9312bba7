"""The worker's part of the outbox; ``config/schedule.py`` says when the periodic ones run."""

import logging

from asgiref.sync import sync_to_async
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from spoiwo.notifications import services
from spoiwo.notifications.adapters import imap
from spoiwo.notifications.adapters.outbox import DELIVER

log = logging.getLogger(__name__)


@app.task(
    name=DELIVER,
    retry=RetryStrategy(
        max_attempts=services.MOST_ATTEMPTS,
        exponential_wait=4,
        retry_exceptions=[services.NotDelivered],
    ),
)
def deliver_message(message_id: int) -> None:
    """Deliver one letter; safe to run again."""
    services.deliver_message(message_id)


@app.task(name="notifications.forget_messages")
def forget_messages(timestamp: int) -> int:
    """Remove letters of more than ninety days, sent and received, and the words of others after thirty."""
    return services.forget_old_messages() + services.forget_received()


@app.task(name="notifications.receive_inbox", lock="notifications.receive_inbox")
def receive_inbox(timestamp: int) -> int:
    """Take in what is unread in the mailbox; without one there is nothing to do."""
    try:
        return imap.read_inbox(services.receive_letter).read
    except imap.MailboxTrouble as trouble:
        # It is asked again in five minutes; a row of failed jobs would say no more than this line.
        log.error("The mailbox could not be read: %s", trouble)
        return 0


@app.task(name="notifications.forget_links")
def forget_links(timestamp: int) -> int:
    """Remove personal links whose time passed two years ago."""
    return services.forget_old_links()


@app.task(name="notifications.settle_interrupted")
async def settle_interrupted(timestamp: int) -> None:
    """Put back to work what a dead worker left in its hands, in whatever room: jobs may run twice.

    A letter of which nobody knows whether it left is not sent again by itself.
    """
    await sync_to_async(services.settle_interrupted)()
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.task(name="notifications.forget_jobs")
async def forget_jobs(timestamp: int) -> None:
    """Remove finished jobs of more than a week; those that failed stay to be looked at."""
    await app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=False)
