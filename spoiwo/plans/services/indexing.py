"""Keeps the search index true, in the same transaction."""

from collections.abc import Iterator

from django.urls import reverse
from django_scopes import scopes_disabled

from spoiwo.plans.changes import period
from spoiwo.plans.models import Action, Plan
from spoiwo.search.services import Document, index, remove


def document_of(plan: Plan) -> Document:
    """Return what the search box knows of a plan: its title, period, words, and its actions."""
    rows = Action.objects.filter(plan=plan).select_related("area")
    words = [plan.introduction]
    for action in rows:
        area = action.area.text if action.area else ""
        words += [action.title, action.description, action.organization_name, area, action.indicator]
    return Document(
        kind="plan",
        object_id=plan.pk,
        title=plan.title,
        subtitle=f"{period(plan.valid_from, plan.valid_to)}, {plan.partnership.short_name}",
        body=" ".join(filter(None, words)),
        url=reverse("portal:plan", args=[plan.partnership.slug, plan.pk]),
        partnership_id=plan.partnership_id,
        is_public=plan.is_adopted and plan.partnership.is_public,
        day=plan.adopted_on or plan.valid_from,
    )


def reindex(plan: Plan) -> None:
    """Put the plan's present words into the index."""
    index(document_of(plan))


def forget(plan: Plan) -> None:
    """Take a removed plan out of the index."""
    remove("plan", plan.pk)


def all_documents() -> Iterator[Document]:
    """Yield every plan, for rebuilding the index."""
    with scopes_disabled():
        for plan in Plan.objects.order_by("pk").select_related("partnership"):
            yield document_of(plan)
