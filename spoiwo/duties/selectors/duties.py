"""Duties with their rules and confirmations, and the paragraphs a rule may point at."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors import agreements_of, consolidated_text
from spoiwo.agreements.states import State
from spoiwo.common.exceptions import NotFound
from spoiwo.duties.kinds import WATCHING, Watched
from spoiwo.duties.models import Duty, Fulfilment, Rule
from spoiwo.duties.states import Kind
from spoiwo.partnerships.models import Partnership


def duties_of(partnership: Partnership) -> list[Watched]:
    """Return every duty with its rules and confirmations that count, in two queries."""
    return _watched(Rule.objects.filter(duty__partnership=partnership), partnership)


def watched_of(duty: Duty) -> Watched:
    """Return one duty with its rules and confirmations that count."""
    return _watched(Rule.objects.filter(duty=duty), duty.partnership)[0]


def _watched(rows: QuerySet[Rule], partnership: Partnership) -> list[Watched]:
    """Return the duties of these rules; a duty whose rules were all withdrawn has none that counts."""
    duties: dict[int, Duty] = {}
    rules: dict[int, list[Rule]] = defaultdict(list)
    for rule in rows.select_related("duty", "agreement").order_by("valid_from", "pk"):
        rule.duty = duties.setdefault(rule.duty_id, rule.duty)
        rule.duty.partnership = partnership
        if not rule.is_withdrawn:
            rules[rule.duty_id].append(rule)
    hands: dict[int, list[Fulfilment]] = defaultdict(list)
    for one in Fulfilment.objects.filter(duty__in=list(duties), taken_back_at=None):
        hands[one.duty_id].append(one)
    return [Watched(duties[number], tuple(rules[number]), tuple(hands[number])) for number in sorted(duties)]


def duty_by_id(partnership: Partnership, number: int) -> Duty:
    """Return a duty of the partnership; raises NotFound."""
    found = Duty.objects.filter(partnership=partnership, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such rule."))
    found.partnership = partnership
    return found


def rule_by_id(duty: Duty, number: int) -> Rule:
    """Return a rule of the duty; raises NotFound."""
    rows = Rule.objects.filter(duty=duty, pk=number)
    found: Rule | None = rows.select_related("duty__partnership").first()
    if found is None:
        raise NotFound(_("There is no such rule."))
    return found


def fulfilment_by_id(duty: Duty, number: int) -> Fulfilment:
    """Return a confirmation of the duty; raises NotFound."""
    rows = Fulfilment.objects.filter(duty=duty, pk=number)
    found: Fulfilment | None = rows.select_related("duty__partnership").first()
    if found is None:
        raise NotFound(_("There is no such confirmation."))
    return found


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of an agreement in force to which a rule may point; Polish, as agreements are."""

    agreement: Agreement
    mark: str
    heading: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.agreement.pk}:{self.mark}"

    def __str__(self) -> str:
        heading = f" {self.heading}" if self.heading else ""
        return f"{self.mark}{heading} ({self.agreement.title})"


def clauses_of(partnership: Partnership, day: date) -> list[Clause]:
    """Return the paragraphs of agreements in force as they read on the day."""
    return [
        Clause(summary.agreement, clause.mark, clause.heading)
        for summary in agreements_of(partnership, day)
        if summary.agreement.state == State.IN_FORCE
        for clause in consolidated_text(summary.agreement, day).clauses
        if not clause.is_repealed
    ]


@dataclass(frozen=True, slots=True)
class Version:
    """A rule in words, as the history of its duty shows it."""

    rule: Rule
    says: str
    is_present: bool
    may_be_withdrawn: bool


def versions_of(duty: Duty, day: date) -> list[Version]:
    """Return every rule the duty ever had, the latest first, withdrawn ones too, in one query."""
    rows = Rule.objects.filter(duty=duty).select_related("agreement").order_by("-valid_from", "-pk")
    found = list(rows)
    last = next((rule.pk for rule in found if not rule.is_withdrawn), None)
    says = WATCHING[Kind(duty.kind)].says
    return [
        Version(rule, says(rule), not rule.is_withdrawn and rule.holds_on(day), rule.pk == last)
        for rule in found
    ]


def confirmations_of(duty: Duty) -> list[Fulfilment]:
    """Return every confirmation of the duty, the latest first, also those taken back."""
    return list(Fulfilment.objects.filter(duty=duty).order_by("-day", "-pk"))
