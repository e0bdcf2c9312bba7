"""Agreements in any state, made through the services. They need the partnership's scope."""

from datetime import date

from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement, Party, Signature
from spoiwo.agreements.states import Kind, Shape
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
SIGNED_ON = date(2018, 3, 28)
TEXT = """Strony porozumienia, uznając korzyści ze współpracy, postanawiają:

§ 1 Postanowienia ogólne
1. Partnerstwo jest dobrowolne.
2. Partnerstwo nie posiada osobowości prawnej.

§ 2 Cele
Wspieranie rozwoju ekonomii społecznej w powiecie.

§ 3 Zasady
Równość stron, jawność i dobrowolność."""


def a_draft_agreement(
    partnership: Partnership,
    *,
    title: str = "Porozumienie o zawarciu partnerstwa",
    kind: Kind = Kind.AGREEMENT,
    shape: Shape = Shape.JOINT,
    text: str = TEXT,
    **fields: object,
) -> Agreement:
    """Return an agreement with a written text that nobody can sign yet."""
    agreement = services.create_agreement(
        actor=SYSTEM,
        partnership=partnership,
        draft=services.AgreementDraft(kind=kind, title=title, shape=shape, **fields),  # type: ignore[arg-type]  # fields of the draft
    )
    if text:
        services.write_text(actor=SYSTEM, agreement=agreement, text=text, version=agreement.version)
    return agreement


def an_agreement_being_signed(
    partnership: Partnership, *, on: date = SIGNED_ON, shape: Shape = Shape.JOINT, **fields: object
) -> Agreement:
    """Return an agreement whose text is frozen and which nobody has signed yet."""
    agreement = a_draft_agreement(partnership, shape=shape, **fields)  # type: ignore[arg-type]  # fields of the draft
    services.start_signing(actor=SYSTEM, agreement=agreement, on=on)
    return agreement


def a_party(agreement: Agreement, organization: Organization | None = None, **fields: object) -> Party:
    """Return an institution that is to sign."""
    draft = services.PartyDraft(
        organization=organization or an_organization(),
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.add_party(actor=SYSTEM, agreement=agreement, draft=draft)


def a_signature(party: Party, on: date = SIGNED_ON, **fields: object) -> Signature:
    """Return the party's signature of the day."""
    return services.record_signature(
        actor=SYSTEM,
        party=party,
        signed_on=on,
        **fields,  # type: ignore[arg-type]  # place, form and the like
    )


def an_agreement_in_force(
    partnership: Partnership, *, since: date = SIGNED_ON, signatories: int = 3, **fields: object
) -> Agreement:
    """Return an agreement that so many institutions signed on the day it came into force."""
    agreement = an_agreement_being_signed(partnership, on=since, **fields)  # type: ignore[arg-type]  # fields of the draft
    leader = {"leader_signed_on": since} if agreement.shape == Shape.BILATERAL else {}
    for _number in range(signatories):
        a_signature(a_party(agreement), since, **leader)
    services.bring_into_force(actor=SYSTEM, agreement=agreement, since=since)
    return agreement
