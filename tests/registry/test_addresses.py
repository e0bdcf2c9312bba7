"""Every address of the registry against everybody: 200, 302, 403 or 404."""

import pytest
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.registry import services
from spoiwo.registry.states import PartnershipRole, Standing
from spoiwo.registry.urls import urlpatterns
from tests.cast import Cast, ClientOf
from tests.factories.registry import (
    SINCE,
    a_person,
    a_representative,
    a_signatory,
    an_announced_signatory,
    an_office,
    an_organization,
)

Place = tuple[str, list[object]]
RUNNING = ("officer", "coordinator", "operator")
COLLEAGUES = ("leader", "council_member", "representative", "auditor")
EVERYBODY_HERE = {"signatory_list", "signatory", "representation_list"}
SUGGESTIONS = {"suggest_organizations", "suggest_persons", "suggest_units"}
# Answers to a form alone.
POSTED = {"organization_note"}


@pytest.fixture
def places(cast: Cast, home: Partnership) -> dict[str, Place]:
    """Return an address of every name, with things behind it."""
    person, other_person = a_person("Marzenna", "Boczek"), a_person("Marzena", "Boczek")
    organization, other = an_organization(), an_organization()
    office = an_office(person, organization)
    membership = a_signatory(home, organization)
    waiting = an_announced_signatory(home)
    voice = a_representative(home, organization, person)
    services.end_representation(actor=cast.officer, representation=voice, last_day=SINCE)
    role = services.assign_partnership_role(
        actor=cast.officer,
        partnership=home,
        role=PartnershipRole.LEADER,
        organization=organization,
        since=SINCE,
    )
    assert waiting.state == Standing.ANNOUNCED
    slug = home.slug
    arguments: dict[str, list[object]] = {
        "signatory_add_known": [slug, other.pk],
        "signatory": [slug, membership.pk],
        "signatory_expel": [slug, membership.pk],
        "signatory_deed": [slug, waiting.pk, "przyjmij"],
        "representation": [slug, voice.pk],
        "representation_end": [slug, voice.pk],
        "representation_reopen": [slug, voice.pk],
        "role_end": [slug, role.pk],
        "role_take_back": [slug, role.pk],
        "organization_merge": [organization.pk, other.pk],
        "person_edit": [person.pk],
        "office_add": [person.pk],
        "office_end": [person.pk, office.pk],
        "office_take_back": [person.pk, office.pk],
        "person_merge_choose": [person.pk],
        "person_merge": [person.pk, other_person.pk],
    }
    found: dict[str, Place] = {}
    for pattern in urlpatterns:
        name, route = str(pattern.name), str(pattern.pattern)
        usual: list[object] = [slug] if "<slug:slug>" in route else []
        usual += [organization.pk] if "<int:pk>" in route else []
        found[name] = (f"registry:{name}", arguments.get(name, usual))
    return found


def address(place: Place) -> str:
    name, arguments = place
    return reverse(name, args=arguments)


def is_of_partnership(place: Place, home: Partnership) -> bool:
    return home.slug in place[1]


@pytest.mark.parametrize("who", RUNNING)
def test_those_who_run_the_partnership_open_every_page(
    cast: Cast, places: dict[str, Place], client_of: ClientOf, who: str
) -> None:
    client = client_of(getattr(cast, who))

    for name, place in places.items():
        if name not in POSTED:
            assert client.get(address(place)).status_code == 200, name


@pytest.mark.parametrize("who", COLLEAGUES)
def test_colleagues_see_the_lists_and_are_told_why_not_the_rest(
    cast: Cast, places: dict[str, Place], client_of: ClientOf, who: str
) -> None:
    client = client_of(getattr(cast, who))

    for name, place in places.items():
        expected = 200 if name in EVERYBODY_HERE | SUGGESTIONS else 403
        assert client.get(address(place)).status_code == expected, name


def test_strangers_are_told_nothing_of_the_partnership(
    cast: Cast, home: Partnership, places: dict[str, Place], client_of: ClientOf
) -> None:
    for who in (cast.neighbour, cast.newcomer):
        client = client_of(who)
        for name, place in places.items():
            if is_of_partnership(place, home):
                assert client.get(address(place)).status_code == 404, name


def test_a_newcomer_without_a_role_reads_no_shared_records(
    cast: Cast, home: Partnership, places: dict[str, Place], client_of: ClientOf
) -> None:
    client = client_of(cast.newcomer)

    for name, place in places.items():
        if not is_of_partnership(place, home):
            assert client.get(address(place)).status_code == 403, name


def test_visitors_are_asked_to_sign_in(cast: Cast, places: dict[str, Place], client_of: ClientOf) -> None:
    client = client_of(cast.visitor)

    for name, place in places.items():
        answer = client.get(address(place))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


def test_the_number_of_another_partnerships_thing_is_not_found(
    cast: Cast, places: dict[str, Place], confirmed: ClientOf
) -> None:
    client = confirmed(cast.neighbour)

    for name, (url_name, arguments) in places.items():
        if len(arguments) > 1 and arguments[0] == cast.partnership.slug and name != "signatory_add_known":
            elsewhere = reverse(url_name, args=[cast.other.slug, *arguments[1:]])
            assert client.get(elsewhere).status_code == 404, name
            assert client.post(elsewhere, {"ground": "próba"}).status_code in {404, 405}, name


def test_nobody_without_the_right_can_post(
    cast: Cast, home: Partnership, places: dict[str, Place], client_of: ClientOf
) -> None:
    client = client_of(cast.auditor)

    for name, place in places.items():
        if name not in EVERYBODY_HERE | SUGGESTIONS:
            assert client.post(address(place), {"x": "1"}).status_code == 403, name
