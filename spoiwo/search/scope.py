"""Where a search looks: which kinds, when and where, and what the searcher may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import BigIntegerField, DateField, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from spoiwo.search.models import Entry


class Terms(SearchQuery):
    """A tsquery taken as written: the terms are ready, PostgreSQL need not parse them as a language."""

    template = "%(expressions)s::tsquery"

    def __init__(self, expression: str) -> None:
        super().__init__(expression, search_type="raw")


class _Candidates(Func):
    """The heaviest and newest matches, from the database's own function (migration 0002)."""

    function = "search_candidates"
    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = BigIntegerField()


_COUNTS = """
    SELECT of_kind, number FROM search_counts(
        %s::tsquery, %s::boolean, %s::bigint[], %s::bigint, %s::date, %s::date, %s::text, %s::bigint[]
    )
"""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a searcher chose: a partnership, days from ``since`` to before ``before``, a place.

    ``place`` is the key of a unit; ``partnerships_there`` are those working in it, whose things lie there
    unless they say otherwise. Things without a day or a place drop out when one is asked for.
    """

    partnership_id: int | None = None
    since: date | None = None
    before: date | None = None
    place: str = ""
    partnerships_there: Collection[int] = ()


ANYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class Scope:
    """With ``public_only`` off, what is not public counts in the partnerships named, or everywhere."""

    kinds: Collection[str] | None
    public_only: bool
    partnership_ids: Collection[int] | None
    narrowing: Narrowing = ANYTHING

    def entries(self) -> QuerySet[Entry]:
        """Return all that may be found."""
        entries = Entry.objects.all()
        if self.kinds is not None:
            entries = entries.filter(kind__in=self.kinds)
        if self.public_only:
            return entries.filter(is_public=True)
        if self.partnership_ids is not None:
            return entries.filter(Q(is_public=True) | Q(partnership_id__in=self.partnership_ids))
        return entries

    def matching(self, expression: str, most: int) -> QuerySet[Entry]:
        """Return what matches the tsquery, the heaviest and newest when there is more than ``most``."""
        kinds = None if self.kinds is None else list(self.kinds)
        within = None if self.partnership_ids is None else list(self.partnership_ids)
        chosen = self.narrowing
        candidates = _Candidates(
            Terms(expression),
            Cast(Value(kinds), ArrayField(TextField())),
            Value(self.public_only),
            Cast(Value(within), ArrayField(BigIntegerField())),
            Cast(Value(chosen.partnership_id), BigIntegerField()),
            Cast(Value(chosen.since), DateField()),
            Cast(Value(chosen.before), DateField()),
            Cast(Value(chosen.place or None), TextField()),
            Cast(Value(list(chosen.partnerships_there)), ArrayField(BigIntegerField())),
            Value(most),
        )
        return Entry.objects.filter(pk__in=candidates)

    def counts(self, expression: str) -> dict[str, int]:
        """Return how many things of each kind match the tsquery, whatever kinds are looked among."""
        chosen = self.narrowing
        within = None if self.partnership_ids is None else list(self.partnership_ids)
        days = (chosen.since, chosen.before)
        place = (chosen.place or None, list(chosen.partnerships_there))
        with connection.cursor() as cursor:
            values = (expression, self.public_only, within, chosen.partnership_id, *days, *place)
            cursor.execute(_COUNTS, values)
            return {str(kind): int(number) for kind, number in cursor.fetchall()}
