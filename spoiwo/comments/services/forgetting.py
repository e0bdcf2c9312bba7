"""Personal data of comments are erased when their time has passed (GDPR-07)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from spoiwo.audit.services import record
from spoiwo.comments import rules
from spoiwo.comments.models import Comment, Flag, Vote
from spoiwo.comments.states import State
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.pages.selectors import numbers_ended_before
from spoiwo.partnerships.models import Partnership

# The address, after the decision; refused and removed words; what nobody decided; what stood under an article
# that was taken off; the number of a visitor who rated.
EMAIL_FOR, WORDS_FOR, UNREAD_FOR = timedelta(days=30), timedelta(days=90), timedelta(days=180)
ENDED_FOR, VOTER_FOR = timedelta(days=365), timedelta(days=365)


@transaction.atomic
def forget_people(*, actor: Actor, partnership: Partnership) -> int:
    """Erase what has been kept long enough; the trace of what was public stays. How many comments."""
    require(rules.can_work_by_itself(actor))
    now, today = clock.now(), clock.today()
    rows = Comment.objects.filter(partnership=partnership)
    kept = rows.filter(forgotten_on=None)
    old = Q(state__in=(State.REFUSED, State.REMOVED), decided_at__lt=now - WORDS_FOR) | Q(
        series__in=numbers_ended_before(now - ENDED_FOR)
    )
    unread, _of = rows.filter(state=State.WAITING, sent_at__lt=now - UNREAD_FOR).delete()
    numbers = list(kept.filter(old).order_by("pk").values_list("pk", flat=True))
    Flag.objects.filter(comment__in=numbers).delete()
    rows.filter(pk__in=numbers).update(
        signature="", email="", text="", reply="", mark="", likeness="", forgotten_on=today
    )
    decided = kept.exclude(email="").exclude(state=State.WAITING).filter(decided_at__lt=now - EMAIL_FOR)
    addresses = decided.update(email="")
    Flag.objects.filter(comment__partnership=partnership, settled_at__lt=now - WORDS_FOR).delete()
    votes = Vote.objects.filter(partnership=partnership, voted_on__lt=today - VOTER_FOR).exclude(voter="")
    votes.update(voter="")
    if numbers or addresses or unread:
        record(
            actor, "comments.comment.forgotten", partnership, partnership_id=partnership.pk,
            comments=len(numbers), addresses=addresses, unread=unread,
        )  # fmt: skip
    return len(numbers)
