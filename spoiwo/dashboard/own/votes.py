"""Open votes of an institution whose vote goes by the personal link of a letter."""

from datetime import date

from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.attendance.models import Participant
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.own.card import OwnCard, Words
from spoiwo.dashboard.own.voice import Voice
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.decisions.models import Motion
from spoiwo.voting.models import Entitlement
from spoiwo.voting.states import State

# The number of the link among the marks of those who may cast the vote (``links_by_institution``).
_LINK = Cast(
    Func(
        Func(F("voter_marks"), Value(" "), function="array_to_string"),
        Value(r"link:(\d+)"),
        function="substring",
        output_field=TextField(),
    ),
    IntegerField(),
)


def _votes(voice: Voice, _day: date) -> Question:
    """Ask for open votes the institution has not cast; who votes by an account is told as an account."""
    mine = Entitlement.objects.filter(
        poll=OuterRef("poll"),
        organization_id__in=voice.institutions,
        excluded_because="",
        ballot__isnull=True,
        participation__isnull=True,
    )
    mine = mine.exclude(voter_marks__contains=[voice.mark]) if voice.mark else mine
    link = Subquery(mine.annotate(link=_LINK).filter(link__gt=0).values("link")[:1])
    rows = Motion.objects.filter(partnership=voice.partnership, poll__state=State.OPEN).annotate(link=link)
    return question(
        rows.filter(link__gt=0), title="text", day="deadline__date", under="link", late=_reached(voice, mine)
    )


def _reached(voice: Voice, mine: QuerySet[Entitlement]) -> Case:
    """Return 1 where the letter went to this person: as a participant, or as who speaks between meetings."""
    seats = Participant.objects.filter(meeting=OuterRef("item__meeting"), email__iexact=voice.email)
    at_meeting = Q(Exists(seats.filter(organization__in=voice.institutions)))
    between = Q(Exists(mine.filter(voter_name=voice.name)), item=None)
    reached = (at_meeting | between) if voice.name else at_meeting
    return Case(When(reached, then=Value(1)), default=Value(0), output_field=IntegerField())


def vote(row: Waiting, _day: date) -> Words:
    """Return the words of an open vote."""
    until = _("until %(day)s") % {"day": short_date(row.day)} if row.day else _("the vote is open now")
    return saying(_("Vote: %(title)s"), title=row.title), until, pgettext("deed", "Vote"), ""


VOTES = OwnCard(_votes, vote, route="decisions:vote")
