"""The information clause at a form (``{% clause "wnioski" %}``) and on every page of a personal link."""

from typing import Any

from django import template

from spoiwo.common import clock
from spoiwo.common.polish import sort_key
from spoiwo.common.polish.special_data import find_special_data
from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.rules import visible_partnerships
from spoiwo.privacy import rules, uses
from spoiwo.privacy.selectors import shown_clause
from spoiwo.registry.models import Person

register = template.Library()


@register.inclusion_tag("privacy/parts/_clause.html", takes_context=True)
def clause(context: dict[str, Any], code: str) -> dict[str, Any]:
    """Show the clause of a kind of form of the ``partnership`` of the page."""
    return {"clause": shown_clause(context["partnership"], uses.get(code), clock.today())}


@register.inclusion_tag("privacy/parts/_clause.html", takes_context=True)
def clause_of_link(context: dict[str, Any]) -> dict[str, Any]:
    """Show the clause of the page a personal link has opened; nothing on any other page."""
    link = getattr(context.get("request"), "personal_link", None)
    if link is None:
        return {}
    return {"clause": shown_clause(link.partnership, uses.of_link(link.purpose), clock.today())}


@register.inclusion_tag("privacy/parts/_special_words.html")
def special_words(*texts: str) -> dict[str, Any]:
    """Say beside what somebody wrote that it seems to tell of health, faith or the like (GDPR-10)."""
    found = {word.of(text).lower() for text in texts for word in find_special_data(text)}
    return {"words": sorted(found, key=sort_key)}


@register.inclusion_tag("privacy/parts/_held_about.html", takes_context=True)
def held_about(context: dict[str, Any], person: Person) -> dict[str, Any]:
    """Show the ways to everything held about a person, in each partnership whose papers the reader keeps."""
    actor = actor_of(context["request"])
    found = [one for one in visible_partnerships(actor) if rules.can_keep_papers(actor, one)]
    return {"person": person, "partnerships": found}
