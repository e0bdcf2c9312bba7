"""The scrutineers."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.elections import rules
from spoiwo.elections.models import Election, Nomination, Scrutineer
from spoiwo.elections.services.shared import lock, need_words, note, refusing
from spoiwo.elections.states import STANDING
from spoiwo.registry.models import Person


@transaction.atomic
def appoint_scrutineer(
    *,
    actor: Actor,
    election: Election,
    person: Person | None = None,
    name: str = "",
    institution: str = "",
    email: str = "",
    is_chair: bool = False,
) -> Scrutineer:
    """Put a person on the committee, by ``name`` when not in the register; who stands is refused.

    ``email`` is where the protocol is sent for confirmation; empty: that recorded with the person.
    """
    lock(election)
    require(rules.can_appoint_scrutineer(actor, election))
    words = person.full_name if person else need_words(name, _("Choose a person, or write the name."), "name")
    if (
        person is not None
        and Nomination.objects.filter(election=election, person=person, state__in=STANDING).exists()
    ):
        raise BadInput(_("This person stands in the election, so cannot watch over it."), "person")
    with refusing():
        scrutineer: Scrutineer = Scrutineer.objects.create(
            election=election,
            name=words,
            person=person,
            institution=institution.strip(),
            email=email.strip(),
            is_chair=is_chair,
        )
    note(actor, "elections.scrutineer.appointed", scrutineer, election, person=words)
    return scrutineer


@transaction.atomic
def release_scrutineer(*, actor: Actor, scrutineer: Scrutineer) -> None:
    """Take a person off the committee before the vote begins; the book of deeds keeps it."""
    election = scrutineer.election
    lock(election)
    require(rules.can_appoint_scrutineer(actor, election))
    note(actor, "elections.scrutineer.released", scrutineer, election, person=scrutineer.name)
    scrutineer.delete()
