"""Leader, secretariat, initiator, patron: which institution (or office) holds the role, since when."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.registry.models import Organization, RoleHolding
from spoiwo.registry.states import PartnershipRole

SINGLE = frozenset({PartnershipRole.LEADER, PartnershipRole.SECRETARIAT})


@transaction.atomic
def assign_partnership_role(
    *,
    actor: Actor,
    partnership: Partnership,
    role: PartnershipRole,
    organization: Organization,
    since: date,
    office: str = "",
    precision: Precision = Precision.DAY,
    contact_name: str = "",
    contact_phone: str = "",
    contact_email: str = "",
) -> RoleHolding:
    """Record who holds the role from a day on; a new leader or secretariat ends the earlier one's period."""
    require(rules.can_assign_role(actor, partnership))
    if role in SINGLE:
        _end_earlier(partnership, role, since)
    elif _held(partnership, role, since).filter(organization=organization, office=office).exists():
        raise BadInput(_("“%(name)s” already holds this role.") % {"name": organization.name}, "organization")
    try:
        with transaction.atomic():
            holding: RoleHolding = RoleHolding.objects.create(
                partnership=partnership,
                role=role,
                organization=organization,
                office=office,
                precision=precision,
                valid_from=since,
                contact_name=contact_name,
                contact_phone=normalise_phone(contact_phone) if contact_phone.strip() else "",
                contact_email=contact_email,
            )
    except IntegrityError as error:
        raise BadInput(
            _("The role is held by somebody else from a later day. Choose a day after it."), "since"
        ) from error
    record(
        actor,
        "registry.role.assigned",
        holding,
        partnership_id=partnership.pk,
        role=role,
        organization=organization.name,
        since=since,
    )
    return holding


def _held(partnership: Partnership, role: str, day: date) -> QuerySet[RoleHolding]:
    rows: QuerySet[RoleHolding] = RoleHolding.objects.as_of(day).filter(partnership=partnership, role=role)
    return rows


def _end_earlier(partnership: Partnership, role: PartnershipRole, since: date) -> None:
    for holding in _held(partnership, role, since):
        if holding.valid_from >= since:
            raise BadInput(_("The role is already held from that day. Choose a later day."), "since")
        holding.valid_to = since
        holding.save(update_fields=["valid_to"])


@transaction.atomic
def end_partnership_role(*, actor: Actor, holding: RoleHolding, last_day: date) -> None:
    """End a role; ``last_day`` still counts."""
    require(rules.can_assign_role(actor, holding.partnership))
    if last_day < holding.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    holding.valid_to = clock.day_after(last_day)
    try:
        with transaction.atomic():
            holding.save(update_fields=["valid_to"])
    except IntegrityError as error:
        raise BadInput(_("Somebody else holds the role on that day already."), "last_day") from error
    record(
        actor,
        "registry.role.ended",
        holding,
        partnership_id=holding.partnership_id,
        role=holding.role,
        last_day=last_day,
    )


@transaction.atomic
def take_back_partnership_role(*, actor: Actor, holding: RoleHolding, ground: str) -> None:
    """Undo a role recorded by mistake; the leader or secretariat it replaced holds it again."""
    require(rules.can_assign_role(actor, holding.partnership))
    if not ground.strip():
        raise BadInput(_("Write why it is taken back."), "ground")
    record(
        actor,
        "registry.role.taken_back",
        holding,
        partnership_id=holding.partnership_id,
        role=holding.role,
        organization=holding.organization.name,
        valid_from=holding.valid_from,
        valid_to=holding.valid_to,
        ground=ground,
    )
    partnership, role, since, until = holding.partnership, holding.role, holding.valid_from, holding.valid_to
    holding.delete()
    if role in SINGLE:
        replaced = RoleHolding.objects.filter(partnership=partnership, role=role, valid_to=since)
        replaced.update(valid_to=until)
