"""Many institutions at once, under the same rules as one by one.

Used by imports, by "add all communes of a county" and by the national data set.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import entry, record_many
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, OrganizationName
from spoiwo.registry.services.bulk_numbers import Numbers, write_numbers
from spoiwo.registry.services.indexing import document_of_organization
from spoiwo.registry.services.organizations import OrganizationDraft, fields_of
from spoiwo.registry.services.refusals import RefusedDraft
from spoiwo.search.services import index_many

BATCH = 1000
_TAKEN = _("Some of these register numbers already belong to other institutions. Nothing was saved.")


@transaction.atomic
def create_organizations(
    *, actor: Actor, drafts: Sequence[OrganizationDraft], numbers: Mapping[int, Numbers] | None = None
) -> list[Organization]:
    """Record many institutions, all or none, in few statements.

    ``numbers`` are register numbers by the place of their draft. Raises RefusedDraft, which names the
    place, for a draft or a number that cannot be used.
    """
    require(rules.can_create_organization(actor))
    rows = [Organization(**fields) for fields in _checked(drafts)]
    made = Organization.objects.bulk_create(rows, batch_size=BATCH)
    _write_names(made)
    try:
        with transaction.atomic():
            stored = write_numbers({made[place]: given for place, given in (numbers or {}).items()}, made)
    except IntegrityError as error:
        # Somebody recorded the same number between the look and the writing.
        raise BadInput(_TAKEN) from error
    record_many([entry(actor, "registry.organization.created", row, category=row.category) for row in made])
    index_many([document_of_organization(row, [row.name, *stored.get(row.pk, ())]) for row in made])
    return made


def _checked(drafts: Sequence[OrganizationDraft]) -> Iterator[dict[str, object]]:
    for place, draft in enumerate(drafts):
        try:
            yield fields_of(draft)
        except BadInput as error:
            raise RefusedDraft(error, place) from error


def _write_names(made: Sequence[Organization]) -> None:
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
