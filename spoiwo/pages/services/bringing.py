"""Bringing the articles of an old site in: looked at first, then all that may come, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import BadInput
from spoiwo.files.services import PhotoDraft, store_photo
from spoiwo.pages import rules
from spoiwo.pages.adapters import wordpress
from spoiwo.pages.adapters.uploads import NoUploads, Uploads, place_of
from spoiwo.pages.bringing.judging import Coming, Outcome, judge
from spoiwo.pages.models import Article, ArticlePhoto, BroughtArticle, BroughtPicture
from spoiwo.pages.selectors.bringing import known_of
from spoiwo.pages.services.bulk import Shelf, write_batch
from spoiwo.pages.services.tree import make_section
from spoiwo.partnerships.models import Partnership

_BATCH = 200
NOTHING = NoUploads()


@dataclass(frozen=True, slots=True)
class OldSiteRead:
    """What a file of an old site brings: each article with what becomes of it, and what is no article."""

    address: str
    coming: Sequence[Coming]
    others: dict[str, int]

    def of(self, outcome: Outcome) -> list[Coming]:
        """Return those of which this becomes."""
        return [one for one in self.coming if one.outcome == outcome]

    @property
    def entering(self) -> list[Coming]:
        """Those that come in, published or as drafts."""
        return [one for one in self.coming if one.outcome in {Outcome.PUBLISHED, Outcome.DRAFT}]

    @property
    def pictures(self) -> int:
        """How many pictures those that come in showed."""
        return sum(len(one.handed_in) for one in self.entering)

    @property
    def missing(self) -> int:
        """How many of them were not handed in."""
        return sum(one.missing for one in self.entering)


def look_at_old_site(
    *, actor: Actor, partnership: Partnership, content: bytes, publishes: bool = False,
    uploads: Uploads = NOTHING,
) -> OldSiteRead:  # fmt: skip
    """Tell what would come in; nothing is written. Raises BadInput for what is no export of a site."""
    require(_may(actor, partnership, publishes))
    site = wordpress.read(content)
    return OldSiteRead(
        site.address, judge(site, known_of(partnership), publishes=publishes, uploads=uploads), site.others
    )


@transaction.atomic
def bring_in_articles(
    *, actor: Actor, partnership: Partnership, content: bytes, publishes: bool = False,
    uploads: Uploads = NOTHING,
) -> OldSiteRead:  # fmt: skip
    """Bring the articles in, each once however often the file comes: all that may, or nothing.

    They come as drafts unless ``publishes`` is said; then what was published on the old site is published
    under its old day, but for what holds photos (their words and grounds are still missing) or a number of
    a person. Nothing is fetched: pictures come from ``uploads``, the others are noted as missing.
    """
    decision = _may(actor, partnership, publishes)
    require(decision)
    section = make_section(actor, partnership)
    # Two at once come one after the other: the second finds what the first has brought.
    Page.objects.select_for_update().get(pk=section.pk)
    read = look_at_old_site(
        actor=actor, partnership=partnership, content=content, publishes=publishes, uploads=uploads
    )
    shelf = Shelf(actor, partnership, section, clock.now())
    entering = read.entering
    for begin in range(0, len(entering), _BATCH):
        batch = entering[begin : begin + _BATCH]
        articles = write_batch(shelf, batch)
        for one, article in zip(batch, articles, strict=True):
            if any(one.handed_in):
                _hang_pictures(shelf, one, article, uploads, decision)
    record(
        actor, "pages.old_site.brought_in", section, partnership_id=partnership.pk, address=read.address,
        sha256=sha256(content).hexdigest(), published=len(read.of(Outcome.PUBLISHED)),
        drafts=len(read.of(Outcome.DRAFT)), left_out=len(read.of(Outcome.LEFT_OUT)),
        known=len(read.of(Outcome.KNOWN)), pictures=read.pictures, missing=read.missing,
    )  # fmt: skip
    return read


def _may(actor: Actor, partnership: Partnership, publishes: bool) -> Decision:
    asked = rules.can_publish_article if publishes else rules.can_write_article
    return asked(actor, partnership)


def _hang_pictures(shelf: Shelf, one: Coming, article: Article, uploads: Uploads, decision: Decision) -> None:
    """Put the pictures handed in into the gallery of the draft; what is no picture is told."""
    unread = []
    for place, draft in _drafts(one, uploads):
        try:
            photo = store_photo(
                actor=shelf.actor, draft=draft, partnership=shelf.partnership, is_public=False,
                decision=decision,
            )  # fmt: skip
        except BadInput:
            unread.append(place)
            continue
        caption = one.pictures[place - 1].caption
        is_leading = not ArticlePhoto.objects.filter(article=article).exists()
        ArticlePhoto.objects.create(
            article=article, photo=photo, place=place, caption=caption, is_leading=is_leading
        )
    if unread:
        one.remarks.append(_("Some of its pictures cannot be read as pictures."))
        brought = BroughtArticle.objects.filter(partnership=shelf.partnership, series=article.pk)
        BroughtPicture.objects.filter(brought__in=brought, place__in=unread).update(is_missing=True)


def _drafts(one: Coming, uploads: Uploads) -> Iterator[tuple[int, PhotoDraft]]:
    for place, (picture, is_there) in enumerate(zip(one.pictures, one.handed_in, strict=False), start=1):
        bytes_of = uploads.picture(picture.address) if is_there else None
        if bytes_of is not None:
            name = PurePosixPath(place_of(picture.address)).name
            yield place, PhotoDraft(
                upload=BytesIO(bytes_of), name=name, alternative=picture.alternative, ground=None,
                words_later=True,
            )  # fmt: skip
