"""The pages of bodies: seen on any day, changed by small forms, closed to strangers."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.councils import services
from spoiwo.councils.models import Body, ByLaws, Quota, SeatHolding, Term
from spoiwo.councils.selectors import composition_on
from spoiwo.councils.states import Function
from tests.cast import Cast, ClientOf
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.registry import a_person, an_organization
from tests.queries import asked_by_the_page
from tests.reading import english, read

SYSTEM = SystemActor("tests")
LIST = "/pulpit/powiat-zwolenski/organy/"
BODY = f"{LIST}rada-programowa/"
PUBLIC = "/partnerstwa/powiat-zwolenski/organy/"


@pytest.fixture
def term(cast: Cast) -> Term:
    with scope(partnership=cast.partnership):
        return a_term(cast.partnership)


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return english(client_of(cast.officer))


def send(client: Client, address: str, **fields: object) -> int:
    return client.post(address, fields).status_code


def test_an_officer_records_a_body_with_its_term_rules_and_members(cast: Cast, officer: Client) -> None:
    office = an_organization("Gmina Zwoleń", category="jst.gmina")
    person = a_person("Anna", "Zielińska")
    kept = {"precision": "day"}

    address = "/pulpit/powiat-zwolenski/nowy-organ/"
    assert send(officer, address, kind="council", name="Rada Programowa", since="1.01.2015", **kept) == 302
    with scope(partnership=cast.partnership):
        body = Body.objects.get(slug="rada-programowa")
    assert send(officer, f"{BODY}organ/{body.pk}/kadencja/", since="1.01.2015", **kept) == 302
    with scope(partnership=cast.partnership):
        term = Term.objects.get(body=body)
    seat = {
        "organization": office.name,
        "organization_number": office.pk,
        "person": person.full_name,
        "person_number": person.pk,
        "origin": "election",
        "since": "14.05.2015",
    }
    assert send(officer, f"{BODY}kadencja/{term.pk}/obsadz/", **seat, **kept) == 302
    with scope(partnership=cast.partnership):
        holding = SeatHolding.objects.get(term=term)
    chair = {"function": "chair", "since": "14.05.2015"}
    assert send(officer, f"{BODY}mandat/{holding.pk}/funkcja/", **chair) == 302

    content = read(officer, f"{BODY}?dzien=2015-05-14")
    assert "Anna Zielińska" in content
    assert "chair" in content
    assert "Anna Zielińska" not in read(officer, f"{BODY}?dzien=2015-05-13")
    assert "Anna Zielińska" in read(officer, LIST)


def test_an_officer_records_by_laws_with_quotas(cast: Cast, term: Term, officer: Client) -> None:
    fields = {
        "since": "1.01.2016",
        "size_from": 9,
        "size_to": 15,
        "called_by": "chair",
        "quorum": "2/3",
        "majority": "simple",
        "circulation_quorum": "1/2",
        "ballot": "open",
        "papers_days": 7,
        "minutes_days": 14,
        "quota_1": "business",
        "quota_1_at_least": 2,
        "quota_2": "ngo",
        "quota_2_at_most": 5,
    }
    address = f"{BODY}organ/{term.body_id}/regulamin/"
    assert send(officer, address, **fields | {"quorum": "2/1"}) == 422
    assert send(officer, address, **fields | {"quota_2_at_most": ""}) == 422
    assert send(officer, address, **fields) == 302

    with scope(partnership=cast.partnership):
        bylaws = ByLaws.objects.get(body=term.body_id)
        quotas = set(Quota.objects.filter(bylaws=bylaws).values_list("sector", "category", "at_least"))
    assert (bylaws.quorum, bylaws.size_from, bylaws.term_years) == ("2/3", 9, None)
    assert quotas == {("business", "", 2), ("", "ngo", None)}
    with clock.frozen(date(2016, 2, 1)):
        again = read(officer, address)
    assert '<option value="business" selected>' in again
    assert '<option value="ngo" selected>' in again
    shown = read(officer, f"{BODY}?dzien=2016-01-01")
    assert "by-laws ask for at least 9" in shown
    assert "at least 2 members" in shown
    assert "at most 5 members" in shown


def test_every_small_form_opens(cast: Cast, term: Term, officer: Client) -> None:
    with scope(partnership=cast.partnership):
        by_laws(term.body)
        holding = a_member(term)
        held = services.appoint_function(
            actor=SYSTEM, holding=holding, function=Function.CHAIR, since=date(2015, 1, 1)
        )
        deputy = services.name_deputy(
            actor=SYSTEM, holding=holding, person=a_person(), authorisation="nr 1", since=date(2015, 1, 1)
        )
        version = ByLaws.objects.get(body=term.body_id)
    places = {
        "organ": (term.body_id, ["kadencja", "regulamin", "zakoncz", "przywroc", "cofnij"]),
        "regulamin": (version.pk, ["cofnij"]),
        "kadencja": (term.pk, ["obsadz", "zamknij", "przywroc", "cofnij"]),
        "mandat": (holding.pk, ["funkcja", "zastepca", "zwolnij", "przywroc", "cofnij"]),
        "funkcja": (held.pk, ["zakoncz", "cofnij"]),
        "zastepca": (deputy.pk, ["cofnij"]),
    }
    for kind, (number, addresses) in places.items():
        for address in addresses:
            assert "<form" in read(officer, f"{BODY}{kind}/{number}/{address}/")
            assert officer.get(f"{BODY}{kind}/999999/{address}/").status_code == 404
    assert officer.get(f"{BODY}organ/{term.body_id}/nie-ma/").status_code == 404


def test_a_refusal_of_the_service_stands_in_the_form(cast: Cast, term: Term, officer: Client) -> None:
    answer = officer.post(f"{BODY}organ/{term.body_id}/kadencja/", {"since": "1.01.2016", "precision": "day"})

    assert answer.status_code == 422
    assert "Close it first" in answer.content.decode()


def test_whoever_only_reads_sees_the_body_and_no_deeds(cast: Cast, term: Term, client_of: ClientOf) -> None:
    reader = english(client_of(cast.auditor))

    assert "Open a term" not in read(reader, BODY)
    assert send(reader, f"{BODY}organ/{term.body_id}/zakoncz/", last_day="1.01.2016") == 403


@pytest.mark.parametrize("who", ["neighbour", "newcomer"])
def test_a_stranger_finds_no_bodies_inside(cast: Cast, term: Term, client_of: ClientOf, who: str) -> None:
    user: User = getattr(cast, who)

    assert client_of(user).get(BODY).status_code == 404


def test_the_public_page_tells_the_composition_of_the_day_and_no_more(
    cast: Cast, term: Term, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        holding = a_member(
            term,
            an_organization("Gmina Zwoleń", category="jst.gmina"),
            a_person(),
            ground="uchwała nr 7",
            since=date(2016, 1, 1),
        )
        services.name_deputy(
            actor=SYSTEM,
            holding=holding,
            person=a_person("Jan", "Zastępca"),
            authorisation="nr 1",
            since=date(2016, 1, 1),
        )
    visitor = english(client_of(cast.visitor))

    content = read(visitor, f"{PUBLIC}rada-programowa/?dzien=2016-01-01")

    assert "Gmina Zwoleń" in content
    assert "Anna Zielińska" in content
    assert "Jan Zastępca" not in content
    assert "uchwała nr 7" not in content
    assert "Gmina Zwoleń" not in read(visitor, f"{PUBLIC}rada-programowa/?dzien=2015-12-31")
    assert "Rada Programowa" in read(visitor, PUBLIC)
    assert f'href="{PUBLIC}rada-programowa/"' in read(visitor, "/partnerstwa/powiat-zwolenski/")


def test_the_body_of_another_partnership_is_not_under_this_address(cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.other):
        a_body(cast.other)

    assert client_of(cast.visitor).get(f"{PUBLIC}rada-programowa/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_members(
    cast: Cast, term: Term, client_of: ClientOf
) -> None:
    visitor = client_of(cast.visitor)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(visitor, f"{PUBLIC}rada-programowa/?dzien=2016-01-01")
        return asked_by_the_page(captured)

    with scope(partnership=cast.partnership):
        a_member(term)
        few = asked()
        for _number in range(20):
            a_member(term)
        assert composition_on(term, date(2016, 1, 1)).count == 21
    assert asked() == few <= 12
