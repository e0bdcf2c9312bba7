from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.forum.states import MEMBER_LINK, NAMING_LINK
from spoiwo.notifications import previews
from spoiwo.notifications.events import LetterAnswered
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged

_USE = uses.Use(
    "forum",
    _("Forum of staff"),
    _("Letting staff of institutions ask and answer each other."),
    _("name, institution, e-mail, posts; never data of clients"),
    persons=_("staff of institutions"),
    recipients=_("members of the same forum"),
    period=_("as long as the forum, or until the person takes a post back"),
)


class ForumConfig(AppConfig):
    name = "spoiwo.forum"

    def ready(self) -> None:
        from spoiwo.forum import (  # models are ready only now
            handlers,
            letters,
            services,  # models are ready only now
        )
        from spoiwo.forum.selectors import old

        archive.register(
            archive.Series(
                "topics", _("Closed topics of forums"), "B5", old.closed_before, old.last_written_on,
                services.forget_people,
                stays=_(
                    "Who wrote, was mentioned or followed is removed; words, days and institutions stay."
                ),
            )
        )  # fmt: skip
        held.register("forum.Member", names=("name",))
        held.register("forum.Post", addresses=("member__email",))
        held.register("forum.Subscription", addresses=("member__email",))
        uses.register(_USE, MEMBER_LINK, NAMING_LINK)
        looks.register(_("Members of a forum"), "forum:member_list", "forum:member_edit")
        running = (Role.OFFICER, Role.COORDINATOR)
        permissions.register(
            "forum.edit_circle", _("Set up forums of staff and say who belongs to them"), *running
        )
        permissions.register("forum.moderate_topic", _("Read and moderate every forum of staff"), *running)
        _register_actions()
        events.subscribe(LetterAnswered, handlers.take_answer)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        for name, label in {
            "welcome": _("First letter to a member of a forum"),
            "naming": _("Institution asked to name staff for a forum"),
            "notice": _("New post in a forum"),
            "digest": _("Weekly digest of a forum"),
            "moderated": _("Moderation of a forum"),
            "returned": _("Answer by e-mail that was not taken"),
        }.items():
            previews.register(f"forum/email/{name}", label, letters.sample)


def _register_actions() -> None:
    for name, label in {
        "forum.circle.opened": _("Forum of staff opened"),
        "forum.circle.edited": _("Forum of staff changed"),
        "forum.circle.closed": _("Forum of staff closed"),
        "forum.circle.reopened": _("Forum of staff opened again"),
        "forum.staff.asked": _("Institutions asked to name staff for a forum"),
        "forum.telling.set": _("Letters of a forum chosen"),
        "forum.topic.opened": _("Topic opened"),
        "forum.topic.followed": _("Topic followed"),
        "forum.topic.unfollowed": _("Topic no longer followed"),
        "forum.topic.closed": _("Topic closed"),
        "forum.topic.reopened": _("Topic opened again"),
        "forum.topic.moved": _("Topic moved to another forum"),
        "forum.post.written": _("Post written"),
        "forum.post.hidden": _("Post hidden"),
        "forum.post.shown": _("Post shown again"),
        "forum.contact.confirmed": _("Contact of an office confirmed"),
        "forum.people.forgotten": _("People taken out of an old topic"),
        "forum.digest.sent": _("Weekly digest of a forum sent"),
    }.items():
        actions.register(name, label)
    for name, label in {
        "forum.member.added": _("Member of a forum added"),
        "forum.member.edited": _("Member of a forum changed"),
        "forum.member.removed": _("Member of a forum left"),
    }.items():
        actions.register(name, label, personal=("name",))
