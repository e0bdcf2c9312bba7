"""A warning beside free text that tells of somebody's health or faith; nothing is stopped (GDPR-10)."""

from django.test import Client
from django.urls import reverse

from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast, ClientOf
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
