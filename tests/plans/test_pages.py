"""The pages of plans: what the officer does, what a link opens, what everybody reads, what is printed."""

import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import services
from spoiwo.plans.models import Action, Change, Contribution, Part, Plan, Progress, Task
from spoiwo.plans.services import ContributionDraft
from spoiwo.plans.states import ActionState, ContributionKind, PlanState, TaskState
from spoiwo.registry.models import Organization
from tests.cast import Cast, ClientOf
from tests.documents.readers import word_text
from tests.factories.plans import (
    SYSTEM,
    a_plan,
    a_report,
    a_reporter,
    adopted,
    an_action,
    an_adopted_plan,
    some_aims,
)
from tests.factories.registry import an_organization
from tests.reading import english, read

pytestmark = pytest.mark.django_db
INNER = "/pulpit/powiat-zwolenski/plan/"
PUBLIC = "/partnerstwa/powiat-zwolenski/plan/"


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


@pytest.fixture
def visitor(client_of: ClientOf) -> Client:
    return english(client_of(None))


def typed(organization: Organization) -> dict[str, object]:
    """Return an institution as the field with suggestions sends it."""
    return {"organization": organization.name, "organization_number": organization.pk}


def the_action(plan: Plan) -> Action:
    return Action.objects.select_related("plan__partnership", "aim").get(plan=plan)


def test_a_plan_without_aims_leads_to_the_aims_first(home: Partnership, officer: Client) -> None:
    assert "Write the aims" in read(officer, INNER)

    some_aims(home)

    assert "Begin a plan" in read(officer, INNER)


def test_a_plan_is_written_and_adopted_on_its_pages(home: Partnership, officer: Client) -> None:
    aims = some_aims(home)
    fields = {"title": "Plan 2019", "valid_from": "1.01.2019", "valid_to": "31.12.2019"}
    assert officer.post(f"{INNER}nowy/", fields | {"valid_to": "31.12.2018"}).status_code == 422
    assert officer.post(f"{INNER}nowy/", fields).status_code == 302
    plan = Plan.objects.get()
    assert plan.valid_to == date(2020, 1, 1)
    office = an_organization()
    action = {
        "aim": aims[1].pk, "title": "Targi pracy", **typed(office), "valid_from": "1.03.2019",
        "valid_to": "30.06.2019", "budget": "12 500,50", "indicator": "wystawcy", "base": "0", "target": "40",
    }  # fmt: skip
    page = f"{INNER}{plan.pk}/"

    assert officer.post(f"{page}dzialania/dodaj/", action).status_code == 302
    shown = read(officer, page)
    assert "Targi pracy" in shown
    assert "2.1. " in shown
    assert "12,500.50 zł" in shown
    adoption = {"on": "1.04.2019", "ground": "Uchwała nr 1/2019"}
    assert officer.post(f"{page}czyn/przyjmij/", adoption | {"ground": ""}).status_code == 422
    assert officer.post(f"{page}czyn/przyjmij/", adoption).status_code == 302

    plan.refresh_from_db()
    assert plan.state == PlanState.ADOPTED
    assert "Uchwała nr 1/2019" in read(officer, page)


def test_a_changed_target_is_seen_with_what_it_was_and_why(home: Partnership, officer: Client) -> None:
    plan = an_adopted_plan(home)
    action = the_action(plan)
    address = f"{INNER}dzialania/{action.pk}/edycja/"
    form = officer.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    sent |= {
        "valid_from": "1.01.2019",
        "valid_to": "31.12.2019",
        "target": "35",
        **typed(action.organization),
    }

    refused = officer.post(address, sent)
    assert (refused.status_code, "Write why" in refused.content.decode()) == (422, True)
    assert officer.post(address, sent | {"ground": "Mniejsza dotacja"}).status_code == 302

    for page in (f"{INNER}{plan.pk}/zmiany/", f"{PUBLIC}{plan.pk}/"):
        shown = re.sub(r"<[^>]+>", " ", read(officer, page))
        assert re.search(r"target value\s+40\s+35\s+Mniejsza dotacja", shown), page
    assert Change.objects.count() == 1


def test_tasks_partners_and_contributions_are_written_on_the_page_of_an_action(
    home: Partnership, officer: Client
) -> None:
    action = the_action(an_adopted_plan(home))
    page, partner = f"{INNER}dzialania/{action.pk}/", an_organization("Gmina Leoncin")
    task = {"text": "Uzgodnić przebieg", **typed(partner), "due": "1.05.2019"}
    brought = {**typed(partner), "kind": "hours", "planned": "120"}

    assert officer.post(f"{page}zadania/dodaj/", task).status_code == 302
    assert officer.post(f"{page}partnerzy/dodaj/", {**typed(partner), "role": "helps"}).status_code == 302
    assert officer.post(f"{page}wklad/dodaj/", brought | {"planned": "-1"}).status_code == 422
    assert officer.post(f"{page}wklad/dodaj/", brought).status_code == 302
    row = Contribution.objects.get()
    given = {"given": "12,5", "on": "20.05.2019"}
    assert officer.post(f"{INNER}wklad/{row.pk}/wniesiono/", given).status_code == 302

    shown = read(officer, page)
    assert "overdue" in shown
    assert "planned 120" in shown
    assert "given 12.50 until" in shown
    table = read(officer, f"{INNER}{action.plan_id}/kto-co-robi/")
    assert "Uzgodnić przebieg" in table
    assert "Volunteer hours" in table
    done = Task.objects.get()
    assert officer.post(f"{INNER}zadania/{done.pk}/czyn/gotowe/", {"ground": ""}).status_code == 302
    assert Task.objects.get().state == TaskState.DONE
    assert officer.post(f"{INNER}zadania/{done.pk}/czyn/nieznany/").status_code == 404
    assert officer.post(f"{INNER}partnerzy/{Part.objects.get().pk}/usun/").status_code == 302
    assert Part.objects.count() == 0


def test_an_institution_reports_by_its_link_without_an_account(
    home: Partnership, officer: Client, client_of: ClientOf, cast: Cast
) -> None:
    plan = an_adopted_plan(home)
    action = the_action(plan)
    reporters = f"{INNER}{plan.pk}/postep/"
    address = f"{reporters}{action.organization_id}/"
    assert "no address" in read(officer, reporters)
    assert officer.post(address, {"email": "to nie adres"}).status_code == 422
    assert officer.post(address, {"name": "Anna Nowak", "email": "anna@example.org"}).status_code == 302
    assert "anna@example.org" in read(officer, reporters)
    assert officer.post(reporters).status_code == 302
    assert officer.post(reporters).status_code == 422

    page = f"/postep-planu/{token_of(PersonalLink.objects.get())}/"
    visitor = english(client_of(cast.visitor))
    assert "Ścieżki rowerowe" in read(visitor, page)
    assert Progress.objects.count() == 0
    sent = {"text": "Wytyczono 10 km", "on": "1.06.2019", "value": "10", "state": "under_way"}
    assert visitor.post(page, sent).status_code == 422
    accepted = visitor.post(page, sent | {"acting": "on"})
    assert "the report is written down" in accepted.content.decode()

    action.refresh_from_db()
    assert action.state == ActionState.UNDER_WAY
    assert Progress.objects.get().value == 10
    assert read(visitor, f"{page}?dzialanie=999999", 404)
    assert read(visitor, f"{page[:-3]}aa/", 404)


def test_a_link_shows_all_actions_of_its_institution_and_no_other(
    home: Partnership, client_of: ClientOf, cast: Cast
) -> None:
    plan, office = a_plan(home), an_organization("Urząd")
    own = [an_action(plan, organization=office, title=title) for title in ("Pierwsze", "Drugie")]
    foreign = an_action(plan, title="Cudze")
    adopted(plan)
    a_reporter(plan, office)
    services.ask_for_progress(actor=SYSTEM, plan=plan)
    page = f"/postep-planu/{token_of(PersonalLink.objects.get())}/"
    visitor = english(client_of(cast.visitor))

    shown = read(visitor, page)

    assert ("Pierwsze" in shown, "Drugie" in shown, "Cudze" in shown) == (True, True, False)
    assert "Report progress" in read(visitor, f"{page}?dzialanie={own[1].pk}")
    assert read(visitor, f"{page}?dzialanie={foreign.pk}", 404)


def test_everybody_reads_an_adopted_plan_and_no_draft(
    home: Partnership, client_of: ClientOf, cast: Cast
) -> None:
    draft = a_plan(home, "Szkic planu")
    visitor = english(client_of(cast.visitor))
    assert visitor.get(PUBLIC).status_code == 404
    assert visitor.get(f"{PUBLIC}{draft.pk}/").status_code == 404
    assert "What is to be done for the aims" not in read(visitor, "/partnerstwa/powiat-zwolenski/")
    plan = an_adopted_plan(home)
    action = the_action(plan)
    wrong = a_report(action, "39", text="Zły wpis")
    services.take_back_progress(actor=SYSTEM, progress=wrong, ground="pomyłka")
    a_report(action, "10", text="Wytyczono odcinek", evidence_url="https://example.org/dowod")
    a_reporter(plan, action.organization, "tajny@example.org", "Tajna Osoba")

    shown = read(visitor, f"{PUBLIC}{plan.pk}/")

    assert "Done: 0 of 1 actions" in shown
    assert "Targets reached: 0 of 1." in shown
    assert "https://example.org/dowod" in shown
    assert not [word for word in ("Zły wpis", "tajny@", "Tajna") if word in shown]
    # Who published it is told by the law, under the plan; nobody is named for anything else.
    assert "tests" not in shown.partition("Record of publication")[0]
    assert "Szkic planu" not in read(visitor, PUBLIC)
    assert "What is to be done for the aims" in read(visitor, "/partnerstwa/powiat-zwolenski/")


def test_the_papers_of_a_plan_say_what_the_page_says(home: Partnership, officer: Client) -> None:
    plan = an_adopted_plan(home, title="=1+1 działanie")
    a_report(the_action(plan), "10")
    page = f"{INNER}{plan.pk}/plik/"

    text = word_text(officer.get(f"{page}docx/").content).replace("\u00a0", " ")
    book = load_workbook(io.BytesIO(officer.get(f"{page}xlsx/").content))

    assert "=1+1 działanie" in text
    assert "Uchwała nr 2/2018" in text
    sheet = book.worksheets[0]
    row = [cell.value for cell in sheet[2]]
    assert (row[0], row[2], row[12], row[13]) == ("1.1", "=1+1 działanie", 40, 10)
    assert sheet["C2"].data_type == "s"
    assert officer.get(f"{page}pdf/").content.startswith(b"%PDF")
    assert officer.get(f"{page}exe/").status_code == 404


def test_everybody_takes_the_papers_of_an_adopted_plan_and_none_of_a_draft(
    home: Partnership, visitor: Client
) -> None:
    draft = a_plan(home)
    an_action(draft, title="=1+1 działanie")
    page = f"/partnerstwa/{home.slug}/plan/{draft.pk}/"
    assert visitor.get(f"{page}plik/pdf/").status_code == 404

    adopted(draft)

    shown = read(visitor, page)
    for form in ("pdf", "docx", "odt", "xlsx"):
        assert f'href="{page}plik/{form}/"' in shown
    word = word_text(visitor.get(f"{page}plik/docx/").content).replace("\u00a0", " ")
    assert "=1+1 działanie" in word
    assert visitor.get(f"{page}plik/pdf/").content.startswith(b"%PDF")
    assert visitor.get(f"{page}plik/odt/").status_code == 200
    assert visitor.get(f"{page}plik/exe/").status_code == 404
    book = load_workbook(io.BytesIO(visitor.get(f"{page}plik/xlsx/").content))
    assert book.worksheets[0]["C2"].data_type == "s"


def test_the_workbook_for_everybody_sums_up_what_partners_promised(
    home: Partnership, officer: Client, visitor: Client
) -> None:
    plan = an_adopted_plan(home)
    action = Action.objects.filter(plan=plan).earliest("pk")
    bringer = an_organization("Biblioteka w Zwoleniu")
    draft = ContributionDraft(
        organization=bringer, kind=ContributionKind.HOURS, planned=Decimal(40), words="co wtorek"
    )
    services.add_contribution(actor=SYSTEM, action=action, draft=draft)

    inner = _said(officer.get(f"/pulpit/{home.slug}/plan/{plan.pk}/plik/xlsx/").content)
    public = _said(visitor.get(f"/partnerstwa/{home.slug}/plan/{plan.pk}/plik/xlsx/").content)

    assert {"Biblioteka w Zwoleniu", "co wtorek"} <= inner
    assert 40 in public
    assert not {"Biblioteka w Zwoleniu", "co wtorek"} & public


def _said(content: bytes) -> set[object]:
    book = load_workbook(io.BytesIO(content))
    return {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}


def test_the_list_and_a_plan_do_not_grow_in_queries_with_rows(home: Partnership, officer: Client) -> None:
    plan = an_adopted_plan(home)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as inner:
            read(officer, f"{INNER}{plan.pk}/")
        with CaptureQueriesContext(connection) as public:
            read(officer, f"{PUBLIC}{plan.pk}/")
        with CaptureQueriesContext(connection) as listed:
            read(officer, INNER)
        counts.append((len(inner), len(public), len(listed)))
        for place in range(6):
            more = an_action(plan, title=f"Działanie {place}")
            a_report(more, "1")
        an_action(a_plan(home, "Drugi plan"))

    assert counts[0] == counts[1]


def test_whoever_only_reads_is_told_why_there_is_no_button(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    plan = an_adopted_plan(home)
    auditor = english(client_of(cast.auditor))

    assert "denied" in read(auditor, f"{INNER}{plan.pk}/")
    assert auditor.get(f"{INNER}{plan.pk}/edycja/").status_code == 403
    assert auditor.get(f"{INNER}{plan.pk}/postep/").status_code == 403


def test_a_stale_form_is_not_saved_over_what_somebody_else_saved(home: Partnership, officer: Client) -> None:
    plan = a_plan(home)
    sent = {"title": "Mój tytuł", "valid_from": "1.01.2018", "valid_to": "31.12.2023", "edition": "1"}
    assert officer.post(f"{INNER}{plan.pk}/edycja/", sent | {"title": "Cudzy tytuł"}).status_code == 302

    answer = officer.post(f"{INNER}{plan.pk}/edycja/", sent)

    assert answer.status_code == 422
    assert 'name="edition" value="2"' in answer.content.decode()
    assert officer.post(f"{INNER}{plan.pk}/edycja/", sent | {"edition": "2"}).status_code == 302
    assert Plan.objects.get().title == "Mój tytuł"
