"""What the pages of this room share."""

from functools import partial

from django.core.cache import cache
from django.utils.translation import gettext as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.selectors import agenda_of, meeting_by_id
from spoiwo.minutes import selectors
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership

VIEW = "partnerships.view_partnership"
EDIT = "minutes.edit_minutes"
PUBLISH = "minutes.publish_minutes"
# A browser that edits says so every twenty seconds; a hint outlives one message that was lost.
_HINT_SECONDS = 45

form_page = partial(web.form_page, template="minutes/deed.html", section="meetings")


def the_minutes(partnership: Partnership, number: int) -> Minutes:
    """Return the minutes of the meeting of that number; raises NotFound."""
    found = selectors.minutes_of(meeting_by_id(partnership, number))
    if found is None:
        raise NotFound(_("There are no minutes of this meeting yet."))
    return found


def items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of a meeting in order, parts after their parents."""
    return [line.item for line in agenda_of(meeting).flat]


def item_of(meeting: Meeting, number: int) -> AgendaItem | None:
    """Return an item of the meeting; 0 stands for the opening. Raises NotFound for another's item."""
    if number == 0:
        return None
    found = next((item for item in items(meeting) if item.pk == number), None)
    if found is None:
        raise NotFound(_("There is no such item on this agenda."))
    return found


def say_editing(minutes: Minutes, number: int, actor: Actor) -> str:
    """Note that the actor edits the section, and return who else does, or nothing."""
    key = f"minutes-editing-{minutes.pk}-{number}"
    now: dict[str, str] = cache.get(key) or {}
    others = [name for mark, name in now.items() if mark != actor.actor_id]
    cache.set(key, now | {actor.actor_id: actor.actor_name}, _HINT_SECONDS)
    return ", ".join(others)
