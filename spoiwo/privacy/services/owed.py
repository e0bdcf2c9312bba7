"""Telling people whose data others wrote down (GDPR art. 14), by letter."""

from django.db import transaction
from django.utils.translation import override

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import clauses, letters, rules, selectors, uses
from spoiwo.privacy.models import ClauseGiven
from spoiwo.privacy.selectors import REPRESENTED
from spoiwo.privacy.services.informing import current_version
from spoiwo.privacy.states import Way


@transaction.atomic
def send_owed_clauses(*, actor: Actor, partnership: Partnership) -> int:
    """Write to every representative who was not told yet, and return to how many; nobody is told twice."""
    require(rules.can_keep_papers(actor, partnership))
    Partnership.objects.select_for_update(of=("self",), no_key=True).get(pk=partnership.pk)
    today = clock.today()
    owed = [one for one in selectors.owed_clauses(partnership, today) if one.email]
    if not owed:
        return 0
    use = uses.get(uses.NAMED)
    version = current_version(partnership, use)
    with override("pl"):
        told = selectors.told_of(partnership, use)
        parts = clauses.parts_of(selectors.office_of(partnership, today), told, source=str(use.source))
    drafts = [
        LetterDraft([one.email], letters.about(partnership.short_name, one.institution, parts))
        for one in owed
    ]
    send_many(actor=actor, template=letters.CLAUSE, letters=drafts, partnership=partnership)
    ClauseGiven.objects.bulk_create(
        [
            ClauseGiven(clause=version, way=Way.LETTER, subject=REPRESENTED, number=one.number, on=today)
            for one in owed
        ]
    )
    record(
        actor, "privacy.clause.sent", version, partnership_id=partnership.pk,
        representations=[one.number for one in owed],
    )  # fmt: skip
    return len(owed)
