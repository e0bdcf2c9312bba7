"""One letter a quarter to each institution, with one link to all its offers."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from spoiwo.common import clock
from spoiwo.common.exceptions import ConcurrentChange, NotAllowed
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.offers import selectors, services
from spoiwo.offers.models import Assurance, Inquiry
from spoiwo.offers.selectors import Rule
from spoiwo.offers.states import Deed, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import merge_organizations
from spoiwo.registry.states import RepresentationKind
from tests.cast import Cast
from tests.factories.offers import SYSTEM, a_draft_of, a_link_for, a_stale_offer, an_offer, an_open_offer
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

TODAY = date(2018, 4, 10)


def test_each_institution_gets_one_letter_with_all_its_offers(home: Partnership) -> None:
    provider = an_organization("Caritas w Zwoleniu", email="caritas@example.org")
    a_stale_offer(home, "Poradnictwo", provider=provider)
    a_stale_offer(home, "Paczki żywnościowe", provider=provider)
    a_stale_offer(home, "Grupa wsparcia")

    assert services.ask_providers(actor=SYSTEM, partnership=home) == 2
    assert services.ask_providers(actor=SYSTEM, partnership=home) == 0

    letter = Message.objects.get(to=["caritas@example.org"])
    assert "Poradnictwo" in letter.text
    assert "Paczki żywnościowe" in letter.text
    assert letter.text.count("/oferty/potwierdz/") == 1
    assert PersonalLink.objects.count() == 2


def test_the_database_allows_one_inquiry_a_quarter(home: Partnership) -> None:
    row = a_link_for(a_stale_offer(home))
    inquiry = Inquiry.objects.get(pk=row.subject_id)

    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.create(
            partnership=home, provider=inquiry.provider, quarter=inquiry.quarter, email="x@example.org"
        )


def test_the_next_quarter_asks_again(home: Partnership) -> None:
    a_link_for(a_stale_offer(home))

    with clock.frozen(date(2018, 7, 5)):
        assert len(selectors.to_ask(home, clock.today())) == 1
        assert services.ask_providers(actor=SYSTEM, partnership=home) == 1


@pytest.mark.parametrize(
    ("day", "sent"), [(date(2018, 7, 4), 0), (date(2018, 7, 5), 1), (date(2018, 9, 30), 1)]
)
def test_letters_go_by_themselves_from_the_day_of_the_rule(home: Partnership, day: date, sent: int) -> None:
    an_open_offer(home)

    with clock.frozen(day):
        assert services.ask_due(actor=SYSTEM) == sent
        assert services.ask_due(actor=SYSTEM) == 0


def test_a_partnership_that_does_not_ask_is_left_alone(home: Partnership) -> None:
    an_open_offer(home)
    services.set_rule(actor=SYSTEM, partnership=home, rule=Rule(False, 5, 100, 160))

    with clock.frozen(date(2018, 7, 5)):
        assert services.ask_due(actor=SYSTEM) == 0


def test_offers_confirmed_lately_ended_or_in_draft_are_not_asked_about(home: Partnership) -> None:
    an_open_offer(home, on=TODAY - timedelta(days=29))
    an_offer(home, "Szkic")
    services.end_offer(actor=SYSTEM, offer=a_stale_offer(home, "Koniec"))

    assert selectors.to_ask(home, TODAY) == []


def test_a_faded_offer_is_asked_about_too(home: Partnership) -> None:
    an_open_offer(home, on=TODAY - timedelta(days=300))

    assert [len(one.offers) for one in selectors.to_ask(home, TODAY)] == [1]


def test_the_letter_goes_to_the_contact_person_first(home: Partnership) -> None:
    provider = an_organization("Caritas", email="biuro@example.org")
    a_signatory(home, provider)
    a_representative(home, provider, a_person("Anna", "Nowak"), email="dyrektor@example.org")
    contact = a_person("Ewa", "Kontaktowa")
    a_representative(home, provider, contact, kind=RepresentationKind.CONTACT, email="ewa@example.org")
    a_stale_offer(home, provider=provider)

    (asked,) = selectors.to_ask(home, TODAY)

    assert (asked.email, asked.holder) == ("ewa@example.org", "Caritas (Ewa Kontaktowa)")


def test_without_an_address_no_letter_goes_and_the_officer_sees_it(home: Partnership) -> None:
    a_stale_offer(home, provider=an_organization("Bez adresu"))

    assert services.ask_providers(actor=SYSTEM, partnership=home) == 0
    assert [one.email for one in selectors.to_ask(home, TODAY)] == [""]


def test_only_the_institutions_shown_are_asked(home: Partnership) -> None:
    first, _second = a_stale_offer(home, "Pierwsza"), a_stale_offer(home, "Druga")

    assert services.ask_providers(actor=SYSTEM, partnership=home, only=[first.provider_id]) == 1


def test_a_letter_sent_again_closes_the_earlier_link(home: Partnership) -> None:
    link = a_link_for(a_stale_offer(home))
    inquiry = Inquiry.objects.get(pk=link.subject_id)

    services.ask_again(actor=SYSTEM, inquiry=inquiry)

    link.refresh_from_db()
    assert link.closed is not None
    assert PersonalLink.objects.get(pk=inquiry.link_id).closed is None
    assert Message.objects.count() == 2


def test_a_letter_pressed_twice_is_sent_again_once(home: Partnership) -> None:
    inquiry = Inquiry.objects.get(pk=a_link_for(a_stale_offer(home)).subject_id)
    seen = inquiry.link_id

    services.ask_again(actor=SYSTEM, inquiry=inquiry, seen=seen)
    with pytest.raises(ConcurrentChange):
        services.ask_again(actor=SYSTEM, inquiry=inquiry, seen=seen)

    assert Message.objects.count() == 2


def test_the_link_speaks_for_its_own_institution_only(home: Partnership) -> None:
    mine, other = a_stale_offer(home, "Moja"), a_stale_offer(home, "Cudza")
    actor = LinkActor(a_link_for(mine))

    services.confirm_offer(actor=actor, offer=mine)
    services.edit_offer(actor=actor, offer=mine, draft=a_draft_of("Moja"))
    for deed in (services.confirm_offer, services.end_offer):
        with pytest.raises(NotAllowed):
            deed(actor=actor, offer=other)
    with pytest.raises(NotAllowed):
        services.edit_offer(actor=actor, offer=other, draft=a_draft_of())
    with pytest.raises(NotAllowed):
        services.add_offer(actor=actor, partnership=home, provider=other.provider, draft=a_draft_of())

    deeds = Assurance.objects.filter(offer=mine, way=Way.LINK).values_list("deed", "by")
    assert set(deeds) == {(Deed.CONFIRMED, mine.provider.name), (Deed.CHANGED, mine.provider.name)}


def test_an_institution_adds_a_draft_that_the_secretariat_opens(home: Partnership) -> None:
    offer = a_stale_offer(home)
    actor = LinkActor(a_link_for(offer))

    added = services.add_offer(
        actor=actor, partnership=home, provider=offer.provider, draft=a_draft_of("Nowa")
    )

    with pytest.raises(NotAllowed):
        services.open_offer(actor=actor, offer=added)
    services.open_offer(actor=SYSTEM, offer=added)


def test_a_closed_link_speaks_for_nobody(home: Partnership) -> None:
    offer = a_stale_offer(home)
    link = a_link_for(offer)

    with clock.frozen(date(2019, 1, 1)), pytest.raises(NotAllowed):
        services.confirm_offer(actor=LinkActor(link), offer=offer)


def test_merged_institutions_keep_their_offers_and_one_inquiry(home: Partnership, cast: Cast) -> None:
    kept, dropped = a_stale_offer(home, "A"), a_stale_offer(home, "B")
    services.ask_providers(actor=SYSTEM, partnership=home)

    merge_organizations(actor=cast.operator, kept=kept.provider, dropped=dropped.provider)

    rows: list[Model] = list(Inquiry.objects.all())
    assert len(rows) == 1
    dropped.refresh_from_db()
    assert dropped.provider == kept.provider
