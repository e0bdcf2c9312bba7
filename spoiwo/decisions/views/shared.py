"""What the pages of this room share."""

from functools import partial

from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import bodies_of
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import agenda_of
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "decisions.edit_decision"
PUBLISH = "decisions.publish_register"

form_page = partial(web.form_page, template="decisions/deed.html", section="decisions")


def bodies(partnership: Partnership) -> list[Body]:
    """Return the bodies one may choose from: those of the partnership itself."""
    lines = bodies_of(partnership, clock.today())
    return [line.body for line in lines if not line.body.is_external]


def items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of a meeting in order, parts after their parents."""
    return [line.item for line in agenda_of(meeting).flat]
