"""Whether everybody may read a report once it is filed."""

from django.db import transaction

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import lock
from spoiwo.reports import rules
from spoiwo.reports.models import Report
from spoiwo.reports.services.indexing import reindex
from spoiwo.reports.services.shared import note


@transaction.atomic
def open_report(*, actor: Actor, report: Report, is_public: bool) -> None:
    """Show the report on the public pages once it is filed, or only inside; said twice it changes nothing."""
    lock(report)
    require(rules.can_file(actor, report.partnership))
    if report.is_public == is_public:
        return
    report.is_public = is_public
    report.save(update_fields=["is_public"])
    reindex(report)
    note(actor, "report.opened", report, is_public=is_public)
