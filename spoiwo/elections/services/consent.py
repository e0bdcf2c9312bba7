"""The answer of the person nominated."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import move
from spoiwo.elections import rules
from spoiwo.elections.models import Nomination
from spoiwo.elections.services.nominating import LONGEST_STATEMENT, lock_nomination
from spoiwo.elections.services.shared import need_words, note
from spoiwo.elections.states import CONSENT_MOVES, Consent


@transaction.atomic
def give_consent(*, actor: Actor, nomination: Nomination, statement: str = "", how: str = "") -> None:
    """Record that the person agrees to stand, with the statement for the candidates' page.

    ``how`` is asked of the secretariat, which writes down a consent that came on paper.
    """
    _answer(actor, nomination, Consent.GIVEN, how)
    if statement.strip():
        nomination.statement = statement.strip()[:LONGEST_STATEMENT]
        nomination.save(update_fields=["statement"])
    note(actor, "elections.consent.given", nomination, nomination.election, how=nomination.consent_how)


@transaction.atomic
def refuse_consent(*, actor: Actor, nomination: Nomination, how: str = "") -> None:
    """Record that the person does not agree; the nomination can no longer be accepted."""
    _answer(actor, nomination, Consent.REFUSED, how)
    note(actor, "elections.consent.refused", nomination, nomination.election, how=nomination.consent_how)


def _answer(actor: Actor, nomination: Nomination, answer: Consent, how: str) -> None:
    lock_nomination(nomination)
    require(rules.can_answer_consent(actor, nomination))
    if rules.is_nominee(actor, nomination):
        words = (
            str(_("personally, by the link")) if actor.actor_id.startswith("link:") else str(_("personally"))
        )
    else:
        words = need_words(how, _("Write how the answer came, for example “a letter of 5 May 2026”."), "how")
    move(
        nomination,
        answer,
        table=CONSENT_MOVES,
        field="consent",
        consent_at=clock.now(),
        consent_how=words[:300],
    )
