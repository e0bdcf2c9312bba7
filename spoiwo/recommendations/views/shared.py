"""What the pages of this room share."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.councils.models import Body
from spoiwo.councils.selectors import bodies_of
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import meetings_of
from spoiwo.partnerships import web
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.models import Recommendation

VIEW = "partnerships.view_partnership"
EDIT = "recommendations.edit_recommendation"
# So many of the latest meetings are offered for choosing.
_MOST_MEETINGS = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed of its state: it can be done now, or ``reason`` says why not; ``is_next`` moves it on."""

    title: Sentence
    url: str
    reason: Sentence = ""
    is_next: bool = False


def bodies(partnership: Partnership) -> list[Body]:
    """Return the bodies one may choose from: those of the partnership itself."""
    lines = bodies_of(partnership, clock.today())
    return [line.body for line in lines if not line.body.is_external]


def meetings(partnership: Partnership) -> list[Meeting]:
    """Return the latest meetings, for choosing one."""
    return list(meetings_of(partnership)[:_MOST_MEETINGS])


def address(name: str, recommendation: Recommendation, *parts: object) -> str:
    """Return the address of a page of the recommendation."""
    place = [recommendation.partnership.slug, recommendation.pk, *parts]
    return reverse(f"recommendations:{name}", args=place)


# Where a form belongs: the section of the navigation, its name and its list.
_LISTS: dict[str, tuple[Sentence, str]] = {
    "recommendations": (_("Recommendations"), "recommendations:recommendation_list"),
    "matters": (_("Matters for discussion"), "recommendations:matter_list"),
    "effects": (_("Effects"), "recommendations:effect_list"),
    "meetings": (_("Meetings"), "meetings:meeting_list"),
}


def form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: Sentence,
    back: str,
    *,
    section: str = "recommendations",
    **more: Any,
) -> HttpResponse:
    """Show a form of its own page, below the list it belongs to."""
    list_name, list_route = _LISTS[section]
    more |= {"list_name": list_name, "list_route": list_route}
    template = "recommendations/deed.html"
    return web.form_page(request, partnership, form, title, back, template=template, section=section, **more)
