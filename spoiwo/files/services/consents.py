"""On what ground people are seen on a photo: set, agreed to, withdrawn, and then hidden at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.polish import fold
from spoiwo.common.polish.folding import tidy
from spoiwo.common.states import lock
from spoiwo.files import rules
from spoiwo.files.events import PhotosHidden, PhotosShown
from spoiwo.files.models import COPIES, Photo, PhotoConsent, StoredFile
from spoiwo.files.states import Ground, How


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """Who agreed to be seen, when and how; ``given_by`` is a parent or guardian where there is one."""

    person_name: str
    given_on: date
    how: How
    given_by: str = ""
    kept_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundDraft:
    """Why people may be seen on a photo, and at what it was taken."""

    ground: Ground
    words: str = ""
    occasion: str = ""
    taken_on: date | None = None
    consents: tuple[ConsentDraft, ...] = ()


@transaction.atomic
def set_ground(*, actor: Actor, photo: Photo, draft: GroundDraft, decision: Decision | None = None) -> None:
    """Say on what ground people are seen on the photo; consents given before stay, a withdrawn one too."""
    lock(photo)
    require(rules.can_store_file(actor, photo.large.partnership) if decision is None else decision)
    has_consents = bool(draft.consents) or PhotoConsent.objects.filter(_is_of_picture(photo)).exists()
    require_ground(draft, has_consents=has_consents)
    photo.ground, photo.ground_words = draft.ground, draft.words.strip()
    photo.occasion, photo.taken_on = draft.occasion.strip(), draft.taken_on
    photo.save(update_fields=["ground", "ground_words", "occasion", "taken_on"])
    _note(actor, "files.photo.ground_set", photo, ground=draft.ground.value)
    for consent in draft.consents:
        record_consent(actor=actor, photo=photo, draft=consent, decision=decision)


def require_ground(draft: GroundDraft, *, has_consents: bool) -> None:
    """Raise BadInput at the field that is wrong when the ground does not hold by what is said of it."""
    if draft.ground == Ground.CONSENT and not has_consents:
        raise BadInput(_("Write who can be recognised and agreed, one person in a line."), "people")
    if draft.ground == Ground.PUBLIC_FIGURE and not draft.words.strip():
        raise BadInput(_("Write who it is and in what public function."), "ground_words")
    if draft.taken_on is not None and draft.taken_on > clock.today():
        raise BadInput(_("This day is still ahead."), "taken_on")


@transaction.atomic
def record_consent(
    *, actor: Actor, photo: Photo, draft: ConsentDraft, decision: Decision | None = None
) -> PhotoConsent:
    """Write down that a person agreed; where that person had withdrawn, the photo may be seen again."""
    lock(photo)
    require(rules.can_store_file(actor, photo.large.partnership) if decision is None else decision)
    name = tidy(draft.person_name)
    if not name:
        raise BadInput(_("Write who agreed."), "person_name")
    if draft.given_on > clock.today():
        raise BadInput(_("This day is still ahead."), "given_on")
    made: PhotoConsent = PhotoConsent.objects.create(
        photo=photo,
        person_name=name[:200],
        given_by=tidy(draft.given_by)[:200],
        given_on=draft.given_on,
        how=draft.how,
        kept_at=tidy(draft.kept_at)[:200],
    )
    _note(actor, "files.consent.recorded", photo, consent=made.pk, person=name, how=draft.how.value)
    settle_visibility(actor, photo)
    return made


@transaction.atomic
def withdraw_consent(
    *, actor: Actor, consent: PhotoConsent, how: How, decision: Decision | None = None
) -> None:
    """Take a consent back: from this moment the photo, and every other of the same points, is seen nowhere.

    Nobody is asked why (RODO art. 7 ust. 3). Raises WrongState when it was taken back already.
    """
    photo = consent.photo
    lock(photo)
    lock(consent)
    require(rules.can_store_file(actor, photo.large.partnership) if decision is None else decision)
    if consent.withdrawn_at is not None:
        raise WrongState(_("This consent was withdrawn already."))
    consent.withdrawn_at, consent.withdrawn_how = clock.now(), how
    consent.save(update_fields=["withdrawn_at", "withdrawn_how"])
    _note(
        actor, "files.consent.withdrawn", photo, consent=consent.pk, person=consent.person_name, how=how.value
    )
    settle_visibility(actor, photo)


def settle_visibility(actor: Actor, photo: Photo) -> None:
    """Hide the photo with every other of the same points in its partnership, or show them again.

    The latest word of each person counts: one who withdrew and agreed anew does not hide it any more.
    """
    partnership = photo.large.partnership_id
    twins = Photo.objects.filter(large__partnership=partnership, large__sha256=photo.large.sha256)
    numbers = tuple(twins.order_by("pk").values_list("pk", flat=True))
    is_hidden = _somebody_withdrew(PhotoConsent.objects.filter(photo__in=numbers))
    files = StoredFile.objects.filter(_is_copy_of(numbers))
    if not files.filter(hidden_at__isnull=is_hidden).exists():
        return
    files.update(hidden_at=clock.now() if is_hidden else None)
    for twin in twins.select_related("large"):
        _note(actor, "files.photo.hidden" if is_hidden else "files.photo.shown", twin)
    photo.refresh_from_db(fields=["large", "small", "small_webp", "thumb_webp", "wide_webp"])
    if partnership is not None:
        publish((PhotosHidden if is_hidden else PhotosShown)(partnership, numbers))


def _is_of_picture(photo: Photo) -> Q:
    """Return the condition that a consent is for the photo or another of the same points."""
    large = photo.large
    return Q(photo__large__partnership=large.partnership_id, photo__large__sha256=large.sha256)


def _is_copy_of(photos: Collection[int]) -> Q:
    found = Q()
    for way in COPIES:
        found |= Q(**{f"{way}__in": photos})
    return found


def _somebody_withdrew(consents: Iterable[PhotoConsent]) -> bool:
    latest = {fold(one.person_name): one for one in sorted(consents, key=lambda one: one.pk)}
    return any(one.withdrawn_at is not None for one in latest.values())


def _note(actor: Actor, action: str, photo: Photo, **data: object) -> None:
    record(actor, action, photo, partnership_id=photo.large.partnership_id, photo=photo.pk, **data)
