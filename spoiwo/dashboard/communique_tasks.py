"""What waits for the officer about communiqués: those that are gone from where they hung."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.web.wording import saying
from spoiwo.communiques.selectors import lost_postings
from spoiwo.dashboard.tasks import Task
from spoiwo.partnerships.models import Partnership

MOST = 8


def communique_tasks(partnership: Partnership) -> list[Task]:
    """Return a task for each communiqué that is gone somewhere, the oldest first, in one query."""
    lost = lost_postings(partnership)
    communiques = {row.communique_id: row.communique for row in lost}
    counts = Counter(row.communique_id for row in lost)
    return [
        Task(
            text=saying(_("%(label)s is no longer everywhere it hung"), label=communique.label),
            detail=ngettext("%(count)d institution", "%(count)d institutions", counts[number])
            % {"count": counts[number]},
            deed=_("Remind the missing"),
            url=reverse("communiques:communique_deed", args=[partnership.slug, number, "przypomnij"]),
            tag=_("lost"),
        )
        for number, communique in list(communiques.items())[:MOST]
    ]
