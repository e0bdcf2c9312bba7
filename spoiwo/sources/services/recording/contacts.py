"""How institutions are reached, filled in where the register does not say; what it says stays."""

from dataclasses import replace

from django.utils.translation import gettext as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import organization_by_id
from spoiwo.registry.services import OrganizationDraft
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import ContactValues, contact_values


def record_contacts(sheet: Sheet, home: Partnership) -> None:
    """Fill in what is empty; a telephone, an e-mail or an address on record is only noted."""
    for row in sheet.of(Group.CONTACT, home):
        values = contact_values(row.told)
        organization = _organization(sheet, row, values)
        if any(getattr(organization, name) for name in values.fields):
            sheet.note(row, organization, is_made=False)
        else:
            _write(sheet.actor, organization, values)
            sheet.note(row, organization, part=values.kind.value)


def clear_contact(actor: Actor, organization: Organization, row: Finding | None) -> None:
    """Empty what a document filled in, unless somebody has written something else since."""
    values = contact_values(row.told) if row is not None else None
    if values and all(getattr(organization, name) == value for name, value in values.fields.items()):
        empty = replace(values, fields=dict.fromkeys(values.fields, ""))
        _write(actor, organization, empty)


def _organization(sheet: Sheet, row: Finding, values: ContactValues) -> Organization:
    found = sheet.institution_named(values.organization)
    number = found.pk if found is not None else row.chosen
    # Read anew: another contact of it may just have been filled in.
    if number is not None:
        return organization_by_id(number)
    raise BadInput(
        _("“%(value)s” is a contact of “%(name)s”, which is not among the accepted institutions.")
        % {"value": row.told.get("value", ""), "name": values.organization}
    )


def _write(actor: Actor, organization: Organization, values: ContactValues) -> None:
    recorded = {name: getattr(organization, name) for name in OrganizationDraft.__slots__}
    services.edit_organization(
        actor=actor,
        organization=organization,
        draft=OrganizationDraft(**{**recorded, **values.fields}),
        version=organization.version,
    )
