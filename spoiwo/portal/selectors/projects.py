"""A project as anybody may read of it: for what it is, who pays, which partnerships and meetings it has."""

from dataclasses import dataclass
from datetime import date

from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.selectors.meetings import public_meetings
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.selectors import LineUp, lineups_of, link_by_id, partnerships_of

# Of a project with many meetings so many are shown; the list of meetings has them all.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """Everything the page of a project says (EU-05), with its marks of today."""

    link: ProjectPartnership
    project: Project
    lineup: LineUp
    partnerships: tuple[Partnership, ...]
    meetings: tuple[Meeting, ...]


def project_page(partnership: Partnership, number: int, day: date) -> ProjectPage:
    """Return the page of a project the partnership is joined to; raises NotFound.

    Of the meetings held within it only the public ones of this partnership are shown.
    """
    link = link_by_id(partnership, number)
    meetings = public_meetings(partnership).filter(project=link.project)[:_SHOWN]
    return ProjectPage(
        link=link,
        project=link.project,
        lineup=lineups_of([link], day)[link.pk],
        partnerships=tuple(partnerships_of(link.project)),
        meetings=tuple(meetings),
    )
