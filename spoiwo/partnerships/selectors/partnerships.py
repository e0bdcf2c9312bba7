"""Partnerships, their people, area and relations."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.accounts.models import User
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.partnerships import permissions
from spoiwo.partnerships.models import (
    AreaUnit,
    LegalBasis,
    Partnership,
    Relation,
    RoleAssignment,
    StageChange,
)
from spoiwo.partnerships.states import Role, Stage
from spoiwo.territory.selectors import UnitOnDay, children_of, units_as_of

NO_SUCH = _("There is no such partnership, or it is not public.")


def roles_of(actor: Actor, partnership_id: int, day: date) -> frozenset[Role]:
    """Return the roles the signed-in actor holds in one partnership on the day."""
    held = _assignments_of(actor, day).filter(partnership_id=partnership_id)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def all_roles_of(actor: Actor, day: date) -> frozenset[Role]:
    """Return the roles the actor holds anywhere on the day."""
    return frozenset(Role(role) for role in _assignments_of(actor, day).values_list("role", flat=True))


def partnerships_with_role(actor: Actor, day: date) -> QuerySet[Partnership]:
    """Return the partnerships in which the actor holds a role on the day."""
    return Partnership.objects.filter(Exists(_assignments_of(actor, day).filter(partnership=OuterRef("pk"))))


def _assignments_of(actor: Actor, day: date) -> QuerySet[RoleAssignment]:
    kind, _sep, number = actor.actor_id.partition(":")
    if kind != "user":
        return RoleAssignment.objects.none()
    return RoleAssignment.objects.as_of(day).filter(user_id=int(number))


def public_partnership(slug: str) -> Partnership:
    """Return the public partnership of that address; raises NotFound."""
    found = _PUBLIC.first(slug)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


# Asked on every public page of a partnership.
_PUBLIC = PreparedRows(lambda slug: Partnership.objects.public().filter(slug=slug).order_by()[:1])


def partnership_by_slug(slug: str) -> Partnership:
    """Return the partnership of that address, public or not; raises NotFound."""
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def team(partnership: Partnership, day: date) -> QuerySet[RoleAssignment]:
    """Return who works in the partnership on the day."""
    return RoleAssignment.objects.as_of(day).filter(partnership=partnership).select_related("user")


def people_with(partnership: Partnership, permission: str, day: date) -> list[User]:
    """Return who has the permission in the partnership on the day, each once, in the order of e-mails."""
    roles = permissions.get(permission).roles
    people = {row.user for row in team(partnership, day) if row.role in roles and row.user.is_active}
    return sorted(people, key=lambda one: one.email)


def assignment(number: int) -> RoleAssignment:
    """Return a role with its person and partnership."""
    return RoleAssignment.objects.select_related("user", "partnership").get(pk=number)


def area_of(partnership: Partnership, day: date) -> QuerySet[AreaUnit]:
    """Return the units in which the partnership works on the day."""
    return AreaUnit.objects.as_of(day).filter(partnership=partnership).select_related("unit__parent")


def area_choices(partnership: Partnership, day: date) -> Sequence[UnitOnDay]:
    """Return the units of the partnership's area and those one level below, the wider first."""
    own = list(units_as_of((row.unit.key for row in area_of(partnership, day)), day).values())
    below = [child for unit in own for child in children_of(unit.key, day)]
    found = {unit.key: unit for unit in [*own, *below]}
    return sorted(found.values(), key=lambda unit: (len(unit.key), unit.sort_key))


def stage_on(partnership: Partnership, day: date) -> Stage | None:
    """Return the stage on the day, or None before the partnership's first record."""
    change = StageChange.objects.filter(partnership=partnership, since__lte=day).last()
    return Stage(change.stage) if change else None


def legal_bases_of(partnership: Partnership, day: date) -> list[LegalBasis]:
    """Return the legal bases in force on the day."""
    return [
        basis
        for basis in partnership.legal_bases.all()
        if basis.valid_from <= day and (basis.valid_to is None or day < basis.valid_to)
    ]


# What a page says of the other side: its name, where it is, whether it is public, since when.
_NAMED = ("slug", "short_name", "official_name", "stage", "kind", "founded_on", "founded_precision")


def relations_of(partnership: Partnership) -> list[Relation]:
    """Return relations in both directions, with the other side loaded."""
    both = Relation.objects.filter(Q(partnership=partnership) | Q(other=partnership))
    sides = (f"{side}__{name}" for side in ("partnership", "other") for name in _NAMED)
    return list(both.select_related("partnership", "other").only("kind", *sides).order_by("kind", "pk"))
