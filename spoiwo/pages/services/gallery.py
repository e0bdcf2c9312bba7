"""Photos of an article: added, chosen from the register, put in order, described, and published with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, require
from spoiwo.common.exceptions import BadInput
from spoiwo.files import services as files
from spoiwo.files.models import Photo
from spoiwo.files.services import PhotoDraft
from spoiwo.pages import rules, selectors
from spoiwo.pages.models import Article, ArticlePhoto, Publication, PublicationPhoto

MOST = selectors.MOST


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is said of one photo of a gallery; ``move`` is how many places it goes down, up when negative."""

    row: ArticlePhoto
    alternative: str
    caption: str = ""
    author: str = ""
    is_leading: bool = False
    move: int = 0


@transaction.atomic
def add_photo(*, actor: Actor, article: Article, draft: PhotoDraft) -> ArticlePhoto:
    """Put a new photo at the end of the gallery, closed to readers until the article is published.

    Raises BadInput as ``files.store_photo`` does, and beyond ``MOST``.
    """
    decision = _opened(actor, article)
    photo = files.store_photo(
        actor=actor, draft=draft, partnership=article.partnership, is_public=False, decision=decision
    )
    return _put(actor, article, photo)


@transaction.atomic
def choose_photo(*, actor: Actor, article: Article, photo: Photo) -> ArticlePhoto:
    """Put a photo of the register into the gallery, as a record of its own."""
    decision = _opened(actor, article)
    again = files.copy_photo(actor=actor, photo=photo, is_public=False, decision=decision)
    return _put(actor, article, again)


def _opened(actor: Actor, article: Article) -> Decision:
    # Two who add at once would take the same place, and pass the most.
    Article.objects.select_for_update().get(pk=article.pk)
    decision = rules.can_change_article(actor, article)
    require(decision)
    if ArticlePhoto.objects.filter(article=article).count() >= MOST:
        raise BadInput(_("An article holds at most %(most)d photos.") % {"most": MOST}, "pictures")
    return decision


def _put(actor: Actor, article: Article, photo: Photo) -> ArticlePhoto:
    last = ArticlePhoto.objects.filter(article=article).aggregate(last=Max("place"))["last"]
    made: ArticlePhoto = ArticlePhoto.objects.create(
        article=article, photo=photo, place=(last or 0) + 1, is_leading=last is None
    )
    _changed(actor, article, "pages.photo.added", photo=photo.pk)
    return made


@transaction.atomic
def arrange_photos(*, actor: Actor, article: Article, arranged: Sequence[Arranged]) -> None:
    """Save what is said of the photos and their order; a draft may be half done, publishing asks for all.

    Raises BadInput where words of a photo that is already open to everybody would say nothing.
    """
    require(decision := rules.can_change_article(actor, article))
    for one in arranged:
        files.describe_photo(
            actor=actor, photo=one.row.photo, alternative=one.alternative, author=one.author,
            decision=decision,
        )  # fmt: skip
    ArticlePhoto.objects.filter(article=article).update(is_leading=False)
    order = sorted(range(len(arranged)), key=lambda index: index + _shift(arranged[index].move))
    for place, index in enumerate(order, start=1):
        one = arranged[index]
        row = one.row
        row.place, row.caption, row.is_leading = place, one.caption.strip(), one.is_leading
        row.save(update_fields=["place", "caption", "is_leading"])
    _changed(actor, article, "pages.gallery.arranged")


def _shift(move: int) -> float:
    # Half a step past the neighbour.
    return move + (0.5 if move > 0 else -0.5 if move < 0 else 0)


@transaction.atomic
def remove_photo(*, actor: Actor, row: ArticlePhoto) -> None:
    """Take a photo out of the gallery; its files go too, unless a published version shows it."""
    article = row.article
    require(decision := rules.can_change_article(actor, article))
    photo = row.photo
    row.delete()
    _changed(actor, article, "pages.photo.removed", photo=photo.pk)
    if not PublicationPhoto.objects.filter(photo=photo).exists():
        files.remove_photo(actor=actor, photo=photo, decision=decision)


def _changed(actor: Actor, article: Article, action: str, **data: object) -> None:
    Article.objects.filter(pk=article.pk, live=True).update(has_unpublished_changes=True)
    record(actor, action, article, partnership_id=article.partnership.pk, article=article.pk, **data)


def require_ready(article: Article) -> None:
    """Raise BadInput when a photo of the draft may not be published as it stands."""
    rows = selectors.checked(selectors.rows_of(article), selectors.headings_of(article))
    if not selectors.is_ready(rows):
        raise BadInput(selectors.NOT_READY)


def publish_gallery(*, actor: Actor, article: Article, made: Publication) -> None:
    """Keep the photos of the published version and open them to everybody.

    Whoever publishes is stopped before (``require_ready``); what the clock publishes goes out without the
    photos that lack something: one unfit photo must not hold up what was promised for an hour.
    """
    rows = selectors.checked(selectors.rows_of(article), selectors.headings_of(article))
    fit = [one.row for one in rows if not one.faults and not one.row.photo.is_hidden]
    PublicationPhoto.objects.bulk_create(
        PublicationPhoto(
            publication=made, photo=row.photo, place=place, caption=row.caption, is_leading=row.is_leading
        )
        for place, row in enumerate(fit, start=1)
    )
    show_photos(actor=actor, series=made.series, is_public=True)


def show_photos(*, actor: Actor, series: int, is_public: bool) -> None:
    """Open the photos of all versions of an article to everybody, or close them, together with it."""
    numbers = PublicationPhoto.objects.filter(publication__series=series).values("photo")
    for photo in Photo.objects.filter(pk__in=numbers).order_by("pk"):
        files.show_photo(actor=actor, photo=photo, is_public=is_public, decision=Allowed())
