"""Files and photographs at the end of a report."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.reports.models import Attachment, Report

_WITH = ("file", "photo__large__partnership", "photo__small__partnership")


def attachments_of(report: Report) -> list[Attachment]:
    """Return the attachments in their order, with their files."""
    return list(Attachment.objects.filter(report=report).select_related(*_WITH))


def attachment_by_id(report: Report, number: int) -> Attachment:
    """Return an attachment of the report; raises NotFound."""
    rows = Attachment.objects.filter(report=report, pk=number)
    found: Attachment | None = rows.select_related("report__partnership", *_WITH).first()
    if found is None:
        raise NotFound(_("There is no such attachment."))
    return found
