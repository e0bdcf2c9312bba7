"""Institutions in the register, and the names by which a document called them."""

from spoiwo.common.polish import fold
from spoiwo.registry import services
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import organization_by_id
from spoiwo.sources.models import Finding, LearnedName
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import institution_values

_LONGEST = 300


def record_institutions(sheet: Sheet) -> None:
    """Find or record every accepted institution, and learn the words that meant it."""
    for row in sheet.of(Group.INSTITUTION):
        sheet.organizations[row.number] = _organization(sheet, row)
        _learn(sheet, row)


def _organization(sheet: Sheet, row: Finding) -> Organization:
    if row.chosen is not None:
        found = organization_by_id(row.chosen)
        sheet.note(row, found, is_made=False)
        return found
    values = institution_values(row.told)
    draft = services.OrganizationDraft(name=values.name, category=values.category, locality=values.locality)
    made = services.create_organization(actor=sheet.actor, draft=draft)
    sheet.note(row, made)
    return made


def _learn(sheet: Sheet, row: Finding) -> None:
    """Keep what the rules did not know by themselves: a corrected name, or a record a person pointed at."""
    home, organization = sheet.home_of(row), sheet.organizations[row.number]
    said = {fold(row.mention)[:_LONGEST], fold(row.values.get("name", ""))[:_LONGEST]}
    new = {words for words in said if words and words != fold(organization.name)}
    if home is None or not new:
        return
    with sheet.inside(home):
        for words in sorted(new):
            learned, is_new = LearnedName.objects.update_or_create(
                partnership=home, words=words, defaults={"organization": organization}
            )
            if is_new:
                sheet.note(row, learned)
