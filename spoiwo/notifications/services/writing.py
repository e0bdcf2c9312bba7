"""Writing letters, one or a thousand, and forgetting them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from spoiwo.audit.services import entry, record_many
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.notifications import letters
from spoiwo.notifications.adapters import outbox
from spoiwo.notifications.letters import NO_MARKS, Enclosure, LetterDraft, LetterMarks
from spoiwo.notifications.models import Attachment, Message, ReceivedLetter
from spoiwo.notifications.states import ON_THE_WAY, State
from spoiwo.partnerships.models import Partnership

FORGET_AFTER = timedelta(days=90)
FORGET_WORDS_AFTER = timedelta(days=14)
# So many are held in memory at once; the number of statements is the same for each such batch.
_BATCH = 500
_AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def send(
    *,
    actor: Actor,
    template: str,
    to: Sequence[str],
    context: Mapping[str, object],
    language: str | None = None,
    attachments: Sequence[Enclosure] = (),
    reply_to: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
    partnership: Partnership | None = None,
    marks: LetterMarks = NO_MARKS,
) -> Message:
    """Write a letter in the reader's language (Polish when unknown) and queue it in this transaction.

    Whoever calls has asked the rule of the deed the letter tells of. Raises ValueError when an address
    or a header holds a line break.
    """
    draft = LetterDraft(to, context, language, attachments, reply_to, headers or {})
    return send_many(actor=actor, template=template, letters=[draft], partnership=partnership, marks=marks)[0]


@transaction.atomic
def send_many(
    *,
    actor: Actor,
    template: str,
    letters: Sequence[LetterDraft],
    partnership: Partnership | None = None,
    marks: LetterMarks = NO_MARKS,
) -> list[Message]:
    """Write letters of one template, queue all or none, and return them in the order given.

    All of them end with the same marks, and the pictures of these travel with each.
    The number of statements does not grow with the letters of a batch; see ``send`` for the rest.
    """
    written: list[Message] = []
    for start in range(0, len(letters), _BATCH):
        batch = [
            (_written(draft, template, partnership, marks), [*draft.attachments, *marks.pictures])
            for draft in letters[start : start + _BATCH]
        ]
        outbox.queue_many(batch)
        messages = [message for message, _parts in batch]
        record_many(
            [
                entry(
                    actor,
                    "notifications.message.written",
                    message,
                    partnership_id=partnership.pk if partnership else None,
                    template=template,
                )
                for message in messages
            ]
        )
        written += messages
    return written


def _written(
    draft: LetterDraft, template: str, partnership: Partnership | None, marks: LetterMarks
) -> Message:
    with translation.override(draft.language or settings.LANGUAGE_CODE):
        letter = letters.render(template, draft.context, marks)
    message = Message(
        partnership=partnership,
        message_id=outbox.new_message_id(),
        sender=settings.DEFAULT_FROM_EMAIL,
        to=list(draft.to),
        reply_to=list(draft.reply_to),
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers=_AUTOMATIC | dict(draft.headers),
    )
    _refuse_line_breaks(message, [*draft.attachments, *marks.pictures])
    return message


def _refuse_line_breaks(message: Message, parts: Sequence[Enclosure]) -> None:
    """Let nobody write a header of their own into a letter: refuse at once, not when the worker sends."""
    named = [word for part in parts for word in (part.name, part.media_type, part.content_id)]
    headers = [word for pair in message.headers.items() for word in pair]
    for word in [*message.to, *message.reply_to, *headers, *named]:
        if "\n" in word or "\r" in word:
            raise ValueError(f"a line break in a header of a letter: {word!r}")


def erase_letters(*, partnership: Partnership, holding: Sequence[str], since: datetime) -> int:
    """Erase the words and the subject of letters written since then that hold all of these; how many.

    For what should never have been written. A letter on its way is left: it leaves in a moment.
    """
    found = Message.objects.filter(partnership=partnership, created_at__gte=since)
    for words in holding:
        found = found.filter(Q(text__contains=words) | Q(subject__contains=words))
    with translation.override(settings.LANGUAGE_CODE):
        erased = gettext("Words erased")
    return found.exclude(state__in=ON_THE_WAY).update(text="", html="", subject=erased)


@transaction.atomic
def forget_letters(pks: Collection[int]) -> int:
    """Remove letters with all they hold, and what came back of them; return how many.

    One that waits is so withdrawn: the worker finds nothing to send. One in the very hands of the worker
    is left, for nobody can call it back, and goes with the old ones.
    """
    rows = Message.objects.filter(pk__in=pks).exclude(state=State.HANDING)
    ReceivedLetter.objects.filter(answer_to__in=rows).delete()
    _total, by_model = rows.delete()
    return by_model.get(Message._meta.label, 0)


def forget_old_messages() -> int:
    """Remove letters no longer needed, with the addresses in them, and return how many.

    Their words and files go sooner: they hold personal links, and what a letter said nobody asks later.
    """
    now = clock.now()
    settled = Message.objects.exclude(state__in=ON_THE_WAY)
    said = settled.filter(created_at__lt=now - FORGET_WORDS_AFTER)
    Attachment.objects.filter(message__in=said).delete()
    said.exclude(text="", html="").update(text="", html="")
    _total, by_model = settled.filter(created_at__lt=now - FORGET_AFTER).delete()
    return by_model.get(Message._meta.label, 0)
