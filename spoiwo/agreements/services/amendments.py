"""Amendments (aneksy): drafted against the text of the day they take effect, consented to, adopted."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.agreements import rules, wording
from spoiwo.agreements.events import AmendmentAdopted
from spoiwo.agreements.models import Agreement, Amendment
from spoiwo.agreements.selectors.lookup import amendment_consents
from spoiwo.agreements.selectors.texts import consolidated_text
from spoiwo.agreements.services.indexing import reindex
from spoiwo.agreements.states import AMENDMENT_MOVES, AmendmentRule, AmendmentState
from spoiwo.agreements.wording import Change
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.events import publish
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import move
from spoiwo.files.models import StoredFile

SHARE = {AmendmentRule.ALL: Fraction(1), AmendmentRule.TWO_THIRDS: Fraction(2, 3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDraft:
    """The new wording of one paragraph; empty repeals it. The old wording is taken from the text."""

    mark: str
    new: str
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentDraft:
    """An amendment as it is written."""

    number: str
    effective_from: date
    changes: Sequence[ChangeDraft]
    title: str = ""
    file: StoredFile | None = None


@transaction.atomic
def draft_amendment(*, actor: Actor, agreement: Agreement, draft: AmendmentDraft) -> Amendment:
    """Write an amendment down; it changes nothing before it is adopted."""
    require(rules.can_amend_agreement(actor, agreement))
    fields = _fields(agreement, draft)
    try:
        with transaction.atomic():
            amendment: Amendment = Amendment.objects.create(agreement=agreement, **fields)
    except IntegrityError as error:
        raise BadInput(_("There is already an amendment of this number."), "number") from error
    record(
        actor, "agreements.amendment.drafted", amendment, partnership_id=agreement.partnership_id,
        marks=[row["mark"] for row in amendment.changes],
    )  # fmt: skip
    return amendment


@transaction.atomic
def edit_amendment(*, actor: Actor, amendment: Amendment, draft: AmendmentDraft, version: int) -> None:
    """Rewrite a draft amendment nobody has consented to yet; raises ConcurrentChange."""
    require(rules.can_edit_amendment(actor, amendment))
    if amendment.signatures.filter(annulled_on__isnull=True).exists():
        raise WrongState(_("Somebody has signed these words already. Annul the draft and write another one."))
    fields = _fields(amendment.agreement, draft)
    rows = Amendment.objects.filter(pk=amendment.pk, version=version, state=AmendmentState.DRAFT)
    try:
        with transaction.atomic():
            changed = rows.update(**fields, version=version + 1)
    except IntegrityError as error:
        raise BadInput(_("There is already an amendment of this number."), "number") from error
    if changed != 1:
        raise ConcurrentChange(
            _("Somebody else has just changed this amendment. Nothing of yours was saved yet.")
        )
    amendment.refresh_from_db()
    record(actor, "agreements.amendment.edited", amendment, partnership_id=amendment.agreement.partnership_id)


def _fields(agreement: Agreement, draft: AmendmentDraft) -> dict[str, object]:
    if not draft.number.strip():
        raise BadInput(_("Write the number of the amendment."), "number")
    if agreement.in_force_from and draft.effective_from < agreement.in_force_from:
        raise BadInput(
            _("The agreement is in force from %(day)s; an amendment cannot take effect earlier.")
            % {"day": agreement.in_force_from.strftime("%d.%m.%Y")},
            "effective_from",
        )
    return {
        "number": draft.number.strip(),
        "title": draft.title.strip(),
        "effective_from": draft.effective_from,
        "changes": [asdict(change) for change in changes_against(agreement, draft)],
        "file": draft.file,
    }


def changes_against(agreement: Agreement, draft: AmendmentDraft) -> tuple[Change, ...]:
    """Return the changes with the wording they replace, as the text reads on the day they take effect.

    Raises BadInput when there are none, when a paragraph is changed twice or when nothing is to repeal.
    """
    text = consolidated_text(agreement, draft.effective_from)
    standing = {clause.mark: clause for clause in text.clauses if not clause.is_repealed}
    changes: dict[str, Change] = {}
    for one in draft.changes:
        mark, new = wording.normal_mark(one.mark), wording.tidy(one.new)
        old = standing[mark].body if mark in standing else ""
        if mark in changes:
            raise BadInput(_("%(mark)s is changed twice in one amendment.") % {"mark": mark}, "changes")
        if not old and not new:
            raise BadInput(_("There is no %(mark)s to repeal.") % {"mark": mark}, "changes")
        if old == new and not one.heading.strip():
            raise BadInput(
                _("The new wording of %(mark)s is the same as the old.") % {"mark": mark}, "changes"
            )
        changes[mark] = Change(mark, old, new, one.heading.strip())
    if not changes:
        raise BadInput(_("Write which paragraphs the amendment changes."), "changes")
    return tuple(changes.values())


@transaction.atomic
def adopt_amendment(
    *, actor: Actor, amendment: Amendment, on: date, resolution: str = "", votes_for: int | None = None
) -> None:
    """Adopt an amendment once as many signatories of the day consented as the agreement asks.

    Consents are signatures under the amendment; where two thirds are enough, a resolution with the
    number of votes for it serves too. Raises WrongState with too few.
    """
    require(rules.can_edit_amendment(actor, amendment))
    if on > clock.today():
        raise BadInput(_("That day is still to come."), "on")
    signed, entitled = amendment_consents(amendment, on)
    by_vote = amendment.agreement.amendment_rule == AmendmentRule.TWO_THIRDS and resolution.strip()
    consented = max(signed, votes_for or 0) if by_vote else signed
    _require_enough(amendment, consented, entitled)
    move(
        amendment, AmendmentState.ADOPTED, table=AMENDMENT_MOVES, adopted_on=on, entitled=entitled,
        consented=consented, resolution=resolution.strip(), version=amendment.version + 1,
    )  # fmt: skip
    home = amendment.agreement.partnership_id
    record(
        actor, "agreements.amendment.adopted", amendment, partnership_id=home, on=on, entitled=entitled,
        consented=consented, resolution=resolution, effective_from=amendment.effective_from,
    )  # fmt: skip
    reindex(amendment.agreement)
    publish(
        AmendmentAdopted(
            amendment_id=amendment.pk,
            agreement_id=amendment.agreement_id,
            partnership_id=home,
            effective_from=amendment.effective_from or on,
        )
    )


def _require_enough(amendment: Amendment, consented: int, entitled: int) -> None:
    if consented > entitled:
        raise BadInput(
            _("On that day there were %(entitled)d signatories; %(votes)d cannot have voted for it.")
            % {"entitled": entitled, "votes": consented},
            "votes_for",
        )
    needed = SHARE[AmendmentRule(amendment.agreement.amendment_rule)] * entitled
    if entitled == 0 or consented < needed:
        raise WrongState(
            _("%(consented)d of %(entitled)d signatories have consented. Needed: %(rule)s.")
            % {
                "consented": consented,
                "entitled": entitled,
                "rule": amendment.agreement.get_amendment_rule_display(),
            }
        )


@transaction.atomic
def annul_amendment(*, actor: Actor, amendment: Amendment, ground: str) -> None:
    """Annul an amendment recorded by mistake, as a counter-entry; its words stay, without effect."""
    require(rules.can_annul_amendment(actor, amendment))
    if not ground.strip():
        raise BadInput(_("Write why the amendment is annulled."), "ground")
    old = amendment.state
    move(
        amendment, AmendmentState.ANNULLED, table=AMENDMENT_MOVES, annulment_ground=ground.strip()[:300],
        version=amendment.version + 1,
    )  # fmt: skip
    record(
        actor, "agreements.amendment.annulled", amendment,
        partnership_id=amendment.agreement.partnership_id, old_state=old, ground=ground,
    )  # fmt: skip
    reindex(amendment.agreement)
