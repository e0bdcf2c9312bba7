"""Papers on personal data, made through the services. They need the scope."""

from datetime import date
from typing import Any

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import services
from spoiwo.privacy.models import Controller
from spoiwo.privacy.services import ControllerDraft
from tests.factories.registry import a_signatory

SYSTEM = SystemActor("tests")
SINCE = date(2026, 1, 1)


def a_controller(partnership: Partnership, since: date = SINCE, **fields: Any) -> Controller:
    """Return who answers for the data from a day on: a member with an inspector, unless told otherwise."""
    values = {
        "address": "Rynek 1, 26-700 Zwoleń", "email": "dane@example.org", "inspector": "Ewa Inspektor",
        "inspector_email": "iod@example.org",
    } | fields  # fmt: skip
    if "organization" not in values:
        values["organization"] = a_signatory(partnership, since=date(2018, 1, 1)).organization
    draft = ControllerDraft(**values)
    return services.set_controller(actor=SYSTEM, partnership=partnership, draft=draft, since=since)
