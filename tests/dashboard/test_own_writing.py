"""Articles and cards of an institution on its own desk: where it writes, and what was sent back."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.common import clock
from spoiwo.dashboard.own.card import own_tasks
from spoiwo.dashboard.own.cards import CARDS
from spoiwo.dashboard.own.letters import voice_behind
from spoiwo.dashboard.own.voice import voice_of, voice_of_account
from spoiwo.dashboard.own.writing import ways_of
from spoiwo.dashboard.services import send_desk
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.pages import services as articles
from spoiwo.pages.models import Article
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services as practices
from spoiwo.registry.models import Representation
from spoiwo.registry.states import RepresentationKind
from tests.cast import Cast, ClientOf
from tests.factories.meetings import SYSTEM
from tests.factories.practices import a_card_by_link
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

DAY = date(2026, 3, 20)
EMAIL = "gmina@example.org"
WORDS = {
    "title": "Otwarte drzwi w gminie", "lead": "Przyszli sąsiedzi.", "text": "Było sto osób.",
    "written_by": "Anna Wójt, wójt gminy", "acting": "on",
}  # fmt: skip


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership), translation.override("en"), clock.frozen(DAY):
        yield cast.partnership


@pytest.fixture
def voice(home: Partnership) -> Representation:
    return a_voice(home, EMAIL)


def a_voice(home: Partnership, email: str) -> Representation:
    organization = an_organization("Gmina Zwoleń")
    a_signatory(home, organization)
    return a_representative(home, organization, a_person("Anna", "Wójt"), email=email)


def asked(home: Partnership, voice: Representation) -> None:
    """Write to the institution for an article and for a practice."""
    institutions = [voice.organization_id]
    articles.ask_for_articles(actor=SYSTEM, partnership=home, institutions=institutions)
    practices.ask_for_practices(actor=SYSTEM, partnership=home, institutions=institutions)


def sent_back(cast: Cast, client_of: ClientOf, voice: Representation, why: str) -> Article:
    """Send an article by the link of the letter, and have the review send it back."""
    link = PersonalLink.objects.get(purpose="pages.own")
    Client().post(reverse("pages:own_add", args=[token_of(link)]), WORDS)
    article: Article = Article.objects.get(title=WORDS["title"])
    step = article.current_workflow_task_state
    address = f"/redakcja/pages/workflow/action/{article.pk}/reject/{step.pk}/"
    client_of(cast.officer).post(address, {"comment": why})
    return article


def test_without_a_letter_the_desk_offers_no_place_to_write(voice: Representation) -> None:
    assert ways_of(voice_of(voice), DAY) == []


def test_whoever_was_asked_finds_on_the_desk_where_to_write(
    home: Partnership, voice: Representation, client: Client
) -> None:
    asked(home, voice)

    ways = ways_of(voice_of(voice), DAY)

    assert [way.text for way in ways] == ["Our articles", "Our good practices"]
    assert [client.get(way.url).status_code for way in ways] == [200, 200]
    desk = send_desk(actor=SYSTEM, representation=voice)
    page = client.get(reverse("dashboard:own_desk", args=[token_of(desk)])).content.decode()
    assert all(way.url in page for way in ways)


def test_a_withdrawn_link_and_the_link_of_another_person_stay_off_the_desk(
    home: Partnership, voice: Representation
) -> None:
    asked(home, voice)
    person = a_person("Jan", "Inny")
    deputy = RepresentationKind.DEPUTY
    other = a_representative(home, voice.organization, person, kind=deputy, email="inny@example.org")

    assert ways_of(voice_of(other), DAY) == []
    PersonalLink.objects.filter(purpose="pages.own").update(revoked_at=clock.now())
    assert [way.text for way in ways_of(voice_of(voice), DAY)] == ["Our good practices"]


def test_an_article_sent_back_waits_on_the_desk_with_the_reason_until_it_is_sent_again(
    home: Partnership, cast: Cast, client_of: ClientOf, voice: Representation, client: Client
) -> None:
    asked(home, voice)
    article = sent_back(cast, client_of, voice, "Brakuje dnia.")

    (task,) = own_tasks(CARDS, voice_of(voice), DAY)

    assert "Otwarte drzwi" in task.text
    assert "Brakuje dnia." in task.detail
    assert task.url.endswith(f"/{article.pk}/")
    form = client.get(task.url).context["form"]
    sent = WORDS | {"text": "Było sto osób.", "version": str(form["version"].value())}
    assert client.post(task.url, sent).status_code == 302
    assert own_tasks(CARDS, voice_of(voice), DAY) == []


def test_a_card_begun_waits_on_the_desk_until_it_is_given_for_review(
    home: Partnership, voice: Representation, client: Client
) -> None:
    asked(home, voice)
    card = a_card_by_link(home, voice.organization)

    (task,) = own_tasks(CARDS, voice_of(voice), DAY)

    assert "not finished" in task.text
    assert task.url.endswith(f"/{card.pk}/")
    assert client.get(task.url).status_code == 200
    practices.submit_practice(actor=SYSTEM, practice=card)
    assert own_tasks(CARDS, voice_of(voice), DAY) == []
    practices.send_back(actor=SYSTEM, practice=card, ground="Brakuje liczb.")
    (back,) = own_tasks(CARDS, voice_of(voice), DAY)
    assert "Brakuje liczb." in back.detail


def test_an_account_with_the_address_of_the_letter_finds_the_same_on_its_desk(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    user: User = cast.representative
    asked(home, a_voice(home, user.email))

    ways = ways_of(voice_of_account(user, home, frozenset(), DAY), DAY)

    assert len(ways) == 2
    page = client_of(user).get(reverse("dashboard:desk", args=[home.slug])).content.decode()
    assert all(way.url in page for way in ways)


def test_the_letter_that_asks_leads_to_the_desk_of_the_person_it_names(
    home: Partnership, voice: Representation, client: Client
) -> None:
    asked(home, voice)
    for purpose in ("pages.own", "practices.write"):
        link = PersonalLink.objects.get(purpose=purpose)
        assert voice_behind(link, DAY) == voice

    way = reverse("dashboard:desk_from_letter", args=[token_of(link)])
    assert way in client.get(reverse("practices:own_list", args=[token_of(link)])).content.decode()
    assert client.post(way).status_code == 302
    desk = PersonalLink.objects.get(purpose="dashboard.institution")
    assert Message.objects.filter(text__contains=token_of(desk)).get().to == [EMAIL]


def test_a_link_in_the_name_of_nobody_who_speaks_today_opens_no_way_to_the_desk(
    home: Partnership, voice: Representation
) -> None:
    asked(home, voice)
    voice.valid_to = DAY
    voice.save(update_fields=["valid_to"])

    assert voice_behind(PersonalLink.objects.get(purpose="pages.own"), DAY) is None
    assert ways_of(voice_of(voice), DAY) == []


def test_the_places_to_write_are_one_query(home: Partnership, voice: Representation) -> None:
    asked(home, voice)
    speaks = voice_of(voice)

    with CaptureQueriesContext(connection) as captured:
        ways_of(speaks, DAY)

    assert len(captured) == 1
