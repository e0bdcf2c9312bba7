from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.comments.states import MODERATE, OWN
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import looks, retention, uses
from spoiwo.privacy.held import register as held
from spoiwo.visits import counted

_USE = uses.Use(
    "komentarze",
    _("Comments on articles"),
    _("Publishing what readers write under articles, once a person has read it."),
    _(
        "the signature, the comment, the e-mail address where it was given, the consent with its day; no "
        "network address is kept"
    ),
    persons=_("readers who comment"),
    basis=_("consent (GDPR art. 6 sec. 1 a)"),
    recipients=_("the signature and the comment: everybody; the e-mail address: nobody"),
    period=_(
        "the comment as long as the article is shown or until its author removes it; the e-mail address "
        "30 days after the decision; what was refused or removed 90 days"
    ),
)


class CommentsConfig(AppConfig):
    name = "spoiwo.comments"

    def ready(self) -> None:
        from spoiwo.comments import letters, selectors  # models are ready only now

        held.register("comments.Comment", names=("signature",))
        uses.register(_USE, OWN)
        retention.register(
            retention.Erasing(
                "comments.forget_people",
                _("Comments of readers refused or removed, or under articles taken off long ago"),
                _("ninety days after the decision, a year after the article"),
                "comments.comment.forgotten",
                "comments",
                retention.Term(selectors.to_forget, selectors.forgotten_from),
            )
        )
        counted.register("comments")
        looks.register(_("Comment of a reader"), "comments:comment")
        permissions.register(
            MODERATE,
            _("Read comments before others do, decide about them, switch comments and rating on and off"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        _register_actions()
        previews.register(letters.RECEIVED, _("Comment received, to its author"), letters.received_sample)
        previews.register(letters.DECIDED, _("Comment decided, to its author"), letters.decided_sample)


def _register_actions() -> None:
    for name, label in {
        "comments.comment.sent": _("Comment received"),
        "comments.comment.published": _("Comment published"),
        "comments.comment.refused": _("Comment not published, with the reason"),
        "comments.comment.removed": _("Comment removed by the editors, with the reason"),
        "comments.comment.reported": _("Comment reported by a reader"),
        "comments.comment.held": _("Comment held back after reports"),
        "comments.comment.left": _("Reports of a comment looked at; it stays"),
        "comments.comment.answered": _("Comment answered by the editors"),
        "comments.comment.unanswered": _("Answer of the editors removed"),
        "comments.comment.taken_back": _("Comment removed by its author"),
        "comments.comment.forgotten": _("Personal data of old comments erased"),
        "comments.setting.set": _("Comments and rating switched on or off"),
        "comments.article.closed": _("Article closed or opened for comments or rating"),
        "comments.article.rated": _("Article rated by a visitor"),
    }.items():
        actions.register(name, label)
