"""Two records of one institution or person become one; nothing recorded is lost."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import fold
from spoiwo.registry import rules
from spoiwo.registry.events import OrganizationsMerged, PersonsMerged
from spoiwo.registry.models import (
    OfficeHolding,
    Organization,
    OrganizationName,
    Person,
    Representation,
    RoleHolding,
    Signatory,
)
from spoiwo.registry.services.indexing import reindex_organization, reindex_person
from spoiwo.registry.services.translations import keep_translations
from spoiwo.registry.states import NameKind, SocialEnterpriseStatus

FILLED = [
    "short_name",
    "abbreviation",
    "street",
    "postal_code",
    "post_town",
    "locality",
    "seat",
    "website",
    "email",
    "phone",
    "legal_person",
    "parent",
    "operator",
    "declined",
    "dissolved_on",
]
STATUS = [
    "enterprise_status",
    "enterprise_decision",
    "enterprise_granted_on",
    "enterprise_voivode",
    "enterprise_lost_on",
]
SETTLE_FIRST = _(
    "Both records belong to the same partnership on the same day, or both are invited to it. "
    "Take one of the two back first."
)


@transaction.atomic
def merge_organizations(*, actor: Actor, kept: Organization, dropped: Organization) -> None:
    """Move everything from ``dropped`` to ``kept``; its names become aliases, its record points on.

    Raises BadInput when both belong to one partnership on the same day: that must be settled first.
    """
    require(rules.can_merge_organizations(actor, kept, dropped))
    _hold_both(kept, dropped)
    with scopes_disabled():
        _move_memberships(kept, dropped)
        _move_representations(kept, dropped)
        _move_rows(kept, dropped)
    _move_identifiers(kept, dropped)
    _keep_names(kept, dropped)
    _keep_foreign_names(kept, dropped)
    _fill_gaps(kept, dropped)
    dropped.merged_into = kept
    dropped.save(update_fields=["merged_into"])
    record(actor, "registry.organization.merged", kept, dropped=dropped.name, dropped_id=dropped.pk)
    publish(OrganizationsMerged(kept_id=kept.pk, dropped_id=dropped.pk))
    reindex_organization(kept)
    reindex_organization(dropped)


def _hold_both(kept: Organization | Person, dropped: Organization | Person) -> None:
    """Let no one else merge either of the two until this is done, and see both as they are now.

    Without it two people at once record one merge twice, or each record into the other.
    """
    rows = type(kept).objects.select_for_update().filter(pk__in=[kept.pk, dropped.pk])
    # In one order for all, so that two who hold crosswise do not wait for each other for ever.
    list(rows.order_by("pk").values_list("pk"))
    kept.refresh_from_db()
    dropped.refresh_from_db()
    if kept.pk == dropped.pk or dropped.merged_into_id or kept.merged_into_id:
        raise BadInput(_("Choose two different records, neither of them merged before."))


def _move_memberships(kept: Organization, dropped: Organization) -> None:
    try:
        with transaction.atomic():
            Signatory.objects.filter(organization=dropped).update(organization=kept)
    except IntegrityError as error:
        raise BadInput(SETTLE_FIRST) from error


def _move_representations(kept: Organization, dropped: Organization) -> None:
    try:
        with transaction.atomic():
            Representation.objects.filter(organization=dropped).update(organization=kept)
    except IntegrityError as error:
        raise BadInput(
            _("Both records have a representative in the same partnership on the same day. End one first.")
        ) from error


def _move_rows(kept: Organization, dropped: Organization) -> None:
    for model in (OfficeHolding, RoleHolding):
        model.objects.filter(organization=dropped).update(organization=kept)
    for field in ("legal_person", "parent", "operator", "merged_into"):
        Organization.objects.filter(**{field: dropped}).exclude(pk=kept.pk).update(**{field: kept})
        # What pointed from one of the two at the other has no meaning once they are one.
        if field != "merged_into" and getattr(kept, f"{field}_id") == dropped.pk:
            setattr(kept, field, None)


def _move_identifiers(kept: Organization, dropped: Organization) -> None:
    held = set(kept.identifiers.values_list("scheme", "value"))
    for identifier in dropped.identifiers.all():
        if (identifier.scheme, identifier.value) in held:
            identifier.delete()
        else:
            identifier.organization = kept
            identifier.save(update_fields=["organization"])


def _keep_names(kept: Organization, dropped: Organization) -> None:
    known = {fold(name) for name in kept.names.values_list("name", flat=True)}
    for row in dropped.names.all():
        if fold(row.name) not in known:
            known.add(fold(row.name))
            OrganizationName.objects.create(
                organization=kept,
                kind=NameKind.ALIAS,
                name=row.name,
                short_name=row.short_name,
                note=row.note,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )


def _keep_foreign_names(kept: Organization, dropped: Organization) -> None:
    known = {fold(name) for name in kept.names.values_list("name", flat=True)}
    for other in keep_translations(kept, dropped):
        if fold(other.name) not in known:
            OrganizationName.objects.create(
                organization=kept,
                kind=NameKind.ALIAS,
                name=other.name,
                valid_from=OrganizationName.BEGINNING,
            )


def _fill_gaps(kept: Organization, dropped: Organization) -> None:
    for name in FILLED:
        value = getattr(dropped, name)
        if not getattr(kept, name) and value != kept:
            setattr(kept, name, value)
    if kept.pes_override is None:
        kept.pes_override, kept.pes_override_reason = dropped.pes_override, dropped.pes_override_reason
    if kept.enterprise_status == SocialEnterpriseStatus.NONE:
        for name in STATUS:
            setattr(kept, name, getattr(dropped, name))
    kept.labels = sorted({*kept.labels, *dropped.labels})
    kept.activity = list(dict.fromkeys([*kept.activity, *dropped.activity]))
    kept.version += 1
    kept.changed_at = clock.now()
    kept.save()


@transaction.atomic
def merge_persons(*, actor: Actor, kept: Person, dropped: Person) -> None:
    """Move offices and representations from ``dropped`` to ``kept``; the other spelling becomes an alias."""
    require(rules.can_edit_person(actor, kept))
    _hold_both(kept, dropped)
    OfficeHolding.objects.filter(person=dropped).update(person=kept)
    _move_voices(kept, dropped)
    spellings = [*kept.aliases, f"{dropped.given_names} {dropped.family_name}", *dropped.aliases]
    own = f"{kept.given_names} {kept.family_name}"
    kept.aliases = [name for name in dict.fromkeys(spellings) if name != own]
    kept.expertise = list(dict.fromkeys([*kept.expertise, *dropped.expertise]))
    kept.title = kept.title or dropped.title
    kept.address_form = kept.address_form or dropped.address_form
    kept.version += 1
    kept.changed_at = clock.now()
    kept.save()
    dropped.merged_into = kept
    dropped.save(update_fields=["merged_into"])
    record(actor, "registry.person.merged", kept, person=str(dropped), dropped_id=dropped.pk)
    publish(PersonsMerged(kept_id=kept.pk, dropped_id=dropped.pk))
    reindex_person(kept)
    reindex_person(dropped)


def _move_voices(kept: Person, dropped: Person) -> None:
    try:
        with transaction.atomic(), scopes_disabled():
            Representation.objects.filter(person=dropped).update(person=kept)
    except IntegrityError as error:
        raise BadInput(
            _("The two speak in one partnership on the same day; one person has one voice. End one first.")
        ) from error
