"""Partners of an idea: listing them, asking them by a personal link, their answers."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.ideas import letters, rules
from spoiwo.ideas.models import Idea, Partner
from spoiwo.ideas.selectors import addresses_on
from spoiwo.ideas.services.shared import close_link, hold, name_today, need_words, note_idea
from spoiwo.ideas.states import AGREEING, PARTNER_MOVES, PartnerState
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.services import LinkDraft, issue_links, send_many
from spoiwo.registry.models import Organization

OPEN_FOR = timedelta(days=60)
# A letter sent a moment ago is not sent again by a second press of the button.
PAUSE = timedelta(minutes=10)
MOST = 60


@transaction.atomic
def add_partner(
    *,
    actor: Actor,
    idea: Idea,
    organization: Organization,
    role: str = "",
    person: str = "",
    email: str = "",
) -> Partner:
    """List an institution as a partner to be asked; an empty address is that of who speaks for it."""
    hold(idea)
    require(rules.can_change_partners(actor, idea))
    if Partner.objects.filter(idea=idea, organization=organization).exists():
        raise BadInput(_("This institution is on the list already."), "organization")
    partner = list_institution(actor, idea, organization)
    partner.role = role.strip()[:300]
    if email.strip():
        partner.person, partner.email = person.strip()[:200], email.strip()
    elif person.strip():
        partner.person = person.strip()[:200]
    partner.save()
    return partner


def list_institution(actor: Actor, idea: Idea, organization: Organization) -> Partner:
    """Return the institution's place among the partners; a new one was not asked yet."""
    found = Partner.objects.filter(idea=idea, organization=organization).first()
    if found is not None:
        return found
    if Partner.objects.filter(idea=idea).count() >= MOST:
        raise BadInput(_("An idea has at most sixty partners."), "organization")
    addresses = addresses_on(idea.call.partnership, clock.today())
    person, email = addresses.get(organization.pk, ("", organization.email))
    made: Partner = Partner.objects.create(
        idea=idea,
        organization=organization,
        name=name_today(organization),
        sector=organization.sector,
        person=person,
        email=email,
    )
    note_idea(actor, "partner.listed", idea, organization=made.name)
    return made


@transaction.atomic
def remove_partner(*, actor: Actor, partner: Partner) -> None:
    """Take an institution off the card; its link closes. Who hands the idea in or leads it stays."""
    idea = partner.idea
    hold(idea)
    require(rules.can_change_partners(actor, idea))
    if partner.organization_id in {idea.author_id, idea.leader_id}:
        raise WrongState(_("It hands the idea in or leads it. Change that on the card first."))
    close_link(actor, partner.link_id)
    note_idea(actor, "partner.removed", idea, organization=partner.name, state=partner.state)
    partner.delete()


@transaction.atomic
def ask_partners(*, actor: Actor, idea: Idea) -> list[Partner]:
    """Write to every partner with an address that has not answered; an earlier link closes.

    Whoever was written to a moment ago is left out. Raises WrongState when there is nobody to write to.
    """
    hold(idea)
    require(rules.can_change_partners(actor, idea))
    rows = [row for row in to_ask(idea) if row.asked_at is None or clock.now() - row.asked_at >= PAUSE]
    if not rows:
        raise WrongState(
            _("There is nobody to write to now: no open partner has an address, or all were asked.")
        )
    for row in rows:
        close_link(actor, row.link_id)
    links = issue_links(
        actor=actor,
        partnership=idea.call.partnership,
        purpose=AGREEING,
        drafts=[LinkDraft(row.pk, letters.holder_of(row.name, row.person)) for row in rows],
        expires_at=clock.now() + OPEN_FOR,
    )
    messages = send_many(
        actor=actor,
        template=letters.PARTNER,
        letters=[letters.to_partner(row, link) for row, link in zip(rows, links, strict=True)],
        partnership=idea.call.partnership,
    )
    for row, link, message in zip(rows, links, messages, strict=True):
        move(
            row,
            PartnerState.INVITED,
            table=PARTNER_MOVES,
            link_id=link.pk,
            message=message,
            asked_at=clock.now(),
        )
    note_idea(actor, "partners.asked", idea, organizations=[row.name for row in rows])
    return rows


def to_ask(idea: Idea) -> list[Partner]:
    """Return the partners a letter would reach: not answered, with an address."""
    rows = Partner.objects.filter(idea=idea, state__in=[PartnerState.LISTED, PartnerState.INVITED])
    return list(rows.exclude(email="").select_related("organization", "idea__call__partnership"))


@transaction.atomic
def answer_partner(*, actor: Actor, partner: Partner, agrees: bool, words: str = "") -> None:
    """Write down whether an institution is a partner; the same answer twice changes nothing.

    The officer who writes it down says how the institution gave its word.
    """
    hold(partner.idea)
    lock(partner)
    require(rules.can_answer_for(actor, partner))
    to = PartnerState.AGREED if agrees else PartnerState.DECLINED
    if partner.state == to:
        return
    said = words.strip()[:600]
    if not isinstance(actor, LinkActor):
        said = need_words(words, _("Write how the institution gave its word, and when."), "words")[:600]
    _answer(actor, partner, to, said)


def _answer(actor: Actor, partner: Partner, to: PartnerState, words: str) -> None:
    # The sector is that of the day of the answer.
    move(
        partner,
        to,
        table=PARTNER_MOVES,
        answered_at=clock.now(),
        said_by=actor.actor_name[:200],
        words=words,
        name=name_today(partner.organization),
        sector=partner.organization.sector,
    )
    note_idea(actor, f"partner.{to}", partner.idea, organization=partner.name, words=words)


def agree_by_handing_in(actor: LinkActor, idea: Idea) -> None:
    """Take the word of the institution that hands the card in by its own link; a table speaks for none."""
    if idea.invitee is None or idea.invitee.organization is None:
        return
    own = list_institution(actor, idea, idea.invitee.organization)
    if own.state != PartnerState.AGREED:
        own.idea = idea
        _answer(actor, own, PartnerState.AGREED, "")
