"""The weekly digest: what was written, to whoever wants it."""

from datetime import timedelta

from django.db import transaction

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.common.states import lock
from spoiwo.forum import letters, selectors
from spoiwo.forum.models import Circle
from spoiwo.forum.services.shared import member_links, note
from spoiwo.forum.states import Telling
from spoiwo.notifications.services import send_many

# A week less the hours by which a job may be late or early.
_WEEK = timedelta(days=6, hours=12)


@transaction.atomic
def send_digest(*, actor: Actor, circle: Circle) -> int:
    """Write to the members what came since the last digest, once a week at most; how many letters.

    A quiet week sends nothing. Safe to run twice at once: the second finds the week begun.
    """
    require(Allowed() if actor.is_operator else Denied("The digest is sent by the system."))
    lock(circle)
    now = clock.now()
    if not circle.is_open or now - circle.digest_at < _WEEK:
        return 0
    topics = selectors.digest_of(circle, circle.digest_at, now)
    since, circle.digest_at = circle.digest_at, now
    circle.save(update_fields=["digest_at"])
    wanting = selectors.members_of(circle, clock.today()).exclude(telling=Telling.NONE)
    readers = list(wanting) if topics else []
    if not readers:
        return 0
    links = member_links(actor, circle, readers)
    written = [letters.digest_letter(circle, one, links[one.pk], topics, since) for one in readers]
    send_many(actor=actor, template="forum/email/digest", letters=written, partnership=circle.partnership)
    note(actor, "forum.digest.sent", circle, letters=len(written), topics=len(topics))
    return len(written)
