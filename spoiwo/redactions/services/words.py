"""Hiding words from the public, showing them again, and saying that somebody has looked."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.documents.barred import sum_of, sums_of
from spoiwo.documents.masking import key
from spoiwo.minutes.models import Minutes
from spoiwo.redactions import rules, selectors
from spoiwo.redactions.models import Redaction, Text
from spoiwo.redactions.states import Ground
from spoiwo.redactions.texts import kind_of

LONGEST = 300
# One letter hides half of the text.
_SHORTEST = 2


@transaction.atomic
def hide_words(*, actor: Actor, text: Text, words: Iterable[str], ground: str) -> list[Redaction]:
    """Hide words of a text wherever they stand in what everybody reads, at once; the text stays as it is.

    Raises BadInput for words that do not stand there, are hidden already or too short. What was sealed,
    its sum and the PDF kept with it are not touched.
    """
    lock(text)
    require(rules.can_hide_words(actor, text.partnership))
    if ground not in Ground.values:
        raise BadInput(_("Choose the ground."), "ground")
    wanted = {key(one): " ".join(one.split()) for one in words if one.strip()}
    if not wanted:
        raise BadInput(_("Choose or write the words to be hidden."), "others")
    made = [_hidden(actor, text, one, ground) for one in wanted.values()]
    _put_bars(text)
    # Never the words: the book of deeds is read by more people, and its line is told to everybody.
    _note(actor, "hidden", text, ground=ground, number=len(made))
    return made


def _hidden(actor: Actor, text: Text, words: str, ground: str) -> Redaction:
    if not _SHORTEST <= len(words) <= LONGEST:
        raise BadInput(_("Each of the words to be hidden has from 2 to 300 signs."), "others")
    if selectors.redactions_of(text).filter(words__iexact=words, lifted_at=None).exists():
        raise BadInput(_("Already hidden: %(words)s") % {"words": words}, "others")
    if not selectors.stands_in(text, words):
        raise BadInput(_("It does not stand in the text: %(words)s") % {"words": words}, "others")
    return Redaction.objects.create(
        partnership=text.partnership,
        words=words,
        ground=ground,
        made_by=actor.actor_name[:200],
        **{kind_of(text).field: text},
    )


def _put_bars(text: Text) -> None:
    """Write on the text what is hidden in it now, and tell the search."""
    rows = selectors.redactions_of(text).filter(lifted_at=None)
    text.bars = [[row.words, row.bar] for row in rows]
    text.save(update_fields=["bars"])
    kind_of(text).refresh(text)


@transaction.atomic
def show_words(*, actor: Actor, redaction: Redaction, because: str) -> None:
    """Show hidden words to everybody again, with the reason; the redaction itself stays known inside."""
    text = redaction.text
    lock(text)
    lock(redaction)
    require(rules.can_hide_words(actor, text.partnership))
    if redaction.lifted_at is not None:
        raise WrongState(_("It is shown again already."))
    if not because.strip():
        raise BadInput(_("Write why."), "because")
    redaction.lifted_at, redaction.lifted_by = clock.now(), actor.actor_name[:200]
    redaction.lifted_because = because.strip()[:300]
    redaction.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    _put_bars(text)
    _note(actor, "shown", text, ground=redaction.ground, number=1)


@transaction.atomic
def look_through(*, actor: Actor, text: Text, seen: Iterable[str]) -> None:
    """Say that somebody has looked at what stands out and leaves it; what waited is read by everybody.

    ``seen`` are the sums of what stood on the page: what came in since has to be looked at first.
    """
    lock(text)
    require(rules.can_hide_words(actor, text.partnership))
    found = [one.words for one in selectors.check_of(text).unseen]
    known = frozenset(seen)
    if any(sum_of(one) not in known for one in found):
        raise ConcurrentChange(_("Something else stands out by now. Look at it first."))
    if not found and text.waits_since is None:
        raise WrongState(_("Nothing waits to be looked at here."))
    waited = text.waits_since is not None
    text.left, text.waits_since = sorted({*text.left, *sums_of(found)}), None
    text.save(update_fields=["left", "waits_since"])
    kind_of(text).refresh(text)
    _note(actor, "released" if waited else "looked", text, number=len(found))


def _note(actor: Actor, deed: str, text: Text, **said: object) -> None:
    field = kind_of(text).field
    more = {"meeting": text.meeting_id} if isinstance(text, Minutes) else {}
    record(
        actor, f"redactions.{field}.{deed}", text, partnership_id=text.partnership_id, **{field: text.pk},
        **more, **said,
    )  # fmt: skip
