"""Photos of what is sold, with words for those who do not see them."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.files.services import PhotoDraft
from spoiwo.market import rules
from spoiwo.market.models import Showcase, ShowcasePhoto
from spoiwo.market.services.shared import note
from spoiwo.market.states import State

# A link that was passed on is no way to fill the disk.
MOST = 24


@transaction.atomic
def add_photo(*, actor: Actor, showcase: Showcase, draft: PhotoDraft) -> ShowcasePhoto:
    """Put a photo into the showcase; raises BadInput for words that describe nothing, and beyond ``MOST``."""
    lock(showcase)
    decision = rules.can_change(actor, showcase)
    require(decision)
    if ShowcasePhoto.objects.filter(showcase=showcase).count() >= MOST:
        raise BadInput(_("A showcase holds at most %(most)d photos.") % {"most": MOST}, "file")
    photo = files.store_photo(
        actor=actor,
        draft=draft,
        partnership=showcase.partnership,
        is_public=showcase.state == State.SHOWN,
        decision=decision,
    )
    last = ShowcasePhoto.objects.filter(showcase=showcase).aggregate(last=Max("order"))["last"] or 0
    made: ShowcasePhoto = ShowcasePhoto.objects.create(showcase=showcase, photo=photo, order=last + 1)
    note(actor, "market.photo.added", showcase, alternative=photo.alternative)
    return made


@transaction.atomic
def remove_photo(*, actor: Actor, row: ShowcasePhoto) -> None:
    """Take a photo off its showcase, with its files."""
    decision = rules.can_speak_for(actor, row.showcase)
    require(decision)
    note(actor, "market.photo.removed", row.showcase, alternative=row.photo.alternative)
    photo = row.photo
    row.delete()
    files.remove_photo(actor=actor, photo=photo, decision=decision)
