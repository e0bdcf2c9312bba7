"""What the scrutineers say of a protocol."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.elections.models import Confirmation, Protocol
from spoiwo.elections.selectors.elections import scrutineers_of
from spoiwo.elections.states import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A scrutineer with what was said of a protocol; ``moment`` is empty until an answer came."""

    scrutineer_id: int
    name: str
    institution: str
    verdict: Verdict
    remark: str
    moment: datetime | None

    @property
    def is_confirmed(self) -> bool:
        """Whether the protocol is confirmed."""
        return self.verdict == Verdict.CONFIRMED


def confirmation_by_id(pk: int) -> Confirmation:
    """Return who was asked about which protocol, in the partnership in scope; raises NotFound."""
    rows = Confirmation.objects.filter(pk=pk)
    found: Confirmation | None = rows.select_related(
        "scrutineer", "protocol__election__partnership", "protocol__election__body"
    ).first()
    if found is None:
        raise NotFound(_("There is no such protocol."))
    return found


def opinions_of(protocol: Protocol) -> tuple[Opinion, ...]:
    """Return every scrutineer with the answer to the protocol, the chair first, in two queries."""
    rows = {row.scrutineer_id: row for row in Confirmation.objects.filter(protocol=protocol)}
    return tuple(
        _opinion(one.pk, one.name, one.institution, rows.get(one.pk))
        for one in scrutineers_of(protocol.election)
    )


def _opinion(number: int, name: str, institution: str, row: Confirmation | None) -> Opinion:
    return Opinion(
        scrutineer_id=number,
        name=name,
        institution=institution,
        verdict=Verdict(row.verdict) if row else Verdict.WAITING,
        remark=row.remark if row else "",
        moment=row.answered_at if row else None,
    )
