"""Who is let in: a stranger finds nothing, a colleague without the right is told why."""

from playwright.sync_api import Page, expect

from tests.journeys.browser import CheckPage
from tests.journeys.people import COUNCIL_MEMBER, OFFICER, OPERATOR, SignIn


def test_a_stranger_finds_nothing(page: Page, sign_in: SignIn, accessible: CheckPage) -> None:
    sign_in(page, OFFICER)

    answer = page.goto("/pulpit/lubuskie-es/")

    assert answer is not None
    assert answer.status == 404
    accessible(page)


def test_a_colleague_without_the_right_is_told_the_reason(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    sign_in(page, COUNCIL_MEMBER)

    answer = page.goto("/pulpit/lubuskie-es/sygnatariusze/dodaj/")

    assert answer is not None
    assert answer.status == 403
    reason = page.locator(".note.warn").inner_text()
    assert len(reason.split()) > 3, reason
    accessible(page)


def test_the_operator_enters_every_partnership_and_the_outbox(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OPERATOR)

    for address in ("/pulpit/lubuskie-es/", "/pulpit/powiat-zwolenski-2018/zespol/", "/poczta/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address


def test_who_is_not_signed_in_comes_back_after_signing_in(page: Page) -> None:
    page.goto("/pulpit/lubuskie-es/sygnatariusze/")

    expect(page).to_have_url("/konto/login/?next=/pulpit/lubuskie-es/sygnatariusze/")
