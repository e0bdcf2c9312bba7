"""What the rule watch has for the officer: rules broken or near their deadline."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.texts import Text
from spoiwo.common.web.wording import bound, said, saying
from spoiwo.dashboard.cards.card import Task
from spoiwo.duties.selectors import Standing, pressing
from spoiwo.duties.states import Kind, Light
from spoiwo.partnerships.models import Partnership

RIGHT = "duties.edit_rule"
# Late minutes are told meeting by meeting, requests one by one, each with its own deed.
TOLD_ELSEWHERE = frozenset({Kind.MINUTES, Kind.REQUESTS})


def duty_tasks(partnership: Partnership, day: date) -> list[Task]:
    """Return the rules that are broken or near their deadline, the broken first."""
    return [_task(partnership, one) for one in pressing(partnership, day) if not _is_told(one)]


def _is_told(standing: Standing) -> bool:
    """Tell whether what presses is a record that has a card of its own."""
    is_record = standing.point is not None and standing.point.term.is_record
    return is_record and standing.watched.kind in TOLD_ELSEWHERE


def _task(partnership: Partnership, standing: Standing) -> Task:
    point = standing.point
    assert point is not None  # a pressing rule has the deadline that presses
    name = standing.duty.name
    title = Text(name.value[:1].upper() + name.value[1:], name.language)
    return Task(
        text=saying(_("%(rule)s: %(deadline)s"), rule=said(title), deadline=said(point.term.name)),
        detail=saying(
            _("%(todo)s By %(day)s, who must act: %(who)s"),
            todo=bound(point.todo),
            day=bound(short_date(point.term.due)),
            who=bound(str(point.term.who.label)),
        ),
        deed=_("See the rule"),
        url=reverse("duties:duty", args=[partnership.slug, standing.duty.pk]),
        tag=str(Light.RED.label) if standing.light == Light.RED else "",
        is_broken=standing.light == Light.RED,
    )
