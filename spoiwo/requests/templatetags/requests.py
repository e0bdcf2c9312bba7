"""Terms of requests in words and tones, for pages of this room."""

from django import template

from spoiwo.common import clock
from spoiwo.requests import wording
from spoiwo.requests.models import Case
from spoiwo.requests.states import Light

register = template.Library()
register.filter("term_words", wording.term_words)
_TONES = {Light.LATE: "bad", Light.NEAR: "warn", Light.CALM: ""}


@register.filter
def left_words(case: Case) -> str:
    """Say how much of the term is left today."""
    return wording.left_words(case, clock.today())


@register.filter
def tone(case: Case) -> str:
    """Return the tone of the tag of a request today."""
    light = case.light_on(clock.today())
    if light is None:
        return "ok" if case.was_in_time else "bad"
    return _TONES[light]
