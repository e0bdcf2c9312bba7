"""The page of a partnership: the answer first, then what it promised and what happened."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import (
    PartnershipPage,
    StatementDraft,
    add_legal_basis,
    add_relation,
    add_strategy,
    edit_partnership,
    set_area,
    set_statements,
)
from spoiwo.partnerships.states import Kind, Level, RelationKind, Stage, StatementKind
from spoiwo.registry import services
from spoiwo.registry.states import PartnershipRole
from tests.factories.agreements import a_draft_agreement, an_agreement_in_force
from tests.factories.offers import an_open_offer
from tests.factories.partnerships import a_partnership
from tests.factories.registry import an_organization
from tests.portal.conftest import SYSTEM, Reader
from tests.portal.test_register_page import SCRIPT, statements_of

PAGE = "/partnerstwa/zwolen/"


def rewritten(partnership: Partnership, **fields: object) -> None:
    page = PartnershipPage(
        **{  # type: ignore[arg-type]  # fields of the page
            "official_name": partnership.official_name,
            "short_name": partnership.short_name,
            "kind": Kind.LOCAL,
            "level": Level.COUNTY,
            **fields,
        }
    )
    edit_partnership(actor=SYSTEM, partnership=partnership, page=page, version=partnership.version)
    partnership.refresh_from_db()


def test_the_answer_comes_first(peopled: Partnership, read: Reader) -> None:
    rewritten(peopled, founded_on=date(2008, 1, 1), founded_precision=Precision.YEAR)

    page = read(PAGE)

    assert (
        '<span class="n">3</span><a href="/partnerstwa/zwolen/sygnatariusze/">signatories today</a>' in page
    )
    assert '<span class="n">2008</span>' in page
    assert page.index("signatories today") < page.index('id="agreements"')


def test_a_founding_known_to_the_year_claims_no_day(home: Partnership, read: Reader) -> None:
    rewritten(home, founded_on=date(2008, 1, 1), founded_precision=Precision.YEAR)

    page = read(PAGE)

    assert '<time datetime="2008">2008</time>The partnership is founded' in page
    assert "January" not in page


def test_aims_are_a_tree_and_an_incomplete_list_says_so(home: Partnership, read: Reader) -> None:
    aims = [
        StatementDraft("rozwój zatrudnienia", [StatementDraft("fundacje"), StatementDraft("spółdzielnie")])
    ]
    set_statements(actor=SYSTEM, partnership=home, kind=StatementKind.AIM, drafts=aims)
    set_statements(
        actor=SYSTEM,
        partnership=home,
        kind=StatementKind.OBLIGATION,
        drafts=[StatementDraft("łączenie sił")],
        is_incomplete=True,
    )

    page = read(PAGE)

    assert '<span class="num">1.2.</span> <span>spółdzielnie</span>' in page
    assert page.count("the list is not complete") == 1
    assert page.index("łączenie sił") < page.index("the list is not complete")


def test_roles_are_named_with_the_contact_of_the_office(peopled: Partnership, read: Reader) -> None:
    with scope(partnership=peopled):
        services.assign_partnership_role(
            actor=SYSTEM,
            partnership=peopled,
            role=PartnershipRole.SECRETARIAT,
            organization=an_organization("Wojewódzki Urząd Pracy", "irp.wup"),
            since=date(2015, 1, 1),
            contact_name="Jadwiga Klimanowska",
            contact_phone="95 729 85 71",
            contact_email="sekretariat@example.org",
        )

    page = read(PAGE)

    assert "<dt>Secretariat</dt>" in page
    assert '<a href="tel:+48957298571">95\u00a0729\u00a085\u00a071</a>' in page
    assert 'href="mailto:sekretariat@example.org"' in page


def test_pact_siblings_predecessor_and_successor_are_linked(home: Partnership, read: Reader) -> None:
    pact = a_partnership("pakt", "Pakt")
    for slug in ("blizniak", "drugi-blizniak"):
        sibling = a_partnership(slug, f"Partnerstwo {slug}")
        add_relation(actor=SYSTEM, partnership=sibling, kind=RelationKind.PART_OF, other=pact)
    add_relation(actor=SYSTEM, partnership=home, kind=RelationKind.PART_OF, other=pact)
    later = a_partnership("nastepca", "Następca")
    rewritten(later, founded_on=date(2024, 9, 18))
    add_relation(actor=SYSTEM, partnership=later, kind=RelationKind.CONTINUES, other=home)

    page = read(PAGE)

    assert "<dt>Part of the pact</dt><dd>" in page
    assert page.count("/partnerstwa/blizniak/") == page.count("/partnerstwa/drugi-blizniak/") == 1
    assert "<dt>Continued by</dt>" in page
    assert "The successor is founded: Następca" in page
    assert "<dt>Continues</dt>" in read("/partnerstwa/nastepca/")
    assert read("/partnerstwa/pakt/").count("/partnerstwa/zwolen/") == 1


def test_a_related_partnership_that_is_not_public_is_not_named(home: Partnership, read: Reader) -> None:
    hidden = a_partnership("tajny", "Tajny następca", stage=Stage.PREPARATION)
    add_relation(actor=SYSTEM, partnership=hidden, kind=RelationKind.CONTINUES, other=home)

    assert "Tajny" not in read(PAGE)


def test_legal_basis_is_that_of_today_with_its_day(home: Partnership, read: Reader) -> None:
    for text, start, end in (
        ("ustawa z 2004 r.", date(2010, 1, 1), date(2020, 1, 1)),
        ("ustawa z 2019 r.", date(2020, 1, 1), None),
    ):
        add_legal_basis(
            actor=SYSTEM, partnership=home, text=text, reference="Dz.U.", valid_from=start, valid_to=end
        )

    page = read(PAGE)

    assert "ustawa z\u00a02019\u00a0r." in page
    assert "2004" not in page


def test_strategies_of_others_are_named_with_their_owner(home: Partnership, read: Reader) -> None:
    add_strategy(
        actor=SYSTEM, partnership=home, title="Lokalna strategia rozwoju", owner="LGD", period="2016–2022"
    )

    assert "Lokalna strategia rozwoju, 2016–2022" in read(PAGE)


def test_the_area_leads_to_its_units(home: Partnership, read: Reader, territory: object) -> None:
    unit = territory("1436")  # type: ignore[operator]  # a function
    set_area(actor=SYSTEM, partnership=home, units=[unit], since=date(2018, 1, 1))

    assert '<a href="/terytorium/1436/">powiat zwoleński (woj.' in read(PAGE)


def test_agreements_are_listed_and_drafts_are_not(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        an_agreement_in_force(home, title="Porozumienie z 2018 roku", signatories=3)
        a_draft_agreement(home, title="Szkic na później")

    page = read(PAGE)

    assert "Porozumienie z\u00a02018\u00a0roku" in page
    assert "3 signatures" in page
    assert "Szkic" not in page


def test_signing_stands_on_the_line_of_time_with_its_places(home: Partnership, read: Reader) -> None:
    with scope(partnership=home):
        an_agreement_in_force(home, signatories=3)

    page = read(PAGE)

    assert "3\u00a0parties sign the agreement" in page
    assert '<time datetime="2018-03-28">' in page


def test_demonstration_content_is_said_to_be_so(home: Partnership, read: Reader) -> None:
    Partnership.objects.filter(pk=home.pk).update(demo_note="Daty są zmyślone.")

    page = read(PAGE)

    assert "Daty są zmyślone." in page
    assert ">demonstration</span>" in page


def test_texts_of_a_partnership_are_shown_as_text(home: Partnership, read: Reader) -> None:
    rewritten(home, mission=SCRIPT, introduction=f"Wstęp {SCRIPT}", purpose=SCRIPT)

    assert SCRIPT not in read(PAGE)


@pytest.mark.parametrize("address", ["/partnerstwa/nie-ma/", "/partnerstwa/%3Cscript%3E/"])
def test_an_unknown_partnership_is_a_404(db: None, visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_a_partnership_in_preparation_is_a_404(db: None, visitor: Client) -> None:
    a_partnership("zwolen", stage=Stage.PREPARATION)

    assert visitor.get(PAGE).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_content(peopled: Partnership, visitor: Client) -> None:
    pact = a_partnership("pakt", "Pakt")
    add_relation(actor=SYSTEM, partnership=peopled, kind=RelationKind.PART_OF, other=pact)
    with scope(partnership=peopled):
        an_agreement_in_force(peopled, signatories=2)
    few = statements_of(visitor, PAGE)

    aims = [StatementDraft(f"cel {number}") for number in range(10)]
    set_statements(actor=SYSTEM, partnership=peopled, kind=StatementKind.AIM, drafts=aims)
    for number in range(6):
        sibling = a_partnership(f"blizniak-{number}", f"Bliźniak {number}")
        add_relation(actor=SYSTEM, partnership=sibling, kind=RelationKind.PART_OF, other=pact)
    with scope(partnership=peopled):
        an_agreement_in_force(peopled, title="Drugie", signatories=12)

    assert statements_of(visitor, PAGE) == few


def test_doors_lead_only_where_there_is_something_to_read(
    home: Partnership, read: Reader, territory: object
) -> None:
    assert 'id="work"' not in read(f"/partnerstwa/{home.slug}/")

    with scope(partnership=home):
        an_open_offer(home)

    page = read(f"/partnerstwa/{home.slug}/")
    assert f'href="/partnerstwa/{home.slug}/oferty/"' in page
    assert f'href="/partnerstwa/{home.slug}/komunikaty/"' not in page
