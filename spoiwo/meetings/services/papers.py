"""Who presents an item, and the papers for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.meetings import rules
from spoiwo.meetings.models import AgendaItem, Meeting, Paper, Presenter
from spoiwo.meetings.services.shared import need_open_agenda, note
from spoiwo.meetings.states import PresenterRole
from spoiwo.registry.models import Organization, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenterDraft:
    """Who presents: a person of the register, somebody by name, or an institution."""

    person: Person | None = None
    name: str = ""
    office: str = ""
    organization: Organization | None = None
    department: str = ""
    role: PresenterRole = PresenterRole.PRESENTER
    topic: str = ""


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise WrongState(_("This matter is not on an agenda yet."))
    return item.meeting


@transaction.atomic
def add_presenter(*, actor: Actor, item: AgendaItem, draft: PresenterDraft) -> Presenter:
    """Record who presents an item, in what office; names stay as they were that day."""
    meeting = _meeting_of(item)
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    need_open_agenda(meeting)
    if draft.person is None and draft.organization is None and not draft.name.strip():
        raise BadInput(_("Write who presents: a person or an institution."), "name")
    last = item.presenters.aggregate(last=Max("order"))["last"] or 0
    presenter: Presenter = Presenter.objects.create(
        item=item,
        person=draft.person,
        name=draft.name.strip(),
        office=draft.office.strip(),
        organization=draft.organization,
        department=draft.department.strip(),
        role=draft.role,
        topic=draft.topic.strip(),
        order=last + 1,
    )
    note(actor, "meetings.presenter.added", presenter, meeting, person=presenter.called, title=item.title)
    return presenter


@transaction.atomic
def remove_presenter(*, actor: Actor, presenter: Presenter) -> None:
    """Remove a presenter recorded by mistake."""
    meeting = _meeting_of(presenter.item)
    require(rules.can_edit_meeting(actor, meeting.partnership))
    need_open_agenda(meeting)
    note(actor, "meetings.presenter.removed", presenter, meeting, person=presenter.called)
    presenter.delete()


@transaction.atomic
def add_paper(
    *, actor: Actor, item: AgendaItem, upload: BinaryIO, name: str, title: str, is_public: bool
) -> Paper:
    """Add a paper to an item; also after the meeting, until its minutes are given for approval."""
    meeting = _meeting_of(item)
    require(rules.can_edit_meeting(actor, meeting.partnership))
    lock(meeting)
    need_open_agenda(meeting)
    file = files.store(
        actor=actor,
        upload=upload,
        name=name,
        partnership=meeting.partnership,
        is_public=is_public and meeting.is_public,
        title=title.strip() or name,
    )
    paper: Paper = Paper.objects.create(
        item=item, file=file, title=(title.strip() or name)[:300], is_public=file.is_public
    )
    note(actor, "meetings.paper.added", paper, meeting, title=paper.title)
    return paper


@transaction.atomic
def remove_paper(*, actor: Actor, paper: Paper) -> None:
    """Take a paper off the agenda; the file itself stays in the store, closed to everybody outside."""
    meeting = _meeting_of(paper.item)
    require(rules.can_edit_meeting(actor, meeting.partnership))
    need_open_agenda(meeting)
    note(actor, "meetings.paper.removed", paper, meeting, title=paper.title)
    close_files(actor, [paper])
    paper.delete()


def close_files(actor: Actor, papers: Iterable[Paper]) -> None:
    """Let nobody outside open the files any more: whoever keeps the address of one would go on reading it."""
    for paper in papers:
        files.set_public(actor=actor, file=paper.file, is_public=False)


def follow_meeting(actor: Actor, meeting: Meeting) -> None:
    """Open or close the files of public papers as the meeting itself is shown in public or not."""
    for paper in Paper.objects.filter(item__meeting=meeting, is_public=True).select_related("file"):
        files.set_public(actor=actor, file=paper.file, is_public=meeting.is_public)
