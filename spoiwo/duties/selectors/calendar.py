"""Deadlines for the calendar of an officer."""

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.accounts.models import User
from spoiwo.common.exceptions import NotFound
from spoiwo.duties.selectors.watching import board_of
from spoiwo.duties.states import Verdict
from spoiwo.duties.terms import Finding
from spoiwo.notifications.calendars import STAMP, Alarm, Event, Feed, Status
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership

# What becomes of a deadline in its time: a calendar program takes an event with a greater number for newer.
_SEQUENCE = (Verdict.AHEAD, Verdict.DUE, Verdict.BROKEN, Verdict.LATE, Verdict.MET)


def deadline_feed(partnership: Partnership, day: date) -> Feed:
    """Return every deadline since last year's beginning and until next year's end, as whole days."""
    events = [
        _event(partnership, one.duty.pk, str(one.duty), finding)
        for one in board_of(partnership, day).standings
        if not one.is_resting
        for finding in one.findings
        if finding.verdict != Verdict.EXEMPT
    ]
    name = _("Deadlines: %(partnership)s") % {"partnership": partnership.short_name}
    return Feed(name, tuple(sorted(events, key=lambda event: (str(event.starts), event.uid))))


def _event(partnership: Partnership, number: int, title: str, finding: Finding) -> Event:
    term = finding.term
    url = settings.SITE_ADDRESS + reverse("duties:duty", args=[partnership.slug, number])
    is_done = finding.verdict in (Verdict.MET, Verdict.LATE)
    warning = max((term.due - term.warns_when(finding.missing)).days, 0)
    lines = [Verdict(finding.verdict).label, "" if is_done else finding.todo, url]
    return Event(
        uid=f"duty-{number}-{term.key}@{partnership.slug}.spoiwo",
        sequence=_SEQUENCE.index(finding.verdict),
        stamped_at=STAMP,
        starts=term.due,
        ends=term.due + timedelta(days=1),
        summary=f"{title}: {term.label}",
        description="\n\n".join(str(line) for line in lines if line),
        url=url,
        status=Status.CONFIRMED,
        alarms=() if is_done or not warning else (Alarm(timedelta(days=warning)),),
    )


def holder_of(link: PersonalLink) -> User:
    """Return whose calendar it is; raises NotFound for an account that is no longer open."""
    found = User.objects.filter(pk=link.subject_id, is_active=True).first()
    if found is None:
        raise NotFound(_("This calendar belongs to nobody any more."))
    return found
