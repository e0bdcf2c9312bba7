"""What the deeds of this room share."""

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.common.states import lock
from spoiwo.ideas.models import Call, Idea
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import revoke_link
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on

_LONGEST_REASON = 600


def note(actor: Actor, deed: str, thing: Model, call: Call, **data: object) -> None:
    """Write a deed so that the page of its call finds it."""
    record(actor, f"ideas.{deed}", thing, partnership_id=call.partnership_id, call=call.pk, **data)


def note_idea(actor: Actor, deed: str, idea: Idea, **data: object) -> None:
    """Write a deed on a card."""
    note(actor, deed, idea, idea.call, number=idea.number, title=idea.title, **data)


def hold(idea: Idea) -> None:
    """Read a card anew together with its call, and hold both to the end of the deed."""
    lock(idea.call)
    lock(idea)


def need_words(words: str, sentence: Sentence, field: str = "ground") -> str:
    """Return the text without its ends; raises BadInput with the sentence when nothing is left."""
    if not words.strip():
        raise BadInput(sentence, field)
    return words.strip()


def need_ground(ground: str) -> str:
    """Return the reason of a deed; an empty one is refused."""
    return need_words(ground, _("Write why."))[:_LONGEST_REASON]


def name_today(organization: Organization) -> str:
    """Return the official name of an institution as it is today."""
    return names_on([organization.pk], clock.today()).get(organization.pk, organization.name)


def close_link(actor: Actor, number: int) -> None:
    """Close the personal link of that number; nothing happens without one."""
    link = PersonalLink.objects.filter(pk=number).first() if number else None
    if link is not None:
        revoke_link(actor=actor, link=link)
