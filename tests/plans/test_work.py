"""Tasks, parts of institutions, contributions of partners; who is asked and how."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import selectors, services
from spoiwo.plans.models import Action, Contribution, Part, Plan, Reporter, Task
from spoiwo.plans.services import ContributionDraft, PartDraft, ProgressDraft, TaskDraft
from spoiwo.plans.states import ContributionKind, Role, TaskState
from spoiwo.registry.services import merge_organizations
from tests.factories.plans import SYSTEM, a_plan, a_reporter, adopted, an_action, an_adopted_plan
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(home: Partnership) -> Action:
    return Action.objects.select_related("plan__partnership", "aim").get(plan=an_adopted_plan(home))


def a_task(action: Action, text: str = "Uzgodnić przebieg") -> Task:
    draft = TaskDraft(text=text, organization=an_organization("Gmina Leoncin"), due=date(2019, 5, 1))
    return services.give_task(actor=SYSTEM, action=action, draft=draft)


def promised(action: Action, kind: ContributionKind, planned: str, **fields: str) -> Contribution:
    draft = ContributionDraft(organization=an_organization(), kind=kind, planned=Decimal(planned), **fields)
    return services.add_contribution(actor=SYSTEM, action=action, draft=draft)


def test_a_task_is_settled_dropped_with_a_reason_and_opened_again(action: Action) -> None:
    task = a_task(action)
    assert task.is_overdue_on(clock.today())

    services.settle_task(actor=SYSTEM, task=task, to=TaskState.DONE, words="Podpisano")
    assert (task.closed_on, task.note, task.is_overdue_on(clock.today())) == (
        clock.today(),
        "Podpisano",
        False,
    )
    with pytest.raises(WrongState):
        services.edit_task(
            actor=SYSTEM, task=task, draft=TaskDraft(text="Inne", organization=task.organization)
        )
    services.settle_task(actor=SYSTEM, task=task, to=TaskState.OPEN, words="Nie podpisano")
    with pytest.raises(BadInput):
        services.settle_task(actor=SYSTEM, task=task, to=TaskState.DROPPED, words="")
    services.settle_task(actor=SYSTEM, task=task, to=TaskState.DROPPED, words="Zbędne")

    assert (task.state, task.note) == (TaskState.DROPPED, "Zbędne")


def test_who_does_what_is_told_for_the_action_and_for_each_task(home: Partnership, action: Action) -> None:
    task = a_task(action)
    helper, asked, told = (an_organization(name) for name in ("Pomocnik", "Pytany", "Zawiadamiany"))
    for organization, role, of in (
        (helper, Role.HELPS, None),
        (asked, Role.ASKED, None),
        (told, Role.TOLD, task),
    ):
        draft = PartDraft(organization=organization, role=role, task=of)
        services.add_part(actor=SYSTEM, action=action, draft=draft)

    own, step = selectors.duties_in(selectors.page_of(action.plan, clock.today()))

    assert (own.leads, own.helps, own.asked, own.told) == (
        action.organization_name, ("Pomocnik",), ("Pytany",), (),
    )  # fmt: skip
    assert (step.leads, step.helps, step.told, step.is_task) == ("Gmina Leoncin", (), ("Zawiadamiany",), True)


def test_an_institution_has_one_part_in_one_thing(action: Action) -> None:
    partner = an_organization()

    for role in (Role.HELPS, Role.TOLD):
        services.add_part(actor=SYSTEM, action=action, draft=PartDraft(organization=partner, role=role))
    with pytest.raises(BadInput):
        services.add_part(actor=SYSTEM, action=action, draft=PartDraft(organization=action.organization))

    assert [part.role for part in Part.objects.all()] == [Role.TOLD]


def test_a_task_of_another_action_is_refused(home: Partnership, action: Action) -> None:
    other = an_action(action.plan, title="Inne")

    draft = PartDraft(organization=an_organization(), task=a_task(other))
    with pytest.raises(BadInput) as refused:
        services.add_part(actor=SYSTEM, action=action, draft=draft)

    assert refused.value.field == "task"


def test_different_things_are_never_added_together(home: Partnership, action: Action) -> None:
    promised(action, ContributionKind.MONEY, "1000.10")
    promised(action, ContributionKind.MONEY, "0.20", unit="zł")
    promised(action, ContributionKind.ROOMS, "2", unit="sale")
    promised(action, ContributionKind.ROOMS, "30", unit="godziny")
    hours = promised(action, ContributionKind.HOURS, "80")
    services.record_given(actor=SYSTEM, contribution=hours, given=Decimal("12.5"), on=clock.today())

    rows = selectors.brought_to(Contribution.objects.all())

    assert [(row.kind, row.unit, row.planned, row.given, row.institutions) for row in rows] == [
        ("volunteer hours", "", Decimal(80), Decimal("12.5"), 1),
        ("money (PLN)", "", Decimal("1000.30"), Decimal(0), 2),
        ("rooms", "godziny", Decimal(30), Decimal(0), 1),
        ("rooms", "sale", Decimal(2), Decimal(0), 1),
    ]


def test_a_contribution_is_never_less_than_nothing_or_of_tomorrow(action: Action) -> None:
    with pytest.raises(BadInput):
        promised(action, ContributionKind.MONEY, "-1")
    row = promised(action, ContributionKind.MONEY, "1")

    for given, on in ((Decimal(-1), clock.today()), (Decimal(1), clock.today() + timedelta(days=1))):
        with pytest.raises(BadInput):
            services.record_given(actor=SYSTEM, contribution=row, given=given, on=on)

    assert Contribution.objects.get().given is None


def test_one_letter_goes_to_each_institution_with_an_open_action(home: Partnership) -> None:
    plan = a_plan(home)
    office, school = an_organization("Urząd"), an_organization("Szkoła")
    first, *_rest = [an_action(plan, organization=one) for one in (office, office, school)]
    adopted(plan)
    a_reporter(plan, office, "urzad@example.org")
    a_reporter(plan, school, "szkola@example.org")
    for action in Action.objects.filter(organization=school).select_related("plan__partnership", "aim"):
        services.finish_action(actor=SYSTEM, action=action, on=clock.today())

    asked = services.ask_for_progress(actor=SYSTEM, plan=plan)

    assert [row.email for row in asked] == ["urzad@example.org"]
    letter = Message.objects.get()
    assert first.title in letter.text
    assert letter.text.count("/postep-planu/") == 1
    with pytest.raises(WrongState):
        services.ask_for_progress(actor=SYSTEM, plan=plan)


def test_a_new_letter_closes_the_earlier_link(home: Partnership, action: Action) -> None:
    a_reporter(action.plan, action.organization)
    services.ask_for_progress(actor=SYSTEM, plan=action.plan)
    first = PersonalLink.objects.get()

    with clock.frozen(clock.now() + timedelta(days=90)):
        services.ask_for_progress(actor=SYSTEM, plan=action.plan)

    first.refresh_from_db()
    assert first.revoked_at is not None
    assert Reporter.objects.get().link_id == PersonalLink.objects.latest("pk").pk != first.pk


def test_another_address_closes_the_link_of_the_earlier_person(action: Action) -> None:
    a_reporter(action.plan, action.organization)
    services.ask_for_progress(actor=SYSTEM, plan=action.plan)

    a_reporter(action.plan, action.organization, "nowa@example.org", "Nowa Osoba")

    assert PersonalLink.objects.get().revoked_at is not None
    assert Reporter.objects.get().link_id == 0


def test_a_link_reports_on_the_actions_of_its_institution_alone(home: Partnership, action: Action) -> None:
    other = an_action(action.plan, title="Cudze")
    a_reporter(action.plan, action.organization)
    services.ask_for_progress(actor=SYSTEM, plan=action.plan)
    holder = LinkActor(PersonalLink.objects.get())
    draft = ProgressDraft(on=clock.today(), text="Zrobione")

    services.report_progress(actor=holder, action=action, draft=draft)
    with pytest.raises(NotAllowed):
        services.report_progress(actor=holder, action=other, draft=draft)
    with pytest.raises(NotAllowed):
        services.drop_action(actor=holder, action=action, ground="Nie")

    assert [row.action_id for row in action.progress.all()] == [action.pk]


def test_merged_institutions_keep_one_part_and_one_reporter(home: Partnership, action: Action) -> None:
    kept, dropped = action.organization, an_organization("Podwójna")
    an_action(action.plan, organization=dropped)
    for organization in (kept, dropped):
        a_reporter(action.plan, organization)
    partner = an_action(action.plan)
    for organization in (kept, dropped):
        services.add_part(actor=SYSTEM, action=partner, draft=PartDraft(organization=organization))

    merge_organizations(actor=SYSTEM, kept=kept, dropped=dropped)

    assert Action.objects.filter(organization=kept).count() == 2
    assert (Part.objects.count(), Reporter.objects.count()) == (1, 1)


def test_reading_a_plan_costs_the_same_however_long_it_is(
    home: Partnership, django_assert_max_num_queries: object
) -> None:
    plan: Plan = a_plan(home)
    for place in range(12):
        action = an_action(plan, title=f"Działanie {place}")
        a_task(action)
        promised(action, ContributionKind.HOURS, "1")

    with django_assert_max_num_queries(7):  # type: ignore[operator]  # a fixture of pytest-django
        page = selectors.page_of(plan, clock.today())
        selectors.duties_in(page)
        selectors.figures_of(page)
        [line.action.aim.text for line in page.lines()]
