"""Links from a row of one partnership to a row of another, looked for in the whole database."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models
from django_scopes import scopes_disabled


def crossings() -> list[str]:
    """Return every link from a row of one partnership to a row of another: there must be none."""
    found: list[str] = []
    with scopes_disabled():
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                if isinstance(field, models.ForeignKey) and home_of(model) and home_of(field.related_model):
                    found += _crossing(model, field)
    return found


# From a row to its partnership; a relation between two partnerships is one on purpose.
_WAYS = (
    "partnership",
    "agreement__partnership",
    "clause__partnership",
    "meeting__partnership",
    "item__partnership",
    "election__partnership",
    "protocol__election__partnership",
    "poll__partnership",
    "minutes__partnership",
    "document__partnership",
    "issue__partnership",
    "subscription__partnership",
    "report__partnership",
    "part__report__partnership",
    "communique__partnership",
    "placement__communique__partnership",
    "proof__placement__communique__partnership",
    "offer__partnership",
    "showcase__partnership",
    "resolution__partnership",
    "large__partnership",
    "photo__large__partnership",
    "brought__partnership",
    # Before the letter, which a row may be without.
    "indicator__partnership",
    "plan__partnership",
    "action__plan__partnership",
    "call__partnership",
    "idea__call__partnership",
    "vote__call__partnership",
    "message__partnership",
    "participant__meeting__partnership",
    "recommendation__partnership",
    "practice__partnership",
    "implementation__recommendation__partnership",
    "entitlement__poll__partnership",
    "round__election__partnership",
    "party__agreement__partnership",
    "signature__party__agreement__partnership",
    "batch__partnership",
    "signatory__partnership",
    "statement__partnership",
    "body__partnership",
    "bylaws__body__partnership",
    "term__body__partnership",
    "holding__term__body__partnership",
    "circle__partnership",
    "duty__partnership",
    "case__partnership",
    "entry__case__partnership",
    "topic__circle__partnership",
    "post__topic__circle__partnership",
    "link__partnership",
    "comment__partnership",
    "declaration__partnership",
    "words__declaration__partnership",
)


def homeless() -> set[str]:
    """Return the models of ours whose rows lead to no partnership."""
    ours = [one for one in apps.get_models(include_auto_created=True) if one.__module__.startswith("spoiwo")]
    return {model._meta.label for model in ours if not home_of(model)}


def home_of(model: Any) -> str:
    """Return the way from the model's rows to their partnership; nothing when there is none."""
    own = {field.name for field in model._meta.concrete_fields if field.is_relation}
    for way in _WAYS:
        # A name may also lead back, as from a partnership to its minutes.
        if way.partition("__")[0] not in own:
            continue
        try:
            model._base_manager.values(f"{way}__slug")
        except FieldError:  # a model without this way
            continue
        return way
    return ""


def _crossing(model: Any, field: models.ForeignKey[Any, Any]) -> list[str]:
    here, there = home_of(model), f"{field.name}__{home_of(field.related_model)}"
    if here == field.name:
        return []
    rows = model._base_manager.exclude(**{there: models.F(here)}).exclude(**{f"{there}__isnull": True})
    return [f"{model._meta.label} {row.pk}: {field.name}" for row in rows]
