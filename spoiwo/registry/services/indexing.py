"""Keeps the search index true for institutions and persons, in the same transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.urls import reverse

from spoiwo.common import clock
from spoiwo.registry.models import (
    Identifier,
    OfficeHolding,
    Organization,
    OrganizationName,
    OrganizationTranslation,
    Person,
)
from spoiwo.search.services import Document, index, remove


def document_of_organization(organization: Organization, other_names: Iterable[str] = ()) -> Document:
    """Return what the search box knows of an institution."""
    kind = organization.kind
    return Document(
        kind="organization",
        object_id=organization.pk,
        title=organization.name,
        subtitle=" · ".join(
            part for part in [organization.abbreviation or kind.abbreviation, organization.short_name] if part
        ),
        aliases=" ".join(other_names),
        body=" ".join([organization.locality, *organization.activity]),
        url=organization.get_absolute_url(),
        is_public=True,
        areas=_seats([organization]),
    )


def _seats(organizations: Iterable[Organization]) -> tuple[str, ...]:
    return tuple(sorted({one.seat.key for one in organizations if one.seat}))


def names_of_many(organization_ids: Collection[int]) -> dict[int, list[str]]:
    """Return by institution the names and numbers under which the search box knows it, in three queries."""
    found: dict[int, list[str]] = {number: [] for number in organization_ids}
    names = OrganizationName.objects.filter(organization__in=organization_ids)
    numbers = Identifier.objects.filter(organization__in=organization_ids)
    foreign = OrganizationTranslation.objects.filter(organization__in=organization_ids)
    for rows in (names, foreign):
        for number, name in rows.values_list("organization_id", "name"):
            found[number].append(name)
    for number, value in numbers.values_list("organization_id", "value"):
        found[number].append(value)
    return found


def reindex_organization(organization: Organization) -> None:
    """Put the institution's names into the index, or take a merged record out."""
    if organization.merged_into_id:
        remove("organization", organization.pk)
        return
    names = organization.names.values_list("name", flat=True)
    foreign = organization.translations.values_list("name", flat=True)
    numbers = organization.identifiers.values_list("value", flat=True)
    index(document_of_organization(organization, [*names, *foreign, *numbers]))


def document_of_person(person: Person, offices: Sequence[OfficeHolding]) -> Document:
    """Return what the search box knows of a person: public only when she holds or held an office."""
    return Document(
        kind="person",
        object_id=person.pk,
        title=person.full_name,
        subtitle=_latest(offices),
        aliases=" ".join(person.aliases),
        body=" ".join(f"{holding.office} {holding.organization.name}" for holding in offices),
        url=reverse("portal:person", args=[person.pk]),
        is_public=bool(offices),
        areas=_seats(holding.organization for holding in offices),
    )


def _latest(offices: Sequence[OfficeHolding]) -> str:
    if not offices:
        return ""
    today = clock.today()
    latest = max(offices, key=lambda o: (o.valid_to is None or o.valid_to > today, o.valid_from))
    return f"{latest.office}, {latest.organization.name}"


def reindex_person(person: Person) -> None:
    """Put the person into the index, or take a merged record out."""
    if person.merged_into_id:
        remove("person", person.pk)
        return
    index(document_of_person(person, list(person.offices.select_related("organization__seat"))))


def all_documents_of_organizations() -> Iterator[Document]:
    """Yield every standing institution, for building the index anew."""
    standing = Organization.objects.standing().select_related("seat")
    rows = standing.prefetch_related("names", "translations", "identifiers")
    for organization in rows.iterator(chunk_size=500):
        names = [row.name for row in organization.names.all()]
        foreign = [row.name for row in organization.translations.all()]
        numbers = [row.value for row in organization.identifiers.all()]
        yield document_of_organization(organization, [*names, *foreign, *numbers])


def all_documents_of_persons() -> Iterator[Document]:
    """Yield every standing person, for building the index anew."""
    rows = Person.objects.filter(merged_into__isnull=True).prefetch_related("offices__organization__seat")
    for person in rows.iterator(chunk_size=500):
        yield document_of_person(person, list(person.offices.all()))
