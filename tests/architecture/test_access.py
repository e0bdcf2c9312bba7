"""URL × role: outside a partnership 404, inside without the right 403, signed out the sign-in page."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from spoiwo.accounts.models import User
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from tests.architecture.access_table import INNER, OF_MEMBERS, OPERATOR, PERSONAL, PUBLIC, SHARED, SIGNED_IN
from tests.cast import Cast, ClientOf

NOT_THERE = 999_999
# Those of the editor of articles stand behind one door, which tests/pages/test_editor.py tries one by one.
OF_LIBRARIES = ("account_", "mfa_", "socialaccount_", "openid_connect_", "wagtail")
NO_FILE = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Route:
    """A named address of ours, with the kinds of its parts."""

    name: str
    pattern: URLPattern
    parts: dict[str, str]


def _walk(
    patterns: list[URLPattern | URLResolver], namespace: str = "", above: dict[str, str] | None = None
) -> Iterator[Route]:
    for pattern in patterns:
        own = {name: type(kind).__name__ for name, kind in pattern.pattern.converters.items()}
        parts = (above or {}) | own
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, parts)
        elif pattern.name and not f"{namespace}{pattern.name}".startswith(OF_LIBRARIES):
            yield Route(f"{namespace}{pattern.name}", pattern, parts)


ROUTES = {route.name: route for route in _walk(get_resolver().url_patterns)}


def _address(route: Route, slug: str) -> str:
    samples: dict[str, object] = {"IntConverter": NOT_THERE, "UUIDConverter": NO_FILE}
    named = {
        "language": "en",
        "body_slug": f"organ-{NOT_THERE}",
        "papers": "inne-pisma",
        "paper": "pdf",
        "table": "csv",
        "code": "p01",
        "use": "wnioski",
        "job": "requests.forget_people",
        "series": "requests",
        "rule_kind": "plenaries",
        "texts": "protokoly",
        "telling": "easy",
    }
    values = {name: named.get(name, samples.get(kind, "aim")) for name, kind in route.parts.items()}
    if "slug" in values:
        values["slug"] = slug
    return reverse(route.name, kwargs=values)


def _role_holders(cast: Cast) -> dict[Role, User]:
    return {
        Role.COORDINATOR: cast.coordinator,
        Role.OFFICER: cast.officer,
        Role.LEADER: cast.leader,
        Role.COUNCIL: cast.council_member,
        Role.REPRESENTATIVE: cast.representative,
        Role.AUDITOR: cast.auditor,
    }


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    assert set(ROUTES) == PUBLIC | SIGNED_IN | OF_MEMBERS | OPERATOR | set(INNER) | set(SHARED) | set(
        PERSONAL
    )


def test_every_inner_view_asks_for_the_right_of_the_table() -> None:
    asked = {name: getattr(ROUTES[name].pattern.callback, "required_permission", None) for name in INNER}

    assert asked == INNER


def test_every_page_of_a_personal_link_asks_for_the_purpose_of_the_table() -> None:
    asked = {name: getattr(ROUTES[name].pattern.callback, "link_purpose", None) for name in PERSONAL}

    assert asked == PERSONAL


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_a_personal_page_is_closed_to_everybody_without_its_link(
    name: str, cast: Cast, client_of: ClientOf
) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)

    for method in ("get", "post"):
        for person in (cast.visitor, cast.newcomer, cast.officer, cast.operator):
            assert getattr(client_of(person), method)(address).status_code in {404, 405}, person


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(INNER))
def test_an_inner_page_is_closed_to_strangers_and_to_colleagues_without_the_right(
    name: str, cast: Cast, client_of: ClientOf
) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)
    roles = permissions.get(INNER[name]).roles

    for method in ("get", "post"):
        signed_out = getattr(client_of(cast.visitor), method)(address)
        assert (signed_out.status_code, "/konto/" in signed_out["Location"]) == (302, True)
        for stranger in (cast.newcomer, cast.neighbour):
            assert getattr(client_of(stranger), method)(address).status_code == 404, stranger
        for role, person in _role_holders(cast).items():
            if role not in roles:
                assert getattr(client_of(person), method)(address).status_code == 403, role


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(INNER))
def test_an_inner_page_is_open_to_holders_of_the_right(name: str, cast: Cast, confirmed: ClientOf) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)
    roles = permissions.get(INNER[name]).roles
    is_of_nothing = str(NOT_THERE) in address or str(NO_FILE) in address
    expected = {404, 405} if is_of_nothing else {200, 405}

    for role, person in _role_holders(cast).items():
        if role in roles:
            assert confirmed(person).get(address).status_code in expected, role
    assert confirmed(cast.operator).get(address).status_code in expected


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_shared_page_needs_the_right_somewhere(name: str, cast: Cast, client_of: ClientOf) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)
    roles = permissions.get(SHARED[name]).roles

    for method in ("get", "post"):
        assert getattr(client_of(cast.visitor), method)(address).status_code == 302
        # A page that takes only one method may say so first; it tells nothing by it.
        assert getattr(client_of(cast.newcomer), method)(address).status_code in {403, 405}
    for role, person in _role_holders(cast).items():
        status = client_of(person).get(address).status_code
        assert status == 405 or (status != 403) is (role in roles), role


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OPERATOR))
def test_an_operators_page_is_closed_to_everybody_else(name: str, cast: Cast, client_of: ClientOf) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)

    for method in ("get", "post"):
        assert getattr(client_of(cast.visitor), method)(address).status_code in {302, 405}
        for person in (cast.officer, cast.coordinator, cast.newcomer):
            assert getattr(client_of(person), method)(address).status_code in {403, 404, 405}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_a_page_of_ones_own_asks_to_sign_in(name: str, cast: Cast, client_of: ClientOf) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)

    assert client_of(cast.visitor).get(address).status_code == 302
    assert client_of(cast.newcomer).get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OF_MEMBERS))
def test_a_page_of_members_is_not_found_by_anybody_else(name: str, cast: Cast, client_of: ClientOf) -> None:
    address = _address(ROUTES[name], cast.partnership.slug)

    for method in ("get", "post"):
        signed_out = getattr(client_of(cast.visitor), method)(address)
        assert (signed_out.status_code, "/konto/" in signed_out["Location"]) == (302, True)
        for person in (cast.newcomer, cast.officer, cast.coordinator, cast.operator):
            assert getattr(client_of(person), method)(address).status_code == 404, person


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in PUBLIC if "slug" in ROUTES[name].parts))
def test_a_partnership_that_is_not_public_is_not_found(name: str, cast: Cast, client_of: ClientOf) -> None:
    cast.partnership.__class__.objects.filter(pk=cast.partnership.pk).update(stage="preparation")

    answer = client_of(cast.visitor).get(_address(ROUTES[name], cast.partnership.slug))

    assert answer.status_code == 404
