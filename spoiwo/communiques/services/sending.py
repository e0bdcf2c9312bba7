"""Letters with personal links, and reminders to the missing alone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.communiques import letters, rules
from spoiwo.communiques.marks import letter_marks_of
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.selectors import postings
from spoiwo.communiques.services.linking import links_for
from spoiwo.communiques.services.shared import note
from spoiwo.notifications.services import send_many

# What a letter leaves on its posting: where it went, the letter, and the link in it.
_WRITTEN = ("addressee", "email", "message", "link_id")


@transaction.atomic
def send_links(*, actor: Actor, communique: Communique, fingerprint: str) -> int:
    """Write to every institution that was not written to yet, each with a link of its own.

    Refused when the list is another than the one seen (``fingerprint``). Returns how many letters went.
    """
    lock(communique)
    require(rules.can_ask(actor, communique))
    reached = _seen(communique, postings.unsent(communique), fingerprint)
    sent = _write(actor, communique, reached, letters.ASKED)
    now = clock.now()
    for placement in reached:
        placement.sent_at = now
    Placement.objects.bulk_update(reached, ["sent_at", *_WRITTEN])
    note(actor, "communiques.communique.sent", communique, letters=sent)
    return sent


@transaction.atomic
def remind_missing(*, actor: Actor, communique: Communique, fingerprint: str) -> int:
    """Remind only those where the communiqué does not hang; return how many letters.

    The link is the same while the same person speaks for the institution; a new one gets a link of their
    own. Whoever has posted it, and whose address waits for our own visit, is left in peace.
    """
    lock(communique)
    require(rules.can_ask(actor, communique))
    reached = _seen(communique, postings.missing(communique), fingerprint)
    sent = _write(actor, communique, reached, letters.REMINDED)
    now = clock.now()
    for placement in reached:
        placement.reminded_at, placement.reminders = now, placement.reminders + 1
    Placement.objects.bulk_update(reached, ["reminded_at", "reminders", *_WRITTEN])
    note(actor, "communiques.communique.reminded", communique, letters=sent)
    return sent


def _seen(communique: Communique, placements: list[Placement], fingerprint: str) -> list[Placement]:
    recipients = postings.recipients_of(communique, placements)
    if postings.fingerprint_of(recipients) != fingerprint:
        raise ConcurrentChange(_("The list has changed meanwhile. Look whom it reaches now, then send."))
    reached = [one.placement for one in recipients if one.can_be_written_to]
    if not reached:
        raise WrongState(_("Nobody on the list has an e-mail address: no letter goes out."))
    return reached


def _write(actor: Actor, communique: Communique, reached: list[Placement], template: str) -> int:
    links = links_for(actor, communique.partnership, reached)
    messages = send_many(
        actor=actor,
        template=template,
        letters=[letters.letter(communique, placement, links[placement.pk]) for placement in reached],
        partnership=communique.partnership,
        marks=letter_marks_of(communique),
    )
    for placement, message in zip(reached, messages, strict=True):
        placement.message = message
    return len(messages)
