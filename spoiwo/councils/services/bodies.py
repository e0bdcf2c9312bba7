"""Founding, describing and ending bodies."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.periods import Precision
from spoiwo.common.polish import slugify
from spoiwo.common.states import lock
from spoiwo.councils import rules
from spoiwo.councils.models import Body
from spoiwo.councils.services.indexing import forget, reindex
from spoiwo.councils.services.shared import need_ground, note, refusing
from spoiwo.councils.states import BodyKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization

DESCRIBED = ("kind", "name", "tasks", "scope", "run_by", "parent", "demo_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft:
    """What is written down of a body."""

    kind: BodyKind
    name: str
    tasks: str = ""
    scope: str = ""
    run_by: Organization | None = None
    parent: Body | None = None
    demo_note: str = ""


@transaction.atomic
def found_body(
    *,
    actor: Actor,
    partnership: Partnership,
    draft: BodyDraft,
    since: date,
    precision: Precision = Precision.DAY,
    is_beginning_known: bool = True,
) -> Body:
    """Record a body that exists since a day; an unknown first day means "at least since"."""
    require(rules.can_edit_body(actor, partnership))
    _check(draft, partnership)
    with refusing():
        body: Body = Body.objects.create(
            partnership=partnership,
            slug=slugify(draft.name)[:80] or "organ",
            valid_from=since,
            precision=precision,
            is_beginning_known=is_beginning_known,
            **_fields(draft),
        )
    reindex(body)
    note(actor, "councils.body.founded", body, body, since=since, kind=body.kind)
    return body


def _fields(draft: BodyDraft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in DESCRIBED}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _check(draft: BodyDraft, partnership: Partnership) -> None:
    if not draft.name.strip():
        raise BadInput(_("Write the name of the body."), "name")
    if draft.kind == BodyKind.EXTERNAL and draft.run_by is None:
        raise BadInput(_("Write which institution runs this body."), "run_by")
    if draft.parent is not None and draft.parent.partnership_id != partnership.pk:
        raise BadInput(_("The other body belongs to another partnership."), "parent")


@transaction.atomic
def edit_body(*, actor: Actor, body: Body, draft: BodyDraft, version: int) -> None:
    """Describe a body anew; its address stays. Refused when somebody saved it after ``version``."""
    require(rules.can_edit_body(actor, body.partnership))
    _check(draft, body.partnership)
    _refuse_circle(body, draft.parent)
    fields = _fields(draft)
    changed = sorted(name for name, value in fields.items() if getattr(body, name) != value)
    rows = Body.objects.filter(pk=body.pk, version=version)
    if not rows.update(version=version + 1, **fields):
        raise ConcurrentChange(_("Somebody else has changed this body meanwhile. Look at it again."))
    body.refresh_from_db()
    reindex(body)
    note(actor, "councils.body.edited", body, body, changed=changed)


def _refuse_circle(body: Body, parent: Body | None) -> None:
    above = parent
    while above is not None:
        if above.pk == body.pk:
            raise BadInput(_("A body cannot be part of itself."), "parent")
        above = above.parent


@transaction.atomic
def end_body(*, actor: Actor, body: Body, last_day: date, ground: str = "") -> None:
    """End a body; ``last_day`` still counts. A term that would outlast it is closed first."""
    require(rules.can_edit_body(actor, body.partnership))
    lock(body)
    if body.valid_to is not None:
        raise WrongState(_("The body has already ended."))
    if last_day < body.valid_from:
        raise BadInput(_("The last day lies before the first."), "last_day")
    end = clock.day_after(last_day)
    if body.terms.filter(valid_to__isnull=True).exists() or body.terms.filter(valid_to__gt=end).exists():
        raise BadInput(_("A term of the body lasts longer. Close it first."), "last_day")
    body.valid_to = end
    body.save(update_fields=["valid_to"])
    note(actor, "councils.body.ended", body, body, last_day=last_day, ground=ground)


@transaction.atomic
def reopen_body(*, actor: Actor, body: Body, ground: str) -> None:
    """Take back an ending recorded by mistake."""
    require(rules.can_edit_body(actor, body.partnership))
    lock(body)
    why = need_ground(ground)
    if body.valid_to is None:
        raise WrongState(_("The body has not ended."))
    old_end, body.valid_to = body.valid_to, None
    body.save(update_fields=["valid_to"])
    note(actor, "councils.body.reopened", body, body, old_end=old_end, ground=why)


@transaction.atomic
def take_back_body(*, actor: Actor, body: Body, ground: str) -> None:
    """Undo a body recorded by mistake, before it has terms, by-laws or parts; the book keeps the mistake."""
    require(rules.can_edit_body(actor, body.partnership))
    lock(body)
    why = need_ground(ground)
    if body.terms.exists() or body.bylaws.exists() or body.parts.exists():
        raise WrongState(_("The body has terms, by-laws or parts. Take them back first, or end the body."))
    note(actor, "councils.body.taken_back", body, body, since=body.valid_from, kind=body.kind, ground=why)
    forget(body.pk)
    with refusing():
        body.delete()
