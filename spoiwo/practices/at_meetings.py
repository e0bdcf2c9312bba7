"""The good practices shown at a meeting, for its inner page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.meetings.besides import Line, Part
from spoiwo.meetings.models import Meeting
from spoiwo.practices.selectors import shown_at


def parts(meeting: Meeting) -> Iterator[Part]:
    """Yield one section with a line for each card; the page is that of the desk."""
    slug = meeting.partnership.slug
    lines = tuple(
        Line(
            text=row.practice.title,
            url=reverse("practices:practice", args=[slug, row.practice_id]),
            note=" · ".join(filter(None, (row.practice.entity_name, row.presented_by))),
        )
        for row in shown_at(meeting)
    )
    yield Part(_("Good practices shown here"), lines)
