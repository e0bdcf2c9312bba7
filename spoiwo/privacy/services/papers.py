"""The controller and the record of processing activities."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import rules, selectors
from spoiwo.privacy.models import Activity, Controller
from spoiwo.privacy.states import Standing
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True)
class ControllerDraft:
    """Who answers for the data, as typed."""

    organization: Organization
    address: str
    email: str = ""
    phone: str = ""
    inspector: str = ""
    inspector_email: str = ""
    inspector_phone: str = ""
    standing: str = Standing.SEPARATE
    arrangement: str = ""
    demo_note: str = ""


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """A line of the record, as typed."""

    name: str
    purpose: str
    basis: str
    persons: str
    categories: str
    recipients: str
    transfers: str
    period: str
    safeguards: str
    is_confirmed: bool = False


@transaction.atomic
def set_controller(
    *, actor: Actor, partnership: Partnership, draft: ControllerDraft, since: date
) -> Controller:
    """Say who answers for the data from a day on; what was true before stays.

    The same day again corrects it; a day before the latest change is refused.
    """
    require(rules.can_keep_papers(actor, partnership))
    _check(draft)
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    last: Controller | None = Controller.objects.filter(partnership=partnership).first()
    if last is not None and since < last.valid_from:
        raise BadInput(_("A later change is written down already; choose a day not before it."), "since")
    if last is not None and since > last.valid_from:
        last.valid_to = since
        last.save(update_fields=["valid_to"])
    is_new = last is None or since > last.valid_from
    one = Controller(partnership=partnership, valid_from=since) if is_new or last is None else last
    for field in fields(draft):
        setattr(one, field.name, getattr(draft, field.name))
    one.save()
    record(
        actor, "privacy.controller.set", one, partnership_id=partnership.pk, since=since.isoformat(),
        standing=one.standing,
    )  # fmt: skip
    return one


def _check(draft: ControllerDraft) -> None:
    if draft.standing not in Standing.values:
        raise BadInput(_("Choose what members are."), "standing")
    if draft.standing == Standing.JOINT and not draft.arrangement.strip():
        raise BadInput(
            _("Joint controllers agree who does what (art. 26): write its essence, people read it."),
            "arrangement",
        )
    if not (draft.email.strip() or draft.phone.strip()):
        raise BadInput(_("Write an e-mail address or a telephone: people must be able to ask."), "email")


@transaction.atomic
def add_activity(*, actor: Actor, partnership: Partnership, draft: ActivityDraft) -> Activity:
    """Add a line of the office's own to the record of processing."""
    require(rules.can_keep_papers(actor, partnership))
    row: Activity = Activity.objects.create(partnership=partnership, **asdict(draft))
    record(actor, "privacy.activity.added", row, partnership_id=partnership.pk)
    return row


@transaction.atomic
def change_activity(*, actor: Actor, activity: Activity, draft: ActivityDraft, version: int) -> None:
    """Change a line of the record; raises ConcurrentChange when somebody else did meanwhile."""
    require(rules.can_keep_papers(actor, activity.partnership))
    rows = Activity.objects.filter(pk=activity.pk, version=version)
    if not rows.update(**asdict(draft), version=version + 1):
        raise ConcurrentChange(_("Somebody else changed it meanwhile. Look at it and send it again."))
    record(actor, "privacy.activity.changed", activity, partnership_id=activity.partnership_id)


@transaction.atomic
def remove_activity(*, actor: Actor, activity: Activity) -> None:
    """Take a line out of the record; what it said stays in the book of deeds."""
    require(rules.can_keep_papers(actor, activity.partnership))
    said = {field.name: getattr(activity, field.name) for field in fields(ActivityDraft)}
    record(actor, "privacy.activity.removed", activity, partnership_id=activity.partnership_id, **said)
    activity.delete()


@transaction.atomic
def take_in_library(*, actor: Actor, partnership: Partnership) -> int:
    """Write what the product does with personal data into the record, in Polish; lines there stay."""
    require(rules.can_keep_papers(actor, partnership))
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    with override("pl"):
        rows = [
            Activity(
                partnership=partnership, code=use.code, name=str(use.label), purpose=str(use.purpose),
                basis=str(use.basis), persons=str(use.persons), categories=str(use.data),
                recipients=str(use.recipients), transfers=_("nothing is sent there"), period=str(use.period),
                safeguards=_safeguards(),
            )
            for use in selectors.missing_uses(partnership)
        ]  # fmt: skip
    made = Activity.objects.bulk_create(rows)
    if made:
        record(
            actor, "privacy.activity.taken_in", partnership, partnership_id=partnership.pk,
            codes=[row.code for row in made],
        )  # fmt: skip
    return len(made)


def _safeguards() -> str:
    return _(
        "rights by role, a second factor, a book of deeds and of who saw personal data, encrypted transport, "
        "backups"
    )
