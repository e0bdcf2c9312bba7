"""``{% passages record %}``: the words of old documents a record came from, on its inner page."""

from typing import Any

from django import template
from django.db.models import Model

from spoiwo.common.provenance import passages_of
from spoiwo.common.web.actor import actor_of

register = template.Library()


@register.inclusion_tag("components/_passages.html", takes_context=True)
def passages(context: Any, record: Model) -> dict[str, object]:
    """Show the passages of a record that this reader may read; nothing where there are none."""
    return {"passages": passages_of(record, actor_of(context["request"]))}
