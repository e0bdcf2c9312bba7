"""People whose data others wrote down are told within a month (GDPR-02)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import selectors, services
from spoiwo.registry.models import Representation
from tests.cast import Cast, ClientOf
from tests.factories.privacy import SYSTEM, a_controller
from tests.factories.registry import a_person, a_representative, a_signatory

EMAIL = "anna.z.pup@example.org"
TODAY = date(2026, 5, 8)


@pytest.fixture
def representation(home: Partnership) -> Representation:
    """A representative written down today by somebody else."""
    office = a_signatory(home).organization
    a_representative(home, office, a_person("Anna", "Zet"), email=EMAIL)
    return Representation.objects.get(person__family_name="Zet")


def test_gdpr_02_whoever_was_named_by_others_is_to_be_told_within_a_month(
    home: Partnership, representation: Representation
) -> None:
    [owed] = selectors.owed_clauses(home, TODAY)

    assert (owed.name, owed.email, owed.due_on) == ("Anna Zet", EMAIL, date(2026, 6, 8))


def test_gdpr_02_the_letter_says_it_all_and_goes_once(
    home: Partnership, representation: Representation
) -> None:
    a_controller(home)

    assert services.send_owed_clauses(actor=SYSTEM, partnership=home) == 1
    assert services.send_owed_clauses(actor=SYSTEM, partnership=home) == 0

    letter = Message.objects.get(to=[EMAIL])
    assert "Ewa Inspektor" in letter.text
    assert representation.organization.name in letter.text
    assert not selectors.owed_clauses(home, TODAY)
    [told] = selectors.told_by_letter(home)
    assert (told.name, told.version, told.on) == ("Anna Zet", 1, TODAY)


def test_gdpr_02_whoever_has_no_address_stays_on_the_list(home: Partnership) -> None:
    a_representative(home, a_signatory(home).organization, a_person("Jan", "Bez"), email="")

    assert services.send_owed_clauses(actor=SYSTEM, partnership=home) == 0
    assert [one.name for one in selectors.owed_clauses(home, TODAY)] == ["Jan Bez"]


def test_gdpr_02_the_page_says_who_waits_and_whose_month_has_passed(
    home: Partnership, representation: Representation, cast: Cast, client_of: ClientOf
) -> None:
    address = reverse("privacy:owed_list", args=[home.slug])
    browser = client_of(cast.officer)

    assert "Anna Zet" in browser.get(address).content.decode()
    with clock.frozen(TODAY + timedelta(days=32)):
        assert 'class="tag bad"' in browser.get(address).content.decode()
    assert browser.post(reverse("privacy:owed_send", args=[home.slug])).status_code == 302
    assert 'class="tag bad"' not in browser.get(address).content.decode()
