"""Writing rules down, changing them from a day, ending and withdrawing them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models import Agreement
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.duties import rules
from spoiwo.duties.kinds import WATCHING, usual_rules
from spoiwo.duties.models import Duty, Rule
from spoiwo.duties.services.shared import need_ground, note
from spoiwo.duties.states import Every, Kind, Rotation, Who
from spoiwo.partnerships.models import Partnership

NEEDS_A_NAME = frozenset({Kind.BY_DATE, Kind.PERIODIC})


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A rule as somebody writes it down; numbers its kind does not use keep their usual values."""

    valid_from: date
    count: int = 1
    every: Every = Every.YEAR
    days: int = 14
    in_working_days: bool = False
    due_month: int = 1
    due_day: int = 31
    rotation: Rotation = Rotation.SUCCESSIVE
    who: Who = Who.SECRETARIAT
    warn_days: int = 30
    agreement: Agreement | None = None
    mark: str = ""
    clause: str = ""
    ground: str = ""


@transaction.atomic
def add_duty(
    *,
    actor: Actor,
    partnership: Partnership,
    kind: Kind,
    draft: RuleDraft,
    title: str = "",
    demo_note: str = "",
) -> Duty:
    """Write down a duty with its first rule; raises BadInput. One of the list may be there once at a time."""
    require(rules.can_edit_rule(actor, partnership))
    lock(partnership)
    if kind in NEEDS_A_NAME and not title.strip():
        raise BadInput(_("Write what the rule is called."), "title")
    if kind not in NEEDS_A_NAME and _is_there(partnership, kind, draft.valid_from):
        raise BadInput(_("The partnership has a rule of this kind already: change that one."))
    duty = Duty.objects.create(
        partnership=partnership, kind=kind, title=title.strip()[:200], demo_note=demo_note
    )
    rule = _write(actor, duty, draft)
    note(actor, "duty.added", duty, rule=rule.pk, since=draft.valid_from)
    return duty


def _is_there(partnership: Partnership, kind: Kind, day: date) -> bool:
    own = Rule.objects.filter(duty__partnership=partnership, duty__kind=kind, withdrawn_at=None)
    return own.exclude(valid_to__lte=day).exists()


def _write(actor: Actor, duty: Duty, draft: RuleDraft) -> Rule:
    _check(duty, draft)
    rule = Rule(
        duty=duty,
        valid_from=draft.valid_from,
        ground=draft.ground.strip()[:400],
        mark=draft.mark[:40] if draft.agreement else "",
        clause=draft.clause.strip()[:1000],
        agreement=draft.agreement,
        who=draft.who,
        warn_days=draft.warn_days,
        written_at=clock.now(),
        written_by=actor.actor_name[:200],
    )
    watching = WATCHING[Kind(duty.kind)]
    for name, value in watching.usual.items():
        setattr(rule, name, getattr(draft, name) if name in watching.fields else value)
    rule.save()
    return rule


def _check(duty: Duty, draft: RuleDraft) -> None:
    if draft.agreement is not None and draft.agreement.partnership_id != duty.partnership_id:
        raise BadInput(_("This agreement is of another partnership."), "source")
    if not draft.agreement and not draft.clause.strip():
        raise BadInput(_("Say where the rule is from: a paragraph of the agreement, or words."), "clause")
    if min(draft.count, draft.days) < 1 or not 1 <= draft.due_month <= 12 or not 1 <= draft.due_day <= 31:
        raise BadInput(_("The rule asks for nothing that could be watched."))


@transaction.atomic
def take_usual_rules(*, actor: Actor, partnership: Partnership, since: date) -> list[Duty]:
    """Write down the usual rules from a day; raises WrongState where the partnership has any already."""
    require(rules.can_edit_rule(actor, partnership))
    lock(partnership)
    if Duty.objects.filter(partnership=partnership).exists():
        raise WrongState(_("The partnership has its rules already."))
    return [
        add_duty(actor=actor, partnership=partnership, kind=one.kind, draft=_draft_of(one.rule, since))
        for one in usual_rules()
    ]


def _draft_of(rule: Rule, since: date) -> RuleDraft:
    return RuleDraft(
        valid_from=since,
        count=rule.count,
        every=Every(rule.every),
        days=rule.days,
        in_working_days=rule.in_working_days,
        due_month=rule.due_month,
        due_day=rule.due_day,
        rotation=Rotation(rule.rotation),
        who=Who(rule.who),
        warn_days=rule.warn_days,
        clause=rule.clause,
    )


@transaction.atomic
def change_rule(*, actor: Actor, duty: Duty, draft: RuleDraft) -> Rule:
    """End the rule in force and begin another on the day; what was before stays as it was.

    Raises BadInput for a day before this year or not after the first day of the rule, WrongState for a
    duty that has ended.
    """
    require(rules.can_edit_rule(actor, duty.partnership))
    lock(duty)
    current = _last(duty)
    if current.valid_to is not None:
        raise WrongState(_("This rule has ended. Write down a new one."))
    if draft.valid_from <= current.valid_from:
        raise BadInput(_("The new rule begins after the first day of the one it replaces."), "valid_from")
    _need_this_year(draft.valid_from, "valid_from")
    ground = need_ground(draft.ground)
    Rule.objects.filter(pk=current.pk).update(valid_to=draft.valid_from)
    rule = _write(actor, duty, draft)
    note(actor, "rule.changed", duty, rule=rule.pk, before=current.pk, since=draft.valid_from, ground=ground)
    return rule


def _last(duty: Duty) -> Rule:
    found = Rule.objects.filter(duty=duty, withdrawn_at=None).order_by("-valid_from").first()
    if found is None:
        raise WrongState(_("This rule was withdrawn. Write down a new one."))
    rule: Rule = found
    return rule


def _need_this_year(day: date, field: str) -> None:
    if day < date(clock.today().year, 1, 1):
        raise BadInput(_("A year that is over keeps the rules it had."), field)


@transaction.atomic
def end_duty(*, actor: Actor, duty: Duty, until: date, ground: str) -> None:
    """End the rule; ``until`` is the first day out. Raises BadInput, WrongState when it has ended."""
    require(rules.can_edit_rule(actor, duty.partnership))
    lock(duty)
    current = _last(duty)
    if current.valid_to is not None:
        raise WrongState(_("This rule has ended already."))
    if until <= current.valid_from:
        raise BadInput(
            _("A rule does not end before it begins. One written by mistake is withdrawn."), "until"
        )
    _need_this_year(until, "until")
    why = need_ground(ground)
    Rule.objects.filter(pk=current.pk).update(valid_to=until)
    note(actor, "duty.ended", duty, until=until, ground=why)


@transaction.atomic
def withdraw_rule(*, actor: Actor, rule: Rule, ground: str) -> None:
    """Withdraw the latest rule, written down by mistake; the one before it is in force again.

    It stays readable, with the reason. Raises WrongState for a rule that was replaced or withdrawn.
    """
    duty = rule.duty
    require(rules.can_edit_rule(actor, duty.partnership))
    lock(duty)
    lock(rule)
    if rule.is_withdrawn:
        raise WrongState(_("This rule was withdrawn already."))
    if _last(duty).pk != rule.pk:
        raise WrongState(_("Only the latest rule can be withdrawn."))
    why = need_ground(ground)
    Rule.objects.filter(pk=rule.pk).update(withdrawn_at=clock.now(), withdrawn_because=why)
    Rule.objects.filter(duty=duty, withdrawn_at=None, valid_to=rule.valid_from).update(valid_to=rule.valid_to)
    note(actor, "rule.withdrawn", duty, rule=rule.pk, ground=why)
