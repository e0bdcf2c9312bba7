"""Files and photographs at the end of a report."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.files.showing import photo_with_files, shown
from spoiwo.files.standing import Use
from spoiwo.reports.models import Attachment, Report

_WITH = ("file", *photo_with_files("photo"))


def attachments_of(report: Report) -> list[Attachment]:
    """Return the attachments in their order, with their files, without photos that are hidden."""
    return list(Attachment.objects.filter(shown("photo"), report_id=report.pk).select_related(*_WITH))


def uses_of_photos(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos stand at the end of which reports."""
    rows = Attachment.objects.filter(photo__in=photos).select_related("report__partnership")
    for row in rows:
        report = row.report
        url = reverse("reports:attachment_list", args=[report.partnership.slug, report.pk])
        if row.photo_id is not None:
            yield row.photo_id, Use(_("report"), report.title, url)


def attachment_by_id(report: Report, number: int) -> Attachment:
    """Return an attachment of the report; raises NotFound."""
    rows = Attachment.objects.filter(report=report, pk=number)
    found: Attachment | None = rows.select_related("report__partnership", *_WITH).first()
    if found is None:
        raise NotFound(_("There is no such attachment."))
    return found
