"""The list of partnerships: found by where, what, how and when."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django_scopes import scopes_disabled

from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.partnerships.selectors import Words, words_of
from spoiwo.portal.links import partnership_url, register_url
from spoiwo.portal.words import signatories_word
from spoiwo.registry.models import Signatory


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader narrowed the list to; ``area`` holds keys of units, a subregion's together."""

    area: frozenset[str] = frozenset()
    kind: str = ""
    stage: str = ""
    founded_from: date | None = None
    founded_to: date | None = None


@dataclass(frozen=True, slots=True)
class ListedPartnership:
    """One partnership in a list."""

    partnership: Partnership
    url: str
    register_url: str
    count: int
    count_word: str
    area: str
    words: Words


def find_partnerships(wanted: Wanted) -> QuerySet[Partnership]:
    """Return the public partnerships that match, by name."""
    rows = Partnership.objects.public().order_by("short_name", "pk")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.founded_from:
        rows = rows.filter(founded_on__gte=wanted.founded_from)
    if wanted.founded_to:
        rows = rows.filter(founded_on__lte=wanted.founded_to)
    if wanted.area:
        rows = rows.filter(works_in(wanted.area))
    return rows


def works_in(keys: frozenset[str]) -> Exists:
    """Return the condition that the area lies in one of the units, or holds one of them, on any day."""
    touching = Q()
    for key in keys:
        around = [key[:length] for length in (2, 4) if length < len(key)]
        touching |= Q(unit__key__startswith=key) | Q(unit__key__in=around)
    return Exists(AreaUnit.objects.filter(touching, partnership=OuterRef("pk")))


def listed(partnerships: list[Partnership], day: date, language: str) -> list[ListedPartnership]:
    """Return partnerships with their number of signatories and their area, in one query.

    In another language than Polish one more brings all names in it.
    """
    words = words_of(partnerships, language)
    facts = _facts([one.pk for one in partnerships], day)
    return [
        ListedPartnership(
            partnership=one,
            url=partnership_url(one.slug),
            register_url=register_url(one.slug),
            count=facts[one.pk].members,
            count_word=signatories_word(facts[one.pk].members),
            area=", ".join(facts[one.pk].area),
            words=words[one.pk],
        )
        for one in partnerships
    ]


@dataclass(frozen=True, slots=True)
class _Facts:
    members: int
    area: list[str]


def _facts(partnership_ids: list[int], day: date) -> dict[int, _Facts]:
    with scopes_disabled():
        members = Signatory.objects.members_on(day).filter(partnership=OuterRef("pk")).order_by()
    counted = members.values("partnership").annotate(n=Count("pk")).values("n")
    area = AreaUnit.objects.as_of(day).filter(partnership=OuterRef("pk")).order_by("unit__sort_key")
    rows = Partnership.objects.filter(pk__in=partnership_ids).annotate(
        members=Coalesce(Subquery(counted), 0), names=ArraySubquery(area.values("unit__full_name"))
    )
    return {pk: _Facts(number, names) for pk, number, names in rows.values_list("pk", "members", "names")}
