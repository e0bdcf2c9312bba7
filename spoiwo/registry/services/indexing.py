"""Keeps the search index true for institutions and persons, in the same transaction."""

from collections.abc import Iterable

from django.urls import reverse

from spoiwo.common import clock
from spoiwo.registry.models import Organization, Person
from spoiwo.search.services import Document, index, remove


def document_of_organization(organization: Organization, other_names: Iterable[str] = ()) -> Document:
    """Return what the search box knows of an institution."""
    kind = organization.kind
    return Document(
        kind="organization",
        object_id=organization.pk,
        title=organization.name,
        subtitle=" · ".join(
            part
            for part in [organization.abbreviation or kind.abbreviation, organization.short_name]
            if part
        ),
        body=" ".join([*other_names, organization.locality, *organization.activity]),
        url=organization.get_absolute_url(),
        is_public=True,
    )


def reindex_organization(organization: Organization) -> None:
    """Put the institution's names into the index, or take a merged record out."""
    if organization.merged_into_id:
        remove("organization", organization.pk)
        return
    names = organization.names.values_list("name", flat=True)
    index(document_of_organization(organization, names))


def document_of_person(person: Person) -> Document | None:
    """Return what the search box knows of a person: only offices are public."""
    offices = list(person.offices.select_related("organization"))
    if not offices:
        return None
    today = clock.today()
    latest = max(offices, key=lambda o: (o.valid_to is None or o.valid_to > today, o.valid_from))
    return Document(
        kind="person",
        object_id=person.pk,
        title=person.full_name,
        subtitle=f"{latest.office}, {latest.organization.name}",
        body=" ".join([*person.aliases, *(f"{o.office} {o.organization.name}" for o in offices)]),
        url=reverse("portal:person", args=[person.pk]),
        is_public=True,
    )


def reindex_person(person: Person) -> None:
    """Put the person in office into the index, or take her out."""
    document = None if person.merged_into_id else document_of_person(person)
    if document is None:
        remove("person", person.pk)
    else:
        index(document)
