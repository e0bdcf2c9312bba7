"""Official names of institutions in other languages."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.partnerships.states import Language
from spoiwo.registry import rules
from spoiwo.registry.models import Organization, OrganizationTranslation
from spoiwo.registry.selectors.translations import ForeignName, foreign_names, mark_of
from spoiwo.registry.services.indexing import reindex_organization


@transaction.atomic
def translate_organization(
    *,
    actor: Actor,
    organization: Organization,
    names: Mapping[Language, str],
    mark: str,
    confirmed: frozenset[Language] = frozenset(),
) -> None:
    """Record the name in other languages; an empty one is removed, a language left out stays.

    ``confirmed`` are languages whose name is still right although the Polish one has changed. ``mark``
    is that of the names that were read. Raises ConcurrentChange when they have changed since.
    """
    require(rules.can_edit_organization(actor, organization))
    # Two officers saving at once wait for each other here, so the mark is compared with what is there.
    fresh = Organization.objects.select_for_update().get(pk=organization.pk)
    before = foreign_names(fresh)
    if mark_of(before) != mark:
        raise ConcurrentChange(
            _("Somebody else saved this institution while you were editing. Nothing of yours was saved yet.")
        )
    changed = {}
    for old in before:
        new = names.get(old.language, old.name).strip()
        if new != old.name or (new and old.language in confirmed and old.is_outdated):
            _write(fresh, old, new)
            changed[old.language.value] = [old.name, new]
    if changed:
        record(actor, "registry.organization.translated", organization, changed=changed)
        reindex_organization(fresh)


def _write(organization: Organization, old: ForeignName, new: str) -> None:
    rows = OrganizationTranslation.objects.filter(organization=organization, language=old.language)
    if not new:
        rows.delete()
        return
    rows.update_or_create(
        organization=organization,
        language=old.language,
        defaults={"name": new, "translated_from": organization.name},
    )


def keep_translations(kept: Organization, dropped: Organization) -> list[OrganizationTranslation]:
    """Copy to ``kept`` the names it lacks and return those it has in other words already: for its aliases."""
    held = {row.language: row.name for row in kept.translations.all()}
    others = []
    for row in dropped.translations.all():
        if row.language not in held:
            OrganizationTranslation.objects.create(
                organization=kept, language=row.language, name=row.name, translated_from=row.translated_from
            )
        elif held[row.language] != row.name:
            others.append(row)
    return others
