"""The one deed of this room: sending an institution the link to its desk."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import lock
from spoiwo.dashboard import letters, rules
from spoiwo.dashboard.states import DESK_LINK
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import issue_link, send
from spoiwo.registry.models import Representation

OPEN_FOR = timedelta(days=365)
# A second press of the button sends nothing.
PAUSE = timedelta(hours=1)


@transaction.atomic
def send_desk(*, actor: Actor, representation: Representation) -> PersonalLink:
    """Send a link to the desk to one who speaks for an institution; raises WrongState within the pause.

    Links of earlier letters stay open until their day, or until the person or the address changes.
    """
    lock(representation)
    require(rules.can_send_desk(actor, representation))
    given = links_of(DESK_LINK, [representation.pk])
    if given.filter(revoked_at=None, created_at__gt=clock.now() - PAUSE).exists():
        raise WrongState(_("The link was sent a moment ago. It can be sent again in an hour."))
    link = issue_link(
        actor=actor,
        partnership=representation.partnership,
        purpose=DESK_LINK,
        subject_id=representation.pk,
        holder=letters.holder_of(representation),
        expires_at=clock.now() + OPEN_FOR,
    )
    send(
        actor=actor,
        template=letters.DESK,
        to=[representation.email],
        context=letters.desk_context(representation, link),
        partnership=representation.partnership,
    )
    record(
        actor,
        "dashboard.desk.sent",
        representation,
        partnership_id=representation.partnership_id,
        organization=representation.organization.name,
    )
    return link
