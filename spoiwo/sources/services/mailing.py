"""Documents by e-mail: a secret address for each partnership, and what becomes of a letter sent there."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.intake.reading import mail
from spoiwo.intake.reading.names import extension_of, safe_name
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink, ReceivedLetter
from spoiwo.notifications.services import erase_words, issue_link, revoke_link
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import rules, selectors
from spoiwo.sources.services.bringing_in import Brought, begin, fits
from spoiwo.sources.states import MAIL_IN

# An address stands in address books; whoever may write to it is asked anew with every letter.
OPEN_FOR = timedelta(days=3650)
# Cards, calendars and signatures a mail program fastens by itself.
_BY_THE_PROGRAM = frozenset({"vcf", "ics", "p7s", "asc", "sig", "dat"})
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "webp"})
# A smaller picture is the sign of an office below a letter, not a scan.
_SMALLEST_SCAN = 40 * 1024
_HOLDER = "secret address for old documents"


@transaction.atomic
def renew_address(*, actor: Actor, partnership: Partnership, instead_of: int | None) -> PersonalLink:
    """Make the address, or another one in the place of the one that leaked: that one takes nothing more.

    Raises ConcurrentChange when somebody else has just replaced it.
    """
    require(rules.can_take_in_document(actor, partnership))
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    old = selectors.mail_link(partnership)
    if (old.pk if old else None) != instead_of:
        raise ConcurrentChange(_("Somebody else has just made a new address."))
    if old is not None:
        revoke_link(actor=actor, link=old)
    link = issue_link(
        actor=actor,
        partnership=partnership,
        purpose=MAIL_IN,
        subject_id=partnership.pk,
        holder=_HOLDER,
        expires_at=clock.now() + OPEN_FOR,
    )
    record(actor, "sources.address.renewed", partnership, partnership_id=partnership.pk)
    return link


@transaction.atomic
def take_letter(*, actor: LinkActor, letter: ReceivedLetter) -> list[Brought]:
    """Bring in what is fastened to a letter, or the letter itself, for one who may bring documents in.

    Raises SpoiwoError, which the letter keeps as the reason, when the address is closed, the sender is
    nobody who may, or there is nothing that can be read. What was left out is noted with the letter.
    """
    link = actor.link
    if link.closed is not None:
        raise BadInput(_("This address was replaced by another one."))
    sender = selectors.sender_of(letter.sender)
    if sender is None:
        raise BadInput(_("Its sender is nobody who may bring documents in."))
    require(rules.can_take_in_document(sender, link.partnership))
    if letter.content is None:
        raise BadInput(_("It is too large. Bring the document in as a file."))
    brought, left_out = [], []
    for name, content in _documents(letter, bytes(letter.content)):
        try:
            fits(content)
            brought.append(begin(actor, link.partnership, content, name, by=sender.actor_name))
        except BadInput as error:
            left_out.append(str(error.message))
    if not brought:
        raise BadInput(" ".join(left_out))
    erase_words(letter, noted=" ".join(left_out))
    return brought


def _documents(letter: ReceivedLetter, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a letter, each a document by itself; without any, the letter."""
    files = [(safe_name(name), held) for name, held in mail.attachments(content)]
    chosen = [(name, held) for name, held in files if _is_document(name, held)][: mail.MOST_ATTACHMENTS]
    yield from chosen
    if not chosen:
        yield safe_name(f"{letter.subject[:100] or 'list'}.eml"), content


def _is_document(name: str, content: bytes) -> bool:
    ending = extension_of(name)
    if ending in _PICTURES:
        return len(content) >= _SMALLEST_SCAN
    return bool(content.strip()) and ending not in _BY_THE_PROGRAM
