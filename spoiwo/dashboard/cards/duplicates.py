"""Two records that may be of one institution."""

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.dashboard.cards.card import Task
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import PairOfRecords, pairs_of_newest

RIGHT = "registry.merge_organizations"


def duplicate_tasks(partnership: Partnership) -> list[Task]:
    """Return a task for each pair among the newest members: the whole list has its own page."""
    return [_task(pair) for pair in pairs_of_newest(partnership)]


def _task(pair: PairOfRecords) -> Task:
    names = {"one": pair.first.name, "other": pair.second.name}
    return Task(
        text=_("Two similar institutions: “%(one)s” and “%(other)s”") % names,
        detail=pair.reason,
        deed=_("Compare"),
        url=reverse("registry:organization_merge", args=[pair.first.pk, pair.second.pk]),
    )
