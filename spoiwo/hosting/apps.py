from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged


class HostingConfig(AppConfig):
    name = "spoiwo.hosting"

    def ready(self) -> None:
        from spoiwo.hosting import handlers, samples, selectors, services  # models are ready only now

        archive.register(
            archive.Series(
                "host_requests", _("Requests to hosts"), "B5", selectors.asked_before, selectors.settled_on,
                services.forget_people,
                stays=_(
                    "Who was asked and who answered is removed; institution, days and answer stay."
                ),
            )
        )  # fmt: skip
        held.register("hosting.HostRequest", names=("addressee",))
        uses.join(uses.TOGETHER, "hosting.answer")
        permissions.register(
            "hosting.ask_host",
            _("Ask institutions to host a meeting and write down what they say"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        for name, label in {
            "hosting.readiness.declared": _("Readiness to host written down"),
            "hosting.request.sent": _("Institution asked to host"),
            "hosting.request.answered": _("Request to host answered"),
            "hosting.people.forgotten": _("People taken out of an old request to a host"),
            "hosting.request.withdrawn": _("Request to host withdrawn"),
        }.items():
            actions.register(name, label)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        previews.register("hosting/email/host_asked", _("Request to host a meeting"), samples.host_asked)
