"""The door to the editor: who comes in, to which pages, and on whose articles."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Page

from spoiwo.pages.models import Article, PartnershipSection, Publication
from spoiwo.pages.views import door
from tests.cast import Cast, ClientOf
from tests.factories.pages import a_draft

pytestmark = pytest.mark.django_db
_SAMPLES = {"content_type_app_name": "pages", "content_type_model_name": "article", "app_label": "pages"}


def _walk(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}", pattern


def _routes() -> dict[str, URLPattern]:
    found = [
        inner
        for one in get_resolver().url_patterns
        for inner in getattr(one, "url_patterns", [])
        if str(inner.pattern) == "redakcja/"
    ]
    (editor,) = found
    return dict(_walk(editor.url_patterns))


ROUTES = _routes()
# The editor's links to one's account and to signing out lead to ours.
OURS = {door.LOGOUT, "wagtailadmin_account"}


def _address(name: str, number: int) -> str:
    pattern = ROUTES[name].pattern
    parts: dict[str, object] = {
        part: _SAMPLES.get(part, "article") for part in getattr(pattern, "converters", {})
    }
    parts |= {
        part: number
        for part, kind in getattr(pattern, "converters", {}).items()
        if type(kind).__name__ in {"IntConverter", "UUIDConverter"}
    }
    if "object_id" in parts:
        parts["object_id"] = number
    if regex := getattr(pattern, "regex", None):
        parts |= {part: str(number) for part in regex.groupindex if part not in parts}
    return reverse(name, kwargs=parts)


def test_the_editor_has_many_addresses_and_few_are_open() -> None:
    assert len(ROUTES) > 90
    assert set(ROUTES) >= door.OPEN
    assert len(door.OPEN) < 40


def test_every_address_of_the_editor_asks_a_visitor_to_sign_in(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)

    for name in ROUTES:
        for method in ("get", "post"):
            answer = getattr(client_of(cast.visitor), method)(_address(name, article.pk))
            assert (answer.status_code, "/konto/" in answer["Location"]) == (302, True), (name, method)


def test_no_address_of_the_editor_exists_for_who_writes_nowhere(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)

    for person in (cast.newcomer, cast.representative):
        browser = client_of(person)
        for name in set(ROUTES) - OURS:
            for method in ("get", "post"):
                answer = getattr(browser, method)(_address(name, article.pk))
                assert answer.status_code == 404, (name, method)


def test_no_address_of_the_editor_leads_to_an_article_of_another_partnership(
    cast: Cast, client_of: ClientOf
) -> None:
    article = a_draft(cast.partnership)
    a_draft(cast.other)
    neighbour = client_of(cast.neighbour)

    for name in door.names_a_page():
        for number in (article.pk, article.get_parent().pk):
            for method in ("get", "post"):
                answer = getattr(neighbour, method)(_address(name, number))
                assert answer.status_code == 404, (name, method)


def test_what_writing_does_not_need_is_closed_to_everybody(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)

    for person in (cast.officer, cast.operator):
        browser = client_of(person)
        for name in set(ROUTES) - door.OPEN - door.LED_HOME - OURS:
            for method in ("get", "post"):
                answer = getattr(browser, method)(_address(name, article.pk))
                assert answer.status_code == 404, (name, method)


def test_there_is_one_sign_in_and_one_way_out(cast: Cast, client_of: ClientOf) -> None:
    visitor, officer = client_of(cast.visitor), client_of(cast.officer)
    a_draft(cast.partnership)

    assert visitor.get("/redakcja/login/")["Location"].startswith("/konto/")
    assert visitor.get("/redakcja/")["Location"].startswith("/konto/")
    assert officer.get("/redakcja/logout/")["Location"] == reverse("account_logout")
    assert officer.get("/redakcja/account/")["Location"] == reverse("account_email")
    for closed in ("/redakcja/password_reset/", "/redakcja/users/", "/redakcja/groups/"):
        assert officer.get(closed).status_code == 404, closed


def test_an_officer_goes_from_the_desk_into_her_own_section(cast: Cast, client_of: ClientOf) -> None:
    officer = client_of(cast.officer)

    there = officer.post("/pulpit/powiat-zwolenski/artykuly/redakcja/")

    section = PartnershipSection.objects.get(partnership=cast.partnership)
    assert there["Location"] == f"/redakcja/pages/add/pages/article/{section.pk}/"
    assert officer.get(there["Location"]).status_code == 200
    for start, end in (("", "?"), ("pages/search/?q=nab%C3%B3r", "?q=nab%C3%B3r")):
        assert officer.get(f"/redakcja/{start}")["Location"] == f"/redakcja/pages/{section.pk}/{end}"
    assert officer.get(f"/redakcja/pages/{section.pk}/").status_code == 200


def test_the_editor_shows_nothing_of_another_partnership(cast: Cast, client_of: ClientOf) -> None:
    a_draft(cast.other, "Tajny szkic sąsiadów")
    mine = a_draft(cast.partnership, "Nasz szkic")
    officer = client_of(cast.officer)
    section = mine.get_parent()

    for address in (
        f"/redakcja/pages/{section.pk}/",
        f"/redakcja/pages/{section.pk}/results/?q=szkic",
        f"/redakcja/pages/{mine.pk}/edit/",
        f"/redakcja/pages/{mine.pk}/history/",
        "/redakcja/choose-page/",
        f"/redakcja/choose-page/{section.pk}/",
        "/redakcja/choose-page/search/?q=szkic",
    ):
        answer = officer.get(address)
        assert answer.status_code == 200, address
        assert "Tajny" not in answer.content.decode(), address


def test_the_version_of_another_article_is_not_reached_through_ones_own(
    cast: Cast, client_of: ClientOf
) -> None:
    foreign, mine = a_draft(cast.other, "Tajny szkic"), a_draft(cast.partnership)
    number = foreign.latest_revision_id
    officer = client_of(cast.officer)

    for address in (
        f"/redakcja/pages/{mine.pk}/revisions/{number}/view/",
        f"/redakcja/pages/{mine.pk}/revisions/{number}/revert/",
        f"/redakcja/pages/{mine.pk}/revisions/compare/{number}...latest/",
    ):
        assert officer.get(address).status_code == 404, address


def _typed(**more: str) -> dict[str, str]:
    return {
        "title": "Nowy artykuł", "slug": "nowy-artykul", "lead": "Krótko.", "kind": "news", "body-count": "0",
        "plain": "null", **more,
    }  # fmt: skip


def test_an_article_is_written_reviewed_and_published_in_the_editor(cast: Cast, client_of: ClientOf) -> None:
    writer, officer = client_of(cast.leader), client_of(cast.officer)
    add = writer.post("/pulpit/powiat-zwolenski/artykuly/redakcja/")["Location"]

    writer.post(add, _typed(**{"action-submit": "1"}))
    article = Article.objects.get(slug="nowy-artykul")
    state = article.current_workflow_task_state
    refused = writer.post(f"/redakcja/pages/{article.pk}/edit/", _typed(**{"action-publish": "1"}))
    officer.post(f"/redakcja/pages/workflow/action/{article.pk}/approve/{state.pk}/")

    article.refresh_from_db()
    version = Publication._base_manager.get(series=article.pk)
    assert refused.status_code in {200, 302}
    assert (article.live, version.number, version.published_by) == (True, 1, "Olga Sekretarska")


def test_whose_role_has_ended_is_no_longer_let_in(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)
    officer = client_of(cast.officer)
    assert officer.get(f"/redakcja/pages/{article.pk}/edit/").status_code == 200

    cast.officer.roles.update(valid_to="2011-01-01")

    assert officer.get(f"/redakcja/pages/{article.pk}/edit/").status_code == 404


def test_the_section_itself_cannot_be_edited_or_deleted(cast: Cast, client_of: ClientOf) -> None:
    section: Page = a_draft(cast.partnership).get_parent()

    for deed in ("edit", "delete", "unpublish"):
        assert client_of(cast.officer).post(f"/redakcja/pages/{section.pk}/{deed}/").status_code == 404, deed


def test_two_editors_of_one_article_see_each_other(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)
    first, second = client_of(cast.officer), client_of(cast.coordinator)
    page = first.get(f"/redakcja/pages/{article.pk}/edit/").content.decode()
    second.get(f"/redakcja/pages/{article.pk}/edit/")
    ping = re.search(r"/redakcja/editing-sessions/ping/[^\"]+/", page)

    assert ping
    told = first.post(ping[0], {"revision_id": article.latest_revision_id}).content.decode()

    assert "Katarzyna Koordynatorka" in told
