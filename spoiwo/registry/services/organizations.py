"""Institutions: recorded once, by whoever meets them first, and shared by all partnerships."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.polish import sort_key
from spoiwo.registry import categories, rules
from spoiwo.registry.identifiers import normalise, normalise_phone, normalise_postal_code
from spoiwo.registry.models import Identifier, Organization, OrganizationName
from spoiwo.registry.selectors import numbers_of
from spoiwo.registry.services.indexing import reindex_organization
from spoiwo.registry.states import NameKind, Scheme, SocialEnterpriseStatus
from spoiwo.territory.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDraft:
    """What an officer writes down of an institution; only name and kind are needed."""

    name: str
    category: str
    short_name: str = ""
    abbreviation: str = ""
    labels: list[str] = field(default_factory=list)
    activity: list[str] = field(default_factory=list)
    legal_person: Organization | None = None
    parent: Organization | None = None
    operator: Organization | None = None
    street: str = ""
    postal_code: str = ""
    post_town: str = ""
    locality: str = ""
    seat: Unit | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    declined: dict[str, str] = field(default_factory=dict)
    pes_override: bool | None = None
    pes_override_reason: str = ""
    is_demo: bool = False


def fields_of(draft: OrganizationDraft) -> dict[str, object]:
    """Return the draft as model fields, checked; raises BadInput."""
    if draft.category not in categories.codes:
        raise BadInput(_("There is no such kind of institution."), "category")
    if draft.pes_override is not None and not draft.pes_override_reason.strip():
        raise BadInput(_("Say why it is counted against its kind."), "pes_override_reason")
    if not draft.name.strip():
        raise BadInput(_("Write the institution's name."), "name")
    own = {name: getattr(draft, name) for name in OrganizationDraft.__slots__}
    return own | {
        "name": draft.name.strip(),
        "sort_key": sort_key(draft.name),
        "phone": normalise_phone(draft.phone) if draft.phone.strip() else "",
        "postal_code": normalise_postal_code(draft.postal_code) if draft.postal_code.strip() else "",
    }


@transaction.atomic
def create_organization(
    *, actor: Actor, draft: OrganizationDraft, identifiers: Mapping[Scheme, str] | None = None
) -> Organization:
    """Record an institution under its official name, with its register numbers.

    Raises BadInput for a wrong number or one that another record already has.
    """
    require(rules.can_create_organization(actor))
    organization = Organization.objects.create(**fields_of(draft))
    OrganizationName.objects.create(
        organization=organization,
        kind=NameKind.OFFICIAL,
        name=organization.name,
        short_name=organization.short_name,
        valid_from=OrganizationName.BEGINNING,
    )
    _write_identifiers(organization, identifiers or {})
    record(actor, "registry.organization.created", organization, category=organization.category)
    reindex_organization(organization)
    return organization


@transaction.atomic
def edit_organization(
    *, actor: Actor, organization: Organization, draft: OrganizationDraft, version: int
) -> None:
    """Replace what is recorded, except the official name, which changes from a day (``rename``).

    A changed spelling of the name is a correction of the present name. Raises ConcurrentChange when
    somebody saved in between.
    """
    require(rules.can_edit_organization(actor, organization))
    new = fields_of(draft) | {"is_demo": organization.is_demo}
    changed = {
        name: [str(getattr(organization, name)), str(value)]
        for name, value in new.items()
        if getattr(organization, name) != value and name != "sort_key"
    }
    rows = Organization.objects.filter(pk=organization.pk, version=version)
    if rows.update(**new, version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(
            _("Somebody else saved this institution while you were editing. Nothing of yours was saved yet.")
        )
    _correct_present_name(organization, draft)
    organization.refresh_from_db()
    record(actor, "registry.organization.edited", organization, changed=changed)
    reindex_organization(organization)


def _correct_present_name(organization: Organization, draft: OrganizationDraft) -> None:
    # A name recorded ahead of its day stays as it is: the correction is of the one that holds now.
    present = organization.names.filter(kind=NameKind.OFFICIAL, valid_from__lte=clock.today()).last()
    if present is not None:
        present.name, present.short_name = draft.name.strip(), draft.short_name
        present.save(update_fields=["name", "short_name"])


@transaction.atomic
def set_declension(*, actor: Actor, organization: Organization, forms: Mapping[str, str]) -> None:
    """Store the forms of the name that differ from the dictionary's; they win wherever it is declined."""
    require(rules.can_edit_organization(actor, organization))
    old, organization.declined = organization.declined, dict(forms)
    organization.version += 1
    organization.save(update_fields=["declined", "version"])
    record(
        actor,
        "registry.organization.edited",
        organization,
        changed={"declined": [", ".join(old.values()), ", ".join(forms.values())]},
    )


@transaction.atomic
def set_identifiers(*, actor: Actor, organization: Organization, identifiers: Mapping[Scheme, str]) -> None:
    """Make the register numbers exactly these; an empty one is removed.

    A record made of two may hold several numbers of one register, written with commas between.
    """
    require(rules.can_edit_organization(actor, organization))
    old = numbers_of(organization)
    organization.identifiers.all().delete()
    _write_identifiers(organization, identifiers)
    new = numbers_of(organization)
    if old != new:
        record(actor, "registry.organization.identified", organization, old=old, new=new)
        reindex_organization(organization)


def _write_identifiers(organization: Organization, identifiers: Mapping[Scheme, str]) -> None:
    for scheme, raw in identifiers.items():
        values = [normalise(scheme, one) for one in raw.split(",") if one.strip()]
        for value in dict.fromkeys(values):
            _require_free(organization, scheme, value)
            Identifier.objects.create(organization=organization, scheme=scheme, value=value)


# Numbers no two institutions share: a commune and its office have one NIP (domain.md 10.3).
UNIQUE_SCHEMES = frozenset({Scheme.REGON, Scheme.KRS})


def _require_free(organization: Organization, scheme: Scheme, value: str) -> None:
    if scheme not in UNIQUE_SCHEMES:
        return
    other = (
        Identifier.objects.filter(scheme=scheme, value=value)
        .exclude(organization=organization)
        .select_related("organization")
        .first()
    )
    if other:
        raise number_taken(scheme, other.organization)


def number_taken(scheme: Scheme, bearer: Organization) -> BadInput:
    """Return the refusal of a number another record bears, with that record's name."""
    return BadInput(
        _("This %(register)s number already belongs to: %(name)s. Open that record or merge the two.")
        % {"register": scheme.label, "name": bearer.name},
        str(scheme),
    )


@transaction.atomic
def set_enterprise_status(
    *,
    actor: Actor,
    organization: Organization,
    status: SocialEnterpriseStatus,
    decision: str = "",
    granted_on: date | None = None,
    voivode: str = "",
    lost_on: date | None = None,
) -> None:
    """Record the status of a social enterprise; it exists only by a voivode's decision (domain.md 3.2)."""
    require(rules.can_edit_organization(actor, organization))
    if status != SocialEnterpriseStatus.NONE and not (decision and granted_on):
        raise BadInput(_("A status needs the number and the date of the voivode's decision."), "decision")
    if granted_on and granted_on < date(2022, 10, 30):
        raise BadInput(
            _("The status is granted since 30 October 2022; an earlier one is no longer valid."), "granted_on"
        )
    gone = status in {SocialEnterpriseStatus.LOST, SocialEnterpriseStatus.EXPIRED}
    if gone != bool(lost_on):
        raise BadInput(_("The day of the loss belongs to a status lost or expired, no other."), "lost_on")
    if lost_on and granted_on and lost_on <= granted_on:
        raise BadInput(_("The status was lost before it was granted."), "lost_on")
    if status == SocialEnterpriseStatus.NONE and (decision or granted_on):
        raise BadInput(_("A decision is written here, so choose the status it gave."), "status")
    new: dict[str, Any] = {
        "enterprise_status": status,
        "enterprise_decision": decision,
        "enterprise_granted_on": granted_on,
        "enterprise_voivode": voivode,
        "enterprise_lost_on": lost_on,
    }
    for name, value in new.items():
        setattr(organization, name, value)
    organization.save(update_fields=list(new))
    record(actor, "registry.organization.status_changed", organization, **new)


@transaction.atomic
def annotate_organization(*, actor: Actor, organization: Organization, text: str) -> None:
    """Add an officer's note; notes are never edited, a later one corrects an earlier one."""
    require(rules.can_edit_organization(actor, organization))
    if not text.strip():
        raise BadInput(_("Write the note first."), "text")
    record(actor, "registry.organization.noted", organization, text=text.strip())
