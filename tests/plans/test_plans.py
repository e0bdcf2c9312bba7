"""Drafting a plan, adopting it, changing it afterwards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, NotFound, WrongState
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import selectors, services
from spoiwo.plans.models import Action, Change, Part, Plan
from spoiwo.plans.services import AdoptionDraft, PartDraft, PlanDraft, TaskDraft
from spoiwo.plans.states import PlanState
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.plans import (
    GROUND,
    SINCE,
    SYSTEM,
    UNTIL,
    a_draft,
    a_plan,
    a_report,
    adopted,
    an_action,
    an_adopted_plan,
)
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db


def the_action(plan: Plan) -> Action:
    return Action.objects.select_related("plan__partnership", "aim").get(plan=plan)


def test_a_plan_is_not_adopted_before_it_has_an_action(home: Partnership) -> None:
    plan = a_plan(home)

    with pytest.raises(WrongState):
        adopted(plan)

    assert Plan.objects.get().state == PlanState.DRAFT


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (AdoptionDraft(on=date(2019, 6, 2), ground=GROUND), "on"),
        (AdoptionDraft(on=date(2018, 9, 12), ground="  "), "ground"),
    ],
)
def test_an_adoption_has_a_ground_and_a_day_that_has_come(
    home: Partnership, draft: AdoptionDraft, field: str
) -> None:
    plan = a_plan(home)
    an_action(plan)

    with pytest.raises(BadInput) as refused:
        services.adopt_plan(actor=SYSTEM, plan=plan, draft=draft)

    assert refused.value.field == field


def test_an_adopted_plan_is_at_version_one_and_everybody_finds_it(home: Partnership) -> None:
    plan = a_plan(home)
    an_action(plan)
    assert not Entry.objects.get(kind="plan").is_public

    adopted(plan)

    plan.refresh_from_db()
    assert (plan.version, plan.adopted_on, plan.ground) == (1, date(2018, 9, 12), GROUND)
    assert Entry.objects.get(kind="plan").is_public
    assert LogEntry.objects.filter(action="plans.plan.adopted").count() == 1
    assert selectors.public_plan(home, plan.pk) == plan


def test_a_draft_is_not_there_for_everybody(home: Partnership) -> None:
    plan = a_plan(home)

    with pytest.raises(NotFound):
        selectors.public_plan(home, plan.pk)

    assert not selectors.has_public_plan(home)


def test_a_draft_changes_freely_and_nothing_of_it_is_kept_as_a_change(home: Partnership) -> None:
    plan = a_plan(home)
    action = an_action(plan)

    services.edit_action(actor=SYSTEM, action=action, draft=a_draft(home, title="Szlaki rowerowe"))

    assert the_action(plan).title == "Szlaki rowerowe"
    assert Change.objects.count() == 0


def test_each_difference_of_an_adopted_plan_is_kept_with_its_ground(home: Partnership) -> None:
    plan = an_adopted_plan(home)
    action = the_action(plan)
    same = a_draft(home, organization=action.organization)
    changed = replace(same, target=Decimal(35), valid_to=date(2021, 1, 1))

    services.edit_action(actor=SYSTEM, action=action, draft=changed, ground="Mniejsza dotacja")

    rows = {row.field: (row.before, row.after, row.ground, row.version) for row in Change.objects.all()}
    assert rows == {
        "target": ("40", "35", "Mniejsza dotacja", 2),
        "period": ("01.01.2019 – 31.12.2019", "01.01.2019 – 31.12.2020", "Mniejsza dotacja", 2),
    }
    assert Plan.objects.get().version == 2


def test_an_adopted_plan_is_not_changed_without_a_ground(home: Partnership) -> None:
    plan = an_adopted_plan(home)
    action = the_action(plan)
    same = a_draft(home, organization=action.organization)

    with pytest.raises(BadInput) as refused:
        services.edit_action(actor=SYSTEM, action=action, draft=replace(same, title="Inaczej"), ground=" ")
    services.edit_action(actor=SYSTEM, action=the_action(plan), draft=same)

    assert refused.value.field == "ground"
    assert Change.objects.count() == 0


def test_an_action_added_and_one_dropped_are_changes_of_the_plan(home: Partnership) -> None:
    plan = an_adopted_plan(home)
    extra = an_action(plan, title="Platforma biznesowa")

    services.drop_action(actor=SYSTEM, action=extra, ground="Brak operatora")
    services.resume_action(actor=SYSTEM, action=extra, ground="Znalazł się operator")

    told = [(row.version, row.field, row.ground) for row in Change.objects.order_by("version")]
    assert told == [
        (2, "added", "nowe zadanie"),
        (3, "dropped", "Brak operatora"),
        (4, "resumed", "Znalazł się operator"),
    ]


def test_the_words_of_the_plan_itself_are_followed_too(home: Partnership) -> None:
    plan = an_adopted_plan(home)
    draft = PlanDraft(title=plan.title, valid_from=SINCE, valid_to=date(2025, 1, 1))

    services.edit_plan(actor=SYSTEM, plan=plan, draft=draft, ground="Przedłużenie o rok")

    change = Change.objects.get()
    assert (change.field, change.action_code, change.after) == ("period", "", "01.01.2018 – 31.12.2024")


def test_a_period_does_not_leave_an_action_outside(home: Partnership) -> None:
    plan = a_plan(home)
    an_action(plan)
    draft = PlanDraft(title=plan.title, valid_from=date(2019, 2, 1), valid_to=UNTIL)

    with pytest.raises(BadInput) as refused:
        services.edit_plan(actor=SYSTEM, plan=plan, draft=draft)

    assert refused.value.field == "valid_to"


def test_two_people_editing_do_not_overwrite_each_other(home: Partnership) -> None:
    plan = a_plan(home)
    draft = PlanDraft(title="Nowy tytuł", valid_from=SINCE, valid_to=UNTIL)
    services.edit_plan(actor=SYSTEM, plan=plan, draft=draft, edition=1)

    with pytest.raises(ConcurrentChange):
        services.edit_plan(actor=SYSTEM, plan=plan, draft=draft, edition=1)


def test_an_adoption_written_by_mistake_is_taken_back_until_the_plan_is_in_use(home: Partnership) -> None:
    plan = an_adopted_plan(home)
    services.take_back_adoption(actor=SYSTEM, plan=plan, ground="Nie było kworum")
    assert (Plan.objects.get().state, Plan.objects.get().version) == (PlanState.DRAFT, 0)

    adopted(plan)
    a_report(the_action(plan))

    with pytest.raises(WrongState):
        services.take_back_adoption(actor=SYSTEM, plan=plan, ground="Nie było kworum")


def test_a_draft_is_removed_whole_and_an_adopted_plan_never(home: Partnership) -> None:
    plan = a_plan(home)
    action = an_action(plan)
    task = services.give_task(
        actor=SYSTEM, action=action, draft=TaskDraft(text="Mapa", organization=an_organization())
    )
    services.add_part(actor=SYSTEM, action=action, draft=PartDraft(organization=an_organization(), task=task))
    services.remove_plan(actor=SYSTEM, plan=plan)
    assert (Plan.objects.count(), Part.objects.count(), Entry.objects.filter(kind="plan").count()) == (
        0,
        0,
        0,
    )

    standing = an_adopted_plan(home)
    with pytest.raises(NotAllowed):
        services.remove_plan(actor=SYSTEM, plan=standing)
    with pytest.raises(NotAllowed):
        services.remove_action(actor=SYSTEM, action=the_action(standing))


def test_only_the_secretariat_and_the_coordinator_write_plans(home: Partnership, cast: Cast) -> None:
    draft = PlanDraft(title="Plan", valid_from=SINCE, valid_to=UNTIL)
    refused: list[User] = []

    for person in (cast.officer, cast.coordinator, cast.auditor, cast.neighbour):
        try:
            services.create_plan(actor=person, partnership=home, draft=draft)
        except NotAllowed:
            refused.append(person)

    assert refused == [cast.auditor, cast.neighbour]
