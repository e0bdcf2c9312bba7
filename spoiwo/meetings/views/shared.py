"""What the pages of this room share."""

from functools import partial

from spoiwo.common import clock
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import bodies_of
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import projects_of

VIEW = "partnerships.view_partnership"
EDIT = "meetings.edit_meeting"

form_page = partial(web.form_page, template="meetings/meeting_deed.html", section="meetings")


def bodies(partnership: Partnership) -> list[Body]:
    """Return the bodies one may choose from, those that exist today first."""
    return [line.body for line in bodies_of(partnership, clock.today())]


def projects(partnership: Partnership) -> list[Project]:
    """Return the projects one may choose from."""
    return [link.project for link in projects_of(partnership)]
