from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import retention
from spoiwo.privacy.held import register as held


class IntakeConfig(AppConfig):
    name = "spoiwo.intake"

    def ready(self) -> None:
        from spoiwo.intake import selectors  # models are ready only now

        held.register("intake.ImportBatch", only=("name", "uploaded_at"))
        retention.register(
            retention.Erasing(
                "intake.forget_abandoned", _("Lists brought in and not worked on"), _("thirty days"),
                "intake.batch.discarded",
                term=retention.Term(
                    selectors.abandoned_of, selectors.abandoned_from,
                    unheld=_("Nothing of a list is recorded yet: save it or work on it, and it stays."),
                ),
            )
        )  # fmt: skip
        permissions.register(
            "intake.import_list", _("Import a list of signatories"), Role.OFFICER, Role.COORDINATOR
        )
        actions.register("intake.batch.uploaded", _("List brought in for import"))
        actions.register("intake.batch.mapped", _("Columns of an import set"))
        actions.register("intake.batch.dated", _("Common day of accession of an import set"))
        actions.register("intake.batch.committed", _("Import saved"))
        actions.register("intake.batch.discarded", _("Import put aside"))
        actions.register("intake.batch.restarted", _("Import started again"))
        actions.register("intake.batch.stopped", _("Saving of an import stopped"))
        actions.register("intake.row.corrected", _("Row of an import corrected"), personal=("old", "new"))
        actions.register("intake.row.decided", _("Row of an import decided"))
