"""The pages of the rule watch, as an officer and as colleagues see them."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.duties import services
from spoiwo.duties.models import Duty, Fulfilment, Rule
from spoiwo.duties.states import Every, Kind
from spoiwo.partnerships.models import RoleAssignment
from tests.cast import Cast, ClientOf
from tests.factories.agreements import an_agreement_in_force
from tests.factories.duties import a_duty
from tests.factories.meetings import a_held_meeting

SLUG = "powiat-zwolenski"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.frozen(date(2016, 12, 1)):
        yield


def at(name: str, *parts: object) -> str:
    return reverse(f"duties:{name}", args=[SLUG, *parts])


def test_a_partnership_without_rules_is_offered_the_usual_ones(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.officer)

    assert at("usual") in browser.get(at("watch")).content.decode()
    preview = browser.get(at("usual"))
    assert len(preview.context["usual"]) == 10
    assert not Duty._base_manager.exists()
    answer = browser.post(at("usual"), {"since": "1.01.2016"})

    assert answer.status_code == 302
    assert Rule._base_manager.filter(valid_from=date(2016, 1, 1)).count() == 10
    assert browser.get(at("watch")).status_code == 200
    assert browser.post(at("usual"), {"since": "1.01.2016"}).status_code == 422


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_written_from_its_own_form(cast: Cast, client_of: ClientOf, kind: Kind) -> None:
    browser = client_of(cast.officer)
    form = browser.get(at("duty_add", kind)).context["form"]
    typed = {name: field.initial for name, field in form.fields.items()} | form.initial
    typed = {name: value for name, value in typed.items() if value not in (None, False)}
    typed |= {"valid_from": "1.01.2016", "clause": "§ 7 regulaminu", "title": "Przegląd planu"}

    answer = browser.post(at("duty_add", kind), typed)

    assert answer.status_code == 302, answer.context["form"].errors
    duty = Duty._base_manager.get(kind=kind)
    for name in ("watch", "statement", "duty"):
        parts = {"watch": [], "statement": [2016], "duty": [duty.pk]}[name]
        assert browser.get(at(name, *parts)).status_code == 200


def test_a_rule_of_no_kind_is_not_found(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.officer).get(at("duty_add", "nieznana")).status_code == 404


def test_a_rule_points_at_a_paragraph_of_the_agreement(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        agreement = an_agreement_in_force(cast.partnership, since=date(2016, 5, 4))
    typed = {
        "valid_from": "1.01.2016",
        "count": "1",
        "every": "year",
        "who": "leader",
        "warn_days": "60",
        "source": f"{agreement.pk}:§ 1",
    }

    answer = client_of(cast.officer).post(at("duty_add", "plenaries"), typed, follow=True)

    assert Rule._base_manager.get().agreement_id == agreement.pk
    assert reverse("agreements:agreement", args=[SLUG, agreement.pk]) in answer.content.decode()


def test_nothing_typed_is_lost_when_something_is_wrong(cast: Cast, client_of: ClientOf) -> None:
    typed = {"valid_from": "31.02.2016", "count": "3", "every": "year", "who": "chair", "warn_days": "20"}

    answer = client_of(cast.officer).post(at("duty_add", "forum"), typed | {"clause": "§ 6 umowy"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "31.02.2016" in page
    assert "§ 6 umowy" in page


def test_a_rule_is_changed_ended_and_withdrawn_on_its_page(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        duty = a_duty(cast.partnership, Kind.FORUM, date(2015, 1, 1), count=3)
    browser = client_of(cast.officer)
    typed = {
        "valid_from": "1.07.2016", "count": "4", "every": "year", "who": "secretariat", "warn_days": "30",
        "clause": "nowy regulamin", "ground": "uchwała nr 2/2016",
    }  # fmt: skip

    assert browser.post(at("rule_change", duty.pk), typed).status_code == 302
    latest = Rule._base_manager.get(duty=duty, valid_to=None)
    assert latest.count == 4
    assert browser.post(at("rule_withdraw", duty.pk, latest.pk), {"ground": ""}).status_code == 422
    assert browser.post(at("rule_withdraw", duty.pk, latest.pk), {"ground": "pomyłka"}).status_code == 302
    answer = browser.post(at("duty_end", duty.pk), {"until": "31.12.2016", "ground": "uchwała nr 3/2016"})
    assert answer.status_code == 302
    assert Rule._base_manager.get(duty=duty, withdrawn_at=None).valid_to == date(2017, 1, 1)
    assert "pomyłka" in browser.get(at("duty", duty.pk)).content.decode()


def test_a_deadline_is_confirmed_by_hand_and_taken_back(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        duty = a_duty(cast.partnership, Kind.REQUESTS, date(2016, 1, 1), days=7, every=Every.QUARTER)
    browser, address = client_of(cast.officer), at("term_confirm", duty.pk, "2016-q3")
    assert address in browser.get(at("duty", duty.pk)).content.decode()
    typed = {"day": "5.10.2016", "words": "Nie wpłynęło żadne żądanie", "url": "javascript:alert(1)"}

    assert browser.post(address, typed).status_code == 422
    assert browser.post(address, typed | {"url": "https://example.org/rejestr"}).status_code == 302

    hand = Fulfilment._base_manager.get()
    page = browser.get(at("duty", duty.pk)).content.decode()
    assert 'href="https://example.org/rejestr"' in page
    answer = browser.post(at("confirmation_take_back", duty.pk, hand.pk), {"ground": "zły kwartał"})
    assert answer.status_code == 302
    assert not Fulfilment._base_manager.get().counts
    assert browser.get(at("term_confirm", duty.pk, "2016-q9")).status_code == 404


def test_colleagues_read_and_strangers_find_nothing(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        duty = a_duty(cast.partnership, Kind.PLENARIES, date(2016, 1, 1))

    for person in (cast.leader, cast.council_member, cast.auditor):
        page = client_of(person).get(at("duty", duty.pk))
        assert page.status_code == 200
        assert at("duty_end", duty.pk) not in page.content.decode()
    assert client_of(cast.neighbour).get(at("watch")).status_code == 404


def test_the_statement_is_handed_out_as_a_paper(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        a_duty(cast.partnership, Kind.PLENARIES, date(2016, 1, 1))
        a_held_meeting(cast.partnership, day=date(2016, 11, 18))
    browser = client_of(cast.officer)

    answer = browser.get(at("statement_file", 2016, "docx"))

    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert browser.get(at("statement_file", 2016, "exe")).status_code == 404
    assert browser.get(at("statement", 1)).status_code == 404


def test_the_calendar_closes_for_whoever_left_the_office(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        a_duty(cast.partnership, Kind.PLENARIES, date(2016, 1, 1))
    browser = client_of(cast.officer)
    browser.post(at("calendar_give"))
    address = browser.get(at("watch")).context["calendar"].removeprefix("http://testserver")
    address = "/" + address.split("/", 3)[3] if address.startswith("http") else address
    reader = client_of(cast.visitor)

    answer = reader.get(address)

    assert answer.status_code == 200
    assert b"20161231" in answer.content
    assert reader.get(address, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    RoleAssignment.objects.filter(user=cast.officer).update(valid_to=date(2016, 11, 1))
    assert reader.get(address).status_code == 404


def test_a_calendar_taken_back_is_gone(cast: Cast, client_of: ClientOf) -> None:
    browser = client_of(cast.officer)
    browser.post(at("calendar_give"))
    with scope(partnership=cast.partnership):
        services.take_back_calendar(actor=cast.officer, user=cast.officer, partnership=cast.partnership)

    assert browser.get(at("watch")).context["calendar"] == ""


def test_the_desk_shows_what_presses(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        duty = a_duty(cast.partnership, Kind.PLENARIES, date(2016, 1, 1), warn_days=60)
        a_duty(cast.partnership, Kind.MINUTES, date(2015, 1, 1))
        a_held_meeting(cast.partnership, day=date(2015, 11, 18))
        tasks = tasks_of(cast.partnership, date(2016, 12, 1), ["duties.edit_rule"])

    assert [task.url for task in tasks] == [at("duty", duty.pk)]
    assert "31.12.2016" in tasks[0].detail
