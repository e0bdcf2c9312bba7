"""Register numbers of many institutions at once, under the rules of ``set_identifiers``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from spoiwo.audit.services import entry, record_many
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.registry import rules
from spoiwo.registry.identifiers import normalise
from spoiwo.registry.models import Identifier, Organization
from spoiwo.registry.selectors import numbers_of_many
from spoiwo.registry.services.indexing import document_of_organization, names_of_many
from spoiwo.registry.services.organizations import UNIQUE_SCHEMES, number_taken
from spoiwo.registry.services.refusals import RefusedDraft
from spoiwo.registry.states import Scheme
from spoiwo.search.services import index_many

Numbers = Mapping[Scheme, str]
_Pair = tuple[Scheme, str]


@transaction.atomic
def add_identifiers_to_many(*, actor: Actor, additions: Mapping[Organization, Numbers]) -> set[int]:
    """Add register numbers to many institutions and return the ids of those it may not change.

    Institutions of other partnerships are left as they are, because they are theirs to change; a
    number the record has already is passed over. Raises RefusedDraft for a number that is wrong or
    belongs to another record; then nothing is added.
    """
    editable = rules.editable_organizations(actor, [row.pk for row in additions])
    ours = {row: numbers for row, numbers in additions.items() if row.pk in editable}
    old = numbers_of_many([row.pk for row in ours])
    write_numbers(ours, list(additions))
    new = numbers_of_many([row.pk for row in ours])
    changed = [row for row in ours if old.get(row.pk, {}) != new.get(row.pk, {})]
    record_many(
        [
            entry(
                actor, "registry.organization.identified", row,
                old=old.get(row.pk, {}), new=new.get(row.pk, {}),
            )
            for row in changed
        ]
    )  # fmt: skip
    names = names_of_many([row.pk for row in changed])
    index_many([document_of_organization(row, names[row.pk]) for row in changed])
    return {row.pk for row in additions} - editable


def write_numbers(
    additions: Mapping[Organization, Numbers], order: Sequence[Organization]
) -> dict[int, list[str]]:
    """Store the numbers and return them by record; for services that have asked the rules already.

    ``order`` says which place a refusal names. Raises RefusedDraft.
    """
    places = {row.pk: place for place, row in enumerate(order)}
    wanted = {row: _normalised(numbers, places[row.pk]) for row, numbers in additions.items()}
    _require_free(wanted, places)
    held = _held([row.pk for row in wanted])
    fresh = [
        Identifier(organization=row, scheme=scheme, value=value)
        for row, pairs in wanted.items()
        for scheme, value in pairs
        if (scheme, value) not in held[row.pk]
    ]
    Identifier.objects.bulk_create(fresh)
    stored: dict[int, list[str]] = defaultdict(list)
    for made in sorted(fresh, key=lambda one: one.scheme):
        stored[made.organization_id].append(made.value)
    return stored


def _normalised(numbers: Numbers, place: int) -> list[_Pair]:
    try:
        pairs = [
            (scheme, normalise(scheme, one))
            for scheme, raw in numbers.items()
            for one in raw.split(",")
            if one.strip()
        ]
    except BadInput as error:
        raise RefusedDraft(error, place) from error
    return list(dict.fromkeys(pairs))


def _require_free(wanted: Mapping[Organization, Iterable[_Pair]], places: Mapping[int, int]) -> None:
    """Refuse a number of one institution only that another one bears, on record or in the same list."""
    bearers: dict[_Pair, Organization] = {}
    told = [(row, pair) for row, pairs in wanted.items() for pair in pairs if pair[0] in UNIQUE_SCHEMES]
    for found in _bearers([pair for _row, pair in told]):
        bearers[Scheme(found.scheme), found.value] = found.organization
    for row, pair in told:
        bearer = bearers.setdefault(pair, row)
        if bearer.pk != row.pk:
            raise RefusedDraft(number_taken(pair[0], bearer), places[row.pk])


def _bearers(pairs: Iterable[_Pair]) -> list[Identifier]:
    values: dict[Scheme, list[str]] = defaultdict(list)
    for scheme, value in pairs:
        values[scheme].append(value)
    condition = Q(pk__in=[])
    for scheme, wanted in values.items():
        condition |= Q(scheme=scheme, value__in=wanted)
    return list(Identifier.objects.filter(condition).select_related("organization"))


def _held(organization_ids: Iterable[int]) -> dict[int, set[_Pair]]:
    held: dict[int, set[_Pair]] = defaultdict(set)
    rows = Identifier.objects.filter(organization__in=list(organization_ids))
    for number, scheme, value in rows.values_list("organization_id", "scheme", "value"):
        held[number].add((Scheme(scheme), value))
    return held
