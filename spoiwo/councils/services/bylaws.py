"""By-laws as data: each version holds from a day, so a decision can name the rules it was taken under."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock
from spoiwo.councils import rules
from spoiwo.councils.defaults import ByLawRules
from spoiwo.councils.models import Body, ByLaws, Quota
from spoiwo.councils.models.body import SHARE
from spoiwo.councils.services.shared import need_ground, need_within, note, refusing


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaDraft:
    """How many of one sector, or of one kind of institution."""

    sector: str = ""
    category: str = ""
    at_least: int | None = None
    at_most: int | None = None


@transaction.atomic
def adopt_bylaws(
    *,
    actor: Actor,
    body: Body,
    drafted: ByLawRules,
    since: date,
    ground: str = "",
    quotas: Sequence[QuotaDraft] = (),
) -> ByLaws:
    """Put a new version of by-laws in force from a day on; the version before it ends that day."""
    require(rules.can_edit_body(actor, body.partnership))
    lock(body)
    need_within(body, since, "since")
    _check(drafted)
    _end_earlier(body, since)
    last = body.bylaws.aggregate(last=Max("number"))["last"] or 0
    with refusing():
        made: ByLaws = ByLaws.objects.create(
            body=body, number=last + 1, valid_from=since, ground=ground.strip(), **asdict(drafted)
        )
        Quota.objects.bulk_create(Quota(bylaws=made, **asdict(draft)) for draft in quotas)
    note(actor, "councils.bylaws.adopted", made, body, number=made.number, since=since, ground=ground)
    return made


def _check(drafted: ByLawRules) -> None:
    percent = drafted.largest_sector_percent
    if percent is not None and not 1 <= percent <= 100:
        raise BadInput(_("Write a percent from 1 to 100."), "largest_sector_percent")
    for name in ("quorum", "circulation_quorum", "co_optation_share"):
        if not _is_share(getattr(drafted, name), may_be_empty=name == "co_optation_share"):
            raise BadInput(_("Write a share as a fraction, for example 1/2."), name)


def _is_share(text: str, *, may_be_empty: bool) -> bool:
    if not text:
        return may_be_empty
    return bool(re.match(SHARE, text)) and Fraction(text) <= 1


def _end_earlier(body: Body, since: date) -> None:
    for earlier in ByLaws.objects.filter(body=body).as_of(since):
        if earlier.valid_from >= since:
            raise BadInput(_("By-laws already begin on that day. Choose a later day."), "since")
        earlier.valid_to = since
        earlier.save(update_fields=["valid_to"])


@transaction.atomic
def take_back_bylaws(*, actor: Actor, bylaws: ByLaws, ground: str) -> None:
    """Undo by-laws recorded by mistake; the version they replaced is in force again."""
    body = bylaws.body
    require(rules.can_edit_body(actor, body.partnership))
    lock(bylaws)
    why = need_ground(ground)
    note(
        actor,
        "councils.bylaws.taken_back",
        bylaws,
        body,
        number=bylaws.number,
        since=bylaws.valid_from,
        ground=why,
    )
    since, until = bylaws.valid_from, bylaws.valid_to
    with refusing():
        bylaws.delete()
    ByLaws.objects.filter(body=body, valid_to=since).update(valid_to=until)
