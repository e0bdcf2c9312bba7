"""What every deed on a plan checks and writes down."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.plans.models import Action, Change, Plan
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on

STALE = _(
    "Somebody else has saved this meanwhile. Look at what is new; your words are below, save them again."
)


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:400]


def need_edition(row: Plan | Action, edition: int | None) -> None:
    """Refuse to save over what somebody else saved meanwhile; without an edition nothing is compared."""
    if edition is not None and row.edition != edition:
        raise ConcurrentChange(STALE)


def need_adopted(plan: Plan) -> None:
    """Refuse to carry out what was not adopted yet."""
    if not plan.is_adopted:
        raise WrongState(_("The plan is a draft. Write down first that it was adopted."))


def hold(action: Action) -> None:
    """Read an action anew together with its plan, and hold both to the end of the deed."""
    lock(action.plan)
    lock(action)


def name_today(organization: Organization) -> str:
    """Return the official name of an institution as it is today."""
    return names_on([organization.pk], clock.today()).get(organization.pk, organization.name)


def note(actor: Actor, deed: str, row: Plan | Action, **data: object) -> None:
    """Write a deed into the book of deeds."""
    plan = row if isinstance(row, Plan) else row.plan
    about: dict[str, object] = {"plan": plan.pk}
    if isinstance(row, Action):
        about |= {"of_action": row.pk, "code": row.code, "title": row.title}
    record(actor, f"plans.{deed}", row, partnership_id=plan.partnership_id, **(about | data))


def write_change(
    actor: Actor,
    plan: Plan,
    before: Mapping[str, str],
    after: Mapping[str, str],
    ground: str,
    *,
    action: Action | None = None,
) -> None:
    """Write down what differs in an adopted plan, as its next version; a draft changes freely.

    Raises BadInput when something differs and no ground is given.
    """
    different = [name for name in after if before.get(name, "") != after[name]]
    if not plan.is_adopted or not different:
        return
    why = need_ground(ground)
    plan.version += 1
    plan.save(update_fields=["version"])
    Change.objects.bulk_create(
        Change(
            plan=plan,
            version=plan.version,
            action_code=action.code if action else "",
            action_title=action.title if action else "",
            field=name,
            before=before.get(name, ""),
            after=after[name],
            ground=why,
            made_by=actor.actor_name[:200],
        )
        for name in different
    )
