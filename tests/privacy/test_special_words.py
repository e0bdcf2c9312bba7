"""A warning beside free text that tells of somebody's health or faith; nothing is stopped (GDPR-10)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
from tests.factories.communiques import a_draft
from tests.factories.ideas import a_call, an_idea
from tests.factories.offers import an_offer
from tests.factories.partnerships import works_in
from tests.factories.practices import a_practice
from tests.factories.requests import a_sent_case

MARK = "data-special"


def test_gdpr_10_the_writer_and_the_office_are_warned_and_the_request_is_taken(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    case, link = a_sent_case(home, text="Jestem niewidomy, mapa do mnie nie mówi.")

    theirs = Client().get(reverse("requests:link_case", args=[token_of(link)])).content.decode()
    ours = client_of(cast.officer).get(case.get_absolute_url()).content.decode()

    for page in (theirs, ours):
        assert MARK in page
        assert '<i lang="pl">niewidomy</i>' in page


def test_gdpr_10_words_of_the_trade_raise_no_alarm(home: Partnership) -> None:
    _case, link = a_sent_case(home, text="Proszę o listę usług dla osób z niepełnosprawnościami.")

    page = Client().get(reverse("requests:link_case", args=[token_of(link)])).content.decode()

    assert MARK not in page


TOLD = "Nasza klientka Anna jest niewidoma i choruje na depresję."


def _communique(home: Partnership) -> str:
    return reverse("communiques:communique", args=[home.slug, a_draft(home, text=TOLD).pk])


def _practice(home: Partnership) -> str:
    return reverse("practices:practice", args=[home.slug, a_practice(home, problem=TOLD).pk])


def _offer(home: Partnership) -> str:
    works_in(home, "1436")
    return reverse("offers:offer", args=[home.slug, an_offer(home, description=TOLD).pk])


def _idea(home: Partnership) -> str:
    return reverse("ideas:idea", args=[home.slug, an_idea(a_call(home), problem=TOLD).pk])


@pytest.mark.parametrize("make", [_communique, _practice, _offer, _idea])
def test_gdpr_10_the_officer_is_warned_before_words_about_one_person_become_public(
    home: Partnership, cast: Cast, client_of: ClientOf, make: Callable[[Partnership], str]
) -> None:
    page = client_of(cast.officer).get(make(home)).content.decode()

    assert MARK in page
    assert '<i lang="pl">niewidoma</i>' in page
