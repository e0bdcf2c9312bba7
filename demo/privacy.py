"""Papers on personal data of a partnership, all of them demonstration content: no document tells of any."""

from datetime import date

from demo.building import ACTOR
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors, services
from spoiwo.privacy.services import ControllerDraft

NOTE = "Wpis jest pokazowy: żaden dokument nie wskazuje administratora ani inspektora."


def zwolen(partnership: Partnership) -> None:
    """Name who answers for the data and take the activities of the product into the record."""
    today = clock.today()
    office = next(
        one for one in selectors.possible_controllers(partnership, today) if "Urząd Pracy" in one.name
    )
    services.set_controller(
        actor=ACTOR,
        partnership=partnership,
        since=date(today.year, 1, 1),
        draft=ControllerDraft(
            organization=office,
            address="ul. Pokazowa 1, 26-700 Zwoleń",
            email="sekretariat@example.org",
            inspector="Ewa Pokazowa",
            inspector_email="iod@example.org",
            demo_note=NOTE,
        ),
    )
    services.take_in_library(actor=ACTOR, partnership=partnership)
