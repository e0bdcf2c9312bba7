"""Somebody invented for each signatory of Zwoleń, so that letters with links have where to go.

The documents name nobody there. Family names and offices say that they are of the demonstration; addresses
end in example.org, which receives no mail.
"""

from datetime import date

from demo.agreements import ZWOLEN_PARTIES
from demo.building import ACTOR, Builder
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services as registry
from spoiwo.registry.states import RepresentationKind

SIGNED = date(2018, 3, 28)
OFFICE = "przedstawiciel (dane pokazowe)"
# One for each party, in their order; the family name is the mark.
NAMES = ("Anna", "Barbara", "Celina", "Danuta", "Ewa", "Grażyna", "Halina")
LOCAL_PARTS = ("anna", "barbara", "celina", "danuta", "ewa", "grazyna", "halina")


def zwolen(builder: Builder, partnership: Partnership) -> None:
    """Appoint an invented representative with an e-mail address for each of the seven."""
    for label, name, local_part in zip(ZWOLEN_PARTIES, NAMES, LOCAL_PARTS, strict=True):
        person = registry.create_person(
            actor=ACTOR,
            draft=registry.PersonDraft(given_names=name, family_name="Pokazowa"),
        )
        registry.appoint_representative(
            actor=ACTOR,
            partnership=partnership,
            organization=builder.organizations[label],
            person=person,
            kind=RepresentationKind.REPRESENTATIVE,
            valid_from=SIGNED,
            office=OFFICE,
            email=f"{local_part}.pokazowa@example.org",
        )
