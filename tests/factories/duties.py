"""Rules of a partnership, written down through the services. They need the partnership's scope."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.duties import services
from spoiwo.duties.models import Duty
from spoiwo.duties.services import RuleDraft
from spoiwo.duties.states import Kind
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
SINCE = date(2015, 1, 1)


def a_draft_rule(valid_from: date = SINCE, **fields: object) -> RuleDraft:
    """Return a rule whose source is told in words."""
    usual: dict[str, object] = {"valid_from": valid_from, "clause": "§ 6 ust. 2 porozumienia"}
    return RuleDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass


def a_duty(
    partnership: Partnership, kind: Kind = Kind.PLENARIES, valid_from: date = SINCE, **fields: object
) -> Duty:
    """Return a duty with its first rule."""
    title = str(fields.pop("title", ""))
    return services.add_duty(
        actor=SYSTEM,
        partnership=partnership,
        kind=kind,
        draft=a_draft_rule(valid_from, **fields),
        title=title,
    )
