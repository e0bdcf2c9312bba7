"""The feed of offers validates against the schema of HSDS 3.2 and names no person."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from spoiwo.common import clock
from spoiwo.offers import services
from spoiwo.offers.models import Offer
from spoiwo.offers.states import Access, Cost, Tongue, Topic
from spoiwo.opendata.hsds.ids import number_of, uid
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.states import Scheme
from spoiwo.territory.models import Unit
from spoiwo.territory.services import load_bundled
from tests.cast import Cast
from tests.factories.offers import SYSTEM, a_stale_offer, an_offer, an_open_offer
from tests.factories.registry import an_organization

HERE = Path(__file__).parent / "hsds_3_2"
MOMENT = datetime(2018, 4, 10, 9, tzinfo=clock.WARSAW)
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema))
    for schema in (json.loads(path.read_text(encoding="utf-8")) for path in HERE.glob("*.json"))
)


def problems(name: str, content: object) -> list[str]:
    schema = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(
        schema, registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(content)]


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    load_bundled(actor=SYSTEM)
    with scope(partnership=cast.partnership), clock.frozen(MOMENT):
        yield cast.partnership


def a_whole_offer(home: Partnership) -> Offer:
    """Return an offer that says everything an offer can say."""
    provider = an_organization(
        "Powiatowe Centrum Pomocy Rodzinie w Zwoleniu",
        "ps.pcpr",
        identifiers={Scheme.REGON: "123456785"},
        email="pcpr@example.org",
        phone="+48486763260",
        website="https://pcpr.example.org/",
        seat=Unit.objects.get(key="143605"),
    )
    return a_stale_offer(
        home,
        "Grupa wsparcia",
        provider=provider,
        topics=[Topic.CARE, Topic.MIND],
        eligibility="Opiekunowie osób zależnych",
        minimum_age=18,
        maximum_age=99,
        areas=["1436", "1423"],
        hours="pn–pt 8:00–15:00\npierwszy wtorek miesiąca 16:00–18:00",
        schedule_note="po umówieniu",
        cost=Cost.PARTLY,
        price=Decimal("12.50"),
        price_note="za spotkanie",
        documents="dowód osobisty do wglądu\nzaświadczenie",
        languages=[Tongue.POLISH, Tongue.UKRAINIAN],
        access=[Access.STEP_FREE, Access.LOOP],
        access_note="dzwonek przy wejściu",
        how_to_apply="Zadzwonić do sekretariatu.",
        places_total=12,
        places_left=0,
        department="pokój 12",
        phone="48 676 32 60",
        email="pomoc@example.org",
        website="https://pcpr.example.org/grupa",
        street="ul. Żeromskiego 10",
        postal_code="26-700",
        locality="Zwoleń",
        valid_to=date(2018, 12, 31),
    )


def read(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def test_the_schema_itself_refuses_what_is_wrong() -> None:
    assert problems("service", {"id": "1", "name": "x", "status": "nowy"})
    assert problems("service", {"id": str(UUID(int=1)), "name": "x"})
    assert not problems("service", {"id": str(UUID(int=1)), "name": "x", "status": "active"})


def test_a_whole_service_validates_and_says_everything(client: Client, home: Partnership) -> None:
    offer = a_whole_offer(home)

    found = read(client, f"/dane/hsds/services/{uid('service', offer.pk)}")

    assert problems("service", found) == []
    assert found["name"] == "Grupa wsparcia"
    assert found["organization"]["name"] == "Powiatowe Centrum Pomocy Rodzinie w Zwoleniu"
    assert (found["minimum_age"], found["maximum_age"]) == (18, 99)
    assert [row["byday"] for row in found["schedules"]] == ["MO,TU,WE,TH,FR", "1TU"]
    assert {row["freq"] for row in found["schedules"]} == {"WEEKLY", "MONTHLY"}
    assert {row["valid_to"] for row in found["schedules"]} == {"2018-12-30"}
    assert [row["name"] for row in found["service_areas"]]
    assert found["cost_options"][0]["amount"] == 12.5
    assert [row["document"] for row in found["required_documents"]] == [
        "dowód osobisty do wglądu",
        "zaświadczenie",
    ]
    assert found["capacities"][0]["available"] == 0
    assert [row["code"] for row in found["languages"]] == ["pl", "uk"]
    location = found["service_at_locations"][0]["location"]
    assert location["addresses"][0]["state_province"] == "mazowieckie"
    assert len(location["accessibility"]) == 3
    assert {row["taxonomy_term"]["code"] for row in found["attributes"]} == {"care", "mind"}
    assert found["assured_date"] == (MOMENT.date() - timedelta(days=110)).isoformat()
    assert found["alert"]
    assert found["metadata"][0]["updated_by"] == home.short_name


def test_lists_validate_in_every_form(client: Client, home: Partnership) -> None:
    a_whole_offer(home)
    an_open_offer(home, access=[Access.REMOTE])
    an_open_offer(home, "Bez niczego")

    for kind, name in (("services", "service"), ("organizations", "organization"),
                       ("service_at_locations", "service_at_location")):  # fmt: skip
        for query in ("", "?full=true", "?per_page=1&page=2"):
            page = read(client, f"/dane/hsds/{kind}{query}")
            assert problems("page", page) == []
            assert [problem for one in page["contents"] for problem in problems(name, one)] == []
    assert read(client, "/dane/hsds/services")["total_items"] == 3
    assert set(read(client, "/dane/hsds/services?minimal=true")["contents"][0]) == {"id", "last_modified"}


def test_one_institution_and_one_place_validate(client: Client, home: Partnership) -> None:
    offer = a_whole_offer(home)

    institution = read(client, f"/dane/hsds/organizations/{uid('organization', offer.provider_id)}")
    place = read(client, f"/dane/hsds/service_at_locations/{uid('at-location', offer.pk)}")

    assert problems("organization", institution) == []
    assert institution["organization_identifiers"][0]["identifier_scheme"] == "PL-REGON"
    assert problems("service_at_location", place) == []


def test_drafts_ended_faded_and_hidden_ones_are_not_in_the_feed(client: Client, home: Partnership) -> None:
    shown = an_open_offer(home, "widoczna")
    hidden = [an_offer(home, "szkic"), an_open_offer(home, "dawna", on=MOMENT.date() - timedelta(days=160))]
    ended = an_open_offer(home, "koniec")
    services.end_offer(actor=SYSTEM, offer=ended)

    page = read(client, "/dane/hsds/services")

    assert [row["id"] for row in page["contents"]] == [uid("service", shown.pk)]
    for offer in [*hidden, ended]:
        read(client, f"/dane/hsds/services/{uid('service', offer.pk)}", 404)
        read(client, f"/dane/hsds/organizations/{uid('organization', offer.provider_id)}", 404)


def test_the_feed_is_narrowed_by_institution_and_moment(client: Client, home: Partnership) -> None:
    first = an_open_offer(home, "pierwsza", on=date(2018, 4, 1))
    an_open_offer(home, "druga")

    of_one = read(client, f"/dane/hsds/services?organization_id={uid('organization', first.provider_id)}")
    lately = read(client, "/dane/hsds/services?modified_after=2018-04-10")

    assert [row["name"] for row in of_one["contents"]] == ["pierwsza"]
    assert [row["name"] for row in lately["contents"]] == ["druga"]
    assert read(client, f"/dane/hsds/services?organization_id={UUID(int=5)}")["empty"]


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=x", "per_page=-1", "page=99999999", "organization_id=1", "modified_after=2018-13-40"],
)
def test_a_parameter_that_cannot_be_used_is_refused(client: Client, home: Partnership, query: str) -> None:
    assert "error" in read(client, f"/dane/hsds/services?{query}", 400)


def test_the_root_says_the_version_and_leads_to_a_description(client: Client, db: None) -> None:
    root = read(client, "/dane/hsds/")

    assert root["version"] == "3.2"
    paths = read(client, "/dane/hsds/openapi.json")["paths"]
    assert {"/", "/services", "/services/{id}"} <= set(paths)


def test_an_unchanged_feed_is_not_sent_again(client: Client, home: Partnership) -> None:
    an_open_offer(home)
    etag = client.get("/dane/hsds/services")["ETag"]

    again = client.get("/dane/hsds/services", headers={"if-none-match": etag})

    assert again.status_code == 304


def test_the_queries_of_a_page_do_not_grow_with_it(client: Client, home: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(client, "/dane/hsds/services?full=true")
        return len(captured)

    an_open_offer(home, "pierwsza")
    one = queries()
    for number in range(5):
        an_open_offer(home, f"kolejna {number}")

    assert queries() == one


def test_an_identifier_holds_its_kind_and_number() -> None:
    assert number_of("service", UUID(uid("service", 123))) == 123
    assert number_of("organization", UUID(uid("service", 123))) is None
    assert number_of("service", UUID(int=7)) is None
    assert UUID(uid("service", 1)).version == 8
    assert len({uid("document", 1, part) for part in range(50)}) == 50


def test_a_service_without_a_place_is_not_counted_among_places(home: Partnership, client: Client) -> None:
    provider = an_organization("Caritas w Zwoleniu")
    an_open_offer(home, "Dyżur", provider=provider, locality="Zwoleń")
    an_open_offer(home, "Telefon", provider=provider, access=[Access.REMOTE])
    an_open_offer(home, "Bez miejsca", provider=provider)

    found = read(client, "/dane/hsds/service_at_locations")

    assert (found["total_items"], found["size"]) == (2, 2)
    assert read(client, "/dane/hsds/services")["total_items"] == 3
