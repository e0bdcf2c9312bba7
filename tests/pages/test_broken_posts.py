"""What comes to the editor otherwise than its script writes it is refused, and nothing is lost."""

import json

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from wagtail.models import Revision

from spoiwo.pages.forms.shape import is_understood, is_whole
from spoiwo.pages.models import Article
from tests.cast import Cast, ClientOf
from tests.factories.pages import a_draft

pytestmark = pytest.mark.django_db
Sent = dict[str, object]


def words(text: str = "Nowe słowa", **block: object) -> str:
    """Return what the toolbar sends for one paragraph."""
    one = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
           "entityRanges": [], **block}  # fmt: skip
    return json.dumps({"blocks": [one], "entityMap": {}})


def whole(**changed: object) -> Sent:
    """Return a form as the editor sends it; None takes a field out of it."""
    sent: Sent = {
        "title": "Nowy tytuł", "slug": "nowy-tytul", "lead": "Krótko.", "kind": "news", "plain": words(),
        "body-count": "2",
        "body-0-type": "text", "body-0-order": "0", "body-0-deleted": "", "body-0-value": words(),
        "body-1-type": "quote", "body-1-order": "1", "body-1-deleted": "",
        "body-1-value-words": "Dzień dobry", "body-1-value-who": "",
    }  # fmt: skip
    sent |= {name.replace("_", "-"): value for name, value in changed.items()}
    return {name: value for name, value in sent.items() if value is not None}


BROKEN: dict[str, Sent] = {
    "no count": {"body_count": None},
    "a count in words": {"body_count": "dwa"},
    "a count below none": {"body_count": "-1"},
    "a milliard of parts": {"body_count": "999999999"},
    "more parts than came": {"body_count": "3"},
    "digits of another script": {"body_count": "٢"},
    "no type": {"body_0_type": None},
    "an unknown type": {"body_0_type": "html"},
    "no order": {"body_1_order": None},
    "two in one place": {"body_1_order": "0"},
    "an order in words": {"body_1_order": "pierwszy"},
    "no word on deletion": {"body_0_deleted": None},
    "no words of a text": {"body_0_value": None},
    "a text that is no JSON": {"body_0_value": "<p>słowa</p>"},
    "a text of another shape": {"body_0_value": "[1, 2]"},
    "a text without parts": {"body_0_value": "{}"},
    "a part without words": {"body_0_value": '{"blocks": [{"key": "a"}], "entityMap": {}}'},
    "a letter that cannot be kept": {"body_0_value": words("a\0b")},
    "half a letter": {"body_0_value": words().replace("Nowe", "\\ud800")},
    "a text nested without end": {"body_0_value": "[" * 100_000},
    "half a quotation": {"body_1_value_words": None},
    "a plain text that is no JSON": {"plain": "słowa"},
}
BESIDE: dict[str, Sent] = {
    "a version in words": {"overwrite_revision_id": "ostatnia"},
    "a version too great": {"overwrite_revision_id": "9" * 40},
    "an answer that is no JSON": {"workflow-action-extra-data": "powód"},
    "an answer of another shape": {"workflow-action-extra-data": "[]"},
    "an answer with more in it": {"workflow-action-extra-data": '{"user": 1}'},
}


def _sent(fields: Sent) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({name: str(value) for name, value in fields.items()})
    return sent


def test_what_the_editor_sends_is_whole() -> None:
    assert is_whole(_sent(whole()))
    assert is_whole(_sent(whole(body_0_type="html", body_0_deleted="1")))
    assert is_whole(_sent({"title": "Bez tekstu", "body-count": "0", "plain": "null"}))
    assert is_understood(_sent({"overwrite_revision_id": "7", "loaded_revision_id": ""}))
    assert is_understood(_sent({"workflow-action-extra-data": '{"comment": "Brakuje roku."}'}))


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_was_cut_on_its_way_is_not(broken: Sent) -> None:
    assert not is_whole(_sent(whole(**broken)))


def _addresses(article: Article) -> list[str]:
    add = ["pages", "article", article.get_parent().pk]
    return [
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk]),
        reverse("wagtailadmin_pages:add", args=add),
        reverse("wagtailadmin_pages:preview_on_add", args=add),
    ]


@pytest.fixture
def article(cast: Cast) -> Article:
    return a_draft(cast.partnership)


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.officer)


def test_every_page_that_takes_an_article_refuses_a_broken_one_and_saves_nothing(
    article: Article, officer: Client
) -> None:
    before = (Article.objects.count(), Revision.objects.count())

    for place in _addresses(article):
        for name, broken in BROKEN.items():
            answer = officer.post(place, whole(**broken))
            assert answer.status_code == 400, (place, name)
    said = answer.content.decode()

    assert (Article.objects.count(), Revision.objects.count()) == before
    assert "did not come whole" in said or "nie dotarł w całości" in said


def test_numbers_and_answers_that_are_none_are_refused(article: Article, officer: Client) -> None:
    edit = _addresses(article)[0]
    for name, beside in BESIDE.items():
        assert officer.post(edit, whole() | beside).status_code == 400, name

    ping = reverse("wagtailadmin_editing_sessions:ping", args=["pages", "article", article.pk, 1])
    assert officer.post(ping, {"revision_id": "ostatnia"}).status_code == 400
    chooser = reverse("wagtailadmin_choose_page")
    assert officer.get(chooser, {"target_pages[]": "moja"}).status_code == 400


def test_the_article_is_saved_as_soon_as_it_comes_whole(
    cast: Cast, article: Article, officer: Client
) -> None:
    edit = _addresses(article)[0]
    officer.post(edit, whole(body_count=None))

    answer = officer.post(edit, whole())

    with scope(partnership=cast.partnership):
        saved = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert answer.status_code == 302
    assert [block.block_type for block in saved.body] == ["text", "quote"]
    assert (saved.title, "Nowe słowa" in str(saved.body)) == ("Nowy tytuł", True)
