"""Names of people as they stood in a document, known next time by how the officer wrote them."""

from spoiwo.common.polish import fold
from spoiwo.registry.models import Person
from spoiwo.sources.models import Finding, LearnedPerson
from spoiwo.sources.services.recording.sheet import Sheet

_LONGEST = 300


def learn_person(sheet: Sheet, row: Finding, person: Person) -> None:
    """Keep a form of the name that was understood otherwise than the person is called."""
    home, names = sheet.home_of(row), name_of(person.given_names, person.family_name)
    understood = name_of(row.values.get("given_names", ""), row.values.get("family_name", ""))
    if home is None or not understood or understood == names:
        return
    with sheet.inside(home):
        for words in sorted({understood, fold(row.mention)[:_LONGEST]} - {"", names}):
            learned, is_new = LearnedPerson.objects.update_or_create(
                partnership=home, words=words, defaults={"person": person}
            )
            if is_new:
                sheet.note(row, learned)


def name_of(given_names: str, family_name: str) -> str:
    """Return a name as it is compared."""
    return fold(f"{given_names} {family_name}".strip())[:_LONGEST]
