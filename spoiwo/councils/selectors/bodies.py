"""Bodies of a partnership, and one of them on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.common.periods import valid_on
from spoiwo.councils.models import Body, ByLaws, Deputy, FunctionHolding, Quota, SeatHolding, Term
from spoiwo.councils.selectors.composition import Composition, composition_on
from spoiwo.councils.selectors.findings import due_end, findings
from spoiwo.councils.states import BodyKind, Function
from spoiwo.partnerships.models import Partnership

ORDER = list(BodyKind)
M = TypeVar("M", bound=Model)


# A list shows names: the other columns of institutions and persons would outweigh the bodies.
_LISTED = (*(field.name for field in Body._meta.concrete_fields), "run_by__name", "parent__name")
_CHAIR = (
    "term__body_id",
    "holding__is_demo",
    "holding__person__title",
    "holding__person__given_names",
    "holding__person__family_name",
    "holding__organization__name",
)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in a list: how many sit in it on the day, and who chairs."""

    body: Body
    members: int
    chair: SeatHolding | None
    is_running: bool


@dataclass(frozen=True, slots=True)
class BodyOnDay:
    """All there is to say of a body on a day."""

    body: Body
    day: date
    term: Term | None
    bylaws: ByLaws | None
    quotas: tuple[Quota, ...]
    composition: Composition
    findings: tuple[str, ...]
    parts: tuple[Body, ...]
    terms: tuple[Term, ...]

    @property
    def is_running(self) -> bool:
        """Whether the body exists on the day."""
        end = self.body.valid_to
        return self.body.valid_from <= self.day and (end is None or self.day < end)

    @property
    def term_is_due(self) -> date | None:
        """The first day after the term, as the by-laws reckon it; None when nothing says so."""
        if self.term is None or self.bylaws is None or not self.bylaws.term_years:
            return None
        return due_end(self.term.valid_from, self.bylaws.term_years) if self.term.is_beginning_known else None


def bodies_of(partnership: Partnership, day: date) -> list[BodyLine]:
    """Return every body ever recorded, as it stands on the day, in two queries; running ones first."""
    seated = Count(
        "terms__holdings",
        filter=valid_on(day, "terms__holdings__") & valid_on(day, "terms__"),
        distinct=True,
    )
    bodies = (
        Body.objects.filter(partnership=partnership)
        .annotate(seated=seated)
        .select_related("run_by", "parent")
        .only(*_LISTED)
    )
    chairs = _chairs(partnership, day)
    lines = [BodyLine(body, body.seated, chairs.get(body.pk), _runs(body, day)) for body in bodies]
    return sorted(
        lines,
        key=lambda line: (not line.is_running, ORDER.index(BodyKind(line.body.kind)), line.body.name),
    )


def _runs(body: Body, day: date) -> bool:
    return body.valid_from <= day and (body.valid_to is None or day < body.valid_to)


def _chairs(partnership: Partnership, day: date) -> Mapping[int, SeatHolding]:
    rows = FunctionHolding.objects.filter(
        valid_on(day, "term__"), term__body__partnership=partnership, function=Function.CHAIR
    ).as_of(day)
    held = rows.select_related("term", "holding__person", "holding__organization").only(*_CHAIR)
    return {row.term.body_id: row.holding for row in held}


def body_by_slug(partnership: Partnership, slug: str) -> Body:
    """Return a body of the partnership by its address; raises NotFound."""
    rows = Body.objects.filter(partnership=partnership, slug=slug)
    body: Body | None = rows.select_related("partnership", "run_by", "parent").first()
    if body is None:
        raise NotFound(_("There is no such body."))
    return body


def bylaws_on(body: Body, day: date) -> ByLaws | None:
    """Return the by-laws in force on the day."""
    found: ByLaws | None = ByLaws.objects.filter(body=body).as_of(day).first()
    return found


def body_on(body: Body, day: date) -> BodyOnDay:
    """Return the body as it stood on the day, in at most ten queries however many sit in it."""
    terms: tuple[Term, ...] = tuple(Term.objects.filter(body=body))
    term = next((one for one in terms if _holds(one, day)), None)
    bylaws = bylaws_on(body, day)
    quotas = tuple(Quota.objects.filter(bylaws=bylaws)) if bylaws else ()
    composition = composition_on(term, day)
    return BodyOnDay(
        body=body,
        day=day,
        term=term,
        bylaws=bylaws,
        quotas=quotas,
        composition=composition,
        findings=tuple(findings(composition, bylaws, quotas, term, day)),
        parts=tuple(Body.objects.filter(parent=body).as_of(day)),
        terms=terms,
    )


def _holds(term: Term, day: date) -> bool:
    return term.valid_from <= day and (term.valid_to is None or day < term.valid_to)


def history(body: Body) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the body and everything in it, the newest first."""
    entries = history_of_partnership(body.partnership_id)
    return entries.filter(Q(action__startswith="councils."), data__body=body.pk)


def term_by_id(body: Body, number: int) -> Term:
    """Return a term of the body; raises NotFound."""
    return _one(Term.objects.filter(body=body, pk=number).select_related("body__partnership"))


def version_by_id(body: Body, number: int) -> ByLaws:
    """Return a version of the body's by-laws; raises NotFound."""
    return _one(ByLaws.objects.filter(body=body, pk=number).select_related("body__partnership"))


def holding_by_id(body: Body, number: int) -> SeatHolding:
    """Return who held or holds a seat of the body; raises NotFound."""
    rows = SeatHolding.objects.filter(term__body=body, pk=number)
    return _one(rows.select_related("term__body__partnership", "organization", "person", "seat"))


def function_by_id(body: Body, number: int) -> FunctionHolding:
    """Return a function held in the body; raises NotFound."""
    rows = FunctionHolding.objects.filter(term__body=body, pk=number)
    return _one(rows.select_related("term__body__partnership", "holding__organization", "holding__person"))


def deputy_by_id(body: Body, number: int) -> Deputy:
    """Return a deputy in the body; raises NotFound."""
    rows = Deputy.objects.filter(holding__term__body=body, pk=number)
    return _one(rows.select_related("holding__term__body__partnership", "holding__organization", "person"))


def _one(rows: QuerySet[M]) -> M:
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such entry in this body."))
    return found
