"""Projects of a partnership and the line of text they oblige to."""

from django.utils.translation import gettext as _

from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.states import Perspective


def projects_of(partnership: Partnership) -> list[ProjectPartnership]:
    """Return the partnership's projects with who carries them out, in one query."""
    links = ProjectPartnership.objects.filter(partnership=partnership)
    return list(links.select_related("project__beneficiary").order_by("project__title"))


def marking_line(project: Project) -> str:
    """Return the sentence of European marking, in the form of the project's own period (EU-07, EU-08)."""
    if project.perspective == Perspective.NONE:
        return ""
    if project.perspective == Perspective.EU_2021:
        return _("Co-funded by the European Union under %(programme)s.") % {"programme": project.programme}
    return _("Co-funded by the European Union from %(fund)s under %(programme)s.") % {
        "fund": project.fund,
        "programme": project.programme,
    }
