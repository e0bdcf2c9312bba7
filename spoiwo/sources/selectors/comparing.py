"""What the records say beside a document: differences are shown and never resolved by themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from spoiwo.attendance.models import Headcount
from spoiwo.common.polish import fold
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.figures.definitions import FIGURES, Ground
from spoiwo.figures.selectors import values_of
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.identifiers import shown_phone
from spoiwo.registry.models import OfficeHolding, Organization, Signatory
from spoiwo.registry.states import MEMBER_STATES
from spoiwo.sources.models import Finding
from spoiwo.sources.states import Group


@dataclass(slots=True)
class Recorded:
    """What is on record of the things a document speaks of, read once for all its findings."""

    partnerships: dict[int, str] = field(default_factory=dict)
    organizations: dict[int, str] = field(default_factory=dict)
    members: dict[int, date] = field(default_factory=dict)
    offices: dict[int, list[OfficeHolding]] = field(default_factory=lambda: defaultdict(list))
    meetings: dict[int, str] = field(default_factory=dict)
    came: dict[int, int | None] = field(default_factory=dict)
    contacts: dict[int, dict[str, str]] = field(default_factory=dict)
    figures: dict[tuple[str, str], int] = field(default_factory=dict)


def recorded_beside(findings: Iterable[Finding], home: Partnership | None) -> Recorded:
    """Return what is recorded; the number of queries never depends on how many findings there are."""
    rows = list(findings)
    known = Recorded()
    named = Partnership.objects.filter(pk__in=_chosen(rows, Group.PARTNERSHIP))
    known.partnerships = dict(named.values_list("pk", "official_name"))
    institutions = _chosen(rows, Group.INSTITUTION)
    known.organizations = dict(Organization.objects.filter(pk__in=institutions).values_list("pk", "name"))
    for one in Organization.objects.filter(pk__in=_chosen(rows, Group.CONTACT)):
        address = " ".join(part for part in (one.street, one.postal_code, one.post_town) if part)
        known.contacts[one.pk] = {"phone": shown_phone(one.phone), "email": one.email, "address": address}
    people = OfficeHolding.objects.filter(person__in=_chosen(rows, Group.PERSON))
    for office in people.select_related("organization"):
        known.offices[office.person_id].append(office)
    if home is not None:
        _read_home(known, home, rows, institutions)
    return known


def _chosen(rows: Iterable[Finding], group: Group) -> list[int]:
    return [row.chosen for row in rows if row.group == group and row.chosen is not None]


def _read_home(known: Recorded, home: Partnership, rows: list[Finding], institutions: list[int]) -> None:
    held = Signatory.objects.filter(
        partnership=home, organization__in=institutions, state__in=MEMBER_STATES, valid_from__isnull=False
    )
    known.members = {one: since for one, since in held.values_list("organization_id", "valid_from") if since}
    meetings = _chosen(rows, Group.EVENT)
    same = Meeting.objects.filter(partnership=home, pk__in=meetings)
    known.meetings = dict(same.values_list("pk", "title"))
    counted = Headcount.objects.filter(meeting__in=meetings, sector="")
    known.came = dict(counted.values_list("meeting_id", "count"))
    # A document speaks of a year or two; more would ask once for each.
    years = sorted({row.told.get("year", "") for row in rows if row.group == Group.FIGURE})[:4]
    for year in years:
        if year.isdecimal() and len(year) == len("2016"):
            ground = Ground((home,), date(int(year), 1, 1), date(int(year) + 1, 1, 1))
            known.figures |= {(one.figure.code, year): one.number for one in values_of(ground, FIGURES)}


def notes_of(finding: Finding, known: Recorded) -> tuple[str, ...]:
    """Return what is already known of the thing, and where the document says otherwise."""
    return tuple(_READERS[Group(finding.group)](finding, known))


Notes = Iterator[str]


def _partnership(finding: Finding, known: Recorded) -> Notes:
    recorded, told = known.partnerships.get(finding.chosen or 0, ""), finding.told.get("name", "")
    if recorded and fold(told) != fold(recorded):
        yield _(
            "The document calls it “%(here)s”, the register “%(there)s”; the register stays as it is."
        ) % {
            "here": told,
            "there": recorded,
        }


def _institution(finding: Finding, known: Recorded) -> Notes:
    recorded, told = known.organizations.get(finding.chosen or 0, ""), finding.told.get("name", "")
    if recorded and fold(told) != fold(recorded):
        yield _("In the register: “%(name)s”. The words of the document will be known next time.") % {
            "name": recorded
        }
    since = known.members.get(finding.chosen or 0)
    if since is not None:
        yield _("Already a signatory since %(day)s: nothing is changed.") % {"day": long_date(since)}


def _person(finding: Finding, known: Recorded) -> Notes:
    told = finding.told.get("office", "")
    for office in known.offices.get(finding.chosen or 0, []):
        if fold(office.office) != fold(told):
            yield _("In the register: %(office)s, %(institution)s, since %(day)s.") % {
                "office": office.office,
                "institution": office.organization.name,
                "day": long_date(office.valid_from),
            }


def _event(finding: Finding, known: Recorded) -> Notes:
    number = finding.chosen or 0
    if number not in known.meetings:
        return
    yield _("Already recorded: %(title)s. It stays as it is.") % {"title": known.meetings[number]}
    people, came = finding.told.get("people", ""), known.came.get(number)
    if came is not None and people.isdecimal() and came != int(people):
        yield _("The document says that %(here)s people came, the record %(there)s.") % {
            "here": people,
            "there": came,
        }


def _figure(finding: Finding, known: Recorded) -> Notes:
    code, told, year = (finding.told.get(name, "") for name in ("code", "number", "year"))
    recorded = known.figures.get((code, year), 0)
    if not recorded or not told.isdecimal():
        return
    values = {"year": year, "there": recorded}
    if recorded > int(told):
        yield (
            _("The records of %(year)s give %(there)s, more than the document: they stay as they are.")
            % values
        )
    elif recorded < int(told):
        yield (
            _("The records of %(year)s give %(there)s; the rest is counted as stated by the document.")
            % values
        )


def _aim(finding: Finding, known: Recorded) -> Notes:
    if finding.chosen:
        yield _("The partnership has this sentence already.")


def _contact(finding: Finding, known: Recorded) -> Notes:
    recorded = known.contacts.get(finding.chosen or 0, {}).get(finding.told.get("kind", ""), "")
    if recorded:
        yield _("Already recorded: %(title)s. It stays as it is.") % {"title": recorded}


def _nothing(finding: Finding, known: Recorded) -> Notes:
    return iter(())


_READERS: Mapping[Group, Callable[[Finding, Recorded], Notes]] = {
    Group.PARTNERSHIP: _partnership,
    Group.INSTITUTION: _institution,
    Group.PERSON: _person,
    Group.EVENT: _event,
    Group.FIGURE: _figure,
    Group.AIM: _aim,
    Group.PROJECT: _nothing,
    Group.OUTCOME: _nothing,
    Group.PRACTICE: _nothing,
    Group.CONTACT: _contact,
}
