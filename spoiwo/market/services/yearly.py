"""Asking members once a year by themselves, and on which day."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope, scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.market import rules
from spoiwo.market.models import YearlyRule
from spoiwo.market.selectors import Yearly, buyers_to_ask, keeping_registers, yearly_of
from spoiwo.market.services.asking import ask_buyers
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def set_yearly_rule(*, actor: Actor, partnership: Partnership, rule: Yearly) -> None:
    """Set whether, and from which day, members are asked about the past year by themselves."""
    require(rules.can_edit_procurements(actor, partnership))
    if not 1 <= rule.ask_month <= 6:
        raise BadInput(_("Choose a month from January to June."), "ask_month")
    if not 1 <= rule.ask_day <= 28:
        raise BadInput(_("Write a day from 1 to 28: every month has it."), "ask_day")
    values = {"is_asking": rule.is_asking, "ask_month": rule.ask_month, "ask_day": rule.ask_day}
    row, _made = YearlyRule.objects.update_or_create(partnership=partnership, defaults=values)
    record(actor, "market.yearly_rule.set", row, partnership_id=partnership.pk, **values)


def ask_due(*, actor: Actor) -> int:
    """Ask about the past year wherever its days have come, and return how many letters went.

    Safe to run every morning: who was asked about the year, by hand or by itself, is not asked again.
    """
    today = clock.today()
    with scopes_disabled():
        partnerships = list(keeping_registers())
    sent = 0
    for partnership in partnerships:
        with scope(partnership=partnership):
            if yearly_of(partnership).is_due(today.year - 1, today):
                sent += _ask_everybody(actor, partnership, today.year - 1)
    return sent


def _ask_everybody(actor: Actor, partnership: Partnership, year: int) -> int:
    everybody = [one.buyer.pk for one in buyers_to_ask(partnership, year)]
    return ask_buyers(actor=actor, partnership=partnership, year=year, only=everybody)
