"""A showcase: begun, written, shown, hidden, confirmed, ended. What an institution writes itself is true."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.states import lock, move
from spoiwo.files import services as files
from spoiwo.files.showing import photo_with_files
from spoiwo.market import rules
from spoiwo.market.models import Product, Showcase, ShowcasePhoto
from spoiwo.market.services.indexing import reindex
from spoiwo.market.services.photos import remove_photo
from spoiwo.market.services.shared import need_words, note, speaker, way_of
from spoiwo.market.states import MOVES, State, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.identifiers import normalise_phone
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit

STALE = _("Somebody else has saved this meanwhile. Compare, then save again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowcaseDraft:
    """What a showcase says beside its products; contacts are those of the institution."""

    about: str = ""
    ordering: str = ""
    areas: Sequence[Unit] = ()
    is_everywhere: bool = False
    phone: str = ""
    email: str = ""
    website: str = ""
    demo_note: str = ""


def _write(showcase: Showcase, draft: ShowcaseDraft) -> None:
    for name in ("about", "ordering", "email", "website", "demo_note"):
        setattr(showcase, name, getattr(draft, name).strip())
    showcase.phone = normalise_phone(draft.phone) if draft.phone.strip() else ""
    showcase.is_everywhere = draft.is_everywhere
    showcase.changed_at = clock.now()


@transaction.atomic
def open_showcase(
    *, actor: Actor, partnership: Partnership, organization: Organization, draft: ShowcaseDraft
) -> Showcase:
    """Begin a showcase as a draft; an institution has one in a partnership, and must be a seller today."""
    require(rules.can_edit_showcases(actor, partnership))
    decision = rules.is_seller(organization)
    if not decision:
        raise BadInput(decision.reason, "organization")
    if Showcase.objects.filter(partnership=partnership, organization=organization).exists():
        raise BadInput(_("This institution has a showcase here already."), "organization")
    showcase = Showcase(partnership=partnership, organization=organization)
    _write(showcase, draft)
    showcase.save()
    showcase.areas.set(draft.areas)
    note(actor, "market.showcase.opened", showcase)
    reindex(showcase)
    return showcase


@transaction.atomic
def edit_showcase(
    *, actor: Actor, showcase: Showcase, draft: ShowcaseDraft, version: int | None = None
) -> None:
    """Write a showcase anew; what the institution writes itself counts as an assurance of today."""
    lock(showcase)
    require(rules.can_change(actor, showcase))
    if version is not None and showcase.version != version:
        raise ConcurrentChange(STALE)
    _write(showcase, draft)
    showcase.version += 1
    assure_if_own(actor, showcase)
    showcase.save()
    showcase.areas.set(draft.areas)
    note(actor, "market.showcase.edited", showcase)
    reindex(showcase)


def assure_if_own(actor: Actor, showcase: Showcase) -> None:
    """Set the day of assurance of a shown showcase when its institution itself does the deed."""
    if showcase.state == State.SHOWN and way_of(actor) == Way.LINK:
        showcase.assured_on, showcase.assured_by = clock.today(), speaker(actor, showcase)


@transaction.atomic
def show_showcase(*, actor: Actor, showcase: Showcase) -> None:
    """Show it to everybody with its photos; from today it counts as assured. It sells something at least."""
    lock(showcase)
    require(rules.can_show(actor, showcase))
    if not Product.objects.filter(showcase=showcase).exists():
        raise BadInput(_("Add a product or a service first."))
    today = clock.today()
    move(
        showcase,
        State.SHOWN,
        table=MOVES,
        shown_on=showcase.shown_on or today,
        assured_on=today,
        assured_by=speaker(actor, showcase),
        ended_on=None,
        ground="",
        changed_at=clock.now(),
    )
    _open_photos(actor, showcase, is_public=True)
    note(actor, "market.showcase.shown", showcase)
    reindex(showcase)


@transaction.atomic
def hide_showcase(*, actor: Actor, showcase: Showcase, ground: str) -> None:
    """Hide it for a time with its photos, and say why: a holiday, no hands free, a matter to clear."""
    lock(showcase)
    require(rules.can_edit_showcases(actor, showcase.partnership))
    why = need_words(ground, _("Write why."), "ground")[:300]
    move(showcase, State.HIDDEN, table=MOVES, ground=why, changed_at=clock.now())
    _open_photos(actor, showcase, is_public=False)
    note(actor, "market.showcase.hidden", showcase, ground=why)
    reindex(showcase)


@transaction.atomic
def end_showcase(*, actor: Actor, showcase: Showcase, ground: str = "") -> None:
    """End it: the institution sells no more. Ending it once more changes nothing."""
    lock(showcase)
    require(rules.can_end(actor, showcase))
    if showcase.state == State.ENDED:
        return
    why = ground.strip()[:300]
    move(showcase, State.ENDED, table=MOVES, ended_on=clock.today(), ground=why, changed_at=clock.now())
    _open_photos(actor, showcase, is_public=False)
    note(actor, "market.showcase.ended", showcase, ground=why)
    reindex(showcase)


@transaction.atomic
def confirm_showcase(*, actor: Actor, showcase: Showcase) -> None:
    """Say that a shown one is still true; once more on the same day by the same side changes nothing."""
    lock(showcase)
    require(rules.can_assure(actor, showcase))
    said = (showcase.assured_on, showcase.assured_by)
    if said == (clock.today(), speaker(actor, showcase)):
        return
    showcase.assured_on, showcase.assured_by = clock.today(), speaker(actor, showcase)
    showcase.save(update_fields=["assured_on", "assured_by"])
    note(actor, "market.showcase.confirmed", showcase, way=way_of(actor).value)
    reindex(showcase)


@transaction.atomic
def remove_showcase(*, actor: Actor, showcase: Showcase) -> None:
    """Remove a draft that nobody outside has seen, with its products and photos."""
    lock(showcase)
    require(rules.can_remove(actor, showcase))
    for row in ShowcasePhoto.objects.filter(showcase=showcase).select_related("photo", "showcase"):
        remove_photo(actor=actor, row=row)
    note(actor, "market.showcase.removed", showcase)
    showcase.delete()


def _open_photos(actor: Actor, showcase: Showcase, *, is_public: bool) -> None:
    rows = ShowcasePhoto.objects.filter(showcase=showcase)
    decision = rules.can_speak_for(actor, showcase)
    for row in rows.select_related(*photo_with_files("photo")):
        files.show_photo(actor=actor, photo=row.photo, is_public=is_public, decision=decision)
