"""Named sets of units that the register does not know, such as areas of support."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.territory import rules
from spoiwo.territory.models import Subregion, Unit


@dataclass(frozen=True, slots=True)
class SubregionDraft:
    """What a subregion is to be; ``keys`` are keys of units."""

    slug: str
    name: str
    keys: tuple[str, ...]
    purpose: str = ""
    source: str = ""


@transaction.atomic
def save_subregion(*, actor: Actor, draft: SubregionDraft) -> Subregion:
    """Make the subregion of that address what the draft says; BadInput for an unknown or missing unit."""
    require(rules.can_load_territory(actor))
    units = list(Unit.objects.filter(key__in=draft.keys))
    unknown = sorted(set(draft.keys) - {unit.key for unit in units})
    if unknown:
        raise BadInput(_("There is no unit with the code %(code)s.") % {"code": unknown[0]}, "keys")
    if not units:
        raise BadInput(_("Choose at least one unit."), "keys")
    if Subregion.objects.filter(name=draft.name).exclude(slug=draft.slug).exists():
        raise BadInput(_("There is already a subregion of this name."), "name")
    subregion, is_new = Subregion.objects.get_or_create(slug=draft.slug, defaults={"name": draft.name})
    before = (subregion.name, subregion.purpose, subregion.source, set(subregion.units.all()))
    if not is_new and before == (draft.name, draft.purpose, draft.source, set(units)):
        return subregion
    subregion.name, subregion.purpose, subregion.source = draft.name, draft.purpose, draft.source
    subregion.save()
    subregion.units.set(units)
    record(actor, "territory.subregion.saved", subregion, units=sorted(draft.keys))
    return subregion
