"""Duties of the law about requests, each under its own number (A11Y-12, BIP-07, GDPR-05)."""

from datetime import date

import pytest
from django.test import Client

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.notifications.models import Message
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.models import ClauseGiven
from spoiwo.requests import services
from spoiwo.requests.services import AnswerDraft
from spoiwo.requests.states import FOLLOWING, Kind, Reply, Right, State
from tests.factories.requests import SYSTEM, a_case, a_sent_case
from tests.reading import english, read

MONDAY = date(2026, 5, 4)


def test_a11y_12_a_demand_asks_for_contact_element_way_of_contact_and_alternative(home: Partnership) -> None:
    page = read(english(Client()), "/partnerstwa/powiat-zwolenski/wnioski/dostepnosc-cyfrowa/")

    for name in ("email", "phone", "address", "subject", "reply", "alternative"):
        assert f'name="{name}"' in page
    # Everything else a demand may say is free to say; the name is not demanded either.
    for name in ("right", "kind"):
        assert f'name="{name}"' not in page


def test_a11y_12_a_demand_is_answered_within_seven_days_moved_to_two_months_or_refused_with_a_way_on(
    home: Partnership,
) -> None:
    with clock.frozen(MONDAY):
        quick, _link = a_sent_case(home)
        moved, link = a_sent_case(home)
        refused, _other = a_sent_case(home)
    assert quick.due_on == date(2026, 5, 11)

    with clock.frozen(date(2026, 5, 11)):
        services.answer_case(actor=SYSTEM, case=quick, draft=AnswerDraft("Opis dodany."))
        with pytest.raises(BadInput):
            services.extend_case(actor=SYSTEM, case=moved, due_on=date(2026, 7, 7), reason="Nagranie.")
        services.extend_case(actor=SYSTEM, case=moved, due_on=date(2026, 7, 6), reason="Nagranie.")
        services.refuse_case(
            actor=SYSTEM,
            case=refused,
            draft=AnswerDraft("Zmiana naruszy zapis."),
            remedy=refused.clock.remedy,
        )

    assert (quick.was_in_time, moved.due_on) == (True, date(2026, 7, 6))
    told = Message.objects.order_by("pk").last()
    assert told is not None
    assert "skargę" in told.text
    assert "bip.brpo.gov.pl" in told.text
    with clock.frozen(date(2026, 5, 12)):
        page = read(Client(), f"/wniosek/{token_of(link)}/")
    assert "Nagranie." in page
    assert "6 lipca 2026" in page


def test_bip_07_a_request_for_information_has_fourteen_days_and_asks_for_no_reason(home: Partnership) -> None:
    case = a_case(home, Kind.INFORMATION, came_on=MONDAY)
    page = read(english(Client()), "/partnerstwa/powiat-zwolenski/wnioski/informacja-publiczna/")

    assert (case.due_on, case.name) == (date(2026, 5, 18), "")
    assert "You need not say what it is for." in page
    assert "You need not give it." in page


@pytest.mark.parametrize("right", Right.values)
def test_gdpr_05_every_right_is_answered_within_a_month_moved_by_two_with_notice(
    home: Partnership, right: str
) -> None:
    case = a_case(home, Kind.DATA, came_on=MONDAY, right=right)
    # 4 June 2026 is Corpus Christi.
    assert case.due_on == date(2026, 6, 5)

    services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 8, 4), reason="Wiele danych.")

    assert "Wiele danych." in Message.objects.get().text
    with pytest.raises(NotAllowed):
        services.extend_case(actor=SYSTEM, case=case, due_on=date(2026, 8, 5), reason="Jeszcze.")


def test_gdpr_01_the_clause_stands_at_the_form_and_its_version_is_kept_with_the_request(
    home: Partnership,
) -> None:
    page = read(Client(), "/partnerstwa/powiat-zwolenski/wnioski/dane-osobowe/")
    case, _link = a_sent_case(home)

    assert 'data-clause="wnioski"' in page
    assert ClauseGiven.objects.get(subject=FOLLOWING, number=case.pk).clause.number == 1


def test_gdpr_07_a_settled_request_forgets_its_person_after_five_years(home: Partnership) -> None:
    with clock.frozen(date(2020, 5, 4)):
        case = a_case(home, came_on=date(2020, 5, 4), reply=Reply.PHONE, phone="600 700 800")
        services.answer_case(actor=SYSTEM, case=case, draft=AnswerDraft("Odczytano."))

    services.forget_people(actor=SYSTEM, partnership=home)

    case.refresh_from_db()
    assert (case.phone, case.email, case.state) == ("", "", State.ANSWERED)
