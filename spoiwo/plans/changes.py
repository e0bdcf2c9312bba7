"""Which fields of a plan and an action are followed after adoption, and how their values are told.

The words are stored as they were on the day, in Polish: the plan is a Polish document.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.numbers import amount

ADDED, DROPPED, RESUMED = "added", "dropped", "resumed"
LABELS: Mapping[str, Sentence] = MappingProxyType(
    {
        ADDED: pgettext_lazy("change of a plan", "action added"),
        DROPPED: pgettext_lazy("change of a plan", "action dropped"),
        RESUMED: pgettext_lazy("change of a plan", "action taken up again"),
        "title": _("title"),
        "introduction": _("introduction"),
        "period": pgettext_lazy("of a plan", "period"),
        "aim": _("aim"),
        "area": _("thematic area"),
        "code": _("code"),
        "description": _("description"),
        "organization": _("institution answerable"),
        "budget": _("budget (PLN)"),
        "source": _("source of money"),
        "project": _("project"),
        "indicator": _("output indicator"),
        "followed": _("indicator of the partnership"),
        "unit": _("unit"),
        "base": _("base value"),
        "target": _("target value"),
        "risk": _("risk"),
        "risk_level": _("level of risk"),
    }
)
_OF_AN_ACTION: Mapping[str, Callable[[Action], str]] = MappingProxyType(
    {
        "code": lambda action: action.code,
        "title": lambda action: action.title,
        "aim": lambda action: action.aim.text,
        "area": lambda action: action.area.text if action.area else "",
        "description": lambda action: action.description,
        "organization": lambda action: action.organization_name,
        "period": lambda action: period(action.valid_from, action.valid_to),
        "budget": lambda action: _number(action.budget),
        "source": lambda action: action.source,
        "project": lambda action: action.project.title if action.project else "",
        "indicator": lambda action: action.indicator,
        "followed": lambda action: action.followed.code if action.followed else "",
        "unit": lambda action: action.unit,
        "base": lambda action: _number(action.base),
        "target": lambda action: _number(action.target),
        "risk": lambda action: action.risk,
        "risk_level": lambda action: str(action.get_risk_level_display()) if action.risk_level else "",
    }
)


def period(since: date, until: date | None) -> str:
    """Return a half-open period as it is said: both days are in it."""
    last = until - timedelta(days=1) if until else None
    return f"{since:%d.%m.%Y} – {last:%d.%m.%Y}" if last else f"{since:%d.%m.%Y} –"


def told_action(action: Action) -> dict[str, str]:
    """Return the followed fields of an action in words."""
    with override("pl"):
        return {name: tell(action) for name, tell in _OF_AN_ACTION.items()}


def told_plan(plan: Plan) -> dict[str, str]:
    """Return the followed fields of a plan in words."""
    return {
        "title": plan.title,
        "period": period(plan.valid_from, plan.valid_to),
        "introduction": plan.introduction,
    }


def _number(value: Decimal | None) -> str:
    return "" if value is None else amount(value)
