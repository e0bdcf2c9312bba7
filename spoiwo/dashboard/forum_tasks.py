"""What waits for the officer about forums: a year that falls behind its rule (seed 003-36, 003-37)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.web.wording import saying
from spoiwo.dashboard.tasks import Task
from spoiwo.duties.selectors import is_watched
from spoiwo.duties.states import Kind
from spoiwo.forum.selectors import YearOfForum, years_behind
from spoiwo.partnerships.models import Partnership


def forum_tasks(partnership: Partnership, day: date) -> list[Task]:
    """Return the forums that have met, or shown good practices, more rarely than they are to.

    Nothing where the rule watch counts either of the two: it tells them itself.
    """
    if is_watched(partnership, (Kind.FORUM, Kind.PRACTICES), day):
        return []
    return [
        Task(
            text=saying(_("%(name)s falls behind its rule of the year"), name=circle.name),
            detail=_detail(year),
            deed=_("See what counts"),
            url=reverse("forum:circle", args=[partnership.slug, circle.pk]) + "#rok",
        )
        for circle, year in years_behind(partnership, day)
    ]


def _detail(year: YearOfForum) -> str:
    return _("meetings: %(met)s of %(wanted)s, good practices shown: %(shown)s of %(practices)s") % {
        "met": len(year.meetings),
        "wanted": year.wanted,
        "shown": len(year.shown),
        "practices": year.wanted_practices,
    }
