"""Good practices a document lists become cards to be written on; nobody outside reads them yet."""

from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.services import PracticeDraft
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import Group
from spoiwo.sources.values import practice_values


def record_practices(sheet: Sheet, home: Partnership) -> None:
    """Begin a card of each practice that is not there yet; its review and publishing are the room's own."""
    for row in sheet.of(Group.PRACTICE, home):
        if row.chosen is not None:
            sheet.note(row, GoodPractice.objects.get(partnership=home, pk=row.chosen), is_made=False)
        else:
            sheet.note(row, _card(sheet, home, row))


def _card(sheet: Sheet, home: Partnership, row: Finding) -> GoodPractice:
    values = practice_values(row.told)
    draft = PracticeDraft(
        title=values.title,
        organization=sheet.institution_named(values.organization),
        entity_name=values.organization,
        place=values.place,
        actions=values.actions,
    )
    return services.draft_practice(actor=sheet.actor, partnership=home, draft=draft)
