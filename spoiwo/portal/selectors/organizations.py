"""The list of institutions and the filters over it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from spoiwo.common.web.wording import bound
from spoiwo.portal.links import organization_url
from spoiwo.portal.typeset import abbreviation_tag
from spoiwo.registry import categories
from spoiwo.registry.categories import Sector
from spoiwo.registry.models import Organization
from spoiwo.search.selectors import search

# A search answers with the best; who wants more narrows it.
MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class WantedInstitutions:
    """What the reader narrowed the list to."""

    words: str = ""
    category: str = ""
    sector: str = ""
    label: str = ""
    area: str = ""

    @property
    def is_any(self) -> bool:
        """Whether the list is narrowed at all."""
        return any((self.words, self.category, self.sector, self.label, self.area))


@dataclass(frozen=True, slots=True)
class ListedInstitution:
    """One line of the list, typeset."""

    url: str
    name: SafeString
    tags: SafeString
    kind: SafeString
    place: SafeString


def find_institutions(wanted: WantedInstitutions) -> QuerySet[Organization]:
    """Return institutions that match, in Polish order; words are looked up in the search index."""
    rows = Organization.objects.standing().select_related("seat").order_by("sort_key", "pk")
    if wanted.category in categories.codes:
        rows = rows.filter(category=wanted.category)
    if wanted.sector in Sector.values:
        codes = [kind.code for kind in categories.in_sector(Sector(wanted.sector))]
        rows = rows.filter(category__in=codes)
    if wanted.label:
        rows = rows.filter(labels__contains=[wanted.label])
    if wanted.area:
        rows = rows.filter(seat__key__startswith=wanted.area)
    if wanted.words:
        hits = search(wanted.words, kinds=["organization"], limit=MOST_FOUND).hits
        rows = rows.filter(pk__in=[hit.object_id for hit in hits])
    return rows


def listed_institution(organization: Organization) -> ListedInstitution:
    """Return the institution as a line of the list."""
    kind = organization.kind
    shorts = [
        organization.abbreviation or kind.abbreviation,
        *(label.upper() for label in organization.labels),
    ]
    return ListedInstitution(
        url=organization_url(organization.pk, organization.name),
        name=bound(organization.name),
        tags=mark_safe(" ".join(abbreviation_tag(short) for short in dict.fromkeys(shorts) if short)),  # noqa: S308  # each is safe
        kind=bound(str(kind.label)),
        place=bound(organization.locality or (organization.seat.name if organization.seat else "")),
    )


def labels_in_use() -> list[str]:
    """Return the second labels that some institution carries, in one query."""
    rows = Organization.objects.exclude(labels=[]).values_list("labels", flat=True).distinct()
    return sorted({label for labels in rows for label in labels})
