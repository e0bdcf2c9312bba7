"""Who speaks for an institution in a partnership, and how to reach them."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.registry.models import Organization, Person, Representation
from spoiwo.registry.states import RepresentationKind

TWO_VOICES = _("Somebody has just recorded another representative for that period. Nothing was saved.")
SOMEBODY_SINCE = _("Somebody else speaks for the institution since, or the person for another one.")


@transaction.atomic
def appoint_representative(
    *,
    actor: Actor,
    partnership: Partnership,
    organization: Organization,
    person: Person,
    kind: RepresentationKind,
    valid_from: date,
    valid_to: date | None = None,
    office: str = "",
    authorisation: str = "",
    authorisation_file: StoredFile | None = None,
    email: str = "",
    phone: str = "",
) -> Representation:
    """Record who speaks for an institution; one person speaks for one institution at a time."""
    require(rules.can_appoint_representative(actor, partnership))
    require_order(valid_from, valid_to)
    _require_single_voice(partnership, organization, person, kind, valid_from, valid_to)
    try:
        with transaction.atomic():
            representation: Representation = Representation.objects.create(
                partnership=partnership,
                organization=organization,
                person=person,
                kind=kind,
                office=office,
                authorisation=authorisation,
                authorisation_file=authorisation_file,
                email=email,
                phone=normalise_phone(phone) if phone.strip() else "",
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError as error:
        raise ConcurrentChange(TWO_VOICES) from error
    record(
        actor,
        "registry.representation.recorded",
        representation,
        partnership_id=partnership.pk,
        person=str(person),
        organization=organization.name,
        kind=kind,
    )
    return representation


def require_order(valid_from: date, valid_to: date | None) -> None:
    """Require a period that ends after it begins; raises BadInput."""
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "valid_to")


def _require_single_voice(
    partnership: Partnership,
    organization: Organization,
    person: Person,
    kind: RepresentationKind,
    valid_from: date,
    valid_to: date | None,
) -> None:
    if kind == RepresentationKind.CONTACT:
        return
    end = valid_to or date.max
    running = Representation.objects.filter(partnership=partnership).overlapping(valid_from, end)
    speaking = running.filter(person=person).exclude(kind=RepresentationKind.CONTACT)
    elsewhere = speaking.select_related("organization").first()
    if elsewhere:
        raise speaks_elsewhere(str(person), elsewhere.organization.name)
    is_main = kind == RepresentationKind.REPRESENTATIVE
    if is_main and running.filter(organization=organization, kind=kind).exists():
        raise has_voice_already()


def speaks_elsewhere(person: str, institution: str) -> BadInput:
    """Return the refusal of a person who speaks for an institution already."""
    return BadInput(
        _("%(person)s already speaks for %(name)s in that period; one person speaks for one institution.")
        % {"person": person, "name": institution},
        "person",
    )


def has_voice_already() -> BadInput:
    """Return the refusal of a second representative in one period."""
    return BadInput(
        _("The institution already has a representative in that period. End that one first."), "valid_from"
    )


@transaction.atomic
def end_representation(*, actor: Actor, representation: Representation, last_day: date) -> None:
    """End a representation; on ``last_day`` the person still speaks for the institution."""
    require(rules.can_appoint_representative(actor, representation.partnership))
    if last_day < representation.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    representation.valid_to = clock.day_after(last_day)
    try:
        with transaction.atomic():
            representation.save(update_fields=["valid_to"])
    except IntegrityError as error:
        raise BadInput(SOMEBODY_SINCE, "last_day") from error
    record(
        actor,
        "registry.representation.ended",
        representation,
        partnership_id=representation.partnership_id,
        person=str(representation.person),
        last_day=last_day,
    )


@transaction.atomic
def reopen_representation(*, actor: Actor, representation: Representation, ground: str) -> None:
    """Take back an ending recorded by mistake; raises BadInput when somebody speaks in her place now."""
    require(rules.can_appoint_representative(actor, representation.partnership))
    if not ground.strip():
        raise BadInput(_("Write why the ending is taken back."), "ground")
    if representation.valid_to is None:
        raise WrongState(_("The representation has not ended."))
    old_end, representation.valid_to = representation.valid_to, None
    try:
        with transaction.atomic():
            representation.save(update_fields=["valid_to"])
    except IntegrityError as error:
        raise BadInput(SOMEBODY_SINCE, "ground") from error
    record(
        actor,
        "registry.representation.reopened",
        representation,
        partnership_id=representation.partnership_id,
        person=str(representation.person),
        old_end=old_end,
        ground=ground,
    )
