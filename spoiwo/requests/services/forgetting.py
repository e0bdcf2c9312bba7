"""Personal data of settled requests are erased when their time has passed (GDPR-07)."""

from datetime import date

from django.db import transaction

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.files import services as files
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import selectors
from spoiwo.requests.models import Case, Entry, EntryFile
from spoiwo.requests.services.shared import note

# Whole years after the one in which it was settled (JRWA-03). Not checked in an archive's list.
KEPT_YEARS = 5


def forgotten_before(day: date) -> date:
    """Return the day such that what was settled before it is forgotten by ``day``."""
    return date(day.year - KEPT_YEARS, 1, 1)


@transaction.atomic
def forget_people(*, actor: Actor, partnership: Partnership) -> int:
    """Erase who asked and what they wrote of old requests; number, kind and days stay for the register."""
    require(Allowed() if actor.is_operator else Denied("Old requests are forgotten by the system."))
    rows = selectors.to_forget(partnership, forgotten_before(clock.today()))
    for case in rows:
        _forget(actor, case)
    return len(rows)


def _forget(actor: Actor, case: Case) -> None:
    for name in ("name", "email", "phone", "address", "subject", "text", "alternative", "mark"):
        setattr(case, name, "")
    case.forgotten_on = clock.today()
    case.save()
    rows = EntryFile.objects.filter(entry__case=case).select_related("file")
    kept = [row.file for row in rows]
    rows.delete()
    Entry.objects.filter(case=case).update(text="")
    for file in kept:
        files.remove_file(actor=actor, file=file, decision=Allowed())
    note(actor, "forgotten", case)
