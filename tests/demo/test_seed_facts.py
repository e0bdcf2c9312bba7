"""The facts of the five documents, each by its number, as the product tells them."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django_scopes import scope, scopes_disabled

from spoiwo.agreements.models import Agreement, Signature
from spoiwo.agreements.selectors import signing_board
from spoiwo.attendance.papers import attendance_list
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import language_versions, relations_of, statements_of
from spoiwo.partnerships.states import RelationKind, StatementKind
from spoiwo.projects.selectors import lineup_of, marking_line, projects_of
from spoiwo.projects.states import SignKind
from spoiwo.registry.models import Organization, Person
from spoiwo.registry.selectors import foreign_names, register_on, roles_on
from spoiwo.search.selectors import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
ZWOLEN, PRZYSUCHA = "powiat-zwolenski-2018", "powiat-przysuski-2018"
LUBUSKIE, PACT = "lubuskie-es", "pakt-lubuskie"
NOWODWORSKI_2018, NOWODWORSKI_2024 = "powiat-nowodworski-2018", "powiat-nowodworski-2024"


def the(slug: str) -> Partnership:
    return Partnership.objects.get(slug=slug)


def names_on(slug: str, day: date) -> list[str]:
    partnership = the(slug)
    with scope(partnership=partnership):
        return [row.name for row in register_on(partnership, day).members]


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


def agreement_of(slug: str) -> Agreement:
    with scopes_disabled():
        return Agreement.objects.select_related("partnership").get(partnership__slug=slug)


@pytest.mark.parametrize(
    ("slug", "day", "count"),
    [
        (ZWOLEN, date(2018, 3, 28), 7),
        (ZWOLEN, date(2018, 3, 27), 0),
        (PRZYSUCHA, date(2018, 3, 23), 3),
        (LUBUSKIE, date(2012, 12, 31), 67),
        (LUBUSKIE, date(2016, 12, 31), 69),
        (NOWODWORSKI_2018, date(2018, 4, 19), 9),
        (NOWODWORSKI_2024, date(2024, 9, 18), 9),
    ],
)
def test_000_09_000_26_003_02_the_number_of_signatories_is_counted(slug: str, day: date, count: int) -> None:
    assert len(names_on(slug, day)) == count


def test_000_42_parties_stand_in_polish_order() -> None:
    first_letters = "".join(name[0] for name in names_on(ZWOLEN, date(2018, 3, 28)))

    assert first_letters == "EPSSSSU"


def test_000_08_one_agreement_is_signed_in_two_places_on_one_day() -> None:
    with scopes_disabled():
        rows = Signature.objects.filter(party__agreement=agreement_of(ZWOLEN))
        places = set(rows.values_list("place", flat=True))
        days = set(rows.values_list("signed_on", flat=True))

    assert places == {"Urząd Miejski w Zwoleniu", "u starosty zwoleńskiego"}
    assert days == {date(2018, 3, 28)}


def test_000_20_the_announced_eighth_is_shown_and_not_counted() -> None:
    partnership = the(ZWOLEN)
    with scope(partnership=partnership):
        register = register_on(partnership, date(2018, 12, 31))

    assert register.count == 7
    assert [row.name for row in register.announced] == ["Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu"]
    branch = Organization.objects.get(name="Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu")
    assert branch.parent is not None
    assert branch.parent.name == "Wojewódzki Urząd Pracy w Warszawie"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("EUST", "Europejska Uczelnia Społeczno-Techniczna w Radomiu"),
        ("Społeczno – Techniczna", "Europejska Uczelnia Społeczno-Techniczna w Radomiu"),
        ("Urząd Miejski Zwoleń", "Urząd Miasta w Zwoleniu"),
        ("sycyna", "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie"),
        ("powiatowym urzedem pracy zwolen", "Powiatowy Urząd Pracy w Zwoleniu"),
        ("Klwów", "Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem"),
        ("Boczek Marzena", "Marzenna Boczek"),
        ("Biernacką", "Magdalena Biernacka"),
    ],
)
def test_X_04_institutions_and_persons_are_found_as_people_write_them(typed: str, found: str) -> None:
    assert found in [hit.title for hit in search(typed).hits]


def test_000_14_a_local_action_group_is_an_association_with_a_second_label() -> None:
    organization = Organization.objects.get(name="Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu")

    assert organization.category == "ngo.stowarzyszenie"
    assert organization.labels == ["lgd"]


def test_000_13_an_office_acts_for_its_county() -> None:
    office = Organization.objects.get(name="Starostwo Powiatowe w Zwoleniu")

    assert office.legal_person is not None
    assert office.legal_person.name == "Powiat zwoleński"


def test_000_32_obligations_are_known_to_be_incomplete() -> None:
    groups = {group.kind: group for group in statements_of(the(PRZYSUCHA))}

    assert len(groups[StatementKind.OBLIGATION].outlines) == 4
    assert groups[StatementKind.OBLIGATION].is_incomplete


def test_000_33_two_partnerships_were_founded_in_one_project() -> None:
    lines = set()
    for slug in (ZWOLEN, PRZYSUCHA):
        partnership = the(slug)
        with scope(partnership=partnership):
            (link,) = projects_of(partnership)
            lines.add((link.project.title, link.project.beneficiary.abbreviation, marking_line(link.project)))

    ((title, operator, line),) = lines
    assert title == "Inkubacja i wsparcie ekonomii społecznej w subregionie radomskim"
    assert operator == "FFW"
    assert "2014–2020" in line


def test_000_34_what_belongs_to_the_project_has_the_line_of_2014_2020() -> None:
    partnership = the(ZWOLEN)
    with scope(partnership=partnership):
        meeting = Meeting.objects.get(is_inaugural=True)
        paper = attendance_list(meeting)
        line = lineup_of(partnership, meeting.project, meeting.day)

    assert line is not None
    assert [slot.kind for slot in line.slots] == [SignKind.FUNDS, SignKind.POLAND, SignKind.UNION]
    assert [sign.words for sign in paper.signs] == [slot.words for slot in line.slots]
    assert "Europejski Fundusz Społeczny" in paper.signs[-1].words
    assert "Mazowieckiego na lata 2014–2020" in paper.footer


def test_000_35_who_carries_the_project_out_is_no_signatory() -> None:
    for slug in (ZWOLEN, PRZYSUCHA):
        partnership = the(slug)
        with scope(partnership=partnership):
            (link,) = projects_of(partnership)
            members = names_on(slug, date(2018, 3, 28))

        assert link.project.beneficiary.name == "Fundacja Fundusz Współpracy"
        assert link.project.beneficiary.name not in members
        assert members


def test_000_39_the_diversity_of_a_partnership_is_its_number_of_sectors() -> None:
    partnership = the(ZWOLEN)
    with scope(partnership=partnership):
        sectors = register_on(partnership, date(2018, 3, 28)).sectors

    assert sum(row.count for row in sectors) == 7
    assert len(sectors) == 3


def test_001_07_004_49_all_six_communes_of_the_county_have_signed() -> None:
    for slug, day in ((NOWODWORSKI_2018, date(2018, 4, 19)), (NOWODWORSKI_2024, date(2024, 9, 18))):
        agreement = agreement_of(slug)
        with scope(partnership=agreement.partnership):
            (communes,) = signing_board(agreement, day).completeness

        assert (communes.signed, communes.expected) == (6, 6)


def test_001_35_parties_of_2024_are_recorded_by_role_without_names() -> None:
    agreement = agreement_of(NOWODWORSKI_2024)
    with scope(partnership=agreement.partnership):
        rows = signing_board(agreement, date(2024, 9, 18)).rows

    assert {row.party.group for row in rows} == {"partnerzy rynku pracy"}
    assert all(row.party.person is None for row in rows)


def test_004_42_to_47_each_head_of_a_commune_signed_for_her_own() -> None:
    agreement = agreement_of(NOWODWORSKI_2018)
    with scope(partnership=agreement.partnership):
        signed = {
            row.party.organization.name: row.party.person.full_name
            for row in signing_board(agreement, date(2018, 4, 19)).rows
            if row.party.organization and row.party.person
        }

    assert signed["Gmina Nasielsk"] == "Bogdan Ruszkowski"
    assert signed["Gmina Pomiechówek"] == "Dariusz Tomasz Bielecki"


def test_001_34_the_partnership_of_2024_continues_that_of_2018() -> None:
    (relation,) = relations_of(the(NOWODWORSKI_2024))

    assert relation.kind == RelationKind.CONTINUES
    assert relation.other == the(NOWODWORSKI_2018)


def test_002_14_the_pact_has_four_thematic_partnerships() -> None:
    parts = [row for row in relations_of(the(PACT)) if row.kind == RelationKind.PART_OF]

    assert len(parts) == 4


def test_002_21_002_23_the_leader_and_the_secretariat_are_two() -> None:
    partnership = the(LUBUSKIE)
    with scope(partnership=partnership):
        roles = {held.role: held for held in roles_on(partnership, date(2015, 5, 14))}

    assert roles["leader"].office == "Marszałek Województwa Lubuskiego"
    assert roles["secretariat"].organization.name == "Wojewódzki Urząd Pracy w Zielonej Górze"
    assert roles["secretariat"].contact_name == "Jadwiga Klimanowska"


def test_002_11_a_founding_year_is_shown_as_a_year() -> None:
    assert "2008 r." in page(f"/partnerstwa/{LUBUSKIE}/")
    assert "1 stycznia 2008" not in page(f"/partnerstwa/{LUBUSKIE}/")


def test_002_19_the_wrong_name_of_the_source_is_recorded_right() -> None:
    aims = next(group for group in statements_of(the(LUBUSKIE)) if group.kind == StatementKind.AIM)
    texts = [child.statement.text for outline in aims.outlines for child in outline.children]

    assert "zakłady aktywności zawodowej" in texts


def test_003_49_003_50_no_private_telephone_or_address_of_the_sources_is_published() -> None:
    for slug in (ZWOLEN, LUBUSKIE, NOWODWORSKI_2018):
        content = page(f"/partnerstwa/{slug}/")
        assert "729 85 71" not in content
        assert "zgora.pl" not in content


def test_X_03_a_person_in_two_agreements_six_years_apart_is_one_record() -> None:
    person = Person.objects.get(family_name="Biernacka")

    assert [holding.office for holding in person.offices.all()] == ["Starosta Nowodworski"]
    assert person.aliases == []


def test_004_41_the_other_spelling_is_an_alias() -> None:
    assert Person.objects.get(family_name="Boczek").aliases == ["Marzena Boczek"]


def test_000_40_partnerships_founded_in_march_2018_are_two() -> None:
    founded = Partnership.objects.filter(founded_on__year=2018, founded_on__month=3)

    assert founded.count() == 2


@pytest.mark.parametrize("slug", [ZWOLEN, PRZYSUCHA, PACT, LUBUSKIE, NOWODWORSKI_2018, NOWODWORSKI_2024])
def test_every_partnership_of_the_documents_has_its_public_pages(slug: str) -> None:
    assert the(slug).official_name.split()[0] in page(f"/partnerstwa/{slug}/")
    assert "<table" in page(f"/partnerstwa/{slug}/sygnatariusze/?dzien=31.12.2024")


def test_the_register_of_a_past_day_shows_69_and_marks_what_was_added() -> None:
    content = page(f"/partnerstwa/{LUBUSKIE}/sygnatariusze/?dzien=2016-12-31")

    assert ">69<" in content
    assert "dane pokazowe" in content


def test_the_territory_page_tells_both_partnerships_of_the_county() -> None:
    content = page("/terytorium/1414/")

    assert "2018 – rynek pracy" in content
    assert "2024 – ekonomia społeczna" in content


def test_loading_the_demonstration_again_changes_nothing() -> None:
    before = Partnership.objects.count(), Organization.objects.count()
    call_command("load_demonstration", verbosity=0)

    assert (Partnership.objects.count(), Organization.objects.count()) == before


def test_one_partnership_is_told_in_english_and_ukrainian_through_the_services() -> None:
    partnership = the(ZWOLEN)

    versions = {version.language: version for version in language_versions(partnership)}

    assert [(version.progress, version.done) for version in versions.values()] == [("partial", 3)] * 2
    assert "tłumaczeniem przygotowanym na potrzeby pokazu" in partnership.demo_note
    office = Organization.objects.get(name="Powiatowy Urząd Pracy w Zwoleniu")
    assert [name.name for name in foreign_names(office)] == ["County Labour Office in Zwoleń", ""]
