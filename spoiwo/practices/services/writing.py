"""Writing a card, its review, its publishing, its photos."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.polish.client_data import ClientData, find_client_data
from spoiwo.common.states import lock, move
from spoiwo.files import services as files
from spoiwo.files.services import PhotoDraft
from spoiwo.files.showing import photo_with_files
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import rules
from spoiwo.practices.models import GoodPractice, PracticePhoto, Result, Reuse, Showing
from spoiwo.practices.services.indexing import forget, reindex
from spoiwo.practices.services.shared import need_words, note
from spoiwo.practices.services.telling import tell_author, tell_reviewers
from spoiwo.practices.states import MOVES, WRITTEN, State
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on
from spoiwo.territory.models import Unit

_LONGEST_RESULT = 200
# A script with somebody's link must not fill the list of the review.
_MOST_WAITING = 20


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """A result in a number, counted or estimated."""

    label: str
    count: int
    kind: CountKind = CountKind.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDraft:
    """What a card says; an entity outside the register is named in words."""

    title: str
    organization: Organization | None = None
    entity_name: str = ""
    place: str = ""
    unit: Unit | None = None
    period: str = ""
    problem: str = ""
    target_group: str = ""
    actions: str = ""
    resources: str = ""
    partners: str = ""
    results: str = ""
    numbers: Sequence[ResultDraft] = ()
    conditions: str = ""
    transferability: str = ""
    contact: str = ""


_WORDS = (
    "period", "problem", "target_group", "actions", "resources", "partners", "results", "conditions",
    "transferability", "contact", "place",
)  # fmt: skip

_NUMBERS = frozenset({ClientData.PESEL, ClientData.IDENTITY_CARD, ClientData.PASSPORT, ClientData.ACCOUNT})


@transaction.atomic
def draft_practice(*, actor: Actor, partnership: Partnership, draft: PracticeDraft) -> GoodPractice:
    """Begin a card, of a member or of an entity of another region."""
    require(rules.can_write_of(actor, partnership, draft.organization))
    if isinstance(actor, LinkActor) and _waiting(partnership, draft.organization) >= _MOST_WAITING:
        raise WrongState(_("So many cards are being written already. Give some of them for review first."))
    practice = GoodPractice(partnership=partnership, is_own=isinstance(actor, LinkActor))
    _write(practice, draft)
    note(actor, "practices.practice.drafted", practice, practice)
    return practice


def _waiting(partnership: Partnership, organization: Organization | None) -> int:
    """Return how many cards the institution has begun through its link."""
    own = GoodPractice.objects.filter(partnership=partnership, organization=organization, is_own=True)
    return own.filter(state__in=WRITTEN).count()


def _write(practice: GoodPractice, draft: PracticeDraft) -> None:
    _refuse_numbers_of_persons(draft)
    if not draft.title.strip():
        raise BadInput(_("Write the title of the practice."), "title")
    if draft.organization is None and not draft.entity_name.strip():
        raise BadInput(
            _("Choose an institution, or write the name of one outside the register."), "entity_name"
        )
    if draft.organization is not None and practice.organization_id != draft.organization.pk:
        names = names_on([draft.organization.pk], clock.today())
        practice.entity_name = names.get(draft.organization.pk, draft.organization.name)
    elif draft.organization is None:
        practice.entity_name = draft.entity_name.strip()[:400]
    practice.title, practice.organization, practice.unit = draft.title.strip(), draft.organization, draft.unit
    for name in _WORDS:
        setattr(practice, name, getattr(draft, name).strip())
    practice.save()
    Result.objects.filter(practice=practice).delete()
    Result.objects.bulk_create(
        Result(
            practice=practice,
            label=row.label.strip()[:_LONGEST_RESULT],
            count=row.count,
            kind=row.kind,
            order=at,
        )
        for at, row in enumerate(draft.numbers)
    )
    reindex(practice)


def _refuse_numbers_of_persons(draft: PracticeDraft) -> None:
    """Everybody reads a card: no number leads from it to one person. Contacts of offices may stand."""
    for name in ("title", *_WORDS):
        text = getattr(draft, name)
        for trace in find_client_data(text):
            if trace.kind in _NUMBERS:
                raise BadInput(
                    _("“%(words)s” is the number of one person. Take it out: everybody reads a card.")
                    % {"words": trace.of(text)},
                    name,
                )


@transaction.atomic
def edit_practice(
    *, actor: Actor, practice: GoodPractice, draft: PracticeDraft, version: int | None = None
) -> None:
    """Write a card anew while it is not published."""
    lock(practice)
    require(rules.can_rewrite(actor, practice))
    if version is not None and practice.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    practice.version += 1
    _write(practice, draft)
    note(actor, "practices.practice.edited", practice, practice)


@transaction.atomic
def remove_practice(*, actor: Actor, practice: GoodPractice, ground: str = "") -> None:
    """Remove a card begun by mistake, with its photos; what was published or shown stays."""
    lock(practice)
    require(rules.can_rewrite(actor, practice))
    is_known = (
        Showing.objects.filter(practice=practice).exists() or Reuse.objects.filter(practice=practice).exists()
    )
    if practice.published_on is not None or is_known:
        raise WrongState(_("It was published or shown already; withdraw it instead."))
    for row in PracticePhoto.objects.filter(practice=practice):
        remove_photo_of(actor=actor, row=row)
    note(actor, "practices.practice.removed", practice, practice, ground=ground)
    forget(practice.pk)
    practice.delete()


@transaction.atomic
def submit_practice(*, actor: Actor, practice: GoodPractice) -> None:
    """Give a card for review; it must say what was done and what came of it."""
    lock(practice)
    require(rules.can_submit(actor, practice))
    if not practice.actions or not (practice.results or Result.objects.filter(practice=practice).exists()):
        raise WrongState(_("Write what was done and what came of it first."))
    move(practice, State.REVIEW, table=MOVES, note="")
    note(actor, "practices.practice.submitted", practice, practice)
    tell_reviewers(actor, practice)


@transaction.atomic
def send_back(*, actor: Actor, practice: GoodPractice, ground: str) -> None:
    """Send a card back from the review, and say what is missing."""
    lock(practice)
    require(rules.can_publish_practice(actor, practice.partnership))
    why = need_words(ground)
    move(practice, State.DRAFT, table=MOVES, note=why)
    note(actor, "practices.practice.sent_back", practice, practice, ground=why)
    tell_author(actor, practice)


@transaction.atomic
def publish_practice(*, actor: Actor, practice: GoodPractice) -> None:
    """Publish a reviewed card; its photos are open to everybody from now on."""
    lock(practice)
    require(rules.can_publish_practice(actor, practice.partnership))
    move(practice, State.PUBLISHED, table=MOVES, published_on=clock.today(), note="")
    _open_photos(actor, practice, is_public=True)
    note(actor, "practices.practice.published", practice, practice)
    tell_author(actor, practice)
    reindex(practice)


def _open_photos(actor: Actor, practice: GoodPractice, *, is_public: bool) -> None:
    rows = PracticePhoto.objects.filter(practice=practice)
    for row in rows.select_related(*photo_with_files("photo")):
        files.show_photo(actor=actor, photo=row.photo, is_public=is_public)


@transaction.atomic
def withdraw_practice(*, actor: Actor, practice: GoodPractice, ground: str) -> None:
    """Take a card from the public with its photos, and say why."""
    lock(practice)
    require(rules.can_publish_practice(actor, practice.partnership))
    why = need_words(ground)
    move(practice, State.WITHDRAWN, table=MOVES, note=why)
    _open_photos(actor, practice, is_public=False)
    note(actor, "practices.practice.withdrawn", practice, practice, ground=why)
    reindex(practice)


@transaction.atomic
def resume_practice(*, actor: Actor, practice: GoodPractice) -> None:
    """Write on a withdrawn card; it is reviewed again before everybody reads it."""
    lock(practice)
    require(rules.can_edit_practice(actor, practice.partnership))
    move(practice, State.DRAFT, table=MOVES)
    note(actor, "practices.practice.resumed", practice, practice)


@transaction.atomic
def add_photo(*, actor: Actor, practice: GoodPractice, draft: PhotoDraft) -> PracticePhoto:
    """Put a photo on the card, with words for those who do not see it."""
    lock(practice)
    require(rules.can_edit_practice(actor, practice.partnership))
    photo = files.store_photo(
        actor=actor, draft=draft, partnership=practice.partnership, is_public=practice.is_shown
    )
    last = PracticePhoto.objects.filter(practice=practice).aggregate(last=Max("order"))["last"] or 0
    made: PracticePhoto = PracticePhoto.objects.create(practice=practice, photo=photo, order=last + 1)
    note(actor, "practices.photo.added", made, practice, alternative=photo.alternative)
    return made


@transaction.atomic
def remove_photo_of(*, actor: Actor, row: PracticePhoto) -> None:
    """Take a photo off its card, with its files."""
    require(rules.can_edit_practice(actor, row.practice.partnership))
    note(actor, "practices.photo.removed", row, row.practice, alternative=row.photo.alternative)
    photo = row.photo
    row.delete()
    files.remove_photo(actor=actor, photo=photo)
