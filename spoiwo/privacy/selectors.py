"""Reads; every dated one takes the day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.polish import term_end
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import clauses, retention, uses
from spoiwo.privacy.clauses import Office, Part, Told
from spoiwo.privacy.models import Activity, Breach, ClauseGiven, ClauseVersion, Controller, Hold, Look
from spoiwo.privacy.retention import Erasing
from spoiwo.privacy.states import BreachState, Risk
from spoiwo.privacy.uses import Use
from spoiwo.registry.models import Organization, Representation, RoleHolding, Signatory
from spoiwo.registry.selectors import secretariat_of

# Two years, as logs of systems are often kept. Not compared with any act.
LOOKS_KEPT = timedelta(days=730)


def controller_of(partnership: Partnership, day: date) -> Controller | None:
    """Return who answers for the data on the day; None where it is not recorded."""
    rows = Controller.objects.filter(partnership=partnership).as_of(day)
    found: Controller | None = rows.select_related("organization").first()
    return found


def controllers_of(partnership: Partnership) -> list[Controller]:
    """Return all who answered for the data, the latest first."""
    return list(Controller.objects.filter(partnership=partnership).select_related("organization"))


def office_of(partnership: Partnership, day: date) -> Office:
    """Return whom clauses name: the controller, else the secretariat, else the partnership itself."""
    one = controller_of(partnership, day)
    if one is None:
        contact = secretariat_of(partnership, day)
        name = contact.organization or partnership.short_name
        return Office(name, email=contact.email, phone=contact.phone)
    return Office(
        one.organization.name, one.address, one.email, one.phone, one.inspector, one.inspector_email,
        one.inspector_phone, one.standing, one.arrangement,
    )  # fmt: skip


def told_of(partnership: Partnership, use: Use) -> Told:
    """Return what is done with the data: the office's own words where it wrote them."""
    row: Activity | None = Activity.objects.filter(partnership=partnership, code=use.code).first()
    if row is None:
        return clauses.proposed(use)
    return Told(row.purpose, row.basis, row.categories, row.recipients, row.period, is_own=True)


def latest_version(partnership: Partnership, use: Use) -> ClauseVersion | None:
    """Return the version given last, whether its words are still those of today or not."""
    rows = ClauseVersion.objects.filter(partnership=partnership, use=use.code)
    found: ClauseVersion | None = rows.first()
    return found


def words_today(partnership: Partnership, use: Use, day: date) -> str:
    """Return the words of a clause as they are on the day, in Polish."""
    with override("pl"):
        told, source = told_of(partnership, use), str(use.source)
    return clauses.in_polish(office_of(partnership, day), told, source=source)


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause as a page shows it: its parts, its number, and since when its words stand."""

    use: Use
    parts: tuple[Part, ...]
    number: int
    since: date


def shown_clause(partnership: Partnership, use: Use, day: date) -> Shown:
    """Return the clause in the language that is active, with the number of its version."""
    office, told = office_of(partnership, day), told_of(partnership, use)
    last = latest_version(partnership, use)
    with override("pl"):
        own = told if told.is_own else clauses.proposed(use)
        polish = clauses.in_polish(office, own, source=str(use.source))
    parts = clauses.parts_of(office, told, source=str(use.source))
    if last is not None and last.text == polish:
        return Shown(use, parts, last.number, last.since.date())
    return Shown(use, parts, last.number + 1 if last else 1, day)


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A kind of form with what was given of its clause."""

    use: Use
    versions: int = 0
    given: int = 0


def clause_lines(partnership: Partnership) -> list[ClauseLine]:
    """Return every kind of form with the count of versions and of people who were given one."""
    rows = ClauseVersion.objects.filter(partnership=partnership).order_by().values("use")
    counts = {
        row["use"]: (row["versions"], row["people"])
        for row in rows.annotate(versions=Count("pk", distinct=True), people=Count("given"))
    }
    return [ClauseLine(use, *counts.get(use.code, (0, 0))) for use in uses.known()]


def use_by_code(code: str) -> Use:
    """Return a kind of form; raises NotFound."""
    try:
        return uses.get(code)
    except KeyError as error:
        raise NotFound(_("There is no such form.")) from error


def versions_of(partnership: Partnership, use: Use) -> QuerySet[ClauseVersion]:
    """Return the versions of a clause, the latest first, each with how many were given it."""
    rows: QuerySet[ClauseVersion] = ClauseVersion.objects.filter(partnership=partnership, use=use.code)
    return rows.annotate(people=Count("given"))


def activities_of(partnership: Partnership) -> list[Activity]:
    """Return the record of processing activities."""
    return list(Activity.objects.filter(partnership=partnership))


def activity_by_id(partnership: Partnership, number: int) -> Activity:
    """Return a line of the record; raises NotFound."""
    found: Activity | None = Activity.objects.filter(partnership=partnership, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such activity."))
    return found


def missing_uses(partnership: Partnership) -> list[Use]:
    """Return what the product does with personal data and the record does not tell yet."""
    there = set(Activity.objects.filter(partnership=partnership).values_list("code", flat=True))
    return [use for use in uses.known() if use.code not in there]


def possible_controllers(partnership: Partnership, day: date) -> list[Organization]:
    """Return the institutions that may answer for the data: members, and those with a role, on the day."""
    members = Signatory.objects.filter(partnership=partnership).as_of(day).values("organization")
    roles = RoleHolding.objects.filter(partnership=partnership).as_of(day).values("organization")
    return list(Organization.objects.filter(Q(pk__in=members) | Q(pk__in=roles)).order_by("sort_key"))


def breaches_of(partnership: Partnership) -> list[Breach]:
    """Return the register of breaches: the open ones first, by their term."""
    rows = Breach.objects.filter(partnership=partnership).select_related("partnership")
    return sorted(rows, key=lambda row: (row.state != BreachState.OPEN, -row.year, -row.number))


def breaches_to_notify(partnership: Partnership) -> QuerySet[Breach]:
    """Return the breaches of which the President of UODO may still have to be notified."""
    rows: QuerySet[Breach] = Breach.objects.filter(
        partnership=partnership, state=BreachState.OPEN, notified_at=None
    )
    return rows.exclude(risk=Risk.NONE).select_related("partnership").order_by("noticed_at")


def breach_by_id(partnership: Partnership, number: int) -> Breach:
    """Return a breach; raises NotFound."""
    rows = Breach.objects.filter(partnership=partnership, pk=number).select_related("partnership")
    found: Breach | None = rows.first()
    if found is None:
        raise NotFound(_("There is no such breach."))
    return found


def breaches_settled(partnership: Partnership, before: date) -> QuerySet[Breach]:
    """Return the breaches closed before the day."""
    rows: QuerySet[Breach] = Breach.objects.filter(
        partnership=partnership, state=BreachState.CLOSED, closed_on__lt=before
    )
    return rows.select_related("partnership")


def breach_settled_on(breach: Breach) -> date:
    """Return the day on which a closed breach was closed."""
    assert breach.closed_on is not None
    return breach.closed_on


def looks_at(partnership: Partnership) -> QuerySet[Look]:
    """Return who opened pages with personal data of the partnership, the latest first."""
    rows: QuerySet[Look] = Look.objects.filter(partnership=partnership)
    return rows


def looks_to_forget(partnership: Partnership, moment: datetime) -> QuerySet[Look]:
    """Return the notes of looks that are removed at the moment."""
    rows: QuerySet[Look] = Look.objects.filter(partnership=partnership, at__lt=moment - LOOKS_KEPT)
    return rows


def look_kept_until(look: Look) -> date:
    """Return the first day on which a note of a look may be removed."""
    return (look.at + LOOKS_KEPT).astimezone(clock.WARSAW).date()


def standing_holds() -> QuerySet[Hold]:
    """Return what is held back from erasing in the scope that is open, the first to end before others."""
    rows: QuerySet[Hold] = Hold.objects.filter(lifted_at=None)
    return rows.select_related("partnership").order_by("until", "pk")


def held_back(job: str, day: date) -> "QuerySet[Hold, int]":
    """Return the numbers of the records a job leaves alone on the day, in the scope that is open."""
    return standing_holds().filter(job=job, until__gte=day).values_list("number", flat=True)


def hold_by_id(partnership: Partnership, number: int) -> Hold:
    """Return what somebody held back; raises NotFound."""
    found = Hold.objects.filter(partnership=partnership, pk=number).select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such hold."))
    return found


@dataclass(frozen=True, slots=True)
class Erased:
    """What a rule erased in a year: how many, and on which day last. No number where it is not counted."""

    rule: Erasing
    number: int | None
    last_at: datetime | None


def erased_in(partnership: Partnership, year: int) -> list[Erased]:
    """Return the protocol of a year: counts only, read from deeds of the system (GDPR-07)."""
    begins, ends = (datetime(one, 1, 1, tzinfo=clock.WARSAW) for one in (year, year + 1))
    rules = retention.known()
    rows = history_of_partnership(partnership.pk).filter(
        action__in=[rule.deed for rule in rules if rule.deed],
        actor_id__startswith="system:", at__gte=begins, at__lt=ends,
    )  # fmt: skip
    deeds: dict[str, list[LogEntry]] = defaultdict(list)
    for row in rows.order_by("at"):
        deeds[row.action].append(row)
    return [_erased(rule, deeds[rule.deed]) for rule in rules]


def _erased(rule: Erasing, deeds: list[LogEntry]) -> Erased:
    numbers = [int(row.data[rule.amount]) if rule.amount else 1 for row in deeds]
    return Erased(rule, sum(numbers) if rule.deed else None, deeds[-1].at if deeds else None)


# What somebody told by letter is, in ``ClauseGiven``.
REPRESENTED = "registry.representation"


@dataclass(frozen=True, slots=True)
class Owed:
    """Somebody named by others who is to be told how the data are used, and by when."""

    number: int
    name: str
    institution: str
    email: str
    due_on: date


def people_not_told(partnership: Partnership, day: date) -> QuerySet[Representation]:
    """Return the representatives in force who were not told how their data are used."""
    told = ClauseGiven.objects.filter(clause__partnership=partnership, subject=REPRESENTED).values("number")
    rows: QuerySet[Representation] = Representation.objects.filter(partnership=partnership).as_of(day)
    return rows.exclude(pk__in=told)


def owed_clauses(partnership: Partnership, day: date) -> list[Owed]:
    """Return the representatives in force who were not told; the month runs from when they were written down.

    Where the book of deeds does not tell that, it runs from the first day they speak.
    """
    rows = list(people_not_told(partnership, day).select_related("person", "organization"))
    written = _first_written([row.pk for row in rows])
    found = [
        Owed(
            row.pk, row.person.full_name, row.organization.name, row.email,
            term_end(written.get(row.pk, row.valid_from), months=1),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due_on, one.name))


def _first_written(numbers: list[int]) -> dict[int, date]:
    entries = LogEntry.objects.filter(object_kind=REPRESENTED, object_id__in=[str(one) for one in numbers])
    first = entries.order_by().values("object_id").annotate(first=Min("at"))
    return {int(row["object_id"]): row["first"].astimezone(clock.WARSAW).date() for row in first}


@dataclass(frozen=True, slots=True)
class ToldByLetter:
    """Somebody who was told: which version, when."""

    name: str
    version: int
    on: date


def told_by_letter(partnership: Partnership) -> list[ToldByLetter]:
    """Return who was told by letter, the latest first."""
    rows = ClauseGiven.objects.filter(clause__partnership=partnership, subject=REPRESENTED)
    given = list(rows.values_list("number", "clause__number", "on"))
    people = Representation.objects.filter(partnership=partnership).select_related("person")
    names = {row.pk: row.person.full_name for row in people.filter(pk__in=[one[0] for one in given])}
    return [ToldByLetter(names[one], version, on) for one, version, on in given if one in names]


def history_of(partnership: Partnership) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the papers on personal data, the newest first."""
    return history_of_partnership(partnership.pk).filter(action__startswith="privacy.")
