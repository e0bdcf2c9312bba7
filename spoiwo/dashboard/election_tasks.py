"""What waits for the officer about elections: each state has one next deed."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.tasks import Task
from spoiwo.elections.models import Election
from spoiwo.elections.states import State
from spoiwo.partnerships.models import Partnership


def election_tasks(partnership: Partnership, day: date) -> list[Task]:
    """Return what waits about the elections that are not over, in one query."""
    over = [State.DECIDED, State.ANNULLED]
    rows = Election.objects.filter(partnership=partnership).exclude(state__in=over).order_by("vote_on", "pk")
    return [task for election in rows for task in _task(partnership, election, day)]


def _task(partnership: Partnership, election: Election, day: date) -> list[Task]:
    words = _words(election, day)
    if words is None:
        return []
    text, detail = words
    return [
        Task(
            text=saying(text, title=election.title),
            detail=detail,
            deed=_("Open the election"),
            url=reverse("elections:election", args=[partnership.slug, election.number]),
        )
    ]


def _words(election: Election, day: date) -> tuple[str, str] | None:
    """Return the sentence and what it rests on; None while only time has to pass."""
    vote = _("vote on %(day)s") % {"day": short_date(election.vote_on)}
    if election.state == State.CALLED and day >= election.nominations_to:
        return _("%(title)s: nominations are over, the list of candidates is to be closed"), vote
    if election.state == State.CANDIDATES and election.candidates_published_at is None:
        return _("%(title)s: the candidates are named, their page is not open"), vote
    if election.state == State.CANDIDATES and day >= election.vote_on:
        return _("%(title)s: the day of the vote has come"), vote
    if election.state == State.VOTING and day > election.vote_on:
        return _("%(title)s: the vote is still open"), vote
    if election.state == State.COUNTED:
        return _("%(title)s: the votes are counted, the result is not confirmed"), vote
    return None
