"""Photos of articles: for the writer with what stops publishing, for readers those that may be seen."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.polish import fold
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.files import alternatives
from spoiwo.files.models import Photo
from spoiwo.files.selectors import PhotoFilter, photos_of
from spoiwo.files.showing import photo_with_files, shown, thumb_with_files
from spoiwo.files.standing import Use
from spoiwo.meetings.models import Meeting
from spoiwo.pages import content
from spoiwo.pages.models import Article, ArticlePhoto, Publication, PublicationPhoto
from spoiwo.partnerships.models import Partnership

NO_SUCH_PHOTO = _("There is no such photo.")
NOT_READY = _(
    "The photos are not ready to be published: some lack words that stand for them, or a ground. The page "
    "“Photos of the article” says which."
)
# More thumbnails than that are no gallery but a store.
MOST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A photo in the gallery of a draft, with what stops it from being published."""

    row: ArticlePhoto
    faults: Sequence[Sentence]


def rows_of(article: Article) -> list[ArticlePhoto]:
    """Return the gallery of a draft in its order, hidden photos too."""
    rows = ArticlePhoto.objects.filter(article=article)
    return list(rows.select_related(*photo_with_files("photo")))


def headings_of(article: Article) -> list[str]:
    """Return the words a photo may not repeat: the title and the headings of the draft."""
    places = content.places_of(content.body_html(article.body))
    return [article.title, *(place.words for place in places)]


def checked(rows: Iterable[ArticlePhoto], headings: Collection[str]) -> list[Row]:
    """Return photos with their faults; one that is hidden has none, for it is not published anyway."""
    said = {_loose(words) for words in headings}
    return [Row(row, [] if row.photo.is_hidden else list(_faults(row, said))) for row in rows]


def is_ready(rows: Iterable[Row]) -> bool:
    """Tell whether all may be published."""
    return not any(row.faults for row in rows)


def _faults(row: ArticlePhoto, headings: Collection[str]) -> Iterator[Sentence]:
    photo = row.photo
    if not photo.alternative:
        yield _("Nobody said yet what it shows to those who do not see it.")
    elif not alternatives.says_something(photo.alternative, photo.large.name):
        yield _("The alternative is the name of a file, an address, or says nothing. Say what it shows.")
    elif _loose(photo.alternative) == _loose(row.caption):
        yield _("The alternative repeats the caption. Who listens would hear the same twice.")
    elif _loose(photo.alternative) in headings:
        yield _("The alternative repeats a heading or the title of the article. Say what the photo shows.")
    if not photo.ground:
        yield _("It is not said why people may be seen in it.")


def _loose(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())


def row_by_id(article: Article, number: int) -> ArticlePhoto:
    """Return a photo of the draft; raises NotFound."""
    rows = ArticlePhoto.objects.filter(article=article, pk=number)
    found: ArticlePhoto | None = rows.select_related(*photo_with_files("photo")).first()
    if found is None:
        raise NotFound(NO_SUCH_PHOTO)
    return found


def choosable(partnership: Partnership, words: str = "") -> QuerySet[Photo]:
    """Return the photos of the register that may be put into an article."""
    return photos_of(partnership, PhotoFilter(words=words)).filter(large__hidden_at=None)


def gallery_of(publication: Publication) -> list[PublicationPhoto]:
    """Return what of the version's photos may be seen today, in one question."""
    return _GALLERY.rows(publication.pk)


def _gallery_query(publication: int) -> "QuerySet[PublicationPhoto]":
    rows = PublicationPhoto.objects.filter(shown("photo"), publication=publication)
    return rows.select_related(*photo_with_files("photo"))


_GALLERY = PreparedRows(_gallery_query)


def meetings_of(publication: Publication) -> list[Meeting]:
    """Return the public meetings the article tells of."""
    if publication.article is None:
        return []
    with scopes_disabled():
        rows = publication.article.meetings.select_related("partnership")
        return [one for one in rows if one.is_public]


def leading_ones() -> "Prefetch[str, QuerySet[PublicationPhoto], str]":
    """Return what a list of articles reads along to show the leading photo of each (``leading_photo``)."""
    return Prefetch("gallery", _leading_query(), to_attr="leading")


def led_by(publications: Collection[int]) -> dict[int, list[PublicationPhoto]]:
    """Return the leading photo of each version that has one, in one question."""
    found: dict[int, list[PublicationPhoto]] = {}
    for row in _LEADING.rows(list(publications)):
        found.setdefault(row.publication_id, []).append(row)
    return found


def _leading_query() -> "QuerySet[PublicationPhoto]":
    rows = PublicationPhoto.objects.filter(shown("photo"), is_leading=True)
    return rows.select_related(*photo_with_files("photo"))


def _leading_in(publications: list[int]) -> "QuerySet[PublicationPhoto]":
    files, read = thumb_with_files("photo")
    rows = PublicationPhoto.objects.filter(shown("photo"), is_leading=True, publication__in=publications)
    return rows.select_related(*files).only("publication", "place", *read).order_by()


_LEADING = PreparedRows(_leading_in)


def uses_of_drafts(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos stand in which articles that are written."""
    rows = ArticlePhoto.objects.filter(photo__in=photos)
    for row in rows.select_related("article", "photo__large__partnership"):
        home = row.photo.large.partnership
        if home:
            url = reverse("pages:photo_list", args=[home.slug, row.article_id])
            yield row.photo_id, Use(_("photos of an article"), row.article.title, url)


def uses_of_versions(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos stand in published versions, each article once."""
    rows = PublicationPhoto.objects.filter(photo__in=photos, publication__is_latest=True)
    for row in rows.select_related("publication__partnership"):
        yield row.photo_id, Use(_("article"), row.publication.title, row.publication.get_absolute_url())
