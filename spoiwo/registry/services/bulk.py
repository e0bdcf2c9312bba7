"""Many institutions or memberships at once, under the same rules as one by one.

Used by imports, by "add all communes of a county" and by the national data set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, OrganizationName, Signatory
from spoiwo.registry.services.indexing import document_of_organization
from spoiwo.registry.services.organizations import OrganizationDraft, fields_of
from spoiwo.registry.states import Standing
from spoiwo.search.services import index_many

BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDraft:
    """One membership to record; ``last_day`` is given for one that has already ended."""

    organization: Organization
    since: date
    last_day: date | None = None
    precision: Precision = Precision.DAY
    note: str = ""
    is_demo: bool = False


@transaction.atomic
def create_organizations(*, actor: Actor, drafts: Sequence[OrganizationDraft]) -> list[Organization]:
    """Record many institutions (without register numbers) in few statements."""
    require(rules.can_create_organization(actor))
    rows = [Organization(**fields_of(draft)) for draft in drafts]
    made = Organization.objects.bulk_create(rows, batch_size=BATCH)
    OrganizationName.objects.bulk_create(
        [
            OrganizationName(
                organization=row,
                name=row.name,
                short_name=row.short_name,
                valid_from=OrganizationName.BEGINNING,
            )
            for row in made
        ],
        batch_size=BATCH,
    )
    record_many([entry(actor, "registry.organization.created", row, category=row.category) for row in made])
    index_many([document_of_organization(row) for row in made])
    return made


@transaction.atomic
def admit_many(
    *, actor: Actor, partnership: Partnership, drafts: Sequence[MembershipDraft]
) -> list[Signatory]:
    """Admit many institutions, all or none; the database refuses any overlap.

    Unlike ``admit_signatory`` it does not turn open invitations into memberships and publishes no
    events: it is for recording the past. Raises BadInput.
    """
    require(rules.can_admit_signatory(actor, partnership))
    for draft in drafts:
        _require_sound(draft)
    rows = [_row(partnership, draft) for draft in drafts]
    try:
        with transaction.atomic():
            made: list[Signatory] = Signatory.objects.bulk_create(rows, batch_size=BATCH)
    except IntegrityError as error:
        raise BadInput(
            _("Some of these institutions already belong in that period. Nothing was saved.")
        ) from error
    home = partnership.pk
    record_many(
        [
            entry(actor, "registry.signatory.admitted", row, partnership_id=home, since=row.valid_from)
            for row in made
        ]
    )
    return made


def _require_sound(draft: MembershipDraft) -> None:
    if draft.organization.merged_into_id:
        raise BadInput(_("“%(name)s” was merged into another record.") % {"name": draft.organization.name})
    if draft.last_day and draft.last_day < draft.since:
        raise BadInput(_("%(name)s: the last day lies before the first.") % {"name": draft.organization.name})


def _row(partnership: Partnership, draft: MembershipDraft) -> Signatory:
    return Signatory(
        partnership=partnership,
        organization=draft.organization,
        state=Standing.WITHDRAWN if draft.last_day else Standing.ACCEDED,
        valid_from=draft.since,
        valid_to=clock.day_after(draft.last_day) if draft.last_day else None,
        from_precision=draft.precision,
        note=draft.note,
        is_demo=draft.is_demo,
    )
