"""Words about effects in templates."""

from django import template

from spoiwo.recommendations.models import Effect
from spoiwo.recommendations.wording import reach_words

register = template.Library()


@register.filter
def reached(effect: Effect) -> str:
    """Return whom an effect reached, counted or in the words of the source."""
    return reach_words(effect)
