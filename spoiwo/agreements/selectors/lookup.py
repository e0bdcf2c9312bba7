"""One thing by its number within the partnership in scope, or a sentence that it is not there."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements.models import Accession, Agreement, Amendment, Annex, Departure, Party, Signature
from spoiwo.agreements.states import AccessionState
from spoiwo.agreements.wording import number_key
from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Signatory
from spoiwo.registry.states import Standing

NO_AGREEMENT = _("There is no such agreement in this partnership.")


def agreement_by_id(partnership: Partnership, number: int) -> Agreement:
    """Return the partnership's agreement; raises NotFound."""
    rows = Agreement.objects.filter(partnership=partnership, pk=number)
    found: Agreement | None = rows.select_related("partnership", "replaces__partnership", "document").first()
    if found is None:
        raise NotFound(NO_AGREEMENT)
    return found


def party_by_id(agreement: Agreement, number: int) -> Party:
    """Return a party of the agreement; raises NotFound."""
    rows = Party.objects.filter(agreement=agreement, pk=number)
    found: Party | None = rows.select_related("organization", "body", "person").first()
    if found is None:
        raise NotFound(_("There is no such party to this agreement."))
    found.agreement = agreement
    return found


def signature_by_id(agreement: Agreement, number: int) -> Signature:
    """Return a signature under the agreement or one of its amendments; raises NotFound."""
    rows = Signature.objects.filter(party__agreement=agreement, pk=number)
    found: Signature | None = rows.select_related("party__organization", "membership", "scan").first()
    if found is None:
        raise NotFound(_("There is no such signature under this agreement."))
    found.party.agreement = agreement
    return found


def amendment_by_id(agreement: Agreement, number: int) -> Amendment:
    """Return an amendment of the agreement; raises NotFound."""
    found: Amendment | None = Amendment.objects.filter(agreement=agreement, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such amendment to this agreement."))
    found.agreement = agreement
    return found


def accession_by_id(agreement: Agreement, number: int) -> Accession:
    """Return a declaration of accession to the agreement; raises NotFound."""
    rows = Accession.objects.filter(agreement=agreement, pk=number)
    found: Accession | None = rows.select_related("organization", "membership", "file").first()
    if found is None:
        raise NotFound(_("There is no such declaration."))
    found.agreement = agreement
    return found


def departure_by_id(partnership: Partnership, number: int) -> Departure:
    """Return a departure from the partnership; raises NotFound."""
    rows = Departure.objects.filter(partnership=partnership, pk=number)
    found: Departure | None = rows.select_related("signatory__organization").first()
    if found is None:
        raise NotFound(_("There is no such departure."))
    return found


def open_accessions(partnership: Partnership) -> QuerySet[Accession]:
    """Return the declarations that wait for the leader, the oldest first."""
    rows: QuerySet[Accession] = Accession.objects.filter(
        agreement__partnership=partnership, state=AccessionState.DECLARED
    )
    return rows.select_related("organization", "agreement")


def members_who_may_leave(partnership: Partnership) -> list[Signatory]:
    """Return the memberships that run, in Polish order: those a departure can end."""
    rows = Signatory.objects.filter(
        partnership=partnership, state__in=[Standing.ACCEDED, Standing.SUSPENDED], valid_to__isnull=True
    )
    return list(rows.select_related("organization").order_by("organization__sort_key"))


def annex_by_id(agreement: Agreement, number: int) -> Annex:
    """Return an annex of the agreement; raises NotFound."""
    found = Annex.objects.filter(agreement=agreement, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such annex."))
    found.agreement = agreement
    return found


def departures_of(partnership: Partnership) -> list[Departure]:
    """Return withdrawals and expulsions, the taken back among them, the latest first."""
    rows = Departure.objects.filter(partnership=partnership)
    return list(rows.select_related("signatory__organization", "file"))


def amendment_consents(amendment: Amendment, day: date) -> tuple[int, int]:
    """Return how many signatories of the day signed the amendment, and how many are entitled to.

    Entitled are the signatories bound by the agreement: all of the day but those who signed or
    acceded to another agreement of the partnership and never to this one.
    """
    members = set(
        Signatory.objects.filter(partnership=amendment.agreement.partnership)
        .members_on(day)
        .values_list("organization_id", flat=True)
    )
    here, elsewhere = _bound(amendment.agreement, day)
    entitled = members - (elsewhere - here)
    signed = set(
        Signature.objects.holding()
        .filter(amendment=amendment, signed_on__lte=day)
        .values_list("party__organization_id", flat=True)
    )
    return len(entitled & signed), len(entitled)


def _bound(agreement: Agreement, day: date) -> tuple[set[int], set[int]]:
    """Return the institutions that by the day joined this agreement, and others of the partnership."""
    signed = (
        Signature.objects.holding()
        .filter(
            amendment__isnull=True, signed_on__lte=day, party__agreement__partnership=agreement.partnership
        )
        .values_list("party__organization_id", "party__agreement_id")
    )
    acceded = Accession.objects.filter(
        state=AccessionState.ACCEPTED, decided_on__lte=day, agreement__partnership=agreement.partnership
    ).values_list("organization_id", "agreement_id")
    rows = [*signed, *acceded]
    return {o for o, a in rows if a == agreement.pk}, {o for o, a in rows if a != agreement.pk}


def amendments_of(agreement: Agreement) -> list[Amendment]:
    """Return all amendments, drafts and the annulled among them, in the order of their numbers."""
    rows = Amendment.objects.filter(agreement=agreement).select_related("file")
    return sorted(rows, key=lambda row: (number_key(row.number), row.pk))


def accessions_of(agreement: Agreement) -> list[Accession]:
    """Return all declarations of accession, the latest first."""
    rows = Accession.objects.filter(agreement=agreement).select_related("organization", "file")
    return list(rows.order_by("-declared_on", "-pk"))


def parties_of(agreement: Agreement) -> list[Party]:
    """Return everybody on the list, in its order."""
    return list(Party.objects.filter(agreement=agreement).select_related("organization", "person"))


def parties_to_sign(agreement: Agreement) -> list[Party]:
    """Return those on the list who have neither signed nor acceded, in its order."""
    holding = Signature.objects.holding().filter(party=OuterRef("pk"), amendment__isnull=True)
    rows = Party.objects.filter(agreement=agreement).exclude(accession__state=AccessionState.ACCEPTED)
    return list(rows.exclude(Exists(holding)).select_related("organization", "person"))


def parties_to_consent(amendment: Amendment) -> list[Party]:
    """Return the parties that are bound by the agreement and have not signed the amendment yet."""
    consented = Signature.objects.holding().filter(party=OuterRef("pk"), amendment=amendment)
    bound = Signature.objects.holding().filter(party=OuterRef("pk"), amendment__isnull=True)
    members = Signatory.objects.filter(
        partnership=amendment.agreement.partnership,
        organization=OuterRef("organization"),
        state__in=[Standing.ACCEDED, Standing.SUSPENDED],
    )
    rows = Party.objects.filter(agreement=amendment.agreement).exclude(Exists(consented))
    return list(rows.filter(Exists(bound) | Exists(members)).select_related("organization", "person"))


def signatures_of(party: Party) -> list[Signature]:
    """Return everything the party signed, the annulled among it."""
    rows = Signature.objects.filter(party=party).select_related("amendment", "scan", "membership")
    return list(rows.prefetch_related("signers"))
