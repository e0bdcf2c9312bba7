"""Elections: each state has one next deed."""

from datetime import date

from django.db.models import Case, CharField, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.elections.models import Election
from spoiwo.elections.states import State
from spoiwo.partnerships.models import Partnership


def _elections(partnership: Partnership, day: date) -> Question:
    """Ask for the elections that wait for a deed; nothing while only time has to pass."""
    next_deed = Case(
        When(Q(state=State.CALLED, nominations_to__lte=day), then=Value("close")),
        When(Q(state=State.CANDIDATES, candidates_published_at=None), then=Value("publish")),
        When(Q(state=State.CANDIDATES, vote_on__lte=day), then=Value("vote")),
        When(Q(state=State.VOTING, vote_on__lt=day), then=Value("end")),
        When(Q(state=State.COUNTED), then=Value("confirm")),
        default=Value(""),
        output_field=CharField(),
    )
    rows = Election.objects.filter(partnership=partnership).annotate(next=next_deed).exclude(next="")
    return question(rows, number="number", title="title", name="next", day="vote_on")


def _election(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = {
        "close": _("%(title)s: nominations are over, the list of candidates is to be closed"),
        "publish": _("%(title)s: the candidates are named, their page is not open"),
        "vote": _("%(title)s: the day of the vote has come"),
        "end": _("%(title)s: the vote is still open"),
        "confirm": _("%(title)s: the votes are counted, the result is not confirmed"),
    }
    return Task(
        text=saying(said[row.name], title=row.title),
        detail=_("vote on %(day)s") % {"day": short_date(row.day)},
        deed=_("Open the election"),
        url=reverse("elections:election", args=[partnership.slug, row.number]),
    )


CARDS = (Card("elections.manage_election", _elections, _election),)
