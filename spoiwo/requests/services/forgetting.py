"""Personal data of settled requests are erased when their time has passed (GDPR-07)."""

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Denied, require
from spoiwo.common.exceptions import WrongState
from spoiwo.files import services as files
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.selectors import held_back
from spoiwo.requests import rules, selectors
from spoiwo.requests.models import Case, Entry, EntryFile
from spoiwo.requests.services.shared import note

FORGET = "requests.forget_people"


@transaction.atomic
def forget_people(*, actor: Actor, partnership: Partnership) -> int:
    """Erase who asked and what they wrote of old requests; number, kind and days stay for the register."""
    require(Allowed() if actor.is_operator else Denied("Old requests are forgotten by the system."))
    due = selectors.to_forget(partnership, clock.now())
    rows = list(due.exclude(pk__in=held_back(FORGET, clock.today())))
    for case in rows:
        _forget(actor, case)
    return len(rows)


@transaction.atomic
def remove_case(*, actor: Actor, row: Case) -> None:
    """Remove a settled request that has outlived its class: ``privacy.decide_document`` asked that."""
    require(rules.can_keep_cases(actor, row.partnership))
    if row.is_open:
        raise WrongState(_("The request waits for an answer."))
    _remove_files(actor, row)
    note(actor, "removed", row)
    row.delete()


def _forget(actor: Actor, case: Case) -> None:
    for name in ("name", "email", "phone", "address", "subject", "text", "alternative", "mark"):
        setattr(case, name, "")
    case.forgotten_on = clock.today()
    case.save()
    Entry.objects.filter(case=case).update(text="")
    _remove_files(actor, case)
    note(actor, "forgotten", case)


def _remove_files(actor: Actor, case: Case) -> None:
    rows = EntryFile.objects.filter(entry__case=case).select_related("file")
    kept = [row.file for row in rows]
    rows.delete()
    for file in kept:
        files.remove_file(actor=actor, file=file, decision=Allowed())
