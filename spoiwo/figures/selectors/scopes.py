"""Which partnerships are counted together: all, those of a pact, of a subregion, of a voivodeship."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import AreaUnit, Partnership, Relation
from spoiwo.partnerships.states import RelationKind
from spoiwo.territory.codes import Level
from spoiwo.territory.selectors import subregion_keys, subregions, units_at

EVERYTHING = ""
_PACT, _SUBREGION, _VOIVODESHIP = "pakt", "podregion", "wojewodztwo"


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice of the list: the word in the address, and the name."""

    key: str
    label: str


def scopes_for(visible: QuerySet[Partnership], day: date) -> list[Scope]:
    """Return what may be chosen: only what holds one of the visible partnerships on the day."""
    keys = set(_areas(visible, day).values_list("unit__key", flat=True))
    pacts = Partnership.objects.filter(pk__in=_parts(visible).values("other")) & visible
    return [
        Scope(EVERYTHING, _("All partnerships")),
        *(Scope(f"{_PACT}-{one.slug}", one.short_name) for one in pacts.order_by("short_name")),
        *(
            Scope(f"{_SUBREGION}-{one.slug}", one.name)
            for one in subregions()
            if any(_is_within(key, {unit.key for unit in one.units.all()}) for key in keys)
        ),
        *(
            Scope(f"{_VOIVODESHIP}-{unit.key}", unit.full_name)
            for unit in units_at(Level.VOIVODESHIP, day)
            if any(_is_within(key, {unit.key}) for key in keys)
        ),
    ]


def partnerships_in(scope: str, visible: QuerySet[Partnership], day: date) -> tuple[Partnership, ...]:
    """Return the visible partnerships of a scope on the day; raises NotFound for no such scope.

    A pact comes with the partnerships that are part of it. A partnership lies in an area where it works
    in at least one unit of it.
    """
    if scope not in {one.key for one in scopes_for(visible, day)}:
        raise NotFound(_("There is no such scope."))
    kind, _dash, name = scope.partition("-")
    if kind == _PACT:
        pact = visible.filter(slug=name)
        visible = visible.filter(pk__in=_parts(visible).filter(other__in=pact).values("partnership")) | pact
    elif kind in {_SUBREGION, _VOIVODESHIP}:
        units = {name} if kind == _VOIVODESHIP else subregion_keys(name)
        areas = _areas(visible, day).values_list("partnership", "unit__key")
        visible = visible.filter(pk__in={number for number, key in areas if _is_within(key, units)})
    return tuple(visible.order_by("short_name", "pk"))


def _parts(visible: QuerySet[Partnership]) -> QuerySet[Relation]:
    return Relation.objects.filter(kind=RelationKind.PART_OF, partnership__in=visible)


def _areas(visible: QuerySet[Partnership], day: date) -> QuerySet[AreaUnit]:
    return AreaUnit.objects.as_of(day).filter(partnership__in=visible)


def _is_within(key: str, units: Iterable[str]) -> bool:
    return any(key.startswith(unit) for unit in units)
