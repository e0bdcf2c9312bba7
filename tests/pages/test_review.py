"""The review of articles: who is told, by which letter, and what the desk says."""

import pytest
from django.core import mail
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.notifications.models import Message
from spoiwo.pages import selectors
from spoiwo.pages.models import Article, Publication
from tests.cast import Cast, ClientOf
from tests.journeys.words import on_screen

pytestmark = pytest.mark.django_db
WHY = "Brakuje roku przy dacie."


def _typed(**more: str) -> dict[str, str]:
    return {
        "title": "Nowy artykuł", "slug": "nowy-artykul", "lead": "Krótko.", "kind": "news", "body-count": "0",
        "plain": "null", **more,
    }  # fmt: skip


def _given_for_review(cast: Cast, client_of: ClientOf) -> Article:
    writer = client_of(cast.leader)
    add = writer.post("/pulpit/powiat-zwolenski/artykuly/redakcja/")["Location"]
    writer.post(add, _typed(**{"action-submit": "1"}))
    found: Article = Article.objects.get(slug="nowy-artykul")
    return found


def _answer(client_of: ClientOf, person: User, article: Article, deed: str, **typed: str) -> int:
    article = Article.objects.get(pk=article.pk)
    step = article.current_workflow_task_state
    page = f"/redakcja/pages/workflow/action/{article.pk}/{deed}/{step.pk}/"
    return client_of(person).post(page, typed).status_code


REVIEW = "An article waits for the review: %(title)s"
SENT_BACK = "The article needs a change: %(title)s"
PUBLISHED = "The article is published: %(title)s"


def _letters(subject: str) -> list[tuple[str, str]]:
    rows = Message._base_manager.filter(subject=on_screen(subject, title="Nowy artykuł")).order_by("pk")
    return [(row.to[0], row.text) for row in rows]


def test_those_who_may_publish_get_a_letter_and_whoever_wrote_gets_none(
    cast: Cast, client_of: ClientOf
) -> None:
    article = _given_for_review(cast, client_of)

    letters = _letters(REVIEW)

    assert {address for address, _text in letters} == {cast.officer.email, cast.coordinator.email}
    assert all(f"/redakcja/pages/{article.pk}/edit/" in text for _address, text in letters)
    assert mail.outbox == []


def test_the_desk_of_who_may_publish_says_that_an_article_waits(cast: Cast, client_of: ClientOf) -> None:
    article = _given_for_review(cast, client_of)
    address = f"/redakcja/pages/{article.pk}/edit/"

    assert address in client_of(cast.officer).get("/pulpit/powiat-zwolenski/").content.decode()
    assert address not in client_of(cast.leader).get("/pulpit/powiat-zwolenski/").content.decode()
    _answer(client_of, cast.officer, article, "reject", comment=WHY)
    assert address not in client_of(cast.officer).get("/pulpit/powiat-zwolenski/").content.decode()


def test_an_article_is_sent_back_with_a_reason_which_the_writer_gets(cast: Cast, client_of: ClientOf) -> None:
    article = _given_for_review(cast, client_of)

    _answer(client_of, cast.officer, article, "reject", comment=WHY)

    [(address, text)] = _letters(SENT_BACK)
    assert address == cast.leader.email
    assert WHY in text
    page = client_of(cast.leader).get("/pulpit/powiat-zwolenski/artykuly/").content.decode()
    assert WHY in page.replace("\xa0", " ")
    deeds = LogEntry.objects.filter(action="pages.article.sent_back", actor_name="Olga Sekretarska")
    assert [row.data["reason"] for row in deeds] == [WHY]
    assert not Publication._base_manager.exists()


@pytest.mark.parametrize("comment", ["", "   "])
def test_an_article_is_not_sent_back_without_a_reason(cast: Cast, client_of: ClientOf, comment: str) -> None:
    article = _given_for_review(cast, client_of)
    edit = f"/redakcja/pages/{article.pk}/edit/"
    passed_by = _typed(**{
        "action-workflow-action": "true", "workflow-action-name": "reject",
        "workflow-action-extra-data": f'{{"comment": "{comment}", "update": false}}',
    })  # fmt: skip

    _answer(client_of, cast.officer, article, "reject", comment=comment)
    assert client_of(cast.officer).post(edit, passed_by).status_code == 400

    with scope(partnership=cast.partnership):
        assert selectors.drafts_of(cast.partnership)[0].in_review
    assert _letters(SENT_BACK) == []


def test_who_may_not_publish_answers_no_review(cast: Cast, client_of: ClientOf) -> None:
    article = _given_for_review(cast, client_of)

    for deed in ("approve", "reject"):
        assert _answer(client_of, cast.leader, article, deed, comment=WHY) in {302, 403, 404}

    assert not Publication._base_manager.exists()
    with scope(partnership=cast.partnership):
        assert selectors.drafts_of(cast.partnership)[0].in_review


def test_given_again_after_a_change_it_is_told_again_and_accepted(cast: Cast, client_of: ClientOf) -> None:
    article = _given_for_review(cast, client_of)
    _answer(client_of, cast.officer, article, "reject", comment=WHY)
    edit = f"/redakcja/pages/{article.pk}/edit/"
    client_of(cast.leader).post(edit, _typed(lead="Spotkanie 14.05.2018.", **{"action-submit": "1"}))
    assert len(_letters(REVIEW)) == 4

    _answer(client_of, cast.coordinator, article, "approve")

    version = Publication._base_manager.get()
    assert version.lead == "Spotkanie 14.05.2018."
    [(address, text)] = _letters(PUBLISHED)
    assert address == cast.leader.email
    assert version.get_absolute_url() in text


def test_the_editor_offers_one_way_to_publish_what_is_reviewed(cast: Cast, client_of: ClientOf) -> None:
    """The other would end the review, and whoever wrote the article would hear nothing."""
    article = _given_for_review(cast, client_of)
    edit = f"/redakcja/pages/{article.pk}/edit/"

    reviewed = client_of(cast.officer).get(edit).content.decode()
    _answer(client_of, cast.officer, article, "approve")
    published = client_of(cast.officer).get(edit).content.decode()

    assert on_screen("Accept for publication") in reviewed
    assert (reviewed.count('name="action-publish"'), published.count('name="action-publish"')) == (0, 1)
