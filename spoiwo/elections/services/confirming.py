"""The scrutineers read the protocol and confirm it, or write what is wrong with it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import move
from spoiwo.elections import rules
from spoiwo.elections.models import Confirmation
from spoiwo.elections.services.shared import lock, need_words, note
from spoiwo.elections.states import VERDICT_MOVES, Verdict

LONGEST_REMARK = 2000


@transaction.atomic
def confirm_protocol(*, actor: Actor, asked: Confirmation) -> None:
    """Record that the scrutineer confirms the protocol; it can no longer be taken back."""
    _answer(actor, asked, Verdict.CONFIRMED)
    note(actor, "elections.protocol.confirmed", asked.protocol, asked.protocol.election,
         number=asked.protocol.number, person=asked.scrutineer.name)  # fmt: skip


@transaction.atomic
def remark_on_protocol(*, actor: Actor, asked: Confirmation, remark: str) -> None:
    """Record the scrutineer's remark to the protocol; raises BadInput for an empty one."""
    words = need_words(remark, _("Write the remark."), "remark")[:LONGEST_REMARK]
    _answer(actor, asked, Verdict.REMARKED, words)
    note(actor, "elections.protocol.remarked", asked.protocol, asked.protocol.election,
         number=asked.protocol.number, person=asked.scrutineer.name)  # fmt: skip


def _answer(actor: Actor, asked: Confirmation, verdict: Verdict, remark: str = "") -> None:
    lock(asked.protocol.election)
    asked.refresh_from_db(fields=["verdict", "remark", "answered_at", "link"])
    require(rules.can_answer_protocol(actor, asked))
    move(
        asked,
        verdict,
        table=VERDICT_MOVES,
        field="verdict",
        remark=remark or asked.remark,
        answered_at=clock.now(),
    )
