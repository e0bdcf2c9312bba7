"""Reads of requests; every dated one takes the day."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Case as When
from django.db.models import QuerySet, Value
from django.db.models import When as Is
from django.utils.translation import gettext as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.files.models import StoredFile
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.requests.models import Case, Entry, EntryFile
from spoiwo.requests.states import LETTERS, Kind, State

# What addresses call the three things the register is narrowed to.
KIND, STATE, YEAR = "rodzaj", "stan", "rok"
# Whole years after the one in which a request was settled (JRWA-03). Not checked in an archive's list.
KEPT_YEARS = 5


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What the register is narrowed to; empty values narrow nothing."""

    kind: str = ""
    state: str = ""
    year: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether a part of the register is left out on request."""
        return bool(self.kind or self.state or self.year)

    @property
    def address(self) -> str:
        """The part of an address that narrows to the same."""
        values = {KIND: self.kind, STATE: self.state, YEAR: self.year}
        return urlencode({name: value for name, value in values.items() if value})


def cases_of(partnership: Partnership, wanted: CaseFilter) -> QuerySet[Case]:
    """Return the register: what waits for an answer first, the nearest term before the others."""
    rows: QuerySet[Case] = Case.objects.filter(partnership=partnership)
    if wanted.kind in Kind.values:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    waits = When(Is(state=State.OPEN, then=Value(0)), default=Value(1))
    term = When(Is(state=State.OPEN, then="due_on"))
    return rows.select_related("partnership").order_by(waits, term, "-year", "-number")


def years_of(partnership: Partnership) -> list[int]:
    """Return the years with requests, the latest first."""
    rows = Case.objects.filter(partnership=partnership).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def open_cases(partnership: Partnership) -> QuerySet[Case]:
    """Return what waits for an answer, the nearest term first."""
    rows: QuerySet[Case] = Case.objects.filter(partnership=partnership, state=State.OPEN)
    return rows.select_related("partnership").order_by("due_on", "pk")


def case_by_id(partnership: Partnership, number: int) -> Case:
    """Return a request to the partnership; raises NotFound."""
    return _one(Case.objects.filter(partnership=partnership, pk=number))


def case_of_link(link: PersonalLink) -> Case:
    """Return the request a personal link was given for; raises NotFound."""
    return _one(Case.objects.filter(partnership=link.partnership, pk=link.subject_id))


def _one(rows: QuerySet[Case]) -> Case:
    found: Case | None = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such request."))
    return found


def entries_of(case: Case) -> list[Entry]:
    """Return what happened with a request, in order, with the files."""
    return list(Entry.objects.filter(case=case).select_related("case").prefetch_related("files__file"))


def file_of(case: Case, number: int) -> StoredFile:
    """Return a file that went with an answer to the request; raises NotFound."""
    found = EntryFile.objects.filter(entry__case=case, pk=number).select_related("file").first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return found.file


def letter_of(case: Case, number: int) -> Entry:
    """Return an entry that can go as a letter; raises NotFound."""
    found: Entry | None = Entry.objects.filter(case=case, pk=number, step__in=LETTERS).first()
    if found is None or not found.is_letter:
        raise NotFound(_("There is no such letter."))
    found.case = case
    return found


def history_of(case: Case) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the request, the newest first."""
    return history_of_partnership(case.partnership_id).filter(
        action__startswith="requests.", data__case=case.pk
    )


def to_forget(partnership: Partnership, moment: datetime) -> QuerySet[Case]:
    """Return settled requests whose personal data are erased at the moment and still stand."""
    before = date(moment.astimezone(clock.WARSAW).year - KEPT_YEARS, 1, 1)
    rows: QuerySet[Case] = Case.objects.filter(
        closed_on__lt=before, partnership=partnership, forgotten_on=None
    )
    return rows.exclude(state=State.OPEN).select_related("partnership").order_by("pk")


def forgotten_from(case: Case) -> date:
    """Return the day on which personal data of a settled request may be erased (JRWA-03)."""
    return date((case.closed_on or case.due_on).year + KEPT_YEARS + 1, 1, 1)


def settled_before(partnership: Partnership, day: date) -> QuerySet[Case]:
    """Return requests settled before the day, for whoever decides what of old ones is kept."""
    rows: QuerySet[Case] = Case.objects.filter(partnership=partnership, closed_on__lt=day)
    return rows.exclude(state=State.OPEN).select_related("partnership")


def settled_on(case: Case) -> date:
    """Return the day on which a settled request was settled."""
    assert case.closed_on is not None
    return case.closed_on
