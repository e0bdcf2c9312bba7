"""Erasing what was told for one meeting only."""

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.attendance import rules, selectors
from spoiwo.attendance.models import DoorMark, Participant
from spoiwo.audit.services import entry, record, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.privacy.selectors import held_back

FORGET = "attendance.forget_access_needs"
_NOBODY_INSTEAD = {"deputy_name": "", "deputy_office": "", "deputy_authorisation": ""}
# What tells of a person; the mark, its moment and the institution stay.
_PEOPLE = (
    "name", "office", "email", "answered_by", "marked_by", "access_needs", "remarks",
    "expected_deputy_name", "expected_deputy_office", "expected_deputy_authorisation",
)  # fmt: skip


@transaction.atomic
def forget_access_needs(*, actor: Actor) -> int:
    """Erase access needs a month after the meeting, in the scope that is open; return how many."""
    due = selectors.needs_to_forget(clock.now())
    rows = due.exclude(pk__in=list(held_back(FORGET, clock.today())))
    meetings = Meeting.objects.filter(pk__in=list(rows.values_list("meeting_id", flat=True)))
    record_many(
        [
            entry(actor, "attendance.needs.erased", one, partnership_id=one.partnership_id, meeting=one.pk)
            for one in meetings
        ]
    )
    return rows.update(access_needs="")


@transaction.atomic
def forget_people(*, actor: Actor, row: Meeting) -> None:
    """Take the people off the list of an old meeting; institutions, marks and so all counts stay.

    ``privacy.decide_document`` asked that. The sealed minutes have their own words, kept for ever.
    """
    lock(row)
    require(rules.can_edit_participant(actor, row.partnership))
    if row.state != State.CLOSED:
        raise WrongState(_("The meeting is not closed: its minutes are still made from the list."))
    people = Participant.objects.filter(meeting=row)
    DoorMark.objects.filter(participant__in=people).update(by="", by_id="", **_NOBODY_INSTEAD)
    people.update(person=None, **dict.fromkeys(_PEOPLE, ""), **_NOBODY_INSTEAD)
    record(actor, "attendance.people.forgotten", row, partnership_id=row.partnership_id, meeting=row.pk)
