"""Personal data of comments are erased when their time has passed (GDPR-07)."""

from datetime import timedelta

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.comments import rules, selectors
from spoiwo.comments.models import Comment, Flag, Vote
from spoiwo.comments.states import State
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.selectors import held_back

# The address, after the decision; the number of a visitor who rated.
EMAIL_FOR, VOTER_FOR = timedelta(days=30), timedelta(days=365)
FORGET = "comments.forget_people"


@transaction.atomic
def forget_people(*, actor: Actor, partnership: Partnership) -> int:
    """Erase what has been kept long enough; the trace of what was public stays. How many comments."""
    require(rules.can_work_by_itself(actor))
    now, today = clock.now(), clock.today()
    held = list(held_back(FORGET, today))
    rows = Comment.objects.filter(partnership=partnership).exclude(pk__in=held)
    due = selectors.to_forget(partnership, now).exclude(pk__in=held)
    unread, _of = rows.filter(pk__in=[one.pk for one in due if one.state == State.WAITING]).delete()
    numbers = [one.pk for one in due if one.state != State.WAITING]
    kept = rows.filter(forgotten_on=None)
    Flag.objects.filter(comment__in=numbers).delete()
    rows.filter(pk__in=numbers).update(
        signature="", email="", text="", reply="", mark="", likeness="", forgotten_on=today
    )
    decided = kept.exclude(email="").exclude(state=State.WAITING).filter(decided_at__lt=now - EMAIL_FOR)
    addresses = decided.update(email="")
    flags = Flag.objects.filter(comment__partnership=partnership).exclude(comment__in=held)
    flags.filter(settled_at__lt=now - selectors.WORDS_FOR).delete()
    votes = Vote.objects.filter(partnership=partnership, voted_on__lt=today - VOTER_FOR).exclude(voter="")
    votes.update(voter="")
    if numbers or addresses or unread:
        record(
            actor, "comments.comment.forgotten", partnership, partnership_id=partnership.pk,
            comments=len(numbers), addresses=addresses, unread=unread,
        )  # fmt: skip
    return len(numbers)
