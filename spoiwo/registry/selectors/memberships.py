"""Memberships and roles one by one, as those who run a partnership need them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import RoleHolding, Signatory
from spoiwo.registry.states import ENDINGS, Standing


def invited_on(partnership: Partnership, day: date) -> list[Signatory]:
    """Return the institutions asked by the day that had not answered: the secretariat's own matter."""
    rows = Signatory.objects.filter(partnership=partnership).invited_on(day)
    return list(rows.select_related("organization").order_by("organization__sort_key"))


def gone_by(partnership: Partnership, day: date) -> list[Signatory]:
    """Return the memberships that had ended, been declined or struck out by the day, the latest first."""
    ended = Q(state__in=ENDINGS, valid_to__lte=day)
    declined = Q(state=Standing.DECLINED, declined_on__lte=day)
    rows = Signatory.objects.filter(ended | declined | Q(state=Standing.VOID), partnership=partnership)
    return list(rows.select_related("organization").order_by("-valid_to", "organization__sort_key"))


def signatory_by_id(partnership: Partnership, number: int) -> Signatory:
    """Return the partnership's membership of that number; raises NotFound, also for another partnership's."""
    rows = Signatory.objects.filter(partnership=partnership, pk=number)
    found: Signatory | None = rows.select_related("organization", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such membership in this partnership."))
    return found


def other_memberships(signatory: Signatory) -> list[Signatory]:
    """Return the institution's other memberships of the same partnership, the latest first."""
    rows = Signatory.objects.filter(
        partnership_id=signatory.partnership_id, organization_id=signatory.organization_id
    )
    return list(rows.exclude(pk=signatory.pk).order_by("-valid_from", "-pk"))


def standing_of(partnership: Partnership, organization_ids: Iterable[int]) -> dict[int, Signatory]:
    """Return by institution its latest membership or open invitation in the partnership, in one query."""
    rows = Signatory.objects.filter(partnership=partnership, organization_id__in=list(organization_ids))
    latest = rows.exclude(state=Standing.VOID).order_by(F("valid_from").asc(nulls_first=True), "pk")
    return {row.organization_id: row for row in latest}


def role_by_id(partnership: Partnership, number: int) -> RoleHolding:
    """Return the partnership's role holding of that number; raises NotFound."""
    rows = RoleHolding.objects.filter(partnership=partnership, pk=number)
    found: RoleHolding | None = rows.select_related("organization", "partnership").first()
    if found is None:
        raise NotFound(_("There is no such role in this partnership."))
    return found
