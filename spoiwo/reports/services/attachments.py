"""Files and photographs at the end of a report."""

from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision, require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.files import services as files
from spoiwo.files.services import PhotoDraft
from spoiwo.reports import rules
from spoiwo.reports.models import Attachment, Report
from spoiwo.reports.services.shared import note

_READ = "partnerships.view_partnership"
MOST_ATTACHMENTS = 100


@transaction.atomic
def attach_file(*, actor: Actor, report: Report, upload: BinaryIO, name: str, title: str) -> Attachment:
    """Put a file at the end of the report under a title; readable to those who read the report inside."""
    decision = _writing(actor, report)
    if not title.strip():
        raise BadInput(_("Write the title of the attachment."), "title")
    file = files.store(
        actor=actor,
        upload=upload,
        name=name,
        partnership=report.partnership,
        is_public=False,
        title=title.strip(),
        read_right=_READ,
        decision=decision,
    )
    return _added(actor, Attachment(report=report, title=title.strip()[:300], file=file))


@transaction.atomic
def attach_photo(*, actor: Actor, report: Report, draft: PhotoDraft) -> Attachment:
    """Put a photograph at the end of the report; what it shows is its title."""
    decision = _writing(actor, report)
    photo = files.store_photo(
        actor=actor, draft=draft, partnership=report.partnership, is_public=False, decision=decision
    )
    return _added(actor, Attachment(report=report, title=photo.alternative[:300], photo=photo))


def _writing(actor: Actor, report: Report) -> Decision:
    lock(report)
    decision = rules.can_write(actor, report)
    require(decision)
    if report.attachments.count() >= MOST_ATTACHMENTS:
        raise WrongState(_("A report holds at most a hundred attachments."))
    return decision


def _added(actor: Actor, row: Attachment) -> Attachment:
    last = row.report.attachments.last()
    row.order = last.order + 1 if last else 1
    row.save()
    note(actor, "attachment.added", row.report, attachment=row.pk, title=row.title)
    return row


@transaction.atomic
def remove_attachment(*, actor: Actor, attachment: Attachment) -> None:
    """Take an attachment off the report, with its file."""
    report = attachment.report
    lock(report)
    decision = rules.can_write(actor, report)
    require(decision)
    lock(attachment)
    file, photo = attachment.file, attachment.photo
    note(actor, "attachment.removed", report, attachment=attachment.pk, title=attachment.title)
    attachment.delete()
    if file is not None:
        files.remove_file(actor=actor, file=file, decision=decision)
    if photo is not None:
        files.remove_photo(actor=actor, photo=photo, decision=decision)


@transaction.atomic
def move_attachment(*, actor: Actor, attachment: Attachment, is_up: bool) -> None:
    """Put an attachment one place higher or lower; the first goes no higher, the last no lower."""
    report = attachment.report
    lock(report)
    require(rules.can_write(actor, report))
    rows = list(report.attachments.all())
    place = rows.index(attachment)
    other = place - 1 if is_up else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, 1):
        row.order = order
    Attachment.objects.bulk_update(rows, ["order"])
    note(actor, "attachment.moved", report, attachment=attachment.pk, title=attachment.title)
