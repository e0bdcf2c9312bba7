"""The agreement as a page shows it: text of a day, signatures, amendments, newcomers, what came before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django_scopes import scopes_disabled

from spoiwo.agreements.models import Accession, Agreement, Amendment, Signature
from spoiwo.agreements.selectors.board import Board, BoardRow, signing_board
from spoiwo.agreements.selectors.lookup import NO_AGREEMENT, agreement_by_id
from spoiwo.agreements.selectors.texts import ConsolidatedText, consolidated_text
from spoiwo.agreements.states import (
    PUBLIC_STATES,
    AccessionState,
    AmendmentState,
    PartyStanding,
    Side,
    Standing,
)
from spoiwo.common.exceptions import NotFound
from spoiwo.common.periods import Precision
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES

__all__ = [
    "AgreementPage",
    "AgreementSummary",
    "SignatureRow",
    "SigningEvent",
    "agreement_page",
    "agreements_of",
    "public_agreement",
    "public_agreements_of",
]


@dataclass(frozen=True, slots=True)
class AgreementSummary:
    """An agreement in a list, as it stands on the day."""

    agreement: Agreement
    standing: Standing
    signatures: int
    parties: int


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature in public: the party, who signed in what office, when, where, in what form."""

    signature: Signature
    party: str
    group: str
    organization_id: int | None
    signers: tuple[str, ...]
    leader_signers: tuple[str, ...]

    @property
    def scan(self) -> StoredFile | None:
        return self.signature.scan


@dataclass(frozen=True, slots=True)
class SigningEvent:
    """All who signed on one day in one place: Zwoleń was signed on one day in two."""

    day: date
    precision: Precision
    place: str
    rows: tuple[SignatureRow, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything the page of an agreement says on a day."""

    agreement: Agreement
    day: date
    standing: Standing
    text: ConsolidatedText
    board: Board
    signatures: tuple[SignatureRow, ...]
    announced: tuple[BoardRow, ...]
    accessions: tuple[Accession, ...]
    coming_amendments: tuple[Amendment, ...]
    successors: tuple[Agreement, ...]

    @property
    def places(self) -> list[str]:
        """Return the places in which it was signed, in the order of signing."""
        named = [row.signature.place for row in self.signatures if row.signature.place]
        return list(dict.fromkeys(named)) or ([self.agreement.place] if self.agreement.place else [])

    @property
    def events(self) -> list[SigningEvent]:
        """Return the signatures by day and place, in the order of signing; parties keep theirs."""
        grouped: dict[tuple[date, str, str], list[SignatureRow]] = {}
        for row in self.signatures:
            one = row.signature
            grouped.setdefault((one.signed_on, one.precision, one.place), []).append(row)
        return [
            SigningEvent(day, Precision(precision), place, tuple(rows))
            for (day, precision, place), rows in sorted(grouped.items(), key=lambda item: item[0][0])
        ]

    @property
    def count(self) -> int:
        """Return how many parties have signed or acceded by the day."""
        return self.board.done


def agreements_of(partnership: Partnership, day: date) -> list[AgreementSummary]:
    """Return all agreements of the partnership with their counts, the latest first; one query."""
    return _summaries(partnership, day, Q())


def public_agreements_of(partnership: Partnership, day: date) -> list[AgreementSummary]:
    """Return the agreements a visitor may see, the latest first; one query."""
    if not partnership.is_public:
        return []
    return _summaries(partnership, day, Q(state__in=PUBLIC_STATES))


def _summaries(partnership: Partnership, day: date, condition: Q) -> list[AgreementSummary]:
    signed = Q(
        parties__signatures__annulled_on__isnull=True,
        parties__signatures__amendment__isnull=True,
        parties__signatures__signed_on__lte=day,
    )
    acceded = Q(parties__accession__state=AccessionState.ACCEPTED, parties__accession__decided_on__lte=day)
    rows = (
        Agreement.objects.filter(condition, partnership=partnership)
        .select_related("partnership")
        .annotate(
            signed=Count("parties", filter=signed | acceded, distinct=True),
            listed=Count("parties", distinct=True),
        )
        .order_by("-concluded_on", "-pk")
    )
    return [AgreementSummary(row, row.standing_on(day), row.signed, row.listed) for row in rows]


def public_agreement(partnership: Partnership, number: int) -> Agreement:
    """Return an agreement a visitor may see; raises NotFound for drafts and strangers."""
    agreement = agreement_by_id(partnership, number)
    if not agreement.is_public:
        raise NotFound(NO_AGREEMENT)
    return agreement


def agreement_page(agreement: Agreement, day: date) -> AgreementPage:
    """Return the agreement as it stood on the day, in a number of queries that does not grow."""
    board = signing_board(agreement, day)
    return AgreementPage(
        agreement=agreement,
        day=day,
        standing=agreement.standing_on(day),
        text=consolidated_text(agreement, day),
        board=board,
        signatures=tuple(_signature(row, row.signature) for row in board.rows if row.signature),
        announced=tuple(row for row in board.rows if row.standing == PartyStanding.ANNOUNCED),
        accessions=_accessions(agreement, day),
        coming_amendments=_coming(agreement, day),
        successors=_successors(agreement),
    )


def _signature(row: BoardRow, signature: Signature) -> SignatureRow:
    signers = list(signature.signers.all())
    return SignatureRow(
        signature=signature,
        party=signature.party_name,
        group=row.party.group,
        organization_id=row.party.organization_id,
        signers=tuple(one.line for one in signers if one.side == Side.PARTY),
        leader_signers=tuple(one.line for one in signers if one.side == Side.LEADER),
    )


def _accessions(agreement: Agreement, day: date) -> tuple[Accession, ...]:
    rows = Accession.objects.filter(agreement=agreement, state=AccessionState.ACCEPTED, decided_on__lte=day)
    return tuple(rows.select_related("organization", "file").order_by("decided_on", "pk"))


def _coming(agreement: Agreement, day: date) -> tuple[Amendment, ...]:
    """Return amendments adopted by the day that take effect only later."""
    rows = Amendment.objects.filter(
        agreement=agreement, state=AmendmentState.ADOPTED, adopted_on__lte=day, effective_from__gt=day
    )
    return tuple(rows.order_by("effective_from", "pk"))


def _successors(agreement: Agreement) -> tuple[Agreement, ...]:
    """Return the public agreements that replaced this one, also those of a following partnership."""
    with scopes_disabled():
        rows = Agreement.objects.filter(
            replaces=agreement, state__in=PUBLIC_STATES, partnership__stage__in=PUBLIC_STAGES
        )
        return tuple(rows.select_related("partnership"))
