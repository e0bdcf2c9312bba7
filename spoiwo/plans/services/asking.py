"""Asking institutions how their actions go, by a letter with a personal link."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links, revoke_link, send_many
from spoiwo.plans import letters, rules, selectors
from spoiwo.plans.models import Action, Plan, Reporter
from spoiwo.plans.services.shared import need_adopted, note
from spoiwo.registry.models import Organization

PURPOSE = "plans.progress"
# Until the next quarter's letter, and a fortnight more.
_OPEN_FOR = timedelta(days=106)
# A letter sent a moment ago is not sent again by a second press of the button.
_PAUSE = timedelta(minutes=10)


@transaction.atomic
def set_reporter(*, actor: Actor, plan: Plan, organization: Organization, name: str, email: str) -> Reporter:
    """Write down who reports for an institution answerable in the plan; a link of the earlier one closes."""
    lock(plan)
    require(rules.can_edit_plan(actor, plan.partnership))
    if not Action.objects.filter(plan=plan, organization=organization).exists():
        raise BadInput(_("This institution answers for no action of the plan."), "email")
    if not email.strip():
        raise BadInput(_("Write the address the letter goes to."), "email")
    row = Reporter.objects.filter(plan=plan, organization=organization).first()
    row = row or Reporter(plan=plan, organization=organization)
    if row.link_id and row.email.casefold() != email.strip().casefold():
        _close_link(actor, row)
    row.name, row.email = name.strip()[:200], email.strip()
    row.save()
    note(actor, "reporter.set", plan, organization=organization.name, name=row.name, email=row.email)
    return row


def _close_link(actor: Actor, row: Reporter) -> None:
    earlier = PersonalLink.objects.filter(pk=row.link_id).first() if row.link_id else None
    if earlier is not None:
        revoke_link(actor=actor, link=earlier)
    row.link_id = 0


@transaction.atomic
def ask_for_progress(*, actor: Actor, plan: Plan) -> list[Reporter]:
    """Write to everybody who answers for an open action; an earlier link closes. Returns whom it reached.

    Whoever was written to a moment ago is left out. Raises WrongState when there is nobody to write to.
    """
    lock(plan)
    require(rules.can_edit_plan(actor, plan.partnership))
    need_adopted(plan)
    rows = [row for row in selectors.to_be_asked(plan) if not _just_asked(row)]
    if not rows:
        raise WrongState(
            _("There is nobody to write to now: no open action has an address, or all were asked.")
        )
    _send(actor, plan, rows)
    names = [row.organization.name for row in rows]
    note(actor, "progress.asked", plan, organizations=names)
    return rows


def _just_asked(row: Reporter) -> bool:
    return row.asked_at is not None and clock.now() - row.asked_at < _PAUSE


def _send(actor: Actor, plan: Plan, rows: Sequence[Reporter]) -> None:
    for row in rows:
        _close_link(actor, row)
    links = issue_links(
        actor=actor,
        partnership=plan.partnership,
        purpose=PURPOSE,
        drafts=[LinkDraft(row.pk, letters.holder_of(row)) for row in rows],
        expires_at=clock.now() + _OPEN_FOR,
    )
    open_actions = selectors.open_actions_by_institution(plan)
    messages = send_many(
        actor=actor,
        template="plans/email/progress",
        letters=[
            LetterDraft([row.email], letters.context(row, link, open_actions[row.organization_id]))
            for row, link in zip(rows, links, strict=True)
        ],
        partnership=plan.partnership,
    )
    for row, link, message in zip(rows, links, messages, strict=True):
        row.link_id, row.message, row.asked_at = link.pk, message, clock.now()
    Reporter.objects.bulk_update(rows, ["link_id", "message", "asked_at"])
