"""Terms of requests in words and tones, for pages of this room."""

from django import template
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.documents.web import FORMATS
from spoiwo.requests import wording
from spoiwo.requests.models import Case, Entry
from spoiwo.requests.states import Light

register = template.Library()
register.filter("term_words", wording.term_words)
_TONES = {Light.LATE: "bad", Light.NEAR: "warn", Light.CALM: ""}


@register.filter
def left_words(case: Case) -> str:
    """Say how much of the term is left today."""
    return wording.left_words(case, clock.today())


@register.simple_tag
def letter_files(case: Case, entry: Entry) -> list[dict[str, str]]:
    """Return the formats of the letter of an entry."""
    return [
        {
            "label": form.upper(),
            "name": entry.get_step_display(),
            "url": reverse("requests:case_letter", args=[case.partnership.slug, case.pk, entry.pk, form]),
        }
        for form in FORMATS
    ]


@register.filter
def tone(case: Case) -> str:
    """Return the tone of the tag of a request today."""
    light = case.light_on(clock.today())
    if light is None:
        return "ok" if case.was_in_time else "bad"
    return _TONES[light]
