"""Preparing a call for ideas, opening it, and the rule of joint projects."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.ideas import rules
from spoiwo.ideas.joint import MOST_SECTORS
from spoiwo.ideas.models import Call, Idea, Invitee, JointRule, Participant
from spoiwo.ideas.selectors import Rule
from spoiwo.ideas.services.indexing import reindex_call
from spoiwo.ideas.services.shared import need_words, note
from spoiwo.ideas.states import CALL_MOVES, CallState, Tie, Voters
from spoiwo.partnerships.models import Partnership

MOST_THEMES = 30
_LONGEST_THEME = 120
_MOST_PARTNERS, _HUNDRED = 100, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDraft:
    """What a call says; the period is half-open."""

    title: str
    valid_from: date
    valid_to: date
    introduction: str = ""
    themes: Sequence[str] = ()
    held_on: date | None = None
    place: str = ""
    address: str = ""
    voters: str = Voters.INSTITUTIONS
    votes_each: int = 3
    places: int = 5
    threshold_percent: int = 0
    tie: str = Tie.LOT
    gala_on: date | None = None
    gala_place: str = ""
    gala_address: str = ""
    summary: str = ""


# How the vote is decided: not changed while people vote, nor afterwards.
TERMS = ("voters", "votes_each", "places", "threshold_percent", "tie")


@transaction.atomic
def draft_call(*, actor: Actor, partnership: Partnership, draft: CallDraft, demo_note: str = "") -> Call:
    """Begin a call; nobody outside reads it yet."""
    require(rules.can_edit_ideas(actor, partnership))
    # Two begun at once get two numbers.
    list(Partnership.objects.select_for_update().filter(pk=partnership.pk).values_list("pk"))
    last = Call.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    call = Call(partnership=partnership, number=last + 1, demo_note=demo_note)
    _write(call, draft)
    note(actor, "call.drafted", call, call, title=call.title)
    return call


@transaction.atomic
def edit_call(*, actor: Actor, call: Call, draft: CallDraft, version: int | None = None) -> None:
    """Write a call anew; how it is voted on only while no vote is under way or decided.

    Raises BadInput for a theme taken away from ideas that stand in it.
    """
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    if version is not None and call.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    if call.state in {CallState.VOTING, CallState.DECIDED}:
        for name in TERMS:
            if getattr(call, name) != getattr(draft, name):
                raise BadInput(_("How the vote is decided does not change once it was opened."), name)
    call.version += 1
    _write(call, draft)
    reindex_call(call)
    note(actor, "call.edited", call, call, title=call.title)


def _write(call: Call, draft: CallDraft) -> None:
    _check(draft)
    themes = _themes(draft.themes)
    if call.pk:
        used = Idea.objects.filter(call=call).exclude(theme="").exclude(theme__in=themes)
        lost = used.values_list("theme", flat=True).first()
        if lost:
            raise BadInput(_("Ideas stand in the theme “%(theme)s”; keep it.") % {"theme": lost}, "themes")
    for field in fields(draft):
        value = getattr(draft, field.name)
        setattr(call, field.name, value.strip() if isinstance(value, str) else value)
    call.themes = themes
    call.save()


def _check(draft: CallDraft) -> None:
    need_words(draft.title, _("Write the title of the call."), "title")
    if draft.valid_to <= draft.valid_from:
        raise BadInput(_("The last day is before the first."), "valid_to")
    if draft.votes_each < 1:
        raise BadInput(_("A voter has at least one vote."), "votes_each")
    if draft.places < 1:
        raise BadInput(_("At least one idea is chosen."), "places")
    if not 0 <= draft.threshold_percent <= _HUNDRED:
        raise BadInput(_("Write a percentage from 0 to 100."), "threshold_percent")
    Voters(draft.voters), Tie(draft.tie)


def _themes(themes: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(theme.strip() for theme in themes if theme.strip()))
    if len(found) > MOST_THEMES or any(len(theme) > _LONGEST_THEME for theme in found):
        raise BadInput(_("At most thirty themes, each of at most 120 characters."), "themes")
    return found


@transaction.atomic
def open_call(*, actor: Actor, call: Call) -> None:
    """Open a call: everybody reads of it, and ideas may be handed in within its days."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    move(call, CallState.OPEN, table=CALL_MOVES)
    note(actor, "call.opened", call, call, title=call.title)


@transaction.atomic
def remove_call(*, actor: Actor, call: Call) -> None:
    """Remove a call begun by mistake; one that was opened or has ideas stays."""
    lock(call)
    require(rules.can_edit_ideas(actor, call.partnership))
    if call.state != CallState.DRAFT or Idea.objects.filter(call=call).exists():
        raise WrongState(_("This call was opened or has ideas; it stays."))
    note(actor, "call.removed", call, call, title=call.title)
    Invitee.objects.filter(call=call).delete()
    Participant.objects.filter(call=call).delete()
    call.delete()


@transaction.atomic
def set_rule(*, actor: Actor, partnership: Partnership, rule: Rule) -> None:
    """Set how many partners from how many sectors a joint project needs in this partnership."""
    require(rules.can_edit_ideas(actor, partnership))
    if not 1 <= rule.sectors <= MOST_SECTORS:
        raise BadInput(_("There are three sectors: public, social and business."), "sectors")
    if not rule.sectors <= rule.partners <= _MOST_PARTNERS:
        raise BadInput(_("Each sector needs a partner: write at least as many partners."), "partners")
    row, _made = JointRule.objects.update_or_create(
        partnership=partnership, defaults={"partners": rule.partners, "sectors": rule.sectors}
    )
    record(
        actor,
        "ideas.rule.set",
        row,
        partnership_id=partnership.pk,
        partners=rule.partners,
        sectors=rule.sectors,
    )
