"""Setting up circles: what for, for whom, of which body."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.states import move
from spoiwo.councils.models import Body
from spoiwo.forum import rules
from spoiwo.forum.models import Belonging, Circle
from spoiwo.forum.services.shared import note
from spoiwo.forum.states import MOVES, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry import categories
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True)
class CircleDraft:
    """A circle as it is typed; ``institutions`` are those chosen by name."""

    name: str
    about: str = ""
    body: Body | None = None
    categories: Sequence[str] = ()
    institutions: Sequence[Organization] = field(default_factory=tuple)
    yearly_meetings: int = 3
    yearly_practices: int = 3
    demo_note: str = ""


@transaction.atomic
def add_circle(*, actor: Actor, partnership: Partnership, draft: CircleDraft) -> Circle:
    """Open a forum for institutions of these kinds and those chosen."""
    require(rules.can_edit(actor, partnership))
    _check(partnership, draft)
    circle = Circle(partnership=partnership, demo_note=draft.demo_note)
    _write(circle, draft)
    _choose(circle, draft.institutions)
    note(actor, "forum.circle.opened", circle, name=circle.name, categories=circle.categories)
    return circle


@transaction.atomic
def edit_circle(*, actor: Actor, circle: Circle, draft: CircleDraft, version: int) -> None:
    """Change what a circle is for and who belongs; refused over a change somebody else made meanwhile."""
    require(rules.can_edit(actor, circle.partnership))
    _check(circle.partnership, draft)
    Circle.objects.select_for_update().get(pk=circle.pk)
    circle.refresh_from_db()
    if circle.version != version:
        raise ConcurrentChange(_("Somebody else has just changed this. Look at it again, then save."))
    circle.version += 1
    _write(circle, draft)
    _choose(circle, draft.institutions)
    note(actor, "forum.circle.edited", circle, name=circle.name, categories=circle.categories)


def _check(partnership: Partnership, draft: CircleDraft) -> None:
    if not draft.name.strip():
        raise BadInput(_("Write the name."), "name")
    if draft.body is not None and draft.body.partnership_id != partnership.pk:
        raise BadInput(_("This body is of another partnership."), "body")
    if not draft.categories and not draft.institutions:
        raise BadInput(_("Say which kinds of institutions belong, or choose institutions."), "categories")
    if not set(draft.categories) <= categories.codes:
        raise BadInput(_("There is no such kind of institution."), "categories")


def _write(circle: Circle, draft: CircleDraft) -> None:
    circle.name = draft.name.strip()
    circle.about = draft.about.strip()
    circle.body = draft.body
    circle.categories = list(draft.categories)
    circle.yearly_meetings = draft.yearly_meetings
    circle.yearly_practices = draft.yearly_practices
    try:
        with transaction.atomic():
            circle.save()
    except IntegrityError as error:
        sentence = _("There is a forum of this name or of this body already.")
        raise BadInput(sentence, "name") from error


def _choose(circle: Circle, institutions: Sequence[Organization]) -> None:
    chosen = {one.pk for one in institutions}
    Belonging.objects.filter(circle=circle).exclude(organization__in=chosen).update(is_chosen=False)
    rows = [Belonging(circle=circle, organization_id=number, is_chosen=True) for number in chosen]
    Belonging.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=["is_chosen"],
        unique_fields=["circle", "organization"],
    )


@transaction.atomic
def close_circle(*, actor: Actor, circle: Circle) -> None:
    """Let a circle be read only."""
    require(rules.can_edit(actor, circle.partnership))
    move(circle, State.CLOSED, table=MOVES)
    note(actor, "forum.circle.closed", circle)


@transaction.atomic
def reopen_circle(*, actor: Actor, circle: Circle) -> None:
    """Let a circle be written in again."""
    require(rules.can_edit(actor, circle.partnership))
    move(circle, State.OPEN, table=MOVES)
    note(actor, "forum.circle.reopened", circle)
