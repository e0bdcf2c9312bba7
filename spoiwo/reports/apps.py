from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.decisions.events import MotionAnnulled
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved, StatementsReplaced
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class ReportsConfig(AppConfig):
    name = "spoiwo.reports"

    def ready(self) -> None:
        from spoiwo.duties import evidence  # models are ready only now
        from spoiwo.duties.states import Kind
        from spoiwo.figures import filed
        from spoiwo.reports import handlers, letters, papers
        from spoiwo.reports.evidence import filed_numbers, filed_reports
        from spoiwo.reports.selectors.attachments import uses_of_photos
        from spoiwo.reports.services import indexing

        archive.register(archive.Series("reports", _("Reports of periods"), archive.FOR_EVER))
        held.register("reports.MemberPart", names=("name",))
        held.register("reports.Remark", names=("author",))
        uses.join(uses.TOGETHER, "reports.member", "reports.remarks")
        permissions.register(
            "reports.edit_report", _("Write the report and its annexes"), Role.OFFICER, Role.COORDINATOR
        )
        permissions.register("reports.remark_on_report", _("Write remarks on the report"), Role.COUNCIL)
        permissions.register(
            "reports.file_report", _("Note the approval of the report and file it"), Role.LEADER,
            Role.OFFICER, Role.COORDINATOR,
        )  # fmt: skip
        standing.register("reports.Attachment", uses_of_photos)
        _register_actions()
        evidence.register(Kind.REPORT, filed_reports)
        filed.register(filed_numbers)
        events.subscribe(MotionAnnulled, handlers.keep_what_was_approved)
        events.subscribe(StatementsReplaced, handlers.follow_reworded_statements)
        events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
        previews.register(
            "reports/email/member", _("Question about the part of an institution"), letters.member_sample
        )
        previews.register("reports/email/remarks", _("Report for remarks"), letters.remarks_sample)
        events.subscribe(StageMoved, handlers.reindex_reports)
        search.register("report", pgettext_lazy("of periods", "Reports"), indexing.all_documents)
        kinds.register(papers.KIND, _("Report"), papers.FIELDS, address="sprawozdanie")


def _register_actions() -> None:
    for name, label in {
        "reports.report.begun": _("Report begun"),
        "reports.report.described": _("Title of a report changed"),
        "reports.narrative.written": _("Words of a report written"),
        "reports.report.sent": _("Report sent for remarks"),
        "reports.remark.made": _("Remark on a report made"),
        "reports.remark.answered": _("Remark on a report answered"),
        "reports.members.listed": _("Institutions put on the list of a report"),
        "reports.members.asked": _("Institutions asked for their part of a report"),
        "reports.member.told": _("Part of an institution in a report told"),
        "reports.attachment.added": _("Attachment of a report added"),
        "reports.attachment.removed": _("Attachment of a report removed"),
        "reports.attachment.moved": _("Order of attachments of a report changed"),
        "reports.report.approved": _("Report approved and frozen"),
        "reports.report.taken_back": _("Report taken back into writing"),
        "reports.report.filed": _("Report filed"),
        "reports.report.annexed": _("Annex to a filed report written"),
        "reports.report.opened": _("Openness of a report set"),
    }.items():
        actions.register(name, label)
    actions.register(
        "reports.member.addressed",
        _("Address for the part of an institution in a report set"),
        personal=("name", "email"),
    )
