"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import WrongState
from spoiwo.decisions.events import MotionAnnulled
from spoiwo.reports.models import Report


def keep_what_was_approved(event: MotionAnnulled) -> None:
    """Refuse to annul the vote by which a report was approved."""
    if Report.objects.filter(approving_motion=event.motion_id).exists():
        raise WrongState(
            _("A report was approved by this vote. Take the report back first; a filed one stays as it is.")
        )
