"""The register of procurements: recorded, corrected, withdrawn; and the answer "none in this year"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.periods import Precision
from spoiwo.common.states import lock, move
from spoiwo.market import clauses, rules, selectors
from spoiwo.market.eligibility import ground_on
from spoiwo.market.models import Answer, Procurement
from spoiwo.market.services.shared import need_words, way_of
from spoiwo.market.states import RECORD_MOVES, Record
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on

# The act of 1994 was the first on public procurement; earlier years are slips of the hand.
FIRST_YEAR = 1995
# A value of a thousand billion zlotys is one, too; in grosze.
MOST_NET = 10**14


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementDraft:
    """One contract as typed. ``on`` is the day of the contract, 1 January where only the year is known.

    Money is in grosze. ``is_from_pes`` is asked of a contractor named in words; of one in the register
    its kind and status on the day of the contract answer.
    """

    buyer: Organization
    subject: str
    on: date
    net: int
    clauses: Sequence[str]
    precision: Precision = Precision.DAY
    gross: int | None = None
    contractor: Organization | None = None
    contractor_name: str = ""
    is_from_pes: bool = False
    notice: str = ""
    notice_url: str = ""
    remarks: str = ""
    demo_note: str = ""


@transaction.atomic
def record_procurement(*, actor: Actor, partnership: Partnership, draft: ProcurementDraft) -> Procurement:
    """Record a contract of a member of its day; the same one sent twice is recorded once.

    A "none" said of that year is taken back by it.
    """
    _lock_partnership(partnership)
    require(rules.can_answer_for(actor, partnership, draft.buyer, draft.on.year))
    row = _built(actor, partnership, draft)
    twin = _twin(row)
    if twin is not None:
        return twin
    _save(actor, row, "market.procurement.recorded")
    return row


def _lock_partnership(partnership: Partnership) -> None:
    """Let two deeds on the register follow each other: the second finds what the first wrote."""
    list(Partnership.objects.select_for_update().filter(pk=partnership.pk).values_list("pk"))


def _twin(row: Procurement) -> Procurement | None:
    same = Procurement.objects.filter(
        partnership=row.partnership,
        state=Record.RECORDED,
        buyer=row.buyer,
        subject=row.subject,
        contract_on=row.contract_on,
        net=row.net,
        notice=row.notice,
    )
    return same.select_related("partnership", "buyer", "contractor").first()


def _built(actor: Actor, partnership: Partnership, draft: ProcurementDraft) -> Procurement:
    _need_day(draft)
    _need_member(partnership, draft)
    _need_money(draft)
    kinds = _clauses(draft)
    name, is_pes = _contractor(draft)
    if clauses.FROM_PES in kinds and not is_pes:
        raise BadInput(
            _("“Directly from a social economy entity” is chosen, but the contractor is none."), "clauses"
        )
    buyer_name = names_on([draft.buyer.pk], draft.on).get(draft.buyer.pk, draft.buyer.name)
    return Procurement(
        partnership=partnership,
        buyer=draft.buyer,
        buyer_name=buyer_name,
        subject=need_words(draft.subject, _("Write what was bought."), "subject")[:400],
        contract_on=draft.on,
        precision=draft.precision,
        net=draft.net,
        gross=draft.gross,
        clauses=kinds,
        contractor=draft.contractor,
        contractor_name=name,
        is_from_pes=is_pes,
        notice=draft.notice.strip(),
        notice_url=draft.notice_url.strip(),
        remarks=draft.remarks.strip(),
        demo_note=draft.demo_note.strip(),
        way=way_of(actor),
    )


def _need_day(draft: ProcurementDraft) -> None:
    if draft.on.year < FIRST_YEAR or draft.on > clock.today():
        raise BadInput(_("Write a day or a year that has come, not before 1995."), "on")
    if draft.precision == Precision.YEAR and (draft.on.month, draft.on.day) != (1, 1):
        raise ValueError("a year is stored as its 1 January")


def _need_member(partnership: Partnership, draft: ProcurementDraft) -> None:
    if not selectors.was_member(partnership, draft.buyer, *span_of(draft.on, draft.precision)):
        raise BadInput(
            _("On the day of the contract this institution did not belong to the partnership."), "buyer"
        )


def span_of(on: date, precision: str) -> tuple[date, date]:
    """Return the half-open period a contract was made in: its day, or its whole year."""
    if precision == Precision.YEAR:
        return date(on.year, 1, 1), date(on.year + 1, 1, 1)
    return on, on + timedelta(days=1)


def _need_money(draft: ProcurementDraft) -> None:
    if not 0 < draft.net <= MOST_NET:
        raise BadInput(_("Write the net value, more than nothing."), "net")
    if draft.gross is not None and not draft.net <= draft.gross <= 2 * draft.net:
        raise BadInput(_("The value with VAT is not below the net value, nor twice as high."), "gross")


def _clauses(draft: ProcurementDraft) -> list[str]:
    known = [clause for clause in clauses.CLAUSES if clause.code in draft.clauses]
    if not known or len(known) != len(set(draft.clauses)):
        raise BadInput(_("Choose at least one from the list."), "clauses")
    first, end = span_of(draft.on, draft.precision)
    for clause in known:
        # Of a year it is enough that the clause held on its first or its last day.
        if not (clause.holds_on(first) or clause.holds_on(end - timedelta(days=1))):
            raise BadInput(_("“%(clause)s” is no clause of that time.") % {"clause": clause.label}, "clauses")
    return [clause.code for clause in known]


def _contractor(draft: ProcurementDraft) -> tuple[str, bool]:
    if draft.contractor is None:
        return draft.contractor_name.strip()[:400], draft.is_from_pes
    names = names_on([draft.contractor.pk], draft.on)
    name = names.get(draft.contractor.pk, draft.contractor.name)
    return name, ground_on(draft.contractor, draft.on) is not None


def _save(actor: Actor, row: Procurement, action: str, **data: object) -> None:
    row.save()
    _take_none_back(actor, row.partnership, row.buyer, row.year)
    _note(actor, action, row, **data)


def _note(actor: Actor, action: str, row: Procurement, **data: object) -> None:
    record(
        actor,
        action,
        row,
        partnership_id=row.partnership_id,
        procurement=row.pk,
        buyer=row.buyer_name,
        subject=row.subject,
        net=row.net,
        **data,
    )


@transaction.atomic
def withdraw_procurement(*, actor: Actor, procurement: Procurement, ground: str) -> None:
    """Take a record out of the numbers by a counter-entry; the row stays and says why."""
    lock(procurement)
    require(rules.can_withdraw(actor, procurement))
    why = need_words(ground, _("Write why."), "ground")[:300]
    _withdraw(procurement, why)
    _note(actor, "market.procurement.withdrawn", procurement, ground=why)


def _withdraw(procurement: Procurement, why: str) -> None:
    move(
        procurement,
        Record.WITHDRAWN,
        table=RECORD_MOVES,
        withdrawn_on=clock.today(),
        withdrawn_because=why,
    )


@transaction.atomic
def correct_procurement(
    *, actor: Actor, procurement: Procurement, draft: ProcurementDraft, ground: str
) -> Procurement:
    """Withdraw a record and write the right one in its place; each points at the other."""
    _lock_partnership(procurement.partnership)
    lock(procurement)
    require(rules.can_withdraw(actor, procurement))
    require(rules.can_answer_for(actor, procurement.partnership, draft.buyer, draft.on.year))
    why = need_words(ground, _("Write why."), "ground")[:300]
    row = _built(actor, procurement.partnership, draft)
    _withdraw(procurement, why)
    row.replaces = procurement
    _save(actor, row, "market.procurement.corrected", ground=why, replaces=procurement.pk)
    return row


@transaction.atomic
def say_none(*, actor: Actor, partnership: Partnership, buyer: Organization, year: int) -> Answer:
    """Record that a member made no procurement with a social clause in a year that is over, or running.

    Raises BadInput when some is recorded; said twice is said once.
    """
    _lock_partnership(partnership)
    require(rules.can_answer_for(actor, partnership, buyer, year))
    if not FIRST_YEAR <= year <= clock.today().year:
        raise BadInput(_("Write a day or a year that has come, not before 1995."))
    if not selectors.was_member(partnership, buyer, *span_of(date(year, 1, 1), Precision.YEAR)):
        raise BadInput(_("In that year this institution did not belong to the partnership."))
    counted = Procurement.objects.filter(
        partnership=partnership, buyer=buyer, state=Record.RECORDED, contract_on__year=year
    ).count()
    if counted:
        raise BadInput(_("Procurements of that year are recorded. Withdraw them first, if they are wrong."))
    answer: Answer = Answer.objects.get_or_create(partnership=partnership, buyer=buyer, year=year)[0]
    if answer.none_on is None:
        own = isinstance(actor, LinkActor)
        answer.none_on = clock.today()
        answer.none_by = (buyer.name if own else partnership.short_name)[:200]
        answer.save(update_fields=["none_on", "none_by"])
        _note_answer(actor, "market.answer.none", answer)
    return answer


@transaction.atomic
def take_none_back(*, actor: Actor, partnership: Partnership, buyer: Organization, year: int) -> None:
    """Take "none" back; where it was not said nothing changes."""
    require(rules.can_answer_for(actor, partnership, buyer, year))
    _take_none_back(actor, partnership, buyer, year)


def _take_none_back(actor: Actor, partnership: Partnership, buyer: Organization, year: int) -> None:
    for answer in Answer.objects.filter(
        partnership=partnership, buyer=buyer, year=year, none_on__isnull=False
    ):
        answer.none_on, answer.none_by = None, ""
        answer.save(update_fields=["none_on", "none_by"])
        _note_answer(actor, "market.answer.none_taken_back", answer)


def _note_answer(actor: Actor, action: str, answer: Answer) -> None:
    record(
        actor,
        action,
        answer,
        partnership_id=answer.partnership_id,
        buyer=answer.buyer.name,
        year=answer.year,
    )
