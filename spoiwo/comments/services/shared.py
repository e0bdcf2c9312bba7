"""What deeds of this room share: the book of deeds, the link of a comment, the letters."""

from datetime import datetime, time, timedelta
from typing import Any

from spoiwo.audit.services import record
from spoiwo.comments import letters
from spoiwo.comments.models import Comment
from spoiwo.comments.states import OWN
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link, send
from spoiwo.pages.selectors import article_by_number

OPEN_FOR = timedelta(days=730)


def note(actor: Actor, deed: str, comment: Comment, **data: Any) -> None:
    """Write a deed on a comment; never who wrote it nor what."""
    record(
        actor, f"comments.comment.{deed}", comment, partnership_id=comment.partnership_id,
        comment=comment.pk, article=comment.series, **data,
    )  # fmt: skip


def link_of(actor: Actor, comment: Comment) -> PersonalLink:
    """Return the open link of the author, given anew where there is none."""
    found = PersonalLink.objects.filter(pk=comment.link_id).first() if comment.link_id else None
    if found is not None and found.closed is None:
        return found
    link = issue_link(
        actor=actor,
        partnership=comment.partnership,
        purpose=OWN,
        subject_id=comment.pk,
        holder=f"autor komentarza {comment.pk}",
        expires_at=datetime.combine(clock.today() + OPEN_FOR, time(0), clock.WARSAW),
    )
    comment.link_id = link.pk
    comment.save(update_fields=["link_id"])
    return link


def tell_decision(actor: Actor, comment: Comment) -> None:
    """Write to the author what was decided, where an address was given and is not erased."""
    if not comment.email:
        return
    title = article_by_number(comment.partnership, comment.series).title
    send(
        actor=actor,
        template=letters.DECIDED,
        to=[comment.email],
        context=letters.decision(comment, link_of(actor, comment), title),
        language=comment.language,
        partnership=comment.partnership,
    )


def need_words(text: str, sentence: Sentence, field: str) -> str:
    """Return the text without its ends; raises BadInput with the sentence when nothing is left."""
    if not text.strip():
        raise BadInput(sentence, field)
    return text.strip()
