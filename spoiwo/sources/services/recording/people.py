"""People and the offices they held when the document was written."""

from spoiwo.common.polish import fold
from spoiwo.registry import services
from spoiwo.registry.models import OfficeHolding, Organization, Person
from spoiwo.registry.selectors import person_by_id
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.learning import learn_person
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import person_values


def record_people(sheet: Sheet) -> None:
    """Find or record every accepted person, in office where the document tells the office and its seat."""
    for row in sheet.of(Group.PERSON):
        values = person_values(row.told)
        person = _person(sheet, row)
        sheet.people[row.number] = person
        learn_person(sheet, row, person)
        organization = (
            sheet.institution_named(values.organization) if values.organization and values.office else None
        )
        if organization is not None and not _holds(person, organization, values.office):
            _record_office(sheet, row, person, organization, values.office)


def _person(sheet: Sheet, row: Finding) -> Person:
    if row.chosen is not None:
        found = person_by_id(row.chosen)
        sheet.note(row, found, is_made=False)
        return found
    values = person_values(row.told)
    draft = services.PersonDraft(given_names=values.given_names, family_name=values.family_name)
    made = services.create_person(actor=sheet.actor, draft=draft)
    sheet.note(row, made)
    return made


def _holds(person: Person, organization: Organization, office: str) -> bool:
    rows = OfficeHolding.objects.filter(person=person, organization=organization)
    return any(fold(one.office) == fold(office) for one in rows)


def _record_office(
    sheet: Sheet, row: Finding, person: Person, organization: Organization, office: str
) -> None:
    home = sheet.home_of(row)
    if home is None:
        return
    seen = sheet.seen_on(home)
    holding = services.record_office(
        actor=sheet.actor,
        person=person,
        organization=organization,
        office=office[:1].upper() + office[1:],
        valid_from=seen.day,
        precision=seen.precision,
        # The document tells who held it that day, not since when.
        is_beginning_known=False,
    )
    sheet.note(row, holding)
