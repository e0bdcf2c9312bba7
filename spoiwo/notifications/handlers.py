"""Letters that answer facts from below."""

from django.conf import settings
from django.urls import reverse

from spoiwo.common.actors import SystemActor
from spoiwo.notifications import services
from spoiwo.partnerships import selectors
from spoiwo.partnerships.events import RoleAssigned


def tell_of_role(event: RoleAssigned) -> None:
    """Write to the person who was given a role by another person; seeds and imports write to nobody."""
    if not event.actor_id.startswith("user:"):
        return
    assignment = selectors.assignment(event.assignment_id)
    user = assignment.user
    site = settings.SITE_ADDRESS
    services.send(
        actor=SystemActor("notifications"),
        template="notifications/email/role_assigned",
        to=[user.email],
        context={
            "name": user.name,
            "partnership": assignment.partnership.short_name,
            "role": assignment.get_role_display(),
            "is_new": not user.has_usable_password(),
            "reset_address": site + reverse("account_reset_password"),
            "desk_address": site + reverse("dashboard:desk", args=[assignment.partnership.slug]),
        },
    )
