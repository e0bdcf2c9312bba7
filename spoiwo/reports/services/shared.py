"""What the deeds of this room share: the book of deeds, grounds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput
from spoiwo.reports.models import Report


def note(actor: Actor, action: str, report: Report, **data: Any) -> None:
    """Write a deed so that the page of the report finds it."""
    record(
        actor,
        f"reports.{action}",
        report,
        partnership_id=report.partnership_id,
        report=report.pk,
        **data,
    )


def need_ground(ground: str) -> str:
    """Return the ground of a deed; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why."), "ground")
    return ground.strip()[:500]
