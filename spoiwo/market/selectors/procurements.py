"""The register of procurements: its rows, one of them, who was a member when."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.market import clauses
from spoiwo.market.models import Procurement
from spoiwo.market.states import Record
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import MEMBER_STATES

_WITH = ("partnership", "buyer", "contractor", "replaces", "replaced_by")
# What addresses call the three things a register is narrowed to.
YEAR, BUYER, CLAUSE = "rok", "kto", "klauzula"


@dataclass(frozen=True, slots=True)
class ProcurementFilter:
    """What the register is narrowed to; empty values narrow nothing."""

    year: int | None = None
    buyer_id: int | None = None
    clause: str = ""
    with_withdrawn: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether a part of the register is left out on request."""
        return self.year is not None or self.buyer_id is not None or bool(self.clause)

    @property
    def address(self) -> str:
        """The part of an address that narrows to the same."""
        values = {YEAR: self.year, BUYER: self.buyer_id, CLAUSE: self.clause}
        return urlencode({name: value for name, value in values.items() if value})


def procurements_of(
    partnership: Partnership, wanted: ProcurementFilter | None = None
) -> QuerySet[Procurement]:
    """Return the records of a partnership, the latest contract first; withdrawn ones only on request."""
    asked = wanted or ProcurementFilter()
    rows: QuerySet[Procurement] = Procurement.objects.filter(partnership=partnership)
    if not asked.with_withdrawn:
        rows = rows.filter(state=Record.RECORDED)
    if asked.year is not None:
        rows = rows.filter(contract_on__year=asked.year)
    if asked.buyer_id is not None:
        rows = rows.filter(buyer=asked.buyer_id)
    if asked.clause in clauses.BY_CODE:
        rows = rows.filter(clauses__contains=[asked.clause])
    return rows.select_related(*_WITH).order_by("-contract_on", "-pk")


def procurement_by_id(partnership: Partnership, number: int) -> Procurement:
    """Return a record of the partnership; raises NotFound."""
    rows = Procurement.objects.filter(partnership=partnership, pk=number)
    found: Procurement | None = rows.select_related(*_WITH).first()
    if found is None:
        raise NotFound(_("There is no such procurement."))
    return found


def has_procurements(partnership: Partnership) -> bool:
    """Tell whether the register of the partnership counts anything."""
    return Procurement.objects.filter(partnership=partnership, state=Record.RECORDED).exists()


def years_of(partnership: Partnership) -> list[int]:
    """Return the years with records, the latest first."""
    days = Procurement.objects.filter(partnership=partnership, state=Record.RECORDED)
    return [day.year for day in days.dates("contract_on", "year", order="DESC")]


def buyers_in(partnership: Partnership) -> list[Organization]:
    """Return the institutions with records, in order."""
    rows = Procurement.objects.filter(partnership=partnership, state=Record.RECORDED).values("buyer")
    return list(Organization.objects.filter(pk__in=rows).order_by("sort_key"))


def was_member(partnership: Partnership, buyer: Organization, first: date, end: date) -> bool:
    """Tell whether the institution belonged on some day of the half-open period, suspended or not."""
    rows = Signatory.objects.filter(
        partnership=partnership, organization=buyer, state__in=MEMBER_STATES, valid_from__lt=end
    )
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=first)).exists()


def members_in(partnership: Partnership, first: date, end: date) -> list[Organization]:
    """Return the institutions that belonged on some day of the half-open period, in order."""
    rows = Signatory.objects.filter(partnership=partnership, state__in=MEMBER_STATES, valid_from__lt=end)
    inside = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=first)).values("organization")
    return list(Organization.objects.filter(pk__in=inside).order_by("sort_key"))
