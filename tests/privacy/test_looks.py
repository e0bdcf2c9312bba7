"""Who opened a page with personal data is noted (GDPR-12)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import looks, services
from spoiwo.privacy.models import Look
from tests.architecture.access_table import INNER, SHARED
from tests.architecture.test_access import ROUTES, _address
from tests.cast import Cast, ClientOf
from tests.factories.privacy import SYSTEM
from tests.factories.registry import a_person, a_representative, a_signatory

EMAIL, DIGITS = "anna.z.pup@example.org", "600700811"


@pytest.fixture
def representative(home: Partnership) -> None:
    """Somebody with an e-mail and a telephone of her own."""
    office = a_signatory(home).organization
    a_representative(home, office, a_person("Anna", "Zet"), email=EMAIL, phone=f"+48{DIGITS}")


def test_gdpr_12_opening_the_list_of_representatives_is_noted_once(
    home: Partnership, representative: None, cast: Cast, client_of: ClientOf
) -> None:
    address = reverse("registry:representation_list", args=[home.slug])
    client_of(cast.officer).get(address)

    look = Look.objects.get()
    assert (look.actor_id, look.page, look.address) == (
        cast.officer.actor_id, "registry:representation_list", address,
    )  # fmt: skip


def test_gdpr_12_a_refused_page_showed_nothing(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.neighbour).get(reverse("registry:representation_list", args=[home.slug]))

    assert not Look.objects.exists()


def test_gdpr_12_persons_in_office_are_noted_where_one_works(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    client_of(cast.officer).get(reverse("registry:person_list"))

    assert Look.objects.get().page == "registry:person_list"
    with scope(partnership=cast.other):
        assert not Look.objects.exists()


def test_gdpr_12_a_page_that_shows_contacts_and_is_not_watched_is_found(
    home: Partnership, representative: None, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.coordinator)
    showing = set()
    for name in {*INNER, *SHARED}:
        if any(kind == "IntConverter" for kind in ROUTES[name].parts.values()):
            continue
        answer = browser.get(_address(ROUTES[name], home.slug))
        said = "" if answer.streaming else answer.content.decode("utf-8", "replace")
        if EMAIL in said or DIGITS in said:
            showing.add(name)

    assert "registry:representation_list" in showing
    assert showing <= looks.watched()
    assert looks.watched() <= set(ROUTES)


def test_gdpr_12_the_coordinator_reads_the_book_and_the_officer_does_not(
    home: Partnership, representative: None, cast: Cast, client_of: ClientOf
) -> None:
    client_of(cast.officer).get(reverse("registry:representation_list", args=[home.slug]))
    address = reverse("privacy:look_list", args=[home.slug])

    assert cast.officer.actor_name in client_of(cast.coordinator).get(address).content.decode()
    assert client_of(cast.officer).get(address).status_code == 403


def test_gdpr_12_looks_are_forgotten_after_two_years(home: Partnership) -> None:
    services.note_look(actor=SYSTEM, partnership_ids=[home.pk], page="registry:person_list", address="/x/")

    assert services.forget_looks(actor=SYSTEM, partnership=home, now=clock.now() + timedelta(days=729)) == 0
    assert services.forget_looks(actor=SYSTEM, partnership=home, now=clock.now() + timedelta(days=731)) == 1
