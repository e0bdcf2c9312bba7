"""Holding a record back from the jobs that erase, and letting it go (GDPR-07)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import due, rules
from spoiwo.privacy.models import Hold


@transaction.atomic
def set_hold(
    *, actor: Actor, partnership: Partnership, job: str, number: int, reason: str, until: date
) -> Hold:
    """Keep a record that falls due, up to and including a day; said again it replaces the first hold."""
    rule = due.rule_by_job(job)
    require(rules.can_hold_back(actor, partnership, rule))
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    today = clock.today()
    found = due.record_due(partnership, rule, number, today)
    if until <= today:
        raise BadInput(_("Choose a day to come."), "until")
    if not reason.strip():
        raise BadInput(_("Write why it is kept longer."), "reason")
    last = Hold.objects.filter(partnership=partnership, job=job, number=number, lifted_at=None)
    same: Hold | None = last.filter(reason=reason.strip(), until=until).first()
    if same is not None:
        return same
    last.update(lifted_at=clock.now(), lifted_by=actor.actor_name)
    made: Hold = Hold.objects.create(
        partnership=partnership, job=job, number=number, name=found.name[:200], reason=reason.strip(),
        until=until, set_by=actor.actor_name,
    )  # fmt: skip
    record(actor, "privacy.hold.set", made, partnership_id=partnership.pk, until=until.isoformat())
    return made


@transaction.atomic
def lift_hold(*, actor: Actor, hold: Hold) -> None:
    """Let a record go: the job erases it in the next night, if its time has passed."""
    require(rules.can_keep_papers(actor, hold.partnership))
    standing = Hold.objects.filter(pk=hold.pk, lifted_at=None)
    if not standing.update(lifted_at=clock.now(), lifted_by=actor.actor_name):
        raise WrongState(_("It is let go already."))
    record(actor, "privacy.hold.lifted", hold, partnership_id=hold.partnership_id)
