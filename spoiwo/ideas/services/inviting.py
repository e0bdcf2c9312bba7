"""Who hands ideas in by a link: institutions asked by a letter, tables of themes at the workshop."""

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.ideas import letters, rules
from spoiwo.ideas.models import Call, Idea, Invitee, Participant
from spoiwo.ideas.selectors import addresses_on
from spoiwo.ideas.services.partners import PAUSE
from spoiwo.ideas.services.shared import close_link, name_today, note
from spoiwo.ideas.states import HANDING_IN, CallState
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links, send_many
from spoiwo.registry.models import Organization

MOST_PARTICIPANTS = 1000


@transaction.atomic
def add_invitee(
    *, actor: Actor, call: Call, organization: Organization, name: str = "", email: str = ""
) -> Invitee:
    """Put an institution on the list of those asked for ideas; another address closes the earlier link."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    person, known = addresses_on(call.partnership, clock.today()).get(
        organization.pk, ("", organization.email)
    )
    to = email.strip() or known
    if not to:
        raise BadInput(_("Write the address the letter goes to."), "email")
    row = Invitee.objects.filter(call=call, organization=organization).first()
    row = row or Invitee(call=call, organization=organization)
    if row.link_id and row.email.casefold() != to.casefold():
        close_link(actor, row.link_id)
        row.link_id, row.asked_at = 0, None
    row.name, row.email = (name.strip() or (person if to == known else ""))[:200], to
    row.save()
    note(actor, "invitee.added", row, call, organization=organization.name, email=row.email)
    return row


@transaction.atomic
def invite_all(*, actor: Actor, call: Call) -> int:
    """Put every institution of the partnership with an address on the list; return how many were added."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    known = set(Invitee.objects.filter(call=call).values_list("organization", flat=True))
    found = addresses_on(call.partnership, clock.today())
    made = Invitee.objects.bulk_create(
        Invitee(call=call, organization_id=number, name=name[:200], email=email)
        for number, (name, email) in found.items()
        if number not in known
    )
    if made:
        note(actor, "invitee.added", call, call, count=len(made))
    return len(made)


@transaction.atomic
def remove_invitee(*, actor: Actor, invitee: Invitee) -> None:
    """Take an institution or a table off the list; its link closes. One that brought an idea stays."""
    call = invitee.call
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    close_link(actor, invitee.link_id)
    deed = "table.closed" if invitee.is_table else "invitee.removed"
    note(actor, deed, invitee, call, who=str(invitee))
    if Idea.objects.filter(invitee=invitee).exists():
        Invitee.objects.filter(pk=invitee.pk).update(link_id=0)
        return
    invitee.delete()


@transaction.atomic
def ask_for_ideas(*, actor: Actor, call: Call) -> list[Invitee]:
    """Write to every institution on the list that has not been asked; return whom it reached.

    Who was asked is asked again only after the others: a second press of the button sends nothing.
    """
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    _need_open(call)
    rows = to_be_asked(call)
    if not rows:
        raise WrongState(_("Everybody on the list was asked already."))
    for row in rows:
        close_link(actor, row.link_id)
    links = _links(actor, call, rows)
    messages = send_many(
        actor=actor,
        template=letters.HAND_IN,
        letters=[letters.to_invitee(row, link) for row, link in zip(rows, links, strict=True)],
        partnership=call.partnership,
    )
    for row, link, message in zip(rows, links, messages, strict=True):
        row.link_id, row.message, row.asked_at = link.pk, message, clock.now()
    Invitee.objects.bulk_update(rows, ["link_id", "message", "asked_at"])
    note(actor, "invitees.asked", call, call, count=len(rows))
    return rows


def to_be_asked(call: Call) -> list[Invitee]:
    """Return the institutions a letter would reach: never asked, or long ago with no idea handed in."""
    rows = Invitee.objects.filter(call=call, organization__isnull=False, ideas=None).exclude(email="")
    found = rows.select_related("organization", "call__partnership").order_by("organization__sort_key")
    fresh = clock.now() - PAUSE
    never = [row for row in found if row.asked_at is None]
    return never or [row for row in found if row.asked_at is not None and row.asked_at <= fresh]


@transaction.atomic
def open_table(*, actor: Actor, call: Call, theme: str) -> Invitee:
    """Open the table of a theme: whoever scans its code writes a card. Opened again, the code is new."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    _need_open(call)
    if theme not in call.themes:
        raise BadInput(_("Choose a theme of this call."), "theme")
    row = Invitee.objects.filter(call=call, organization=None, theme=theme).first()
    row = row or Invitee.objects.create(call=call, theme=theme)
    close_link(actor, row.link_id)
    row.link_id = _links(actor, call, [row])[0].pk
    row.save(update_fields=["link_id"])
    note(actor, "table.opened", row, call, theme=theme)
    return row


def _need_open(call: Call) -> None:
    if call.state != CallState.OPEN or clock.today() >= call.valid_to:
        raise WrongState(rules.NOT_NOW)


def _links(actor: Actor, call: Call, rows: Sequence[Invitee]) -> list[PersonalLink]:
    with override("pl"):
        drafts = [LinkDraft(row.pk, _holder(row)) for row in rows]
    # Midnight after the last day.
    until = datetime.combine(call.valid_to, time(0, 0), clock.WARSAW)
    made: list[PersonalLink] = issue_links(
        actor=actor, partnership=call.partnership, purpose=HANDING_IN, drafts=drafts, expires_at=until
    )
    return made


def _holder(row: Invitee) -> str:
    if row.organization is None:
        return gettext("table “%(theme)s”") % {"theme": row.theme}
    return letters.holder_of(name_today(row.organization), row.name)


@transaction.atomic
def list_participants(*, actor: Actor, call: Call, drafts: Sequence[tuple[str, str, str]]) -> int:
    """Add participants (name, e-mail, institution) to the list; an address already there is left as it is."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    if call.state in {CallState.VOTING, CallState.DECIDED}:
        raise WrongState(_("The list of voters was frozen when the vote was opened."))
    known = {email.casefold() for email in _emails(call)}
    fresh: dict[str, tuple[str, str, str]] = {}
    for name, email, institution in drafts:
        if email.casefold() not in known:
            fresh.setdefault(email.casefold(), (name, email, institution))
    if len(known) + len(fresh) > MOST_PARTICIPANTS:
        raise BadInput(_("At most a thousand participants, please."), "lines")
    Participant.objects.bulk_create(
        Participant(call=call, name=name, email=email.lower(), institution=institution)
        for name, email, institution in fresh.values()
    )
    if fresh:
        note(actor, "participants.listed", call, call, count=len(fresh))
    return len(fresh)


def _emails(call: Call) -> list[str]:
    return list(Participant.objects.filter(call=call).values_list("email", flat=True))


@transaction.atomic
def remove_participant(*, actor: Actor, participant: Participant) -> None:
    """Take a participant off the list before the vote, with the address."""
    call = participant.call
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    if call.state in {CallState.VOTING, CallState.DECIDED}:
        raise WrongState(_("The list of voters was frozen when the vote was opened."))
    note(actor, "participant.removed", participant, call)
    participant.delete()
