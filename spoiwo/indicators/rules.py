"""Who may write indicators and load values. Reading inside follows ``partnerships.view_partnership``."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.states import State
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission


def can_edit_indicator(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to write indicators and their values."""
    return has_permission(actor, partnership.pk, "indicators.edit_indicator")


def can_load_values(actor: Actor, partnership: Partnership) -> Decision:
    """Allow the secretariat and the coordinator to load values from files and from GUS."""
    return has_permission(actor, partnership.pk, "indicators.load_values")


def can_write_values(actor: Actor, indicator: Indicator) -> Decision:
    """Allow values to be written as long as the indicator is followed."""
    is_followed = indicator.state != State.RETIRED
    return first_denial(
        can_edit_indicator(actor, indicator.partnership),
        Allowed()
        if is_followed
        else Denied(_("This indicator is no longer followed. Take it up again first.")),
    )
