"""People, the offices they hold and the institutions they speak for."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.periods import Precision
from spoiwo.common.polish import sort_key
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.registry.models import OfficeHolding, Organization, Person, Representation
from spoiwo.registry.services.indexing import reindex_person
from spoiwo.registry.states import FormOfAddress, RepresentationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What is written down of a person; the form of address only when she told it."""

    given_names: str
    family_name: str
    title: str = ""
    address_form: FormOfAddress = FormOfAddress.UNKNOWN
    aliases: list[str] = field(default_factory=list)
    expertise: list[str] = field(default_factory=list)


def _fields(draft: PersonDraft) -> dict[str, object]:
    if not draft.given_names.strip() or not draft.family_name.strip():
        raise BadInput(_("Write the first name and the surname."), "family_name")
    own = {name: getattr(draft, name) for name in PersonDraft.__slots__}
    return own | {"sort_key": sort_key(f"{draft.family_name} {draft.given_names}")}


@transaction.atomic
def create_person(*, actor: Actor, draft: PersonDraft) -> Person:
    """Record a person."""
    require(rules.can_edit_person(actor))
    person = Person.objects.create(**_fields(draft))
    record(actor, "registry.person.created", person)
    return person


@transaction.atomic
def edit_person(*, actor: Actor, person: Person, draft: PersonDraft, version: int) -> None:
    """Replace what is recorded of a person; raises ConcurrentChange when somebody saved in between."""
    require(rules.can_edit_person(actor, person))
    new = _fields(draft)
    changed = {
        name: [str(getattr(person, name)), str(value)]
        for name, value in new.items()
        if getattr(person, name) != value and name != "sort_key"
    }
    rows = Person.objects.filter(pk=person.pk, version=version)
    if rows.update(**new, version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(
            _("Somebody else saved this person while you were editing. Nothing of yours was saved yet.")
        )
    person.refresh_from_db()
    record(actor, "registry.person.edited", person, changed=changed)
    reindex_person(person)


@transaction.atomic
def record_office(
    *,
    actor: Actor,
    person: Person,
    organization: Organization,
    office: str,
    valid_from: date,
    valid_to: date | None = None,
    precision: Precision = Precision.DAY,
    is_beginning_known: bool = True,
) -> OfficeHolding:
    """Record an office held in a period. ``is_beginning_known=False`` says "at least since"."""
    require(rules.can_edit_person(actor, person))
    if not office.strip():
        raise BadInput(_("Write the office."), "office")
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "valid_to")
    holding = OfficeHolding.objects.create(
        person=person,
        organization=organization,
        office=office.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        precision=precision,
        is_beginning_known=is_beginning_known,
    )
    record(actor, "registry.office.recorded", holding, person=str(person), office=office)
    reindex_person(person)
    return holding


@transaction.atomic
def end_office(*, actor: Actor, holding: OfficeHolding, last_day: date) -> None:
    """End an office; ``last_day`` is still in office."""
    require(rules.can_edit_person(actor, holding.person))
    if last_day < holding.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    holding.valid_to = date.fromordinal(last_day.toordinal() + 1)
    holding.save(update_fields=["valid_to"])
    record(actor, "registry.office.ended", holding, person=str(holding.person), last_day=last_day)
    reindex_person(holding.person)


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
    """Record who speaks for an institution. One person speaks for one institution at a time (domain.md 3.3)."""
    require(rules.can_appoint_representative(actor, partnership))
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "valid_to")
    _require_single_voice(partnership, organization, person, kind, valid_from, valid_to)
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
    record(
        actor, "registry.representation.recorded", representation, partnership_id=partnership.pk,
        person=str(person), organization=organization.name, kind=kind,
    )
    return representation


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
    elsewhere = (
        running.filter(person=person)
        .exclude(organization=organization)
        .exclude(kind=RepresentationKind.CONTACT)
        .select_related("organization")
        .first()
    )
    if elsewhere:
        raise BadInput(
            _("%(person)s already speaks for %(name)s in that period; one person speaks for one institution.")
            % {"person": person, "name": elsewhere.organization.name},
            "person",
        )
    if kind == RepresentationKind.REPRESENTATIVE and running.filter(organization=organization, kind=kind).exists():
        raise BadInput(
            _("The institution already has a representative in that period. End that one first."), "valid_from"
        )


@transaction.atomic
def end_representation(*, actor: Actor, representation: Representation, last_day: date) -> None:
    """End a representation; on ``last_day`` the person still speaks for the institution."""
    require(rules.can_appoint_representative(actor, representation.partnership))
    if last_day < representation.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    representation.valid_to = date.fromordinal(last_day.toordinal() + 1)
    representation.save(update_fields=["valid_to"])
    record(
        actor, "registry.representation.ended", representation,
        partnership_id=representation.partnership_id, person=str(representation.person), last_day=last_day,
    )
