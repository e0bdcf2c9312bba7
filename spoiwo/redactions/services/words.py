"""Hiding words from the public, and showing them again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.minutes.models import Minutes
from spoiwo.redactions import rules, selectors
from spoiwo.redactions.masking import key
from spoiwo.redactions.models import Redaction
from spoiwo.redactions.states import Ground

LONGEST = 300
# One letter hides half of the text.
_SHORTEST = 2


@transaction.atomic
def hide_words(*, actor: Actor, minutes: Minutes, words: Iterable[str], ground: str) -> list[Redaction]:
    """Hide words of minutes wherever they stand in what everybody reads, at once; the text stays as it is.

    Raises BadInput for words that do not stand there, are hidden already or too short. What was sealed,
    its sum and the PDF kept with it are not touched.
    """
    lock(minutes)
    require(rules.can_hide_words(actor, minutes.partnership))
    if ground not in Ground.values:
        raise BadInput(_("Choose the ground."), "ground")
    wanted = {key(one): " ".join(one.split()) for one in words if one.strip()}
    if not wanted:
        raise BadInput(_("Choose or write the words to be hidden."), "others")
    made = [_hidden(actor, minutes, one, ground) for one in wanted.values()]
    # Never the words: the book of deeds is read by more people, and its line is told to everybody.
    _note(actor, "redactions.minutes.hidden", minutes, ground=ground, number=len(made))
    return made


def _hidden(actor: Actor, minutes: Minutes, words: str, ground: str) -> Redaction:
    if not _SHORTEST <= len(words) <= LONGEST:
        raise BadInput(_("Each of the words to be hidden has from 2 to 300 signs."), "others")
    if Redaction.objects.filter(minutes=minutes, words__iexact=words, lifted_at=None).exists():
        raise BadInput(_("Already hidden: %(words)s") % {"words": words}, "others")
    if not selectors.stands_in(minutes, words):
        raise BadInput(_("It does not stand in the text: %(words)s") % {"words": words}, "others")
    return Redaction.objects.create(
        partnership=minutes.partnership,
        minutes=minutes,
        words=words,
        ground=ground,
        made_by=actor.actor_name[:200],
    )


@transaction.atomic
def show_words(*, actor: Actor, redaction: Redaction, because: str) -> None:
    """Show hidden words to everybody again, with the reason; the redaction itself stays known inside."""
    lock(redaction)
    require(rules.can_hide_words(actor, redaction.minutes.partnership))
    if redaction.lifted_at is not None:
        raise WrongState(_("It is shown again already."))
    if not because.strip():
        raise BadInput(_("Write why."), "because")
    redaction.lifted_at, redaction.lifted_by = clock.now(), actor.actor_name[:200]
    redaction.lifted_because = because.strip()[:300]
    redaction.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    _note(actor, "redactions.minutes.shown", redaction.minutes, ground=redaction.ground, number=1)


def _note(actor: Actor, action: str, minutes: Minutes, *, ground: str, number: int) -> None:
    record(
        actor,
        action,
        minutes,
        partnership_id=minutes.partnership_id,
        minutes=minutes.pk,
        meeting=minutes.meeting_id,
        ground=ground,
        number=number,
    )
