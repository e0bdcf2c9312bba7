"""Filters for numbers of the registry."""

from django import template

from spoiwo.registry.identifiers import shown, shown_phone
from spoiwo.registry.models import Identifier
from spoiwo.registry.states import Scheme

register = template.Library()


@register.filter
def phone(value: str) -> str:
    """Write a telephone number the way people do: 95 729 85 71."""
    return shown_phone(value) if value else ""


@register.filter
def number(identifier: Identifier) -> str:
    """Write a register number the way people do: NIP as 526-10-40-828."""
    return shown(Scheme(identifier.scheme), identifier.value)
