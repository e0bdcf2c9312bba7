"""The board: who has signed, who is late, who was never asked."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan
from django.utils.translation import gettext as _

from spoiwo.agreements.models import Accession, Agreement, Party, Signature
from spoiwo.agreements.selectors.communes import commune_unit_of, expected_communes
from spoiwo.agreements.states import SIGNABLE_STATES, AccessionState, PartyStanding, Shape, State
from spoiwo.partnerships.models import Partnership

DONE = frozenset({PartyStanding.SIGNED, PartyStanding.ACCEDED})
# The order in which the board shows its groups: what asks for a deed first.
GROUPS = (
    PartyStanding.LATE,
    PartyStanding.LEADER_NEXT,
    PartyStanding.ANNOUNCED,
    PartyStanding.ASKED,
    PartyStanding.NEVER_ASKED,
    PartyStanding.SIGNED,
    PartyStanding.ACCEDED,
    PartyStanding.REFUSED,
)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One party on the day."""

    party: Party
    standing: PartyStanding
    signature: Signature | None
    accession: Accession | None
    days_waiting: int | None

    @property
    def since(self) -> date | None:
        """Return the day of its present standing."""
        if self.signature:
            return self.signature.leader_signed_on or self.signature.signed_on
        if self.accession:
            return self.accession.decided_on
        return {
            PartyStanding.REFUSED: self.party.refused_on,
            PartyStanding.ANNOUNCED: self.party.announced_on,
        }.get(self.standing, self.party.asked_on)


@dataclass(frozen=True, slots=True)
class NeverAsked:
    """Somebody expected who is not even on the list: a commune of the area without a party."""

    unit_key: str
    name: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of an expected set have signed: 6 of 6 communes."""

    label: str
    signed: int
    expected: int

    @property
    def is_complete(self) -> bool:
        return self.signed >= self.expected


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """All parties of one standing."""

    standing: PartyStanding
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The state of signing on a day."""

    agreement: Agreement
    day: date
    rows: tuple[BoardRow, ...]
    never_asked: tuple[NeverAsked, ...]
    completeness: tuple[Completeness, ...]

    @property
    def counts(self) -> Counter[PartyStanding]:
        return Counter(row.standing for row in self.rows)

    @property
    def groups(self) -> list[BoardGroup]:
        """Return the non-empty groups, what asks for a deed first."""
        split = [BoardGroup(s, tuple(row for row in self.rows if row.standing == s)) for s in GROUPS]
        return [group for group in split if group.rows]

    @property
    def done(self) -> int:
        """Return how many parties have signed or acceded."""
        return sum(1 for row in self.rows if row.standing in DONE)

    @property
    def institutions(self) -> int:
        """Return how many institutions those are: three people of one office are one signatory."""
        return len({row.party.organization_id for row in self.rows if row.standing in DONE} - {None})

    @property
    def is_anybody_awaited(self) -> bool:
        """Whether there is anybody left to ask or to remind."""
        return any(not row.signature and not row.accession for row in self.rows)

    @property
    def late(self) -> tuple[BoardRow, ...]:
        return tuple(row for row in self.rows if row.standing == PartyStanding.LATE)


def signing_board(agreement: Agreement, day: date) -> Board:
    """Return the board of a day in at most six queries, whatever the number of parties."""
    rows = tuple(_row(party, agreement, day) for party in _parties(agreement, day))
    communes = expected_communes(agreement.partnership, day)
    listed = {unit for row in rows if (unit := commune_unit_of(row.party.organization))}
    done = {
        unit for row in rows if row.standing in DONE and (unit := commune_unit_of(row.party.organization))
    }
    missing = tuple(NeverAsked(c.unit.key, c.name) for c in communes if c.unit.pk not in listed)
    completeness = []
    if communes and listed:
        signed = sum(1 for commune in communes if commune.unit.pk in done)
        completeness.append(Completeness(_("communes of the area"), signed, len(communes)))
    return Board(agreement, day, rows, missing, tuple(completeness))


def _parties(agreement: Agreement, day: date) -> list[Party]:
    signatures = (
        Signature.objects.holding()
        .filter(amendment__isnull=True, signed_on__lte=day)
        .select_related("scan")
        .prefetch_related("signers")
    )
    return list(
        Party.objects.filter(agreement=agreement)
        .select_related("organization__legal_person", "body", "person", "accession")
        .prefetch_related(Prefetch("signatures", queryset=signatures, to_attr="held"))
    )


def _row(party: Party, agreement: Agreement, day: date) -> BoardRow:
    signature: Signature | None = next(iter(getattr(party, "held", [])), None)
    accession = _accession(party, day)
    waited = (day - party.asked_on).days if party.asked_on and party.asked_on <= day else None
    standing = _standing(party, agreement, signature, accession, waited, day)
    return BoardRow(party, standing, signature, accession, None if standing in DONE else waited)


def _accession(party: Party, day: date) -> Accession | None:
    accession: Accession | None = getattr(party, "accession", None)
    if accession is None or accession.state != AccessionState.ACCEPTED or accession.decided_on is None:
        return None
    return accession if accession.decided_on <= day else None


def _standing(
    party: Party,
    agreement: Agreement,
    signature: Signature | None,
    accession: Accession | None,
    waited: int | None,
    day: date,
) -> PartyStanding:
    if signature:
        leader = signature.leader_signed_on
        if agreement.shape == Shape.BILATERAL and (leader is None or leader > day):
            return PartyStanding.LEADER_NEXT
        return PartyStanding.SIGNED
    if accession:
        return PartyStanding.ACCEDED
    if party.refused_on and party.refused_on <= day:
        return PartyStanding.REFUSED
    if party.announced_on and party.announced_on <= day:
        return PartyStanding.ANNOUNCED
    if waited is None:
        return PartyStanding.NEVER_ASKED
    return PartyStanding.LATE if waited > agreement.late_after_days else PartyStanding.ASKED


def open_signings(partnership: Partnership, day: date) -> QuerySet[Agreement]:
    """Return agreements being signed, and those in force that somebody is late to sign.

    ``parties_asked`` are to sign, ``done`` have signed or acceded by the day, ``late`` of the others were
    asked too long ago: the same as the board says.
    """
    all_of_them = Party.objects.filter(agreement=OuterRef("pk"))
    rows = Agreement.objects.filter(partnership=partnership, state__in=SIGNABLE_STATES).annotate(
        parties_asked=_number_of(all_of_them),
        done=_number_of(all_of_them.filter(_is_done(day))),
        late=_number_of(all_of_them.filter(_is_late(day))),
    )
    return rows.filter(Q(state=State.SIGNING) | Q(late__gt=0))


def _number_of(parties: QuerySet[Party]) -> Coalesce:
    counted = parties.order_by().values("agreement").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _signed(day: date) -> QuerySet[Signature]:
    held = Signature.objects.holding().filter(party=OuterRef("pk"), amendment__isnull=True)
    return held.filter(signed_on__lte=day)


def _acceded(day: date) -> QuerySet[Accession]:
    rows = Accession.objects.filter(party=OuterRef("pk"), state=AccessionState.ACCEPTED)
    return rows.filter(decided_on__lte=day)


def _is_done(day: date) -> Q:
    """Return the condition of ``DONE``; of a one-to-one agreement the leader has signed too."""
    signed = _signed(day)
    bilateral = Q(agreement__shape=Shape.BILATERAL)
    by_signature = (bilateral & Exists(signed.filter(leader_signed_on__lte=day))) | (
        ~bilateral & Exists(signed)
    )
    return by_signature | (~Exists(signed) & Exists(_acceded(day)))


def _is_late(day: date) -> Q:
    """Return the condition of ``PartyStanding.LATE``."""
    waited_enough = ExpressionWrapper(
        F("asked_on") + F("agreement__late_after_days"), output_field=DateField()
    )
    is_silent = Q(refused_on=None) | Q(refused_on__gt=day)
    is_silent &= Q(announced_on=None) | Q(announced_on__gt=day)
    unsigned = ~Exists(_signed(day)) & ~Exists(_acceded(day))
    return is_silent & unsigned & Q(LessThan(waited_enough, Value(day)))


def pending_signatures(agreement: Agreement) -> list[Signature]:
    """Return the signatures under a one-to-one agreement that wait for the leader's."""
    rows = Signature.objects.holding().filter(
        party__agreement=agreement, amendment__isnull=True, leader_signed_on__isnull=True
    )
    return list(rows.select_related("party__organization")) if agreement.shape == Shape.BILATERAL else []
