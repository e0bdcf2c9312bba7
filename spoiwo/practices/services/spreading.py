"""Showing a practice at meetings, and who uses it too."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.polish.client_data import find_client_data
from spoiwo.common.states import lock
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.actors import LinkActor
from spoiwo.practices import rules
from spoiwo.practices.models import GoodPractice, Reuse, Showing
from spoiwo.practices.services.shared import note
from spoiwo.practices.services.telling import tell_of_reuse
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
    is_own = isinstance(actor, LinkActor)
    require(rules.can_write_of(actor, practice.partnership, draft.organization))
    if is_own and not practice.is_shown:
        raise WrongState(_("Only a published card is used elsewhere."))
    _refuse_persons(draft.words)
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
                is_own=is_own,
                is_shown=not is_own,
            )
    except IntegrityError as error:
        raise BadInput(_("This institution is on the list already."), "organization") from error
    note(actor, "practices.reuse.said", made, practice, organization=name)
    if is_own:
        tell_of_reuse(actor, practice, name, made.words)
    return made


def _refuse_persons(words: str) -> None:
    found = [trace.of(words) for trace in find_client_data(words)]
    if found:
        sentence = _("It may tell of one person: %(words)s. Write it otherwise.")
        raise BadInput(sentence % {"words": ", ".join(found)}, "words")


@transaction.atomic
def show_reuse(*, actor: Actor, reuse: Reuse) -> None:
    """Show everybody what an institution said through its link."""
    require(rules.can_publish_practice(actor, reuse.practice.partnership))
    lock(reuse)
    if reuse.is_shown:
        raise WrongState(_("It is shown already."))
    reuse.is_shown = True
    reuse.save(update_fields=["is_shown"])
    note(actor, "practices.reuse.shown", reuse, reuse.practice, organization=reuse.name)


@transaction.atomic
def remove_reuse(*, actor: Actor, reuse: Reuse) -> None:
    """Remove a use written down by mistake."""
    require(rules.can_edit_practice(actor, reuse.practice.partnership))
    note(actor, "practices.reuse.removed", reuse, reuse.practice, organization=reuse.name)
    reuse.delete()
