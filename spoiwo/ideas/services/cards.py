"""Writing a card, handing it in, admitting it, returning it, giving it up."""

from dataclasses import dataclass, fields
from decimal import Decimal
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.ideas import rules
from spoiwo.ideas.models import Call, Idea, Invitee, Partner
from spoiwo.ideas.services.indexing import forget, reindex
from spoiwo.ideas.services.partners import agree_by_handing_in, list_institution
from spoiwo.ideas.services.shared import close_link, hold, need_ground, need_words, note_idea
from spoiwo.ideas.states import MOVES, PartnerState, State
from spoiwo.notifications.actors import LinkActor
from spoiwo.registry.models import Organization

# A workshop brings dozens of ideas; a link that was passed on is no place to write books in.
MOST_OF_A_LINK = 100
_VOTED_WORDS = ("title", "problem", "idea", "theme")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaDraft:
    """What a card says; money in złoty."""

    title: str
    problem: str = ""
    idea: str = ""
    theme: str = ""
    author: Organization | None = None
    author_person: str = ""
    is_author_shown: bool = False
    leader: Organization | None = None
    leader_person: str = ""
    is_leader_shown: bool = False
    cost: Decimal | None = None
    money_source: str = ""


@transaction.atomic
def add_idea(
    *,
    actor: Actor,
    call: Call,
    draft: IdeaDraft,
    invitee: Invitee | None = None,
    mark: str = "",
    demo_note: str = "",
) -> Idea:
    """Write a card; the same form sent twice (``mark``) is one card.

    Through a link it is handed in at once: the institution of the link is its author and, by its own word,
    a partner. The secretariat begins a draft. Raises BadInput that names the field.
    """
    lock(call)
    require(rules.can_add_idea(actor, call, invitee))
    digest = sha256(mark.encode()).hexdigest() if mark else ""
    sent = Idea.objects.filter(call=call, mark=digest).first() if digest else None
    if sent is not None:
        sent.call = call
        return sent
    if invitee is not None and Idea.objects.filter(invitee=invitee).count() >= MOST_OF_A_LINK:
        raise BadInput(_("This link has brought as many ideas as it may."), "title")
    last = Idea.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    idea = Idea(call=call, number=last + 1, invitee=invitee, mark=digest, demo_note=demo_note)
    _write(actor, idea, draft)
    note_idea(actor, "idea.written", idea)
    if isinstance(actor, LinkActor):
        hand_in(actor=actor, idea=idea)
    return idea


def _write(actor: Actor, idea: Idea, draft: IdeaDraft) -> None:
    need_words(draft.title, _("Write the title of the idea."), "title")
    theme = draft.theme.strip()
    if theme and theme not in idea.call.themes:
        raise BadInput(_("Choose a theme of this call."), "theme")
    if draft.cost is not None and draft.cost < 0:
        raise BadInput(_("An amount is not below zero."), "cost")
    for person, shown, field in (
        (draft.author_person, draft.is_author_shown, "is_author_shown"),
        (draft.leader_person, draft.is_leader_shown, "is_leader_shown"),
    ):
        if shown and not person.strip():
            raise BadInput(_("Write whom the consent is of."), field)
    for one in fields(draft):
        value = getattr(draft, one.name)
        setattr(idea, one.name, value.strip() if isinstance(value, str) else value)
    if isinstance(actor, LinkActor) and idea.invitee is not None and not idea.invitee.is_table:
        idea.author = idea.invitee.organization
    idea.save()
    for organization in (idea.author, idea.leader):
        if organization is not None:
            list_institution(actor, idea, organization)
    reindex(idea)


@transaction.atomic
def edit_idea(*, actor: Actor, idea: Idea, draft: IdeaDraft, version: int | None = None) -> None:
    """Write a card anew; of a chosen one the words that were voted on stay."""
    hold(idea)
    require(rules.can_rewrite(actor, idea))
    if version is not None and idea.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    if idea.state == State.CHOSEN:
        for name in _VOTED_WORDS:
            if getattr(idea, name) != getattr(draft, name).strip():
                raise BadInput(_("These words were voted on; they stay as they are."), name)
    idea.version += 1
    _write(actor, idea, draft)
    note_idea(actor, "idea.edited", idea)


@transaction.atomic
def hand_in(*, actor: Actor, idea: Idea) -> None:
    """Hand a card in: it says what the problem is and what is to be done."""
    hold(idea)
    require(rules.can_rewrite(actor, idea))
    need_words(idea.problem, _("Write what the problem is."), "problem")
    need_words(idea.idea, _("Write what is to be done."), "idea")
    move(idea, State.HANDED_IN, table=MOVES, handed_in_at=clock.now(), note="")
    if isinstance(actor, LinkActor):
        agree_by_handing_in(actor, idea)
    note_idea(actor, "idea.handed_in", idea)


@transaction.atomic
def admit_idea(*, actor: Actor, idea: Idea) -> None:
    """Admit a card: everybody reads it, and it goes to the vote."""
    hold(idea)
    require(rules.can_decide_ideas(actor, idea.call.partnership))
    move(idea, State.ADMITTED, table=MOVES, note="")
    reindex(idea)
    note_idea(actor, "idea.admitted", idea)


@transaction.atomic
def return_idea(*, actor: Actor, idea: Idea, ground: str) -> None:
    """Return a card to its author, and say what is missing; its link lets the author write on."""
    hold(idea)
    require(rules.can_decide_ideas(actor, idea.call.partnership))
    why = need_ground(ground)
    move(idea, State.RETURNED, table=MOVES, note=why)
    reindex(idea)
    note_idea(actor, "idea.returned", idea, ground=why)


@transaction.atomic
def give_up_idea(*, actor: Actor, idea: Idea, ground: str) -> None:
    """Give an idea up, with a reason. During a vote it stays on the ballot, and its votes count for nothing.

    Partners who were asked are not waited for: their links close.
    """
    hold(idea)
    require(rules.can_decide_ideas(actor, idea.call.partnership))
    why = need_ground(ground)
    move(idea, State.GIVEN_UP, table=MOVES, note=why)
    for partner in Partner.objects.filter(idea=idea, state=PartnerState.INVITED):
        close_link(actor, partner.link_id)
    reindex(idea)
    note_idea(actor, "idea.given_up", idea, ground=why)


@transaction.atomic
def remove_idea(*, actor: Actor, idea: Idea) -> None:
    """Remove a card begun by mistake that nobody handed in and nobody was asked about."""
    hold(idea)
    require(rules.can_edit_ideas(actor, idea.call.partnership))
    asked = Partner.objects.filter(idea=idea).exclude(state=PartnerState.LISTED)
    if idea.state != State.DRAFT or idea.handed_in_at is not None or asked.exists():
        raise WrongState(_("This card was handed in, or partners were asked; give it up instead."))
    note_idea(actor, "idea.removed", idea)
    forget(idea.pk)
    Partner.objects.filter(idea=idea).delete()
    idea.delete()
