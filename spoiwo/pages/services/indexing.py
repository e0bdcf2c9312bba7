"""Keeps the search index true, in the same transaction.

An article is one thing to find, in whatever language it was asked for: the words of its translations belong
to the Polish one, whose page leads to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from spoiwo.common import clock, polish
from spoiwo.pages import content
from spoiwo.pages.models import Publication
from spoiwo.pages.states import Language
from spoiwo.partnerships.models import Partnership
from spoiwo.search.services import Document, index, index_many, remove

KIND = "article"


def document_of(publication: Publication, elsewhere: Iterable[Publication] = ()) -> Document:
    """Return what the search box knows of a Polish article; ``elsewhere`` are its translations."""
    day = publication.first_at.astimezone(clock.WARSAW).date()
    return Document(
        kind=KIND,
        object_id=publication.series,
        title=publication.title,
        subtitle=f"{polish.long_date(day)}, {publication.partnership.short_name}",
        body=" ".join([_words(publication), *(f"{one.title} {_words(one)}" for one in elsewhere)]),
        aliases=" ".join(publication.categories),
        url=publication.get_absolute_url(),
        partnership_id=publication.partnership_id,
        is_public=publication.partnership.is_public,
        day=day,
    )


def _words(publication: Publication) -> str:
    return f"{publication.lead} {content.text_of(publication.html)}"


def reindex(publication: Publication) -> None:
    """Put a shown article into the index, and take any other out; of a translation, the Polish article."""
    if publication.translates is not None:
        rows = _shown().filter(partnership=publication.partnership_id, series=publication.translates)
        for original in rows:
            index(document_of(original, _translations(original)))
    elif publication.is_shown and not publication.is_translation:
        index(document_of(publication, _translations(publication)))
    else:
        remove(KIND, publication.series)


def _shown() -> "QuerySet[Publication]":
    rows = Publication.objects.filter(is_latest=True, ended_at=None, language=Language.POLISH)
    return rows.select_related("partnership")


def _translations(original: Publication) -> "QuerySet[Publication]":
    rows = Publication.objects.filter(partnership=original.partnership_id, translates=original.series)
    return rows.filter(is_latest=True, ended_at=None).order_by("language")


def reindex_partnership(partnership: Partnership) -> None:
    """Put all articles of a partnership into the index anew: it became public, or no longer is."""
    index_many(_documents(_shown().filter(partnership=partnership)))


def all_documents() -> Iterator[Document]:
    """Yield every shown article, for rebuilding the index."""
    with scopes_disabled():
        yield from _documents(_shown().order_by("pk"))


def _documents(rows: "QuerySet[Publication]") -> Iterator[Document]:
    """Yield articles with their translations, in two queries."""
    elsewhere = defaultdict(list)
    known = Publication.objects.filter(translates__in=rows.order_by().values("series"), is_latest=True)
    for one in known.filter(ended_at=None).order_by("language"):
        elsewhere[one.partnership_id, one.translates].append(one)
    for row in rows:
        yield document_of(row, elsewhere[row.partnership_id, row.series])
