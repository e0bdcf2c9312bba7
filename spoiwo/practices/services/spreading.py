"""Showing a practice at meetings, and who uses it too."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.meetings.models import Meeting
from spoiwo.practices import rules
from spoiwo.practices.models import GoodPractice, Reuse, Showing
from spoiwo.practices.services.shared import note
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseDraft:
    """Which institution uses it too, since when and how."""

    organization: Organization | None = None
    name: str = ""
    since: date | None = None
    words: str = ""


@transaction.atomic
def show_practice(
    *, actor: Actor, practice: GoodPractice, meeting: Meeting, presented_by: str = ""
) -> Showing:
    """Record that a practice is presented at a meeting, held or ahead."""
    require(rules.can_edit_practice(actor, practice.partnership))
    try:
        with transaction.atomic():
            made: Showing = Showing.objects.create(
                practice=practice, meeting=meeting, presented_by=presented_by.strip()[:300]
            )
    except IntegrityError as error:
        raise BadInput(_("It is recorded at that meeting already."), "meeting") from error
    note(actor, "practices.showing.recorded", made, practice, meeting=meeting.pk)
    return made


@transaction.atomic
def remove_showing(*, actor: Actor, showing: Showing) -> None:
    """Remove a showing recorded by mistake."""
    require(rules.can_edit_practice(actor, showing.practice.partnership))
    note(actor, "practices.showing.removed", showing, showing.practice, meeting=showing.meeting_id)
    showing.delete()


@transaction.atomic
def say_reuse(*, actor: Actor, practice: GoodPractice, draft: ReuseDraft) -> Reuse:
    """Record that another institution uses the practice too; the one whose it is cannot be that other."""
    require(rules.can_edit_practice(actor, practice.partnership))
    name = draft.name.strip()
    if draft.organization is not None:
        if draft.organization.pk == practice.organization_id:
            raise BadInput(_("It is the practice of this very institution."), "organization")
        names = names_on([draft.organization.pk], draft.since or clock.today())
        name = names.get(draft.organization.pk, draft.organization.name)
    if not name:
        raise BadInput(_("Choose an institution, or write the name of one outside the register."), "name")
    if draft.since is not None and draft.since > clock.today():
        raise BadInput(_("This day is still ahead."), "since")
    try:
        with transaction.atomic():
            made: Reuse = Reuse.objects.create(
                practice=practice,
                organization=draft.organization,
                name=name[:400],
                since=draft.since,
                words=draft.words.strip(),
            )
    except IntegrityError as error:
        raise BadInput(_("This institution is on the list already."), "organization") from error
    note(actor, "practices.reuse.said", made, practice, organization=name)
    return made


@transaction.atomic
def remove_reuse(*, actor: Actor, reuse: Reuse) -> None:
    """Remove a use written down by mistake."""
    require(rules.can_edit_practice(actor, reuse.practice.partnership))
    note(actor, "practices.reuse.removed", reuse, reuse.practice, organization=reuse.name)
    reuse.delete()
