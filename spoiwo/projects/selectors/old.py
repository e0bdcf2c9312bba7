"""Projects that ended long ago, for whoever decides what of their papers is kept (JRWA-03)."""

from datetime import date, timedelta

from django.db.models import QuerySet

from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project


def ended_before(partnership: Partnership, day: date) -> QuerySet[Project]:
    """Return the projects of the partnership that ended before the day."""
    return Project.objects.filter(links__partnership=partnership, valid_to__lte=day)


def ended_on(project: Project) -> date:
    """Return the last day of a project."""
    assert project.valid_to is not None  # asked for above
    return project.valid_to - timedelta(days=1)
