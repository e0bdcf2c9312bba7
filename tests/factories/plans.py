"""Plans with actions, made through the services. They need the scope of their partnership."""

from datetime import date
from decimal import Decimal

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services import StatementDraft, set_statements
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans import services
from spoiwo.plans.models import Action, Plan, Progress, Reporter
from spoiwo.plans.services import ActionDraft, AdoptionDraft, PlanDraft, ProgressDraft
from spoiwo.registry.models import Organization
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
AIMS = ("Integracja społeczności", "Poprawa jakości rynku pracy")
SINCE, UNTIL = date(2018, 1, 1), date(2024, 1, 1)
GROUND = "Uchwała nr 2/2018 z dnia 12 września 2018 r."


def some_aims(partnership: Partnership) -> list[Statement]:
    """Return the partnership's aims; two are written when there are none."""
    rows = Statement.objects.filter(partnership=partnership, kind=StatementKind.AIM)
    if not rows.exists():
        drafts = [StatementDraft(text) for text in AIMS]
        set_statements(actor=SYSTEM, partnership=partnership, kind=StatementKind.AIM, drafts=drafts)
    return list(rows.order_by("order", "pk"))


def a_plan(partnership: Partnership, title: str = "Plan działania 2018–2023") -> Plan:
    """Return a draft for the years 2018 to 2023."""
    draft = PlanDraft(title=title, valid_from=SINCE, valid_to=UNTIL)
    return services.create_plan(actor=SYSTEM, partnership=partnership, draft=draft)


def a_draft(partnership: Partnership, **fields: object) -> ActionDraft:
    """Return an action of 2019 for the first aim: 40 km of bicycle paths for 1 200 000 zł."""
    values: dict[str, object] = {
        "aim": some_aims(partnership)[0],
        "title": "Ścieżki rowerowe",
        "organization": fields.pop("organization", None) or an_organization(),
        "valid_from": date(2019, 1, 1),
        "valid_to": date(2020, 1, 1),
        "budget": Decimal("1200000.00"),
        "source": "budżety gmin",
        "indicator": "długość ścieżek",
        "unit": "km",
        "base": Decimal(0),
        "target": Decimal(40),
        "risk": "Brak zgody właścicieli gruntów",
    }
    return ActionDraft(**(values | fields))  # type: ignore[arg-type]  # fields of the draft by name


def an_action(plan: Plan, **fields: object) -> Action:
    """Return an action added to the plan; to an adopted one with a ground."""
    draft = a_draft(plan.partnership, **fields)
    return services.add_action(actor=SYSTEM, plan=plan, draft=draft, ground="nowe zadanie")


def adopted(plan: Plan, on: date = date(2018, 9, 12)) -> Plan:
    """Return the plan, adopted on a day by all signatories."""
    services.adopt_plan(actor=SYSTEM, plan=plan, draft=AdoptionDraft(on=on, ground=GROUND))
    return plan


def an_adopted_plan(partnership: Partnership, **fields: object) -> Plan:
    """Return an adopted plan with one action."""
    plan = a_plan(partnership)
    an_action(plan, **fields)
    return adopted(plan)


def a_report(
    action: Action, value: str | None = None, *, on: date | None = None, **fields: object
) -> Progress:
    """Return a report on the action, of today when no day is given."""
    draft = ProgressDraft(
        on=on or clock.today(),
        text=str(fields.pop("text", "Wytyczono pierwszy odcinek.")),
        value=Decimal(value) if value is not None else None,
        **fields,  # type: ignore[arg-type]  # fields of the draft by name
    )
    return services.report_progress(actor=SYSTEM, action=action, draft=draft)


def a_reporter(
    plan: Plan, organization: Organization, email: str = "plan@example.org", name: str = "Anna Nowak"
) -> Reporter:
    """Return who reports for the institution."""
    return services.set_reporter(actor=SYSTEM, plan=plan, organization=organization, name=name, email=email)
