"""An agreement's life: its text is frozen, it comes into force, it ends or is replaced."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules
from spoiwo.agreements.events import AgreementEnded, AgreementInForce, SigningStarted
from spoiwo.agreements.models import Agreement, Text
from spoiwo.agreements.selectors.texts import annexes_of, canonical_hash
from spoiwo.agreements.services.authority import authority_of
from spoiwo.agreements.services.drafting import text_to_freeze
from spoiwo.agreements.services.indexing import reindex
from spoiwo.agreements.states import AGREEMENT_MOVES, State
from spoiwo.audit.services import record
from spoiwo.common import clock, states
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision
from spoiwo.partnerships.states import Stage
from spoiwo.registry.selectors import count_members
from spoiwo.registry.services import move_partnership_stage


@transaction.atomic
def start_signing(*, actor: Actor, agreement: Agreement, on: date) -> Text:
    """Freeze the newest text under its SHA-256 and open the agreement to signatures.

    A partnership in preparation enters the stage of signing by it. Raises WrongState without a text.
    """
    require(rules.can_start_signing(actor, agreement))
    _require_past(on, "on")
    text = text_to_freeze(agreement)
    text.title = agreement.title
    digest = canonical_hash(text, annexes_of(agreement))
    move(agreement, State.SIGNING, signing_since=on)
    rows = Text.objects.filter(pk=text.pk, frozen_at__isnull=True)
    if rows.update(frozen_at=clock.now(), sha256=digest, title=agreement.title) != 1:
        raise ConcurrentChange(_("Somebody else has just frozen this text. Reload the page."))
    text.refresh_from_db()
    record(
        actor, "agreements.agreement.signing_started", agreement, partnership_id=agreement.partnership_id,
        sha256=digest, version=text.number, on=on,
    )  # fmt: skip
    if agreement.partnership.stage == Stage.PREPARATION:
        _move_partnership(actor, agreement, Stage.SIGNING, on)
    reindex(agreement)
    publish(SigningStarted(agreement_id=agreement.pk, partnership_id=agreement.partnership_id, sha256=digest))
    return text


@transaction.atomic
def bring_into_force(
    *,
    actor: Actor,
    agreement: Agreement,
    since: date,
    concluded_on: date | None = None,
    precision: Precision = Precision.DAY,
) -> None:
    """Declare the agreement in force from a day on which it has the agreed minimum of signatories.

    A partnership in the stage of signing becomes active; an earlier agreement of the same partnership
    that this one replaces ends on that day. Raises WrongState with too few signatories.
    """
    require(rules.can_bring_into_force(actor, agreement))
    _require_past(since, "since")
    if agreement.valid_to and agreement.valid_to <= since:
        raise BadInput(_("The agreement would expire before it came into force."), "since")
    _require_minimum(agreement, since)
    concluded = concluded_on or agreement.concluded_on or since
    own_precision = (
        agreement.concluded_precision if agreement.concluded_on and not concluded_on else precision
    )
    move(
        agreement, State.IN_FORCE, in_force_from=since, concluded_on=concluded,
        concluded_precision=own_precision,
    )  # fmt: skip
    record(
        actor,
        "agreements.agreement.in_force",
        agreement,
        partnership_id=agreement.partnership_id,
        since=since,
    )
    if agreement.partnership.stage == Stage.SIGNING:
        _move_partnership(actor, agreement, Stage.ACTIVE, since, Precision(own_precision))
    _supersede_earlier(actor, agreement, since)
    reindex(agreement)
    publish(AgreementInForce(agreement_id=agreement.pk, partnership_id=agreement.partnership_id, since=since))


def _require_minimum(agreement: Agreement, since: date) -> None:
    members = count_members(agreement.partnership, since)
    needed = agreement.partnership.minimum_signatories
    if members < needed:
        raise WrongState(
            _("On that day there are %(signed)d signatories; the agreement comes into force with %(needed)d.")
            % {"signed": members, "needed": needed}
        )


def _supersede_earlier(actor: Actor, agreement: Agreement, since: date) -> None:
    earlier = agreement.replaces
    if earlier is None or earlier.state != State.IN_FORCE:
        return
    # An agreement of another partnership is only pointed at: ending it is that partnership's deed.
    if earlier.partnership_id == agreement.partnership_id:
        ground = _("Replaced by: %(title)s") % {"title": agreement.title}
        _end(actor, earlier, State.SUPERSEDED, since, str(ground))


@transaction.atomic
def terminate_agreement(*, actor: Actor, agreement: Agreement, last_day: date, ground: str) -> None:
    """End an agreement before its term, or one of indefinite time; ``last_day`` still counts."""
    require(rules.can_edit_agreement(actor, agreement))
    _end(actor, agreement, State.TERMINATED, clock.day_after(last_day), ground)


@transaction.atomic
def supersede_agreement(*, actor: Actor, agreement: Agreement, by: Agreement, on: date) -> None:
    """End an agreement because another replaces it from a day on, also one of a following partnership."""
    require(rules.can_edit_agreement(actor, agreement))
    if by.pk == agreement.pk or by.state != State.IN_FORCE:
        raise BadInput(_("Choose another agreement, one that is in force."), "by")
    ground = _("Replaced by: %(title)s") % {"title": by.title}
    _end(actor, agreement, State.SUPERSEDED, on, str(ground))
    Agreement._base_manager.filter(pk=by.pk, replaces__isnull=True).update(replaces=agreement)


def _end(actor: Actor, agreement: Agreement, how: State, first_day_out: date, ground: str) -> None:
    if not ground.strip():
        raise BadInput(_("Write the ground: a resolution, a notice or another reason."), "ground")
    if agreement.in_force_from and first_day_out <= agreement.in_force_from:
        raise BadInput(_("The agreement would end before it came into force."), "last_day")
    move(agreement, how, ended_on=first_day_out, ending_ground=ground.strip())
    record(
        actor, f"agreements.agreement.{how}", agreement, partnership_id=agreement.partnership_id,
        on=first_day_out, ground=ground,
    )  # fmt: skip
    reindex(agreement)
    publish(
        AgreementEnded(agreement_id=agreement.pk, partnership_id=agreement.partnership_id, on=first_day_out)
    )


@transaction.atomic
def reopen_agreement(*, actor: Actor, agreement: Agreement, ground: str) -> None:
    """Take back an ending recorded by mistake, as a counter-entry; the mistake stays in the book."""
    require(rules.can_edit_agreement(actor, agreement))
    if not ground.strip():
        raise BadInput(_("Write why the ending is taken back."), "ground")
    old_state, old_end = agreement.state, agreement.ended_on
    move(agreement, State.IN_FORCE, ended_on=None, ending_ground="")
    record(
        actor, "agreements.agreement.reopened", agreement, partnership_id=agreement.partnership_id,
        ground=ground, old_state=old_state, old_end=old_end,
    )  # fmt: skip
    reindex(agreement)


@transaction.atomic
def abandon_agreement(*, actor: Actor, agreement: Agreement, ground: str) -> None:
    """Give up an agreement that never came into force; nothing of it is erased."""
    require(rules.can_edit_agreement(actor, agreement))
    if not ground.strip():
        raise BadInput(_("Write why the agreement is given up."), "ground")
    if agreement.parties.filter(signatures__annulled_on__isnull=True, signatures__isnull=False).exists():
        raise WrongState(_("Somebody has signed already. Annul the signatures first, with their ground."))
    move(agreement, State.ABANDONED, ending_ground=ground.strip())
    record(
        actor, "agreements.agreement.abandoned", agreement, partnership_id=agreement.partnership_id,
        ground=ground,
    )  # fmt: skip
    reindex(agreement)


def move(agreement: Agreement, to: State, **also: Any) -> None:
    """Move the agreement by its table, renewing its version so that stale forms notice."""
    states.move(
        agreement, to, table=AGREEMENT_MOVES, version=agreement.version + 1, changed_at=clock.now(), **also
    )


def _move_partnership(
    actor: Actor, agreement: Agreement, to: Stage, since: date, precision: Precision = Precision.DAY
) -> None:
    move_partnership_stage(
        actor=authority_of(actor),
        partnership=agreement.partnership,
        to=to,
        since=since,
        precision=precision,
        note=agreement.title,
    )


def _require_past(day: date, field: str) -> None:
    if day > clock.today():
        raise BadInput(_("That day is still to come."), field)
