"""Where a search looks: which kinds, and what the searcher may see."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db.models import BigIntegerField, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from spoiwo.search.models import Entry


class Terms(SearchQuery):
    """A tsquery taken as written: the terms are ready, PostgreSQL need not parse them as a language."""

    template = "%(expressions)s::tsquery"

    def __init__(self, expression: str) -> None:
        super().__init__(expression, search_type="raw")


class _Candidates(Func):
    """The heaviest and newest matches, from the database's own function (migration 0001)."""

    function = "search_candidates"
    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = BigIntegerField()


@dataclass(frozen=True, slots=True)
class Scope:
    """With ``public_only`` off, what is not public counts in the partnerships named, or everywhere."""

    kinds: Collection[str] | None
    public_only: bool
    partnership_ids: Collection[int] | None

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
        candidates = _Candidates(
            Terms(expression),
            Cast(Value(kinds), ArrayField(TextField())),
            Value(self.public_only),
            Cast(Value(within), ArrayField(BigIntegerField())),
            Value(most),
        )
        return Entry.objects.filter(pk__in=candidates)
