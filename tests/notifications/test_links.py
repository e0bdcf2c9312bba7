"""Personal links: what opens them, what closes them, and what their pages tell the browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django_scopes import ScopeError, scope
from pytest_django import Settings

from config.urls import urlpatterns as all_urls
from spoiwo.audit.models import LogEntry
from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.notifications import selectors, services, tokens
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import LinkExpired
from spoiwo.notifications.services import LinkDraft
from spoiwo.notifications.states import Closed
from spoiwo.notifications.web import acting_for, link_view
from tests.cast import Cast

PURPOSE = "attendance.answer"


@link_view(PURPOSE, whom_to_ask=lambda link: f"Zapytaj: {link.partnership.short_name}, tel. 48 676 00 00.")
def answer(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Stand for a page of a room above; the link is read in its scope."""
    if request.method == "POST":
        services.use_link(link)
        record(LinkActor(link), "notifications.message.resent", link, partnership_id=link.partnership_id)
    return HttpResponse(f"{link.holder}, {PersonalLink.objects.count()}")


@link_view(PURPOSE)
def late_answer(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Stand for a deed during which the secretariat withdraws the link."""
    PersonalLink.objects.filter(pk=link.pk).update(holder="zmienione", revoked_at=clock.now())
    services.use_link(link)
    return HttpResponse()


urlpatterns = [*all_urls, path("odpowiedz/<str:token>/", answer, name="answer")]
urlpatterns.append(path("za-pozno/<str:token>/", late_answer, name="late_answer"))


@pytest.fixture(autouse=True)
def in_scope(cast: Cast, settings: Settings) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    with scope(partnership=cast.partnership):
        yield


def _a_link(cast: Cast, *, is_single_use: bool = False, days: int = 14, subject_id: int = 7) -> PersonalLink:
    return services.issue_link(
        actor=cast.officer,
        partnership=cast.partnership,
        purpose=PURPOSE,
        subject_id=subject_id,
        holder="PUP w Zwoleniu (Anna Nowak)",
        expires_at=clock.now() + timedelta(days=days),
        is_single_use=is_single_use,
    )


def _page(link: PersonalLink, client: Client | None = None, method: str = "get") -> HttpResponse:
    # The view must open the scope itself.
    with scope(partnership=None):
        return getattr(client or Client(), method)(f"/odpowiedz/{tokens.token_of(link)}/")  # type: ignore[no-any-return]  # a response


def test_a_link_is_found_by_its_token_and_by_nothing_stored(cast: Cast) -> None:
    link = _a_link(cast)
    token = tokens.token_of(link)

    found = selectors.link_of(token, PURPOSE)

    assert (found, found.partnership, found.subject_id) == (link, cast.partnership, 7)
    stored = " ".join(str(value) for value in PersonalLink.objects.values_list().get())
    assert token.rpartition("-")[2] not in stored
    assert tokens.token_of(PersonalLink.objects.get()) == token, "a reminder carries the same link"


def test_a_token_of_another_key_opens_nothing_until_the_key_is_named_as_the_old_one(
    cast: Cast, settings: Settings
) -> None:
    token = tokens.token_of(_a_link(cast))

    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key, that guards as little"
    with pytest.raises(NotFound):
        selectors.link_of(token, PURPOSE)

    settings.SECRET_KEY_FALLBACKS = [old]
    assert selectors.link_of(token, PURPOSE).subject_id == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: token[:-1],
        lambda token: token + "a",
        lambda token: token.upper(),
        lambda token: "zzzzzzzzzzzzz-" + token.rpartition("-")[2],
        lambda token: "0" + token,
        lambda token: "١-" + token.rpartition("-")[2],
        lambda token: token.replace("-", "_"),
        lambda token: token + "\n",
        lambda token: "",
    ],
)
def test_a_changed_token_is_not_found(cast: Cast, change: "Callable[[str], str]") -> None:
    token = tokens.token_of(_a_link(cast))

    with pytest.raises(NotFound):
        selectors.link_of(change(token), PURPOSE)


def test_the_mark_of_one_link_does_not_open_another(cast: Cast) -> None:
    first, second = tokens.token_of(_a_link(cast)), tokens.token_of(_a_link(cast, subject_id=8))

    with pytest.raises(NotFound):
        selectors.link_of(first.partition("-")[0] + "-" + second.partition("-")[2], PURPOSE)


def test_a_link_for_one_purpose_serves_no_other(cast: Cast) -> None:
    with pytest.raises(NotFound):
        selectors.link_of(tokens.token_of(_a_link(cast)), "minutes.remark")


def test_a_link_closes_with_its_time_and_says_so(cast: Cast) -> None:
    link = _a_link(cast, days=14)
    token = tokens.token_of(link)

    with clock.frozen(link.expires_at - timedelta(seconds=1)):
        assert selectors.link_of(token, PURPOSE) == link
    with clock.frozen(link.expires_at), pytest.raises(LinkExpired) as closed:
        selectors.link_of(token, PURPOSE)
    assert closed.value.reason == Closed.EXPIRED


def test_a_withdrawn_link_stays_closed_and_withdrawing_twice_is_one_deed(cast: Cast) -> None:
    link = _a_link(cast)

    services.revoke_link(actor=cast.officer, link=link)
    services.revoke_link(actor=cast.officer, link=link)

    with pytest.raises(LinkExpired) as closed:
        selectors.link_of(tokens.token_of(link), PURPOSE)
    assert closed.value.reason == Closed.REVOKED
    assert LogEntry.objects.filter(action="notifications.link.revoked").count() == 1


def test_a_link_that_opens_once_refuses_the_second_of_two_at_once(cast: Cast) -> None:
    token = tokens.token_of(_a_link(cast, is_single_use=True))
    one, other = selectors.link_of(token, PURPOSE), selectors.link_of(token, PURPOSE)

    services.use_link(one)

    with pytest.raises(LinkExpired) as closed:
        services.use_link(other)
    assert closed.value.reason == Closed.USED
    with pytest.raises(LinkExpired):
        selectors.link_of(token, PURPOSE)


def test_an_answer_may_be_changed_through_a_link_that_opens_many_times(cast: Cast) -> None:
    link = _a_link(cast)

    services.use_link(link)
    first = link.used_at
    services.use_link(link)

    assert selectors.link_of(tokens.token_of(link), PURPOSE).used_at == first


def test_a_link_withdrawn_while_the_page_was_open_does_nothing(cast: Cast) -> None:
    link = _a_link(cast)
    open_page = selectors.link_of(tokens.token_of(link), PURPOSE)
    services.revoke_link(actor=cast.officer, link=link)

    with pytest.raises(LinkExpired):
        services.use_link(open_page)


def test_a_link_that_would_open_nothing_is_not_given(cast: Cast) -> None:
    with pytest.raises(ValueError, match="would open nothing"):
        _a_link(cast, days=0)


def test_many_links_take_as_few_statements_as_one(
    cast: Cast, django_assert_num_queries: "Callable[[int], AbstractContextManager[object]]"
) -> None:
    drafts = [LinkDraft(number, f"Instytucja {number}") for number in range(700)]

    with django_assert_num_queries(4):
        links = services.issue_links(
            actor=cast.officer,
            partnership=cast.partnership,
            purpose=PURPOSE,
            drafts=drafts,
            expires_at=clock.now() + timedelta(days=14),
        )

    assert [link.subject_id for link in links] == [draft.subject_id for draft in drafts]
    assert len({tokens.token_of(link) for link in links}) == 700


def test_links_of_another_partnership_are_out_of_reach_without_the_token(cast: Cast) -> None:
    _a_link(cast)

    with scope(partnership=cast.other):
        assert not selectors.links_of(PURPOSE, [7]).exists()
    with scope(partnership=None), pytest.raises(ScopeError):
        PersonalLink.objects.count()


def test_the_page_of_a_link_opens_its_scope_and_is_kept_by_nobody(cast: Cast) -> None:
    page = _page(_a_link(cast))

    assert page.content.decode() == "PUP w Zwoleniu (Anna Nowak), 1"
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"


def test_a_deed_through_a_link_names_the_link_and_its_holder(cast: Cast) -> None:
    link = _a_link(cast)

    assert _page(link, method="post").status_code == 200

    deed = LogEntry.objects.latest("pk")
    assert (deed.actor_id, deed.actor_name) == (f"link:{link.pk}", "PUP w Zwoleniu (Anna Nowak)")
    assert not LinkActor(link).is_operator


def test_a_link_that_closes_during_the_deed_takes_the_whole_deed_back(cast: Cast) -> None:
    link = _a_link(cast)

    page = Client().post(f"/za-pozno/{tokens.token_of(link)}/")

    link.refresh_from_db()
    assert (page.status_code, link.holder) == (410, "PUP w Zwoleniu (Anna Nowak)")


@pytest.mark.parametrize("reason", list(Closed))
def test_a_closed_link_says_what_happened_what_was_kept_and_whom_to_ask(cast: Cast, reason: Closed) -> None:
    link = _a_link(cast, is_single_use=True)
    moment = clock.now()
    if reason == Closed.REVOKED:
        services.revoke_link(actor=cast.officer, link=link)
    elif reason == Closed.USED:
        services.use_link(link)
    else:
        moment = link.expires_at

    with clock.frozen(moment):
        page = _page(link, Client(headers={"cookie": "jezyk=en"}))

    words = page.content.decode()
    assert page.status_code == 410
    assert page["Cache-Control"] == "no-store, private"
    assert "tel. 48 676 00 00" in words
    assert ("Nothing was sent through it" in words) is (reason != Closed.USED)


def test_a_wrong_token_is_not_found_and_tells_nothing(cast: Cast) -> None:
    assert Client().get("/odpowiedz/1-" + "a" * 32 + "/").status_code == 404
    assert Client().get("/odpowiedz/cokolwiek/").status_code == 404


def test_a_forwarded_letter_asks_on_whose_behalf(cast: Cast) -> None:
    field = acting_for(_a_link(cast))

    assert "PUP w Zwoleniu (Anna Nowak)" in str(field.label)
    assert field.required


def test_links_are_forgotten_two_years_after_their_time(cast: Cast) -> None:
    old, young = _a_link(cast), _a_link(cast)
    given, passed = clock.now() - timedelta(days=800), clock.now() - timedelta(days=731)
    PersonalLink.objects.filter(pk=old.pk).update(created_at=given, expires_at=passed)

    with scope(partnership=None):
        assert services.forget_old_links() == 1
    assert list(PersonalLink.objects.all()) == [young]
