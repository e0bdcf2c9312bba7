"""Writing a communiqué until it is published."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.printable import clean
from spoiwo.common.states import lock
from spoiwo.communiques import rules
from spoiwo.communiques.models import Communique
from spoiwo.communiques.services.shared import note
from spoiwo.councils.models import Body
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import is_joined


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuniqueDraft:
    """What a communiqué says, of which body and session, within which project."""

    title: str
    text: str
    day: date
    lead: str = ""
    body: Body | None = None
    meeting: Meeting | None = None
    project: Project | None = None
    demo_note: str = ""


@transaction.atomic
def draft_communique(*, actor: Actor, partnership: Partnership, draft: CommuniqueDraft) -> Communique:
    """Begin a communiqué; it has a short address at once, a number when it is published."""
    require(rules.can_edit(actor, partnership))
    communique = Communique(partnership=partnership)
    _fill(communique, draft)
    communique.save()
    note(actor, "communiques.communique.drafted", communique, title=communique.title)
    return communique


@transaction.atomic
def edit_communique(
    *, actor: Actor, communique: Communique, draft: CommuniqueDraft, version: int | None = None
) -> None:
    """Write a draft anew; who saves over what somebody else saved meanwhile is told."""
    lock(communique)
    require(rules.can_write(actor, communique))
    if version is not None and communique.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    _fill(communique, draft)
    communique.version += 1
    communique.save()
    note(actor, "communiques.communique.edited", communique, title=communique.title)


@transaction.atomic
def remove_draft(*, actor: Actor, communique: Communique) -> None:
    """Remove a communiqué nobody outside has seen."""
    lock(communique)
    require(rules.can_write(actor, communique))
    note(actor, "communiques.communique.removed", communique, title=communique.title)
    communique.delete()


def _fill(communique: Communique, draft: CommuniqueDraft) -> None:
    # It is copied to other people's websites: what cannot be seen there does not go there.
    title, text, lead = (clean(words).strip() for words in (draft.title, draft.text, draft.lead))
    if not title:
        raise BadInput(_("Write the title."), "title")
    if not text:
        raise BadInput(_("Write the text."), "text")
    if draft.day > clock.today():
        raise BadInput(_("The day of a communiqué is today or earlier."), "day")
    home = communique.partnership_id
    if draft.meeting is not None and draft.meeting.partnership_id != home:
        raise BadInput(_("This session is of another partnership."), "meeting")
    if draft.body is not None and draft.body.partnership_id != home:
        raise BadInput(_("This body is of another partnership."), "body")
    if draft.project is not None and not is_joined(communique.partnership, draft.project):
        raise BadInput(_("The partnership does not act in this project."), "project")
    communique.title, communique.text, communique.lead = title, text, lead
    communique.day, communique.year = draft.day, draft.day.year
    communique.meeting, communique.project = draft.meeting, draft.project
    communique.body = draft.body or (draft.meeting.body if draft.meeting else None)
    communique.demo_note = draft.demo_note
