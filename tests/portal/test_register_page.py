"""The register of signatories on any day, as a visitor sees it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import PartnershipPage, add_relation, edit_partnership
from spoiwo.partnerships.states import Kind, Level, RelationKind, Stage
from spoiwo.registry import services
from spoiwo.registry.states import PartnershipRole, Standing
from tests.factories.partnerships import a_partnership
from tests.factories.registry import (
    a_person,
    a_representative,
    a_signatory,
    an_announced_signatory,
    an_office,
    an_organization,
)
from tests.portal.conftest import SYSTEM, TODAY, Reader

REGISTER = "/partnerstwa/zwolen/sygnatariusze/"
SCRIPT = "<script>alert(1)</script>"


def founded(partnership: Partnership, day: date) -> None:
    page = PartnershipPage(
        official_name=partnership.official_name,
        short_name=partnership.short_name,
        kind=Kind.LOCAL,
        level=Level.COUNTY,
        founded_on=day,
    )
    edit_partnership(actor=SYSTEM, partnership=partnership, page=page, version=partnership.version)


def statements_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in captured.captured_queries)


def test_members_stand_in_polish_order_with_their_number(peopled: Partnership, read: Reader) -> None:
    page = read(REGISTER)

    places = [page.index(name) for name in ("Łączymy", "Powiatowy", "Żuraw")]
    assert places == sorted(places)
    assert '<span class="big">3</span> <span>institutions</span>' in page


def test_the_composition_is_a_chart_and_a_table_that_says_the_same(
    peopled: Partnership, read: Reader
) -> None:
    page = read(REGISTER)

    assert "Most of all: social sector, 2 of 3 signatories." in page
    assert '<th scope="row">Social sector</th><td class="num">2</td><td class="num">67%</td>' in page
    assert '<th scope="row">Public sector</th><td class="num">1</td><td class="num">33%</td>' in page
    assert "<dt>Number of sectors</dt><dd>2</dd>" in page


def test_the_announced_are_shown_apart_and_not_counted(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        a_signatory(home, an_organization("Bank Żywności"))
        an_announced_signatory(home, an_organization("Filia w Radomiu"))

    page = read(REGISTER)

    assert '<span class="big">1</span>' in page
    assert page.index("Bank") < page.index('id="announced"') < page.index("Filia w\u00a0Radomiu")


def test_the_suspended_are_shown_apart_and_not_counted(peopled: Partnership, read: Reader) -> None:
    with scope(partnership=peopled):
        row = a_signatory(peopled, an_organization("Koło Gospodyń"))
        services.suspend_signatory(actor=SYSTEM, signatory=row, since=date(2019, 1, 1), ground="uchwała")

    assert '<span class="big">3</span>' in read(REGISTER)
    assert read(REGISTER).index('id="suspended"') < read(REGISTER).index("Koło Gospodyń")
    assert 'id="suspended"' not in read(f"{REGISTER}?dzien=2018-12-31")


def test_a_past_day_shows_the_name_of_then_and_the_name_of_today(home: Partnership, read: Reader) -> None:
    renamed = an_organization("Dom Kultury")
    with scope(partnership=home):
        a_signatory(home, renamed)
    services.rename_organization(
        actor=SYSTEM, organization=renamed, name="Centrum Kultury", on=date(2019, 1, 1)
    )

    then, now = read(f"{REGISTER}?dzien=31.12.2018"), read(REGISTER)

    assert "Dom Kultury</a>" in then
    assert "today: Centrum Kultury" in then
    assert "Centrum Kultury</a>" in now
    assert "Dom Kultury" not in now


def test_an_institution_that_left_is_seen_on_its_last_day_and_gone_the_day_after(
    peopled: Partnership, read: Reader
) -> None:
    with scope(partnership=peopled):
        row = a_signatory(peopled, an_organization("Fundacja Merkury"))
        services.end_membership(
            actor=SYSTEM, signatory=row, ending=Standing.WITHDRAWN, last_day=date(2017, 12, 31)
        )

    assert "Fundacja Merkury" in read(f"{REGISTER}?dzien=31 grudnia 2017 r.")
    assert "Fundacja Merkury" not in read(f"{REGISTER}?dzien=2018-01-01")


def test_a_day_before_the_founding_teaches_and_leads_to_the_founding(home: Partnership, read: Reader) -> None:
    founded(home, date(2018, 3, 28))

    page = read(f"{REGISTER}?dzien=2001-05-01")

    assert "the partnership did not exist yet" in page
    assert 'href="/partnerstwa/zwolen/sygnatariusze/?dzien=2018-03-28"' in page
    assert "<table" not in page


def test_a_day_without_signatories_teaches(home: Partnership, read: Reader) -> None:
    assert "Nobody is recorded as a signatory" in read(REGISTER)


@pytest.mark.parametrize("typed", ["31.02.2019", "jakoś niedługo", "0000-00-00", "9" * 300])
def test_a_wrong_day_keeps_what_was_typed_and_says_why(
    peopled: Partnership, read: Reader, typed: str
) -> None:
    page = read(f"{REGISTER}?dzien={typed}")

    assert f'value="{typed[:60]}"' in page
    assert 'class="error" id="asof-error"' in page
    assert '<span class="big">3</span>' in page


def test_a_day_to_come_says_that_the_register_cannot_know_it(peopled: Partnership, read: Reader) -> None:
    assert "This day is still to come" in read(f"{REGISTER}?dzien=2031-01-01")
    assert "This day is still to come" not in read(REGISTER)


def test_leader_and_secretariat_carry_a_tag_and_stand_beside(peopled: Partnership, read: Reader) -> None:
    with scope(partnership=peopled):
        office = a_signatory(peopled, an_organization("Wojewódzki Urząd Pracy", "irp.wup")).organization
        for role, name in ((PartnershipRole.SECRETARIAT, ""), (PartnershipRole.LEADER, "Marszałek")):
            services.assign_partnership_role(
                actor=SYSTEM,
                partnership=peopled,
                role=role,
                organization=office,
                since=date(2015, 1, 1),
                office=name,
            )

    page = read(REGISTER)

    assert '<span class="tag ok">leader</span>' in page
    assert '<span class="tag ok">secretariat</span>' in page
    assert "Marszałek</a> <small>Wojewódzki Urząd Pracy</small>" in page


def test_an_abbreviation_says_what_it_stands_for(peopled: Partnership, read: Reader) -> None:
    assert '<abbr class="tag" title="Powiatowy Urząd Pracy">PUP</abbr>' in read(REGISTER)


def test_a_second_label_and_demonstration_content_are_marked(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        a_signatory(home, an_organization("Dziedzictwo", labels=["lgd"], is_demo=True))

    page = read(REGISTER)

    assert '<abbr class="tag" title="Lokalna Grupa Działania">LGD</abbr>' in page
    assert ">demonstration</span>" in page


def test_the_head_of_that_day_is_named_and_no_private_contact_is(home: Partnership, read: Reader) -> None:
    office = an_organization("Powiatowy Urząd Pracy", "irp.pup")
    an_office(a_person("Magdalena", "Biernacka"), office, "Dyrektor", since=date(2018, 1, 1))
    with scope(partnership=home):
        a_signatory(home, office)
        a_representative(home, office, email="anna@example.org", phone="600 100 200")

    assert "Dyrektor: Magdalena Biernacka" in read(REGISTER)
    assert "Biernacka" not in read(f"{REGISTER}?dzien=2017-12-31")
    assert "anna@example.org" not in read(REGISTER)
    assert "600" not in read(REGISTER)


def test_the_pact_stands_beside_the_register_of_its_part(peopled: Partnership, read: Reader) -> None:
    pact = a_partnership("pakt", "Pakt na Rzecz Zatrudnienia")
    add_relation(actor=SYSTEM, partnership=peopled, kind=RelationKind.PART_OF, other=pact)

    assert '<a href="/partnerstwa/pakt/">Pakt na Rzecz Zatrudnienia</a>' in read(REGISTER)


def test_a_pact_that_is_not_public_is_not_named(peopled: Partnership, read: Reader) -> None:
    hidden = a_partnership("tajny", "Pakt w przygotowaniu", stage=Stage.PREPARATION)
    add_relation(actor=SYSTEM, partnership=peopled, kind=RelationKind.PART_OF, other=hidden)

    assert "Pakt" not in read(REGISTER)


def test_files_are_offered_for_the_day_shown(peopled: Partnership, read: Reader) -> None:
    page = read(f"{REGISTER}?dzien=31.12.2016")

    for ending in ("xlsx", "ods", "csv", "json"):
        assert f'href="/partnerstwa/zwolen/sygnatariusze.{ending}?dzien=2016-12-31"' in page


def test_hostile_and_very_long_names_are_shown_as_text(home: Partnership, read: Reader) -> None:
    long_name = "Stowarzyszenie " + "na rzecz pomocy rodzinie i poszkodowanym " * 4
    with scope(partnership=home):
        a_signatory(home, an_organization(f"Fundacja {SCRIPT}"))
        a_signatory(home, an_organization(long_name))

    page = read(REGISTER)

    assert SCRIPT not in page
    assert "Fundacja &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert " ".join(long_name.split()) in page.replace("\u00a0", " ")


@pytest.mark.parametrize("stage", [Stage.INITIATIVE, Stage.PREPARATION, Stage.ABANDONED])
def test_what_is_not_public_is_not_there(db: None, visitor: Client, stage: Stage) -> None:
    a_partnership("zwolen", stage=stage)

    assert visitor.get(REGISTER).status_code == 404
    assert visitor.get("/partnerstwa/nie-ma/sygnatariusze/").status_code == 404


def test_the_register_takes_at_most_six_queries_however_long(peopled: Partnership, visitor: Client) -> None:
    few = statements_of(visitor, REGISTER)
    with scope(partnership=peopled):
        for number in range(30):
            office = an_organization(f"Instytucja {number}")
            an_office(a_person(), office)
            a_signatory(peopled, office)

    many = statements_of(visitor, REGISTER)

    assert few == many <= 6


def test_the_same_line_is_typeset_in_the_language_of_each_reader(peopled: Partnership, read: Reader) -> None:
    english = read(REGISTER)
    polish = Client().get(REGISTER).content.decode()

    assert 'data-label="Kind"' in english
    assert 'data-label="Kind"' not in polish


def test_a_day_has_an_address_of_its_own(peopled: Partnership, read: Reader) -> None:
    assert '/partnerstwa/zwolen/sygnatariusze/?dzien=2016-12-31">' in read(f"{REGISTER}?dzien=31.12.2016")
    assert (
        f'/partnerstwa/zwolen/sygnatariusze/?dzien={TODAY.isoformat()}">'
        not in read(REGISTER).split("</head>")[0]
    )


def test_only_reading_is_answered(peopled: Partnership, visitor: Client) -> None:
    assert visitor.post(REGISTER).status_code == 405
    assert visitor.head(REGISTER).status_code == 200
