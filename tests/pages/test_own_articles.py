"""An institution writes an article of its own through its link; the partnership reviews and publishes it."""

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.pages import selectors
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.services.own import paragraphs
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.cast import Cast, ClientOf
from tests.factories.pages import an_own_link
from tests.factories.registry import a_signatory

pytestmark = pytest.mark.django_db
WORDS = {
    "title": "Otwarte drzwi w naszym urzędzie", "lead": "Zaprosiliśmy wszystkich sąsiadów.",
    "text": "Przyszło sto osób.\n\nBył też <b>burmistrz</b>.", "written_by": "Anna Nowak, dyrektor",
    "acting": "on",
}  # fmt: skip


@pytest.fixture
def institution(cast: Cast) -> Organization:
    return _a_member(cast.partnership)


@pytest.fixture
def link(cast: Cast, institution: Organization) -> PersonalLink:
    return an_own_link(cast.partnership, institution)


def _a_member(partnership: Partnership) -> Organization:
    with scope(partnership=partnership):
        return a_signatory(partnership).organization


def _home(link: PersonalLink) -> str:
    return f"/artykuly/wlasne/{token_of(link)}/"


def _sent(link: PersonalLink, **more: str) -> Article:
    Client().post(f"{_home(link)}nowy/", WORDS | more)
    found: Article = Article.objects.latest("pk")
    return found


def _answer(client_of: ClientOf, cast: Cast, article: Article, deed: str, **typed: str) -> None:
    step = Article.objects.get(pk=article.pk).current_workflow_task_state
    client_of(cast.officer).post(f"/redakcja/pages/workflow/action/{article.pk}/{deed}/{step.pk}/", typed)


def test_it_waits_for_the_review_of_the_partnership_and_those_who_publish_are_told(
    cast: Cast, institution: Organization, link: PersonalLink
) -> None:
    article = _sent(link)

    with scope(partnership=cast.partnership):
        (draft,) = selectors.drafts_of(cast.partnership)
    assert (draft.article.pk, draft.in_review, draft.article.live) == (article.pk, True, False)
    assert (article.author, article.is_own, article.written_by) == (institution, True, "Anna Nowak, dyrektor")
    assert "&lt;b&gt;burmistrz" in str(article.body)
    told = {row.to[0] for row in Message._base_manager.filter(text__contains=article.title)}
    assert told == {cast.officer.email, cast.coordinator.email}


def test_it_is_published_as_the_article_of_the_institution_and_made_available_by_the_partnership(
    cast: Cast, client_of: ClientOf, institution: Organization, link: PersonalLink
) -> None:
    article = _sent(link)

    _answer(client_of, cast, article, "approve")

    version = Publication._base_manager.get()
    page = client_of(cast.visitor).get(version.get_absolute_url()).content.decode()
    assert (version.author_name, version.publisher_name) == (
        institution.name, cast.partnership.official_name
    )  # fmt: skip
    assert version.is_own
    assert "Anna Nowak, dyrektor" in page.replace("\xa0", " ")
    assert version.title in Client().get(_home(link)).content.decode().replace("\xa0", " ")


def test_sent_back_it_is_changed_by_the_same_link_and_given_again(
    cast: Cast, client_of: ClientOf, link: PersonalLink
) -> None:
    article = _sent(link)
    early = Client().post(f"{_home(link)}{article.pk}/", WORDS | {"title": "Za wcześnie"})
    _answer(client_of, cast, article, "reject", comment="Brakuje daty.")

    page = Client().get(f"{_home(link)}{article.pk}/").content.decode().replace("\xa0", " ")
    again = WORDS | {"text": "Przyszło sto osób 14.05.2018."}
    Client().post(f"{_home(link)}{article.pk}/", again)

    latest = Article.objects.get(pk=article.pk).get_latest_revision_as_object
    assert early.status_code == 422
    assert "Brakuje daty." in page
    assert "Przyszło sto osób." in page
    with scope(partnership=cast.partnership):
        assert "14.05.2018" in str(latest().body)
        assert selectors.drafts_of(cast.partnership)[0].in_review


def test_nothing_typed_is_lost_when_something_is_missing(link: PersonalLink) -> None:
    typed = WORDS | {"title": "", "acting": ""}

    page = Client().post(f"{_home(link)}nowy/", typed)

    assert page.status_code == 422
    assert "Przyszło sto osób." in page.content.decode()
    assert not Article.objects.exists()


def test_the_number_of_a_person_is_refused(link: PersonalLink) -> None:
    page = Client().post(f"{_home(link)}nowy/", WORDS | {"text": "Zgłosił się pan o numerze 44051401359."})

    assert page.status_code == 422
    assert not Article.objects.exists()


def test_a_form_sent_twice_is_one_article(link: PersonalLink) -> None:
    first = _sent(link)

    assert _sent(link) == first
    assert Article.objects.count() == 1


def test_a_script_with_somebodys_link_fills_no_list(cast: Cast, link: PersonalLink) -> None:
    for number in range(12):
        _sent(link, title=f"Otwarte drzwi {number}")

    assert Article.objects.count() == 10


def test_an_institution_that_has_left_writes_no_more(cast: Cast, link: PersonalLink) -> None:
    with scope(partnership=cast.partnership):
        cast.partnership.signatories.update(valid_to=clock.today())

    assert Client().post(f"{_home(link)}nowy/", WORDS).status_code == 404


def test_the_officer_sends_the_links(cast: Cast, client_of: ClientOf, institution: Organization) -> None:
    institution.email = "sekretariat@zwolen.example"
    institution.save()
    officer = client_of(cast.officer)

    page = officer.get("/pulpit/powiat-zwolenski/artykuly/prosba/")
    sent = officer.post("/pulpit/powiat-zwolenski/artykuly/prosba/", {"institutions": [institution.pk]})

    assert institution.name in page.content.decode().replace("\xa0", " ")
    assert sent["Location"] == "/pulpit/powiat-zwolenski/artykuly/"
    (letter,) = Message._base_manager.filter(to=["sekretariat@zwolen.example"])
    link = PersonalLink._base_manager.get(purpose="pages.own")
    assert f"/artykuly/wlasne/{token_of(link)}/" in letter.text


def test_an_empty_line_begins_a_paragraph_and_nothing_typed_is_markup() -> None:
    assert paragraphs("Raz,\r\ndwa.\r\n\r\n<script>x</script>") == (
        "<p>Raz, dwa.</p><p>&lt;script&gt;x&lt;/script&gt;</p>"
    )


def test_one_institution_does_not_change_the_article_of_another(cast: Cast, link: PersonalLink) -> None:
    article = _sent(link)
    other = an_own_link(cast.partnership, _a_member(cast.partnership))

    assert Client().post(f"{_home(other)}{article.pk}/", WORDS).status_code == 404
