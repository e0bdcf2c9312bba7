"""Answers by e-mail. The secret address belongs to one reader; From must be that reader's too."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, SpoiwoError
from spoiwo.forum import letters, selectors
from spoiwo.forum.answers import is_automatic, own_words
from spoiwo.forum.models import Subscription
from spoiwo.forum.screening import ClientDataFound, screen
from spoiwo.forum.services.shared import member_links
from spoiwo.forum.services.writing import PostDraft, write_post
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink, ReceivedLetter
from spoiwo.notifications.services import erase_words, send
from spoiwo.notifications.states import Outcome
from spoiwo.notifications.tokens import reply_address

_MOST_SENT_BACK = 5


def take_answer(*, actor: LinkActor, letter: ReceivedLetter) -> None:
    """Write the answer into the topic of the link, or send it back with the reason, only to its reader.

    Raises SpoiwoError, and answers nobody, when the letter is not the reader's own. Whatever becomes of
    it, the words are not kept among the letters received.
    """
    reader = _reader(actor.link)
    if letter.sender.lower() != reader.member.email:
        raise BadInput(
            _("It came to the secret address of somebody else than its sender; nobody is answered.")
        )
    if is_automatic(letter.subject):
        raise BadInput(_("An automatic answer; nobody reads it and nobody answers it."))
    words = own_words(letter.text)
    try:
        with transaction.atomic():
            write_post(actor=actor, topic=reader.topic, draft=PostDraft(words))
    except SpoiwoError as refused:
        if _may_send_back(actor.link, letter):
            _send_back(actor, reader, words, refused)
        erase_words(letter, refused=str(refused))
        return
    erase_words(letter)


def _reader(link: PersonalLink) -> Subscription:
    if link.closed is not None:
        raise BadInput(_("The time to answer by this letter has passed."))
    with scope(partnership=link.partnership):
        reader = selectors.subscription_by_id(link.subject_id)
    if reader is None or reader.member.valid_to is not None:
        raise BadInput(_("The time to answer by this letter has passed."))
    return reader


def _may_send_back(link: PersonalLink, letter: ReceivedLetter) -> bool:
    """Tell whether few came back today: a program that answers every letter must find an end."""
    since = clock.now() - timedelta(days=1)
    refused = ReceivedLetter.objects.filter(link=link, outcome=Outcome.REFUSED, received_at__gt=since)
    return refused.exclude(pk=letter.pk).count() < _MOST_SENT_BACK


def _send_back(actor: LinkActor, reader: Subscription, words: str, refused: SpoiwoError) -> None:
    circle = reader.member.circle
    circle.partnership = actor.link.partnership
    # A topic that was moved away is read in another forum; this reader is not told which.
    is_here = reader.topic.circle_id == circle.pk
    topic = reader.topic if is_here else None
    found = refused.screening if isinstance(refused, ClientDataFound) else screen(circle, "")
    link = member_links(actor, circle, [reader.member])[reader.member_id]
    send(
        actor=actor,
        template="forum/email/returned",
        to=[reader.member.email],
        context=letters.returned_context(circle, topic, link, refused.message, found, words),
        reply_to=[reply_address(actor.link)],
        partnership=actor.link.partnership,
    )
