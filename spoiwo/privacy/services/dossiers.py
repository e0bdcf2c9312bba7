"""Giving out what is held about a person; each time is written into the book of deeds (GDPR-05, GDPR-12)."""

from dataclasses import dataclass

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import rules
from spoiwo.privacy.held.finding import Held, find, subject_of
from spoiwo.registry.models import Person


@dataclass(frozen=True, slots=True)
class DossierAsk:
    """Whose data: a person of the register, addresses, or both; on which request."""

    person: Person | None = None
    addresses: tuple[str, ...] = ()
    reference: str = ""
    with_namesakes: bool = False


def take_dossier(*, actor: Actor, partnership: Partnership, ask: DossierAsk, form: str) -> Held:
    """Return everything held for a file, and record that it was given out.

    The book of deeds, which outlives everything, keeps the number of the person and no address.
    """
    require(rules.can_keep_papers(actor, partnership))
    subject = subject_of(partnership, ask.person, ask.addresses)
    held = find(partnership, subject, with_namesakes=ask.with_namesakes)
    record(
        actor, "privacy.dossier.taken", ask.person or partnership, partnership_id=partnership.pk,
        records=held.count, addresses=len(subject.addresses), form=form, reference=ask.reference,
    )  # fmt: skip
    return held
