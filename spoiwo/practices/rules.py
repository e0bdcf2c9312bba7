"""Who may write, review and publish cards. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import WRITTEN


def can_edit_practice(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator of the partnership to write cards."""
    return has_permission(actor, partnership.pk, "practices.edit_practice")


def can_publish_practice(actor: Actor, partnership: Partnership) -> Decision:
    """Allow whoever reviews cards to publish, send back and withdraw them."""
    return has_permission(actor, partnership.pk, "practices.publish_practice")


def can_rewrite(actor: Actor, practice: GoodPractice) -> Decision:
    """Allow the words to change until the card is published."""
    is_open = practice.state in WRITTEN
    return first_denial(
        can_edit_practice(actor, practice.partnership),
        Allowed() if is_open else Denied(_("The card is published. Withdraw it first to change its words.")),
    )
