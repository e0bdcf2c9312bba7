"""Minutes tell of a resolution: whoever hides words in one is led to the other (BIP-09)."""

import pytest
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.decisions.models import Resolution
from spoiwo.meetings.models import Meeting
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.elsewhere import quoting
from spoiwo.redactions.services import hide_words
from spoiwo.redactions.states import Ground
from tests.cast import Cast, ClientOf
from tests.factories.decisions import a_resolution
from tests.factories.minutes import SYSTEM
from tests.reading import english

NAME = "Janina Kwiatkowska"


def a_resolution_of(meeting: Meeting) -> Resolution:
    """Return an adopted resolution of the meeting that names the person its minutes name."""
    made = a_resolution(meeting.partnership, f"w sprawie pomocy dla: {NAME}", text=f"Pomoc dla: {NAME}.")
    decisions.record_adoption(actor=SYSTEM, resolution=made, day=clock.today())
    item = meeting.items.first()
    assert item is not None
    Resolution.objects.filter(pk=made.pk).update(item=item)
    made.refresh_from_db()
    return made


@pytest.fixture
def resolution(sent: Minutes) -> Resolution:
    return a_resolution_of(sent.meeting)


def door(texts: str, number: int, home: Partnership) -> str:
    return reverse("redactions:text", args=[home.slug, texts, number])


def test_bip_09_from_a_resolution_one_is_led_to_the_minutes_that_quote_it(
    home: Partnership, sent: Minutes, resolution: Resolution
) -> None:
    assert [one.url for one in quoting(resolution, [NAME])] == [door("protokoly", sent.pk, home)]


def test_bip_09_from_minutes_one_is_led_to_the_resolutions_of_the_meeting(
    home: Partnership, sent: Minutes, resolution: Resolution
) -> None:
    assert [one.url for one in quoting(sent, [NAME])] == [door("uchwaly", resolution.pk, home)]


def test_bip_09_what_is_hidden_there_is_not_told_any_more(
    home: Partnership, sent: Minutes, resolution: Resolution, cast: Cast
) -> None:
    hide_words(actor=cast.officer, text=sent, words=[NAME], ground=Ground.PRIVACY)

    assert quoting(resolution, [NAME]) == []


def test_words_the_minutes_do_not_have_lead_nowhere(sent: Minutes, resolution: Resolution) -> None:
    assert quoting(resolution, ["Adam Nieobecny"]) == []
    assert quoting(resolution, ["", " "]) == []


def test_a_resolution_of_another_meeting_is_not_named(
    home: Partnership, sent: Minutes, resolution: Resolution
) -> None:
    Resolution.objects.filter(pk=resolution.pk).update(item=None)
    resolution.refresh_from_db()

    assert quoting(sent, [NAME]) == []
    assert quoting(resolution, [NAME]) == []


def test_bip_09_the_officer_is_led_there_on_the_page_and_after_hiding(
    home: Partnership, sent: Minutes, resolution: Resolution, cast: Cast, client_of: ClientOf
) -> None:
    officer = english(client_of(cast.officer))
    page = door("uchwaly", resolution.pk, home)

    assert door("protokoly", sent.pk, home) in officer.get(page).content.decode()
    answer = officer.post(page, {"others": NAME, "ground": "privacy"}, follow=True).content.decode()

    assert "The same words still stand in:" in answer
    assert f'href="{door("protokoly", sent.pk, home)}"' in answer
