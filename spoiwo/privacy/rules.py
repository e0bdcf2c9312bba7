"""Who keeps the papers on personal data."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.common.exceptions import Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.privacy.archive import FOR_EVER
from spoiwo.privacy.models import Breach
from spoiwo.privacy.retention import Erasing
from spoiwo.privacy.states import BreachState, Risk

KEEP = "privacy.keep_papers"
READ_LOOKS = "privacy.read_looks"


def can_keep_papers(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to keep controller, clauses, record and breaches."""
    return has_permission(actor, partnership.pk, KEEP)


def can_hold_back(actor: Actor, partnership: Partnership, rule: Erasing) -> Decision:
    """Allow them to hold a record back, where the rule erases something that may be needed longer."""
    unheld = rule.term.unheld if rule.term else _("This is erased for all partnerships at once.")
    return first_denial(can_keep_papers(actor, partnership), _when(not unheld, unheld))


def can_decide_document(actor: Actor, partnership: Partnership, category: str) -> Decision:
    """Allow them to decide about a document that has outlived its period; class A stays for ever."""
    return first_denial(
        can_keep_papers(actor, partnership),
        _when(category != FOR_EVER, _("Documents of class A are kept for ever.")),
    )


def can_change_breach(actor: Actor, breach: Breach) -> Decision:
    """Allow them to add to a breach and to decide on it while it is open."""
    return first_denial(
        can_keep_papers(actor, breach.partnership),
        _when(breach.state == BreachState.OPEN, _("The breach is closed; take it up again first.")),
    )


def can_close_breach(actor: Actor, breach: Breach) -> Decision:
    """Allow a breach to be closed once everybody who had to be told was told, or it is written why not."""
    is_high = breach.risk == Risk.HIGH
    return first_denial(
        can_change_breach(actor, breach),
        _when(bool(breach.risk), _("Decide first how grave it is.")),
        _when(
            breach.risk == Risk.NONE or breach.notified_at is not None,
            _("The President of UODO is not notified yet."),
        ),
        _when(
            not is_high or bool(breach.people_told),
            _("Write how the people were told, or why that was not needed."),
        ),
    )


def _when(is_so: bool, otherwise: Sentence) -> Decision:
    return Allowed() if is_so else Denied(otherwise)
