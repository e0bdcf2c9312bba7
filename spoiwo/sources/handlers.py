"""What this room does when something below changes, inside the same transaction."""

from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.events import LetterAnswered
from spoiwo.notifications.models import ReceivedLetter
from spoiwo.sources import services
from spoiwo.sources.states import MAIL_IN


def take_letter(event: LetterAnswered) -> None:
    """Take a letter that came to the secret address for old documents."""
    letter = ReceivedLetter.objects.select_related("link__partnership").get(pk=event.letter_id)
    if letter.link is not None and letter.link.purpose == MAIL_IN:
        services.take_letter(actor=LinkActor(letter.link), letter=letter)
