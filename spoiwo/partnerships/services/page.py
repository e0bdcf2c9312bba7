"""What a partnership says of itself: names, mission, founding, legal basis, strategies, notes."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.periods import Precision
from spoiwo.partnerships import rules
from spoiwo.partnerships.models import LegalBasis, Partnership, Strategy
from spoiwo.partnerships.services.indexing import reindex
from spoiwo.partnerships.states import Kind, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipPage:
    """The editable face of a partnership."""

    official_name: str
    short_name: str
    kind: Kind
    level: Level
    purpose: str = ""
    founded_on: date | None = None
    founded_precision: Precision = Precision.DAY
    mission: str = ""
    introduction: str = ""
    is_bottom_up: bool = False
    website: str = ""
    minimum_signatories: int = 2
    withdrawal_notice_months: int = 1


@transaction.atomic
def edit_partnership(*, actor: Actor, partnership: Partnership, page: PartnershipPage, version: int) -> None:
    """Replace the page's content; raises ConcurrentChange when it is no longer the version that was read."""
    require(rules.can_edit_partnership(actor, partnership))
    new = asdict(page)
    old = {name: getattr(partnership, name) for name in new}
    changed = {name: [old[name], new[name]] for name in new if old[name] != new[name]}
    rows = Partnership.objects.filter(pk=partnership.pk, version=version)
    if rows.update(**new, version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(
            _("Somebody else saved this page while you were editing. Nothing of yours was saved yet.")
        )
    partnership.refresh_from_db()
    record(
        actor, "partnerships.partnership.edited", partnership, partnership_id=partnership.pk, changed=changed
    )
    reindex(partnership)


@transaction.atomic
def add_legal_basis(
    *,
    actor: Actor,
    partnership: Partnership,
    text: str,
    reference: str,
    valid_from: date,
    valid_to: date | None,
) -> LegalBasis:
    """Record on what law the partnership rested in a period."""
    require(rules.can_edit_partnership(actor, partnership))
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput(_("The last day lies before the first."), "valid_to")
    basis = LegalBasis.objects.create(
        partnership=partnership, text=text, reference=reference, valid_from=valid_from, valid_to=valid_to
    )
    record(actor, "partnerships.basis.added", basis, partnership_id=partnership.pk, text=text)
    return basis


@transaction.atomic
def add_strategy(
    *, actor: Actor, partnership: Partnership, title: str, owner: str = "", period: str = "", note: str = ""
) -> Strategy:
    """Record a strategy of somebody else in which the partnership is anchored."""
    require(rules.can_edit_partnership(actor, partnership))
    strategy = Strategy.objects.create(
        partnership=partnership, title=title, owner=owner, period=period, note=note
    )
    record(actor, "partnerships.strategy.added", strategy, partnership_id=partnership.pk)
    return strategy


@transaction.atomic
def remove_strategy(*, actor: Actor, strategy: Strategy) -> None:
    """Take a strategy off the page; the book of deeds keeps its title."""
    require(rules.can_edit_partnership(actor, strategy.partnership))
    record(
        actor,
        "partnerships.strategy.removed",
        strategy,
        partnership_id=strategy.partnership_id,
        title=strategy.title,
        owner=strategy.owner,
    )
    strategy.delete()


@transaction.atomic
def annotate_partnership(*, actor: Actor, partnership: Partnership, text: str) -> None:
    """Add an officer's note; notes are never edited, a later one corrects an earlier one."""
    require(rules.can_edit_partnership(actor, partnership))
    if not text.strip():
        raise BadInput(_("Write the note first."), "text")
    record(
        actor, "partnerships.partnership.noted", partnership, partnership_id=partnership.pk, text=text.strip()
    )
