"""Setting how a partnership's site looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.files import services as files
from spoiwo.files.alternatives import require_words
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.sites import checking, rules
from spoiwo.sites.adapters import signs
from spoiwo.sites.models import Site
from spoiwo.sites.states import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDraft:
    """What an officer wants the site to be; ``sign`` is a new picture, ``drops_sign`` removes the old."""

    colour: str = ""
    sections: Sequence[Section] = ()
    links: Sequence[tuple[str, str]] = ()
    host: str = ""
    sign: BinaryIO | None = None
    sign_name: str = ""
    sign_words: str = ""
    drops_sign: bool = False


@transaction.atomic
def edit_site(*, actor: Actor, partnership: Partnership, draft: SiteDraft, version: int) -> Site:
    """Save the look, menu and host name; refuses what could not be read, with the reason.

    ``version`` is that which was read, 0 for none; raises ConcurrentChange when it is no longer so.
    """
    require(rules.can_edit_site(actor, partnership))
    site = _locked(partnership, version)
    old_sign = site.sign
    site.colour = checking.checked_colour(draft.colour)
    site.host = checking.checked_host(draft.host)
    _refuse_taken(site)
    site.sections = [one.value for one in dict.fromkeys(draft.sections)]
    site.links = [list(one) for one in draft.links]
    _set_sign(actor, partnership, site, draft)
    site.changed_at, site.version = clock.now(), version + 1
    site.save()
    if old_sign is not None and site.sign != old_sign:
        files.remove_file(actor=actor, file=old_sign, decision=rules.can_edit_site(actor, partnership))
    record(
        actor,
        "sites.site.edited",
        site,
        partnership_id=partnership.pk,
        colour=site.colour,
        host=site.host,
        sections=site.sections,
        links=site.links,
    )
    return site


def _locked(partnership: Partnership, version: int) -> Site:
    # The partnership's row stands for a site that is not there yet.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    site: Site = Site.objects.filter(partnership=partnership).first() or Site(
        partnership=partnership, version=0
    )
    if site.version != version:
        raise ConcurrentChange(
            _("Somebody else saved this page while you were editing. Nothing of yours was saved yet.")
        )
    return site


def _refuse_taken(site: Site) -> None:
    taken = Site._base_manager.filter(host=site.host).exclude(pk=site.pk)
    if site.host and taken.exists():
        raise BadInput(_("Another partnership of this installation has this host name."), "host")


def _set_sign(actor: Actor, partnership: Partnership, site: Site, draft: SiteDraft) -> None:
    if draft.sign is not None:
        require_words(draft.sign_words, draft.sign_name)
        site.sign, site.sign_width = _kept(actor, partnership, draft.sign, draft.sign_words)
    elif draft.drops_sign:
        site.sign = None
    elif site.sign is not None:
        require_words(draft.sign_words, "")
    site.sign_words = draft.sign_words.strip() if site.sign else ""


def _kept(actor: Actor, partnership: Partnership, upload: BinaryIO, words: str) -> tuple[StoredFile, int]:
    try:
        content, width = signs.drawn(upload)
    except signs.NotASign:
        raise BadInput(
            _("This is not a picture that can be read. Choose a JPEG, PNG or WebP file."), "sign"
        ) from None
    file = files.store(
        actor=actor,
        upload=BytesIO(content),
        name="znak.png",
        partnership=partnership,
        is_public=True,
        title=words.strip(),
        decision=rules.can_edit_site(actor, partnership),
    )
    return file, width
