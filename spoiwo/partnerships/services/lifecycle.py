"""A partnership begins, moves through its stages and ends (domain.md 5.2)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.accounts.models import User
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.periods import Precision
from spoiwo.common.states import lock, move
from spoiwo.partnerships import permissions, rules, selectors
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.models import Partnership, RoleAssignment, StageChange
from spoiwo.partnerships.services.indexing import reindex
from spoiwo.partnerships.states import STAGE_MOVES, Kind, Level, Role, Stage

# The right that lets somebody record a partnership at all.
CREATE = "partnerships.assign_role"
# Pages shared by all partnerships stand beside those of one: these addresses are theirs.
RESERVED = frozenset({"instytucje", "osoby", "podpowiedzi", "nowe-partnerstwo", "stare-dokumenty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipDraft:
    """What is needed to begin a partnership's record."""

    slug: str
    official_name: str
    short_name: str
    kind: Kind
    level: Level
    purpose: str = ""
    began_on: date | None = None
    began_precision: Precision = Precision.DAY
    demo_note: str = ""


@transaction.atomic
def create_partnership(*, actor: Actor, draft: PartnershipDraft) -> Partnership:
    """Record a partnership in its first stage; its address must be free.

    Whoever records it works in it from today, in the role that gave the right to record it.
    """
    require(rules.can_create_partnership(actor))
    if draft.slug in RESERVED or Partnership.objects.filter(slug=draft.slug).exists():
        raise BadInput(_("This address is taken. Choose another."), "slug")
    began = draft.began_on or clock.today()
    partnership = Partnership.objects.create(
        slug=draft.slug,
        official_name=draft.official_name,
        short_name=draft.short_name,
        kind=draft.kind,
        level=draft.level,
        purpose=draft.purpose,
        demo_note=draft.demo_note,
    )
    StageChange.objects.create(
        partnership=partnership, stage=Stage.INITIATIVE, since=began, precision=draft.began_precision
    )
    record(actor, "partnerships.partnership.created", partnership, partnership_id=partnership.pk)
    if not actor.is_operator:
        _let_the_recorder_work(actor, partnership)
    reindex(partnership)
    return partnership


def _let_the_recorder_work(actor: Actor, partnership: Partnership) -> None:
    # A partnership is not public at first: without a role, its own page would not open to its recorder.
    day = clock.today()
    held = selectors.all_roles_of(actor, day)
    role = next(role for role in Role if role in held and CREATE in permissions.granted_to([role]))
    user = User.objects.get(pk=int(actor.actor_id.partition(":")[2]))
    assignment = RoleAssignment.objects.create(user=user, partnership=partnership, role=role, valid_from=day)
    about = {"user": str(user), "role": role, "valid_from": day}
    record(actor, "partnerships.role.assigned", assignment, partnership_id=partnership.pk, **about)


@transaction.atomic
def move_stage(
    *,
    actor: Actor,
    partnership: Partnership,
    to: Stage,
    since: date,
    signatories: int,
    precision: Precision = Precision.DAY,
    note: str = "",
) -> None:
    """Move the partnership to a stage from a day on.

    ``signatories`` is the number of members on that day, given by the room that counts them: a
    partnership becomes active only with at least the agreed minimum. Raises WrongState.
    """
    require(rules.can_move_stage(actor, partnership))
    _require_signatories(partnership, to, signatories)
    _require_order(partnership, since)
    _require_ground(to, note)
    old = partnership.stage
    move(partnership, to, table=STAGE_MOVES, field="stage", changed_at=clock.now())
    StageChange.objects.create(partnership=partnership, stage=to, since=since, precision=precision, note=note)
    record(
        actor,
        "partnerships.partnership.moved",
        partnership,
        partnership_id=partnership.pk,
        old=old,
        new=to,
        since=since,
        note=note,
    )
    reindex(partnership)
    publish(StageMoved(partnership_id=partnership.pk, old=old, new=to, since=since))


@transaction.atomic
def take_back_stage(*, actor: Actor, change: StageChange, ground: str) -> bool:
    """Give back the stage before a change made by mistake; tell whether it could be.

    Only the latest change is taken back, and only while the partnership stands where it led: whoever
    moved it since knew more.
    """
    partnership = change.partnership
    lock(partnership)
    require(rules.can_move_stage(actor, partnership))
    changes = list(partnership.stage_changes.order_by("since", "pk"))[-2:]
    if len(changes) == 1 or changes[-1] != change or partnership.stage != change.stage:
        return False
    before, last = changes
    partnership.stage, partnership.changed_at = before.stage, clock.now()
    partnership.save(update_fields=["stage", "changed_at"])
    change.delete()
    record(
        actor, "partnerships.partnership.moved", partnership,
        partnership_id=partnership.pk, old=last.stage, new=before.stage, since=before.since, note=ground,
    )  # fmt: skip
    reindex(partnership)
    publish(StageMoved(partnership_id=partnership.pk, old=last.stage, new=before.stage, since=before.since))
    return True


def _require_signatories(partnership: Partnership, to: Stage, signatories: int) -> None:
    if to == Stage.ACTIVE and signatories < partnership.minimum_signatories:
        raise WrongState(
            _("The agreement has %(signed)d signatories; it comes into force with at least %(needed)d.")
            % {"signed": signatories, "needed": partnership.minimum_signatories}
        )


def _require_order(partnership: Partnership, since: date) -> None:
    last = partnership.stage_changes.last()
    if last and since < last.since:
        raise BadInput(
            _("The partnership entered its present stage on %(day)s; the next one cannot begin earlier.")
            % {"day": last.since.strftime("%d.%m.%Y")},
            "since",
        )


def _require_ground(to: Stage, note: str) -> None:
    if to in {Stage.SUSPENDED, Stage.ENDED, Stage.ABANDONED} and not note.strip():
        raise BadInput(_("Write the ground: a resolution, an expired term or another reason."), "note")
