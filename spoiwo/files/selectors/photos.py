"""The register of photos of a partnership: on what ground each is shown, who agreed, where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.files.models import Photo, PhotoConsent, StoredFile
from spoiwo.files.standing import Use, uses_of
from spoiwo.files.states import Ground
from spoiwo.partnerships.models import Partnership

_WITH = ("large__partnership", "small__partnership", "small_webp__partnership", "thumb_webp", "wide_webp")


class Wanted(StrEnum):
    """Which photos the register is narrowed to, beside their grounds."""

    LACKING = "brak"
    HIDDEN = "ukryte"


ASKED = (
    (Wanted.LACKING.value, _("without a ground")),
    (Wanted.HIDDEN.value, _("hidden, because a consent was withdrawn")),
)


@dataclass(frozen=True, slots=True)
class PhotoFilter:
    """What the register is narrowed to; empty values narrow nothing."""

    which: str = ""
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything at all is asked."""
        return bool(self.which or self.words)

    def narrow(self, rows: QuerySet[Photo]) -> QuerySet[Photo]:
        """Return the photos that fit."""
        if self.which == Wanted.LACKING:
            rows = rows.filter(ground="")
        elif self.which == Wanted.HIDDEN:
            rows = rows.exclude(large__hidden_at=None)
        elif self.which:
            rows = rows.filter(ground=self.which)
        return rows.filter(_said(self.words)) if self.words else rows


def _said(words: str) -> Q:
    consents = PhotoConsent.objects.filter(Q(person_name__icontains=words) | Q(given_by__icontains=words))
    found = Q(pk__in=consents.values("photo"))
    for field in ("alternative", "author", "occasion", "ground_words"):
        found |= Q(**{f"{field}__icontains": words})
    return found


def filter_of(asked: Mapping[str, str]) -> PhotoFilter:
    """Return the filter an address asks for; what means nothing narrows nothing."""
    which = asked.get("podstawa", "")
    known = which in {*Ground.values, *Wanted}
    return PhotoFilter(which=which if known else "", words=asked.get("q", "").strip()[:100])


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo in the register with where it stands and how many agreed, of them how many took it back."""

    photo: Photo
    uses: Sequence[Use]
    agreed: int
    withdrawn: int


def photos_of(partnership: Partnership, wanted: PhotoFilter | None = None) -> QuerySet[Photo]:
    """Return the photos of the partnership, those without a ground first, then the newest."""
    rows = Photo.objects.filter(large__partnership=partnership).select_related(*_WITH)
    counted = (wanted or PhotoFilter()).narrow(rows).annotate(
        agreed=Count("consents"), withdrawn=Count("consents", filter=~Q(consents__withdrawn_at=None))
    )  # fmt: skip
    return counted.order_by("-large__uploaded_at", "-pk")


def rows_of(photos: Sequence[Photo]) -> list[PhotoRow]:
    """Return photos of ``photos_of`` with where they stand; the number of questions does not grow."""
    uses = uses_of([photo.pk for photo in photos])
    return [PhotoRow(photo, uses[photo.pk], *_counted(photo)) for photo in photos]


def _counted(photo: Photo) -> tuple[int, int]:
    counts: dict[str, int] = vars(photo)
    return counts["agreed"], counts["withdrawn"]


def photo_by_id(partnership: Partnership, number: int) -> Photo:
    """Return a photo of the partnership; raises NotFound."""
    found = photos_of(partnership).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such photo."))
    return found


def consents_of(photo: Photo) -> list[PhotoConsent]:
    """Return the consents for a photo, and others of the same points, in the order they were written down."""
    return list(PhotoConsent.objects.filter(_is_of_picture(photo)))


def _is_of_picture(photo: Photo) -> Q:
    # One who withdrew is seen nowhere: of equal pictures all consents are one list (``services.consents``).
    large = photo.large
    return Q(photo__large__partnership=large.partnership_id, photo__large__sha256=large.sha256)


def consent_by_id(photo: Photo, number: int) -> PhotoConsent:
    """Return a consent for the photo; raises NotFound."""
    rows = PhotoConsent.objects.filter(_is_of_picture(photo), pk=number)
    return _found(rows.select_related("photo__large__partnership").first())


def consent_by_number(number: int | None) -> PhotoConsent:
    """Return the consent whose token was shown, whatever its partnership; raises NotFound."""
    with scopes_disabled():
        rows = PhotoConsent.objects.select_related("photo__large__partnership")
        return _found(rows.filter(pk=number).first() if number is not None else None)


def _found(consent: PhotoConsent | None) -> PhotoConsent:
    if consent is None:
        raise NotFound(_("There is no such consent."))
    return consent


def hidden_sums(partnership: Partnership) -> frozenset[str]:
    """Return the SHA-256 of every picture of the partnership that is hidden now."""
    rows = StoredFile.objects.filter(partnership=partnership).exclude(hidden_at=None)
    return frozenset(rows.values_list("sha256", flat=True))


def history_of(photo: Photo) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the photo, the newest first."""
    rows = history_of_partnership(photo.large.partnership_id or 0)
    return rows.filter(action__startswith="files.", data__photo=photo.pk)
