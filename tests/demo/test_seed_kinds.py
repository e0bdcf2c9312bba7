"""Kinds of entities and of partnerships, principles and the three sectors: facts 004-23 to 004-33."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django_scopes import scope

from spoiwo.figures.definitions import FIGURES
from spoiwo.partnerships.selectors import statements_of
from spoiwo.partnerships.states import Kind, StatementKind
from spoiwo.plans.states import ContributionKind
from spoiwo.projects.selectors import projects_of
from spoiwo.registry import categories
from spoiwo.registry.categories import Sector
from spoiwo.registry.selectors import register_on, sector_check_of, signatory_by_id
from spoiwo.registry.views.deeds import deeds_for
from tests.demo.test_seed_facts import NOWODWORSKI_2018, page, the

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
NAMED = {
    "samorząd gminy": ("jst.gmina", Sector.PUBLIC),
    "samorząd powiatu": ("jst.powiat", Sector.PUBLIC),
    "samorząd województwa": ("jst.wojewodztwo", Sector.PUBLIC),
    "zarządy lokalnych firm, przedsiębiorcy, pracodawcy": ("biz.przedsiebiorca", Sector.BUSINESS),
    "administracja publiczna": ("gov.wojewoda", Sector.PUBLIC),
    "urząd pracy": ("irp.pup", Sector.PUBLIC),
    "biuro pośrednictwa": ("irp.agencja", Sector.BUSINESS),
    "izba handlowa": ("biz.izba", Sector.BUSINESS),
    "związek zawodowy, organizacja pracodawców": ("irp.dialog", Sector.SOCIAL_PARTNER),
    "ośrodek szkoleniowy": ("irp.szkoleniowa", Sector.BUSINESS),
    "organizacja pozarządowa": ("ngo.fundacja", Sector.SOCIAL),
}


def principles() -> list[str]:
    groups = statements_of(the(NOWODWORSKI_2018))
    (group,) = (one for one in groups if one.kind == StatementKind.PRINCIPLE)
    return [
        text
        for outline in group.outlines
        for text in (outline.statement.text, *(child.statement.text for child in outline.children))
    ]


@pytest.mark.parametrize(("code", "sector"), NAMED.values(), ids=NAMED)
def test_004_23_the_tree_holds_every_entity_the_document_names(code: str, sector: Sector) -> None:
    found = categories.get(code)

    assert found.sector == sector
    assert any(found in group.categories for group in categories.tree())


@pytest.mark.parametrize("code", ["ngo.klub", "ngo.stowarzyszenie", "pes.ss"])
def test_004_24_companies_associations_and_cooperatives_are_of_the_third_sector(code: str) -> None:
    assert categories.roll_up(categories.get(code).sector) == Sector.SOCIAL


def test_004_24_the_company_is_one_without_profit() -> None:
    assert "non profit" in str(categories.get("ngo.klub").label)
    assert categories.get("ngo.klub").is_pes


def test_004_25_accountability_is_a_principle_and_figures_are_told() -> None:
    assert principles()[:4] == [
        "sprawozdawczość",
        "dwukierunkowy transfer kluczowych informacji",
        "społeczna odpowiedzialność",
        "rozliczalność",
    ]
    assert FIGURES


def test_004_26_004_27_openness_and_law_are_principles_everybody_reads() -> None:
    shown = page(f"/partnerstwa/{NOWODWORSKI_2018}/")

    assert "otwartość na wszelkie grupy społeczne, wykluczająca dyskryminację" in shown
    assert "zgodność z prawem i zasadami państwa demokratycznego" in shown


def test_004_28_belonging_is_voluntary_and_the_way_out_is_on_the_page_of_the_register() -> None:
    partnership = the(NOWODWORSKI_2018)
    assert "pełna dobrowolność" in principles()
    with scope(partnership=partnership):
        members = register_on(partnership, date(2018, 4, 19)).members
        ways_out = {
            one.deed.name
            for member in members
            for one in deeds_for(signatory_by_id(partnership, member.signatory_id))
            if one.decision
        }

    assert "end" in ways_out


def test_004_29_work_is_without_pay_and_hours_of_volunteers_are_a_contribution() -> None:
    assert "działanie filantropijne, bez wynagrodzenia" in principles()
    assert any("wolontar" in str(label) for label in dict(ContributionKind.choices).values())
    fees = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if model._meta.app_config.name.startswith("spoiwo.")
        and {"fee", "fees", "dues"} & set(field.name.split("_"))
    ]
    assert fees == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.PUBLIC_PRIVATE, "publiczno-prywatne"),
        (Kind.PROJECT, "projektowe"),
        (Kind.BRANCH, "branżowe, sektorowe"),
        (Kind.LOCAL, "lokalne, trójsektorowe"),
    ],
    ids=["004-30", "004-31", "004-32", "004-33"],
)
def test_004_30_to_004_33_each_type_of_the_document_is_a_kind(kind: Kind, words: str) -> None:
    assert str(kind.label) == words


def test_004_31_a_partnership_of_a_project_leads_to_it_and_to_who_pays() -> None:
    partnership = the(NOWODWORSKI_2018)
    with scope(partnership=partnership):
        links = list(projects_of(partnership))

    assert links
    assert all(link.project.title for link in links)


def test_004_33_the_officer_reads_which_of_the_three_sectors_is_missing() -> None:
    partnership: Any = the(NOWODWORSKI_2018)
    with scope(partnership=partnership):
        check = sector_check_of(register_on(partnership, date(2018, 4, 19)))

    assert partnership.kind == Kind.LOCAL
    assert check is not None
    assert check.missing == (Sector.SOCIAL, Sector.BUSINESS)
