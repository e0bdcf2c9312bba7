"""Records that may be one institution or one person, shown before a second record is made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from spoiwo.common.polish import fold
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Identifier, Organization, OrganizationName, Person
from spoiwo.registry.states import Scheme
from spoiwo.search.selectors import nearly_named, suggest

ALIKE = 86
CERTAIN = 100


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record that may be the same one: how alike (0–100) and why."""

    organization: Organization
    score: int
    reason: str


def likely_duplicates(
    name: str,
    *,
    identifiers: Mapping[Scheme, str] | None = None,
    locality: str = "",
    exclude_id: int | None = None,
    limit: int = 5,
) -> list[Likeness]:
    """Return likely duplicates, the surest first: same register number, same name, similar name."""
    found: dict[int, Likeness] = {}
    for likeness in [*_by_number(identifiers or {}), *_by_name(name, locality)]:
        best = found.get(likeness.organization.pk)
        if likeness.organization.pk != exclude_id and (best is None or best.score < likeness.score):
            found[likeness.organization.pk] = likeness
    return sorted(found.values(), key=lambda item: -item.score)[:limit]


def _by_number(identifiers: Mapping[Scheme, str]) -> list[Likeness]:
    wanted = Q(pk__in=[])
    for scheme, value in identifiers.items():
        if value:
            wanted |= Q(scheme=scheme, value=value)
    rows = Identifier.objects.filter(wanted).select_related("organization")
    return [
        Likeness(row.organization, CERTAIN, _("same %(register)s") % {"register": row.get_scheme_display()})
        for row in rows
    ]


def _by_name(name: str, locality: str) -> list[Likeness]:
    if not fold(name):
        return []
    numbers = [int(hit.object_id) for hit in suggest(name, kinds=["organization"], limit=25)]
    names = OrganizationName.objects.filter(
        organization_id__in=numbers, organization__merged_into__isnull=True
    ).select_related("organization")
    found = (_likeness(name, locality, row.name, row.organization) for row in names)
    return [likeness for likeness in found if likeness is not None]


def _likeness(name: str, locality: str, other_name: str, other: Organization) -> Likeness | None:
    score = round(fuzz.token_sort_ratio(fold(name), fold(other_name)))
    if _elsewhere(locality, other):
        score -= 12
    if score < ALIKE:
        return None
    return Likeness(other, score, _("same name") if score == CERTAIN else _reason(other_name, other))


def _reason(name: str, organization: Organization) -> str:
    # The record's own name stands beside the reason already; only another one explains the likeness.
    if name == organization.name:
        return _("similar name")
    return _("similar name: %(name)s") % {"name": name}


def _elsewhere(locality: str, organization: Organization) -> bool:
    return bool(locality and organization.locality and fold(locality) != fold(organization.locality))


def likely_same_person(given_names: str, family_name: str, exclude_id: int | None = None) -> list[Person]:
    """Return persons of the same surname whose first name is the same but for a letter or two."""
    candidates = Person.objects.filter(merged_into__isnull=True, family_name__iexact=family_name.strip())
    first = fold(given_names).split(" ")[0]
    return [
        person
        for person in candidates
        if person.pk != exclude_id and fuzz.ratio(first, fold(person.given_names).split(" ")[0]) >= 80
    ]


@dataclass(frozen=True, slots=True)
class PairOfRecords:
    """Two records that may be of one institution, and why."""

    first: Organization
    second: Organization
    score: int
    reason: str


def pairs_of_newest(partnership: Partnership, most: int = 5) -> list[PairOfRecords]:
    """Return each of the most recently recorded members with the likeliest duplicate it has, in one query."""
    alike = OrganizationName.objects.filter(
        organization__in=nearly_named("organization", OuterRef(OuterRef("name"))).values("object_id"),
        organization__merged_into__isnull=True,
    ).exclude(organization=OuterRef("pk"))
    told = JSONObject(
        pk="organization_id",
        name="organization__name",
        locality="organization__locality",
        other_name="name",
    )
    newest = Organization.objects.standing().filter(signatories__partnership=partnership)
    rows = newest.annotate(alike=ArraySubquery(alike.values(told=told))).order_by("-pk")
    found: dict[frozenset[int], PairOfRecords] = {}
    for number, name, locality, others in rows.values_list("pk", "name", "locality", "alike")[:most]:
        pair = _likeliest(Organization(pk=number, name=name, locality=locality), others)
        if pair is not None:
            found.setdefault(frozenset((pair.first.pk, pair.second.pk)), pair)
    return list(found.values())


def _likeliest(organization: Organization, alike: Iterable[Mapping[str, Any]]) -> PairOfRecords | None:
    """Return the pair with the likeliest of records as the database tells them; None where none is alike."""
    found = []
    for row in alike:
        other = Organization(pk=row["pk"], name=row["name"], locality=row["locality"])
        found.append(_likeness(organization.name, organization.locality, row["other_name"], other))
    best = max((one for one in found if one is not None), key=lambda one: one.score, default=None)
    return PairOfRecords(organization, best.organization, best.score, best.reason) if best else None


MOST_PAIRS = 60
LARGEST_GROUP = 200


def likely_pairs(limit: int = MOST_PAIRS) -> list[PairOfRecords]:
    """Return pairs of standing records alike in name, the likeliest first, in one query.

    A record is compared only with those that share its first two or its last two words in the order
    of the alphabet: two spellings of one name nearly always do, and a large register stays quick.
    """
    groups: dict[str, list[tuple[Organization, str]]] = defaultdict(list)
    rows = Organization.objects.standing().only("name", "locality", "category", "sort_key")
    for organization in rows.iterator(chunk_size=2000):
        words = sorted(fold(organization.name).split())
        named = (organization, " ".join(words))
        for key in {" ".join(words[:2]), " ".join(words[-2:])}:
            groups[key].append(named)
    found: dict[tuple[int, int], PairOfRecords] = {}
    for group in groups.values():
        for one, other in combinations(group[:LARGEST_GROUP], 2):
            pair = _compare(one, other)
            if pair is not None:
                found[(pair.first.pk, pair.second.pk)] = pair
    return sorted(found.values(), key=lambda pair: -pair.score)[:limit]


def _compare(one: tuple[Organization, str], other: tuple[Organization, str]) -> PairOfRecords | None:
    (first, words), (second, other_words) = one, other
    score = round(fuzz.ratio(words, other_words, score_cutoff=ALIKE))
    if _elsewhere(first.locality, second):
        score -= 12
    if score < ALIKE or first.pk == second.pk:
        return None
    reason = _("same name") if score == CERTAIN else _("similar name")
    low, high = (first, second) if first.pk < second.pk else (second, first)
    return PairOfRecords(low, high, score, reason)
