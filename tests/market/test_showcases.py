"""Showcases: who may have one, their states, freshness, what an institution writes itself."""

from datetime import date, timedelta

import pytest

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.files.models import StoredFile
from spoiwo.market import freshness, selectors, services
from spoiwo.market.eligibility import Ground, eligible, ground_on
from spoiwo.market.models import Product, Showcase
from spoiwo.market.selectors import Wanted
from spoiwo.market.services import ShowcaseDraft
from spoiwo.market.states import Standing, State, Type
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.registry.services import merge_organizations, set_enterprise_status
from spoiwo.registry.states import SocialEnterpriseStatus
from spoiwo.search.models import Entry
from tests.cast import Cast
from tests.factories.market import (
    SYSTEM,
    a_link_to,
    a_photo_in,
    a_product_of,
    a_seller,
    a_showcase,
    a_shown_showcase,
    the_product_of,
)
from tests.factories.registry import an_organization

TODAY = date(2023, 3, 14)


def an_enterprise(lost_on: date | None = None) -> Organization:
    company = an_organization("Dobra Praca sp. z o.o.", "biz.przedsiebiorca")
    set_enterprise_status(
        actor=SYSTEM,
        organization=company,
        status=SocialEnterpriseStatus.LOST if lost_on else SocialEnterpriseStatus.GRANTED,
        decision="PS.1.2022",
        granted_on=date(2022, 11, 2),
        lost_on=lost_on,
    )
    return company


# Who may have one


@pytest.mark.parametrize(
    ("category", "ground"),
    [
        ("pes.kis", Ground.REINTEGRATION),
        ("pes.zaz", Ground.REINTEGRATION),
        ("pes.ss", Ground.LISTED),
        ("ngo.fundacja", Ground.LISTED),
        ("jst.gmina", None),
        ("biz.przedsiebiorca", None),
    ],
)
def test_the_closed_list_decides_who_sells(home: Partnership, category: str, ground: Ground | None) -> None:
    institution = an_organization("Instytucja", category)

    assert ground_on(institution, TODAY) == ground
    assert Organization.objects.filter(eligible(TODAY), pk=institution.pk).exists() == (ground is not None)


def test_the_status_of_an_enterprise_runs_from_its_day_to_its_loss(home: Partnership) -> None:
    company = an_enterprise(lost_on=date(2023, 2, 1))

    for day, is_one in ((date(2022, 11, 1), False), (date(2022, 11, 2), True), (date(2023, 1, 31), True),
                        (date(2023, 2, 1), False)):  # fmt: skip
        assert (ground_on(company, day) is Ground.ENTERPRISE) == is_one
        assert Organization.objects.filter(eligible(day), pk=company.pk).exists() == is_one


def test_the_rule_and_its_condition_agree_for_every_institution(home: Partnership) -> None:
    for category in ("pes.wtz", "ngo.osp", "es.owes", "inne.osoba"):
        an_organization(f"Jednostka {category}", category)
    an_enterprise()
    accepted = an_organization("Przyjęta", "biz.przedsiebiorca")
    refused = an_organization("Odrzucona", "ngo.stowarzyszenie")
    Organization.objects.filter(pk=accepted.pk).update(pes_override=True, pes_override_reason="wyrok")
    Organization.objects.filter(pk=refused.pk).update(pes_override=False, pes_override_reason="związek")
    gone = an_organization("Dawna", "pes.ss")
    Organization.objects.filter(pk=gone.pk).update(dissolved_on=date(2023, 1, 1))

    for day in (date(2022, 1, 1), TODAY):
        by_rule = {one.pk for one in Organization.objects.all() if ground_on(one, day) is not None}
        by_database = set(Organization.objects.filter(eligible(day)).values_list("pk", flat=True))
        assert by_rule == by_database
        assert accepted.pk in by_rule
        assert refused.pk not in by_rule
        assert (gone.pk in by_rule) == (day < date(2023, 1, 1))


def test_an_office_gets_no_showcase_and_nobody_two(home: Partnership) -> None:
    with pytest.raises(BadInput, match="Only a social economy entity"):
        a_showcase(home, an_organization("Gmina Zwoleń", "jst.gmina"))
    seller = a_seller()
    a_showcase(home, seller)
    with pytest.raises(BadInput, match="already"):
        a_showcase(home, seller)


# States


def test_a_showcase_is_shown_hidden_shown_again_and_ended(home: Partnership) -> None:
    showcase = a_showcase(home)
    assert showcase.standing == Standing.DRAFT

    services.show_showcase(actor=SYSTEM, showcase=showcase)
    assert (showcase.standing, showcase.assured_on, showcase.shown_on) == (Standing.SHOWN, TODAY, TODAY)
    services.hide_showcase(actor=SYSTEM, showcase=showcase, ground="Przerwa urlopowa")
    assert not selectors.has_showcases(home, TODAY)
    services.show_showcase(actor=SYSTEM, showcase=showcase)
    assert showcase.ground == ""
    for _ in range(2):
        services.end_showcase(actor=SYSTEM, showcase=showcase)
    assert (showcase.state, showcase.ended_on) == (State.ENDED, TODAY)
    with pytest.raises(NotAllowed):
        services.edit_showcase(actor=SYSTEM, showcase=showcase, draft=ShowcaseDraft())
    actions = LogEntry.objects.filter(action__startswith="market.showcase.").values_list("action", flat=True)
    assert [action.rpartition(".")[2] for action in actions.order_by("pk")] == [
        "opened", "shown", "hidden", "shown", "ended",
    ]  # fmt: skip


def test_an_empty_showcase_is_not_shown_and_its_last_product_stays(home: Partnership) -> None:
    showcase = a_showcase(home)
    product = the_product_of(showcase)
    services.remove_product(actor=SYSTEM, product=product)
    with pytest.raises(BadInput, match="Add a product"):
        services.show_showcase(actor=SYSTEM, showcase=showcase)

    services.add_product(actor=SYSTEM, showcase=showcase, draft=a_product_of())
    services.show_showcase(actor=SYSTEM, showcase=showcase)
    with pytest.raises(WrongState, match="last product"):
        services.remove_product(actor=SYSTEM, product=the_product_of(showcase))


def test_a_showcase_nobody_confirms_grows_stale_and_fades_on_exact_days(home: Partnership) -> None:
    showcase = a_shown_showcase(home)
    days = {
        freshness.STALE_DAYS - 1: Standing.SHOWN,
        freshness.STALE_DAYS: Standing.STALE,
        freshness.FADED_DAYS - 1: Standing.STALE,
        freshness.FADED_DAYS: Standing.FADED,
    }

    for number, standing in days.items():
        day = TODAY + timedelta(days=number)
        assert showcase.standing_on(day) == standing
        assert selectors.has_showcases(home, day) == (standing != Standing.FADED)
        assert bool(selectors.find(Wanted(), day, home).cards) == (standing != Standing.FADED)


def test_loss_of_status_shows_itself_without_anybody_pressing_a_button(home: Partnership) -> None:
    showcase = a_shown_showcase(home, an_enterprise())
    assert Entry.objects.filter(kind="showcase", object_id=showcase.pk).exists()

    set_enterprise_status(
        actor=SYSTEM,
        organization=showcase.organization,
        status=SocialEnterpriseStatus.LOST,
        decision="PS.1.2022",
        granted_on=date(2022, 11, 2),
        lost_on=TODAY,
    )

    again = selectors.showcase_by_id(home, showcase.pk)
    assert again.standing == Standing.LOST
    assert selectors.find(Wanted(), TODAY, home).cards == ()
    assert services.hide_gone() == 1
    assert not Entry.objects.filter(kind="showcase", object_id=showcase.pk).exists()


def test_prices_stand_in_order_and_the_same_product_sent_twice_is_one(home: Partnership) -> None:
    showcase = a_showcase(home)
    with pytest.raises(BadInput, match="below the lower"):
        services.add_product(
            actor=SYSTEM, showcase=showcase, draft=a_product_of("Torby", price_from=300, price_to=200)
        )
    for _ in range(2):
        services.add_product(actor=SYSTEM, showcase=showcase, draft=a_product_of("Torby"))

    assert Product.objects.filter(showcase=showcase).count() == 2


def test_a_showcase_holds_so_many_photos(home: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spoiwo.market.services.photos.MOST", 1)
    showcase = a_showcase(home)
    a_photo_in(showcase)

    kept = StoredFile.objects.count()
    with pytest.raises(BadInput):
        a_photo_in(showcase)
    assert StoredFile.objects.count() == kept


def test_photos_are_open_exactly_while_the_showcase_is_shown(home: Partnership) -> None:
    showcase = a_showcase(home)
    row = a_photo_in(showcase)
    files = StoredFile.objects.filter(pk__in=[row.photo.large_id, row.photo.small_id])
    assert not files.filter(is_public=True).exists()

    services.show_showcase(actor=SYSTEM, showcase=showcase)
    assert files.filter(is_public=True).count() == 2
    services.hide_showcase(actor=SYSTEM, showcase=showcase, ground="Przerwa")
    assert not files.filter(is_public=True).exists()


def test_a_stale_window_does_not_overwrite(home: Partnership) -> None:
    showcase = a_showcase(home)
    services.edit_showcase(actor=SYSTEM, showcase=showcase, draft=ShowcaseDraft(about="Jeden"), version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_showcase(actor=SYSTEM, showcase=showcase, draft=ShowcaseDraft(about="Dwa"), version=1)


# Finding


def test_buyers_find_by_words_kind_area_and_type(home: Partnership) -> None:
    kitchen = a_shown_showcase(home)
    sewing = a_shown_showcase(
        home,
        a_seller("Warsztat Terapii Zajęciowej", "pes.wtz"),
        product=a_product_of("Torby bawełniane", kind="sewing"),
        areas=[],
        is_everywhere=True,
    )

    def found(**wanted: str) -> list[Showcase]:
        return [card.showcase for card in selectors.find(Wanted(**wanted), TODAY, home).cards]

    assert found() == [kitchen, sewing]
    assert found(words="torba") == [sewing]
    assert found(kind="catering") == [kitchen]
    assert found(type=Type.WTZ.value) == [sewing]
    assert found(area="143605") == [kitchen, sewing]
    assert found(area="14") == [kitchen, sewing]
    assert found(area="0801") == [sewing]
    assert found(words="rakieta") == []


# What an institution does itself


def test_a_link_opens_its_own_showcase_only(home: Partnership) -> None:
    mine = a_shown_showcase(home)
    other = a_shown_showcase(home, a_seller("Inna spółdzielnia"))
    actor = LinkActor(a_link_to(mine))

    services.confirm_showcase(actor=actor, showcase=mine)
    assert mine.assured_by == mine.organization.name
    for deed in (services.confirm_showcase, services.end_showcase):
        with pytest.raises(NotAllowed):
            deed(actor=actor, showcase=other)
    with pytest.raises(NotAllowed):
        services.hide_showcase(actor=actor, showcase=mine, ground="x")


def test_what_an_institution_writes_itself_counts_as_an_assurance(home: Partnership) -> None:
    showcase = a_shown_showcase(home, on=date(2022, 5, 1))
    actor = LinkActor(a_link_to(showcase))

    services.add_product(actor=actor, showcase=showcase, draft=a_product_of("Torby"))

    assert (showcase.assured_on, showcase.assured_by) == (TODAY, showcase.organization.name)
    services.end_showcase(actor=actor, showcase=showcase)
    assert showcase.state == State.ENDED


def test_the_second_press_sends_no_second_letter(home: Partnership) -> None:
    showcase = a_shown_showcase(home)

    assert services.ask_sellers(actor=SYSTEM, partnership=home, only=[showcase.pk]) == 1
    assert services.ask_sellers(actor=SYSTEM, partnership=home, only=[showcase.pk]) == 0
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert services.ask_sellers(actor=SYSTEM, partnership=home, only=[showcase.pk]) == 1
        assert services.ask_sellers(actor=SYSTEM, partnership=home, only=[]) == 0


def test_only_the_secretariat_and_the_coordinator_keep_showcases(cast: Cast, home: Partnership) -> None:
    showcase = a_showcase(home)
    for actor in (cast.leader, cast.auditor, cast.representative, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.show_showcase(actor=actor, showcase=showcase)
    services.show_showcase(actor=cast.officer, showcase=showcase)


def test_two_records_of_one_institution_become_one_showcase(home: Partnership) -> None:
    kept, dropped = a_shown_showcase(home), a_shown_showcase(home, a_seller("Kłos – drugi wpis"))
    row = a_photo_in(dropped)

    merge_organizations(actor=SYSTEM, kept=kept.organization, dropped=dropped.organization)

    assert list(Showcase.objects.all()) == [kept]
    assert Product.objects.filter(showcase=kept).count() == 2
    row.refresh_from_db()
    assert row.showcase_id == kept.pk
