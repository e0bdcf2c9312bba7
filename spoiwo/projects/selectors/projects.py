"""Projects of a partnership: their facts, their signs, the sentence of their marking."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.states import Perspective

NO_SUCH_SIGN = gettext_lazy("There is no such sign.")


def projects_of(partnership: Partnership) -> list[ProjectPartnership]:
    """Return the partnership's projects with who carries them out, in one query."""
    links = ProjectPartnership.objects.filter(partnership=partnership)
    return list(links.select_related("partnership", "project__beneficiary").order_by("project__title"))


def has_projects(partnership: Partnership) -> bool:
    """Tell whether the partnership is joined to any project, in one query."""
    return ProjectPartnership.objects.filter(partnership=partnership).exists()


def is_joined(partnership: Partnership, project: Project) -> bool:
    """Tell whether the partnership was founded in the project or acts in it."""
    return ProjectPartnership.objects.filter(partnership=partnership, project=project).exists()


def link_by_id(partnership: Partnership, number: int) -> ProjectPartnership:
    """Return a project the partnership is joined to; raises NotFound."""
    rows = ProjectPartnership.objects.filter(partnership=partnership, pk=number)
    found = rows.select_related("partnership", "project__beneficiary", "project__keeper").first()
    if found is None:
        raise NotFound(_("There is no such project."))
    return found


def partnerships_of(project: Project) -> list[Partnership]:
    """Return the partnerships joined to the project that anybody may see, in one query."""
    rows = Partnership.objects.public().filter(project_links__project=project)
    return list(rows.order_by("short_name"))


def signs_of_link(link: ProjectPartnership) -> list[Sign]:
    """Return all signs of the project the partnership ever had, the oldest first, in one query."""
    return list(Sign.objects.filter(link=link).select_related("file").order_by("valid_from", "pk"))


def sign_by_id(partnership: Partnership, number: int) -> Sign:
    """Return a sign of the partnership; raises NotFound."""
    rows = Sign.objects.filter(link__partnership=partnership, pk=number)
    found = rows.select_related("file", "link__project", "link__partnership").first()
    if found is None:
        raise NotFound(NO_SUCH_SIGN)
    return found


def missing_facts(project: Project) -> list[Sentence]:
    """Return what the public description still lacks (EU-05); nothing for a project without EU money."""
    if project.perspective == Perspective.NONE:
        return []
    told = (
        (project.aims, gettext_lazy("aims")),
        (project.effects, gettext_lazy("expected effects")),
        (project.value is not None, gettext_lazy("value")),
        (project.eu_contribution is not None, gettext_lazy("contribution of the European Union")),
    )
    return [name for is_told, name in told if not is_told]


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
