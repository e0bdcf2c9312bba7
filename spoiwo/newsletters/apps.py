from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.notifications import previews
from spoiwo.notifications.events import LetterBounced, LetterRefused
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, retention, uses
from spoiwo.privacy.held import register as held
from spoiwo.search import registry as search

_USE = uses.Use(
    "biuletyn",
    _("Newsletter"),
    _("Sending what the reader agreed to by e-mail, and proving that it was agreed to."),
    _(
        "the e-mail address, the words agreed to with the day and the page, the day of the confirmation; "
        "neither a network address nor whether a letter was opened"
    ),
    persons=_("readers of the newsletter"),
    basis=_("consent (GDPR art. 6 sec. 1 a; art. 398 of the Electronic Communications Law)"),
    period=_(
        "until the reader unsubscribes, an address nobody confirmed for seven days; then only a mark stays, "
        "from which the address cannot be read"
    ),
)


class NewslettersConfig(AppConfig):
    name = "spoiwo.newsletters"

    def ready(self) -> None:
        from spoiwo.newsletters import handlers, letters, papers  # models are ready only now
        from spoiwo.newsletters.selectors import old, readers
        from spoiwo.newsletters.services import indexing

        archive.register(
            archive.Series("issues", _("Issues of the newsletter"), "B5", old.sent_before, old.sent_on)
        )
        held.register("newsletters.Consent", addresses=("subscription__email",), others=("subscription",))
        held.register("newsletters.Delivery", addresses=("subscription__email",), others=("subscription",))
        held.add(held.Source("newsletters.StoppedAddress", readers.stops_of))
        uses.register(_USE)
        retention.register(
            retention.Erasing(
                "newsletters.forget_unconfirmed", _("Addresses of the newsletter nobody confirmed"),
                _("seven days"), "newsletters.subscription.forgotten",
                term=retention.Term(readers.unconfirmed, readers.unconfirmed_until),
            )
        )  # fmt: skip
        _register_permissions()
        _register_actions()
        events.subscribe(LetterBounced, handlers.note_returned)
        events.subscribe(LetterRefused, handlers.note_refused)
        events.subscribe(StageMoved, handlers.reindex_issues)
        search.register(indexing.KIND, _("Newsletters"), indexing.all_documents)
        previews.register(papers.ISSUE, _("Newsletter: an issue"), papers.sample)
        previews.register(letters.CONFIRM, _("Newsletter: confirm the address"), letters.asking_sample)
        previews.register(letters.KNOWN, _("Newsletter: the address is on the list"), letters.known_sample)


def _register_permissions() -> None:
    for name, label in {
        "newsletters.write_issue": _("Open the newsletter and write its issues"),
        "newsletters.send_issue": _("Send issues of the newsletter"),
        "newsletters.see_subscribers": _("See the addresses of the newsletter, export and erase them"),
    }.items():
        permissions.register(name, label, Role.OFFICER, Role.COORDINATOR)


def _register_actions() -> None:
    for name, label in {
        "newsletters.newsletter.set": _("Newsletter opened, closed or described"),
        "newsletters.subscription.typed": _("Address typed for the newsletter"),
        "newsletters.subscription.confirmed": _("Address of the newsletter confirmed by its holder"),
        "newsletters.subscription.changed": _("Consents for the newsletter changed by the reader"),
        "newsletters.subscription.unsubscribed": _("Address unsubscribed from the newsletter and erased"),
        "newsletters.subscription.refused": _("Sign-up refused by the holder of the address; erased"),
        "newsletters.subscription.removed": _("Address erased from the newsletter by the office"),
        "newsletters.subscription.held": _("Address of the newsletter put on hold"),
        "newsletters.subscription.released": _("Newsletter sent again to an address that was on hold"),
        "newsletters.subscription.forgotten": _("Address nobody confirmed erased"),
        "newsletters.issue.drafted": _("Issue of the newsletter begun"),
        "newsletters.issue.gathered": _("What is new added to an issue"),
        "newsletters.issue.edited": _("Issue of the newsletter edited"),
        "newsletters.issue.removed": _("Draft of an issue removed"),
        "newsletters.issue.tried": _("Issue sent to its writer to look at"),
        "newsletters.issue.sent": _("Issue of the newsletter sent"),
        "newsletters.issue.halted": _("Sending of an issue halted"),
        "newsletters.issue.resumed": _("Sending of an issue taken up again"),
        "newsletters.list.exported": _("Addresses of the newsletter exported"),
        "newsletters.issue.finished": _("All letters of an issue settled"),
    }.items():
        actions.register(name, label)
