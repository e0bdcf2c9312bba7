"""What this room and letters erase, and the classes of its own papers; rooms above register theirs."""

from django.utils.translation import gettext_lazy as _

from spoiwo.privacy import archive, retention, selectors, services


def erase_below() -> None:
    """Tell what this room and letters erase by themselves."""
    for rule in (
        retention.Erasing(
            "privacy.forget_looks", _("Notes of who saw personal data"), _("two years"),
            "privacy.looks.forgotten", "number",
            retention.Term(
                selectors.looks_to_forget, selectors.look_kept_until,
                unheld=_("Notes about those who read are kept no longer; write down what a matter needs."),
            ),
        ),
        retention.Erasing(
            "notifications.forget_messages", _("Letters sent, and sooner their words"),
            _("as the settings of the installation say"),
        ),
        retention.Erasing(
            "notifications.forget_links", _("Personal links that ended"), _("two years from their end")
        ),
        retention.Erasing(
            "notifications.forget_jobs", _("Finished jobs of the program"), _("a week")
        ),
    ):  # fmt: skip
        retention.register(rule)


def class_below() -> None:
    """Tell the archival classes of the papers of this room."""
    archive.register(
        archive.Series(
            "breaches", _("Breaches of personal data"), "B5", selectors.breaches_settled,
            selectors.breach_settled_on, services.remove_breach,
        )
    )  # fmt: skip
