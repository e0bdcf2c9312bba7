"""A request is answered, refused, handed over; its term is moved; what was settled by mistake is taken up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.files import services as files
from spoiwo.notifications.letters import Enclosure
from spoiwo.notifications.services import send
from spoiwo.requests import letters, rules
from spoiwo.requests.models import Case, Entry, EntryFile
from spoiwo.requests.services.shared import give_link, link_of, need_words, note
from spoiwo.requests.states import MOVES, Reply, State, Step

# A letter with more, or with larger ones, is refused by many a mailbox.
MOST_FILES = 5


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to go with an answer."""

    content: BinaryIO
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """Words to the person who asked, with files; ``on`` is the day they went, empty for today."""

    text: str
    uploads: tuple[Upload, ...] = ()
    on: date | None = None


@transaction.atomic
def answer_case(*, actor: Actor, case: Case, draft: AnswerDraft) -> Entry:
    """Answer a request; by e-mail where the person wants it so, else the entry says what went otherwise.

    An answer on paper or by telephone may be noted later, with the day it went.
    """
    lock(case)
    require(rules.can_settle_case(actor, case))
    words = need_words(draft.text, _("Write the answer."), "text")
    row = Entry(case=case, step=Step.ANSWERED, text=words)
    return _settled(actor, row, State.ANSWERED, draft)


@transaction.atomic
def refuse_case(*, actor: Actor, case: Case, draft: AnswerDraft, remedy: str) -> Entry:
    """Refuse a request with the reason and with what can be done against the refusal."""
    lock(case)
    require(rules.can_settle_case(actor, case))
    reason = need_words(draft.text, _("Write the reason of the refusal."), "text")
    what = need_words(remedy, _("Write what can be done against the refusal, where and by when."), "remedy")
    row = Entry(case=case, step=Step.REFUSED, text=reason, remedy=what)
    return _settled(actor, row, State.REFUSED, draft)


@transaction.atomic
def hand_over_case(*, actor: Actor, case: Case, to: str, draft: AnswerDraft) -> Entry:
    """Hand a request over to the body it belongs to, and tell the person which one that is."""
    lock(case)
    require(rules.can_settle_case(actor, case))
    body = need_words(to, _("Write to whom it is handed over."), "to")[:300]
    row = Entry(case=case, step=Step.HANDED_OVER, text=draft.text.strip(), remedy="")
    case.handed_to = body
    return _settled(actor, row, State.HANDED_OVER, draft, handed_to=body)


def _settled(actor: Actor, row: Entry, state: State, draft: AnswerDraft, **also: str) -> Entry:
    case, today = row.case, clock.today()
    on = draft.on or today
    if not case.came_on <= on <= today:
        raise BadInput(_("Write the day on which it went: not before the request came, not one ahead."), "on")
    if case.reply == Reply.EMAIL and on != today:
        raise BadInput(_("The letter goes by e-mail today; leave the day empty."), "on")
    move(case, state, table=MOVES, closed_on=on, closed_by=actor.actor_name[:200], **also)
    row.by = actor.actor_name[:200]
    row.save()
    _keep_files(actor, row, draft.uploads)
    _send(actor, row)
    note(actor, state.value, case, on=on.isoformat(), in_time=case.was_in_time)
    return row


def _keep_files(actor: Actor, row: Entry, uploads: Sequence[Upload]) -> None:
    if len(uploads) > MOST_FILES:
        raise BadInput(_("At most %(count)s files go with one answer.") % {"count": MOST_FILES}, "uploads")
    if sum(one.size for one in uploads) > settings.FILE_MAX_BYTES:
        limit = filesizeformat(settings.FILE_MAX_BYTES)
        raise BadInput(_("The files together are larger than %(limit)s.") % {"limit": limit}, "uploads")
    for one in uploads:
        kept = files.store(
            actor=actor,
            upload=one.content,
            name=one.name,
            partnership=row.case.partnership,
            is_public=False,
            read_right=rules.ANSWER,
            decision=Allowed(),
        )
        EntryFile.objects.create(entry=row, file=kept)


def _send(actor: Actor, row: Entry) -> None:
    case = row.case
    if case.reply != Reply.EMAIL:
        return
    link = link_of(case) or give_link(actor, case)
    kept = [one.file for one in EntryFile.objects.filter(entry=row).select_related("file")]
    enclosed = [Enclosure(one.name, one.media_type, files.content(one)) for one in kept]
    send(
        actor=actor,
        template=letters.TOLD,
        to=[case.email],
        context=letters.telling(row, link, files=len(kept)),
        attachments=enclosed,
        partnership=case.partnership,
    )
    row.is_sent = True
    row.save(update_fields=["is_sent"])


@transaction.atomic
def extend_case(*, actor: Actor, case: Case, due_on: date, reason: str) -> Entry:
    """Move the term once, before it passes, and tell the person the reason and the new day."""
    today = clock.today()
    lock(case)
    require(rules.can_extend_case(actor, case, today))
    words = need_words(reason, _("Write why it takes longer; the person is told."), "reason")
    latest = case.clock.latest(case.came_on)
    if not case.due_on < due_on <= latest:
        days = {"after": long_date(case.due_on), "latest": long_date(latest)}
        raise BadInput(_("Write a day after %(after)s, at the latest %(latest)s.") % days, "due_on")
    case.due_on, case.is_extended = due_on, True
    case.save(update_fields=["due_on", "is_extended"])
    row = Entry(case=case, step=Step.EXTENDED, text=words, due_on=due_on, by=actor.actor_name[:200])
    row.save()
    _send(actor, row)
    note(actor, "extended", case, due_on=due_on.isoformat())
    return row


@transaction.atomic
def reopen_case(*, actor: Actor, case: Case, ground: str) -> None:
    """Take up what was settled by mistake; its clock runs as before, and what was sent stays on record."""
    lock(case)
    require(rules.can_reopen_case(actor, case))
    words = need_words(ground, _("Write why."), "ground")[:1000]
    move(case, State.OPEN, table=MOVES, closed_on=None, closed_by="", handed_to="")
    Entry.objects.create(case=case, step=Step.REOPENED, text=words, by=actor.actor_name[:200])
    note(actor, "reopened", case)
