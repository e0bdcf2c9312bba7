"""Numbers stated by documents. They need the partnership's scope."""

from datetime import date

from spoiwo.common.actors import SystemActor
from spoiwo.figures import services
from spoiwo.figures.models import StatedNumber
from spoiwo.figures.services import StatedDraft
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
SINCE, UNTIL = date(2016, 1, 1), date(2017, 1, 1)


def a_stated_number(
    partnership: Partnership, code: str, number: int, since: date = SINCE, until: date = UNTIL, **more: object
) -> StatedNumber:
    """Return a number a document states; of 2016 unless other days are given."""
    usual: dict[str, object] = {"source": "Sprawozdanie 2016", "words": "Odbyły się spotkania."}
    draft = StatedDraft(code=code, since=since, until=until, number=number, **(usual | more))  # type: ignore[arg-type]  # checked by the dataclass
    return services.state_number(actor=SYSTEM, partnership=partnership, draft=draft)
