"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.search.services import Document, index_many, remove

KIND = "project"


def document_of(link: ProjectPartnership, also: Iterable[str] = ()) -> Document:
    """Return what the search box knows of a project in one of its partnerships.

    Each partnership has a page of its own for it; ``also`` are the public names of the others joined to it.
    """
    project = link.project
    said = (project.number, project.fund, project.beneficiary.name, project.aims, project.effects, *also)
    return Document(
        kind=KIND,
        object_id=link.pk,
        title=project.title,
        subtitle=", ".join(filter(None, (project.programme, link.partnership.short_name))),
        body=" ".join(filter(None, said)),
        url=reverse("portal:project", args=[link.partnership.slug, link.pk]),
        partnership_id=link.partnership_id,
        is_public=link.partnership.is_public,
        day=project.valid_from,
    )


def reindex(project: Project) -> None:
    """Put the project's present words into the index, in every partnership joined to it."""
    # The facts are shared, so a deed in one partnership changes what is found in the others.
    with scopes_disabled():
        index_many(_documents(ProjectPartnership.objects.filter(project=project)))


def forget(link: ProjectPartnership) -> None:
    """Take the project out of the index for a partnership that leaves it."""
    remove(KIND, link.pk)


def all_documents() -> Iterator[Document]:
    """Yield every project in each of its partnerships, for rebuilding the index."""
    with scopes_disabled():
        yield from _documents(ProjectPartnership.objects.all())


def _documents(links: QuerySet[ProjectPartnership]) -> Iterator[Document]:
    rows = list(links.select_related("partnership", "project__beneficiary").order_by("pk"))
    every = ProjectPartnership.objects.filter(project__in=links.values("project"))
    named: dict[int, list[ProjectPartnership]] = {}
    for link in every.select_related("partnership").order_by("pk"):
        if link.partnership.is_public:
            named.setdefault(link.project_id, []).append(link)
    for row in rows:
        others = [one for one in named.get(row.project_id, []) if one.pk != row.pk]
        yield document_of(row, [one.partnership.short_name for one in others])
