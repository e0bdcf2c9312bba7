"""Making packs: at once for a command, by the worker for a page; removing them when their time is over."""

from datetime import timedelta
from typing import IO

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, SpoiwoError, WrongState
from spoiwo.common.states import move
from spoiwo.handover import rules, selectors
from spoiwo.handover.adapters import queue, shelf
from spoiwo.handover.models import Pack
from spoiwo.handover.packing import POLISH, Packed, Tell, write_pack
from spoiwo.handover.states import MOVES, UNDER_WAY, State
from spoiwo.partnerships.models import Partnership

KEPT_FOR = timedelta(days=7)
_UNFINISHED_AFTER = timedelta(days=1)


def make_pack(
    partnership: Partnership, target: IO[bytes], *, actor: Actor, tell: Tell, language: str = POLISH
) -> Packed:
    """Write a pack at once, for a command. Raises NotAllowed, BadInput and CannotBePacked."""
    require(rules.can_make_pack(actor, partnership))
    _require_language(language)
    packed = write_pack(partnership, target, day=clock.today(), tell=tell, language=language)
    _note_made(actor, partnership, partnership, packed)
    return packed


@transaction.atomic
def ask_for_pack(*, actor: Actor, partnership: Partnership, language: str = POLISH) -> Pack:
    """Have a pack made by the worker; its pages in the language given.

    Raises NotAllowed, BadInput, and WrongState while another is being made.
    """
    require(rules.can_make_pack(actor, partnership))
    _require_language(language)
    for broken in Pack.objects.filter(partnership=partnership, state__in=UNDER_WAY):
        if broken.has_broken_off:
            move(broken, State.FAILED, table=MOVES, problem=str(_("The work broke off.")))
    try:
        with transaction.atomic():
            pack = Pack.objects.create(partnership=partnership, asked_by=actor.actor_name, language=language)
    except IntegrityError as error:
        raise WrongState(_("A pack is being made already.")) from error
    record(actor, "handover.pack.asked", pack, partnership_id=partnership.pk)
    queue.defer(partnership.pk, pack.pk)
    return pack


def work_on_pack(pack: Pack, *, actor: Actor) -> None:
    """Make the pack somebody asked for; what stands in the way is said on its page. May run twice."""
    if pack.state not in UNDER_WAY:
        return
    move(pack, State.WORKING, table=MOVES, done=0, told_at=clock.now())
    try:
        with queue.progress_of(pack.pk) as progress, shelf.placed(pack.uuid) as file:
            packed = write_pack(
                pack.partnership, file, day=clock.today(), tell=progress.tell, language=pack.language
            )
    except Exception as error:
        known = isinstance(error, SpoiwoError)
        said = (
            str(error)
            if known
            else _("Something went wrong on the server. Whoever runs it finds it in the log.")
        )
        move(pack, State.FAILED, table=MOVES, problem=said[:400])
        if not known:
            raise
    else:
        _put_out(pack, packed, actor)


@transaction.atomic
def _put_out(pack: Pack, packed: Packed, actor: Actor) -> None:
    digest, size = shelf.sum_and_size(pack.uuid)
    now = clock.now()
    move(
        pack,
        State.READY,
        table=MOVES,
        made_at=now,
        until=now + KEPT_FOR,
        size=size,
        sha256=digest,
        records=sum(packed.records.values()),
        files=packed.files,
        missing_files=len(packed.missing),
        step="",
    )
    _note_made(actor, pack, pack.partnership, packed)


@transaction.atomic
def note_download(*, actor: Actor, pack: Pack) -> None:
    """Record that the pack leaves. Raises NotAllowed, and WrongState for one that cannot be downloaded."""
    require(rules.can_make_pack(actor, pack.partnership))
    if not pack.can_be_downloaded or not shelf.is_there(pack.uuid):
        raise WrongState(_("This pack is not on the server any more. Make a new one."))
    record(actor, "handover.pack.downloaded", pack, partnership_id=pack.partnership_id, sha256=pack.sha256)


@transaction.atomic
def remove_pack(*, actor: Actor, pack: Pack) -> None:
    """Take a pack off the server before its time. Raises NotAllowed and WrongState."""
    require(rules.can_make_pack(actor, pack.partnership))
    move(pack, State.GONE, table=MOVES)
    record(actor, "handover.pack.removed", pack, partnership_id=pack.partnership_id)
    transaction.on_commit(lambda: shelf.remove(pack.uuid))


def forget_packs(*, actor: Actor) -> int:
    """Remove packs whose time is over, and what a broken process left; return how many packs."""
    with scopes_disabled():
        over = list(selectors.over(clock.now()).select_related("partnership"))
        for pack in over:
            remove_pack(actor=actor, pack=pack)
        kept = set(Pack.objects.filter(state=State.READY).values_list("uuid", flat=True))
    shelf.sweep(kept, (clock.now() - _UNFINISHED_AFTER).timestamp())
    return len(over)


def _require_language(language: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise BadInput(
            _("Pages can be in these languages: %(codes)s.") % {"codes": ", ".join(dict(settings.LANGUAGES))},
            "language",
        )


def _note_made(actor: Actor, about: Pack | Partnership, partnership: Partnership, packed: Packed) -> None:
    record(
        actor,
        "handover.pack.made",
        about,
        partnership_id=partnership.pk,
        records=sum(packed.records.values()),
        files=packed.files,
    )
