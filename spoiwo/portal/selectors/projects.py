"""Projects as anybody may read of them: what each is for, who pays, its partnerships and meetings."""

from dataclasses import dataclass
from datetime import date

from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.links import organization_url
from spoiwo.portal.selectors.meetings import public_meetings
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.selectors import LineUp, lineups_of, link_by_id, partnerships_of, projects_of

# Of a project with many meetings so many are shown; the list of meetings has them all.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class JoinedProject:
    """A project the partnership was founded in or acts in, with the words and signs it obliges to."""

    number: int
    title: str
    connection: str
    beneficiary: str
    url: str
    lineup: LineUp


def joined_projects(partnership: Partnership, day: date) -> tuple[JoinedProject, ...]:
    """Return the partnership's projects with their signs of the day, in two queries."""
    links = projects_of(partnership)
    lineups = lineups_of(links, day)
    return tuple(
        JoinedProject(
            number=link.pk,
            title=link.project.title,
            connection=link.get_connection_display(),
            beneficiary=link.project.beneficiary.name,
            url=organization_url(link.project.beneficiary_id, link.project.beneficiary.name),
            lineup=lineups[link.pk],
        )
        for link in links
    )


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
