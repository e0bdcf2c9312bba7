"""Photos of an article: added, put in order, and what stops them from being published."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope

from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.files.models import Photo, StoredFile
from spoiwo.files.services import withdraw_consent
from spoiwo.files.states import How
from spoiwo.pages import services
from spoiwo.pages.models import Article, ArticlePhoto, Publication, PublicationPhoto
from spoiwo.pages.services import Arranged
from tests.cast import Cast, ClientOf
from tests.factories.files import a_draft as a_photo_draft
from tests.factories.files import a_photo, a_picture, agreed
from tests.factories.pages import SYSTEM, a_draft, a_photo_in, published

pytestmark = pytest.mark.django_db
WORDS = "Dwie osoby podpisują porozumienie przy stole"


def _upload(name: str = "IMG_1.png", color: str = "#123456") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_picture(color).getvalue(), "image/png")


def _page(article: Article) -> str:
    return f"/pulpit/powiat-zwolenski/artykuly/{article.pk}/zdjecia/"


def _lines(rows: list[ArticlePhoto], words: str = WORDS, **more: object) -> dict[str, object]:
    typed: dict[str, object] = dict(more)
    for number, row in enumerate(rows, start=1):
        typed |= {
            f"z{row.pk}-alternative": f"{words} {'x' * number}",
            f"z{row.pk}-caption": f"Podpis {number}",
        }
    return typed


def test_several_photos_are_added_at_once_and_described_afterwards(cast: Cast, client_of: ClientOf) -> None:
    article, officer = a_draft(cast.partnership), client_of(cast.officer)

    added = officer.post(
        f"{_page(article)}dodaj/",
        {"pictures": [_upload("a.png", "#111111"), _upload("b.png", "#222222")], "ground": "nobody"},
    )
    page = officer.get(_page(article)).content.decode()

    rows = list(ArticlePhoto._base_manager.filter(article=article).order_by("place"))
    assert added.status_code == 302
    assert [(row.place, row.is_leading, row.photo.large.is_public) for row in rows] == [
        (1, True, False), (2, False, False),
    ]  # fmt: skip
    assert page.count('class="faults"') == 2


def test_a_file_that_is_no_picture_is_named_and_the_others_stay(cast: Cast, client_of: ClientOf) -> None:
    article, officer = a_draft(cast.partnership), client_of(cast.officer)
    drawing = SimpleUploadedFile("zly.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")

    officer.post(f"{_page(article)}dodaj/", {"pictures": [_upload(), drawing], "ground": "nobody"})
    said = officer.get(_page(article)).content.decode()
    alone = officer.post(
        f"{_page(article)}dodaj/",
        {"pictures": [SimpleUploadedFile("zly.png", b"nic", "image/png")], "ground": "nobody"},
    )

    assert ArticlePhoto._base_manager.filter(article=article).count() == 1
    assert "zly.png" in said
    assert (alone.status_code, "zly.png" in alone.content.decode()) == (422, True)


def test_photos_are_put_in_order_with_buttons_and_nothing_typed_is_lost(
    cast: Cast, client_of: ClientOf
) -> None:
    article, officer = a_draft(cast.partnership), client_of(cast.officer)
    rows = [a_photo_in(article, f"{WORDS} {number}") for number in "abc"]

    officer.post(_page(article), _lines(rows, nizej=str(rows[0].pk), pierwsze=str(rows[2].pk)))
    officer.post(_page(article), _lines(rows, wyzej=str(rows[2].pk), pierwsze=str(rows[2].pk)))

    kept = list(ArticlePhoto._base_manager.filter(article=article).order_by("place"))
    assert [row.pk for row in kept] == [rows[1].pk, rows[2].pk, rows[0].pk]
    assert [row.is_leading for row in kept] == [False, True, False]
    assert kept[0].caption == "Podpis 2"


@pytest.mark.parametrize(
    "alternative",
    [
        "",
        "IMG_2041.jpg",
        "https://example.org/d/10179/1.JPG",
        "Podpis pod zdjęciem",
        "Spotkanie partnerów!",
        "Cele",
    ],
)
def test_publishing_is_refused_for_words_that_do_not_stand_for_the_photo(
    cast: Cast, client_of: ClientOf, alternative: str
) -> None:
    text = ("text", "<h2>Cele</h2><p>Umówiono się.</p>")
    article, officer = a_draft(cast.partnership, body=[text]), client_of(cast.officer)
    row = a_photo_in(article, WORDS, caption="Podpis pod zdjęciem")
    Photo.objects.filter(pk=row.photo_id).update(alternative=alternative)

    with scope(partnership=cast.partnership), pytest.raises(BadInput):
        services.publish_article(actor=cast.officer, article=article)
    in_the_editor = officer.post(
        f"/redakcja/pages/{article.pk}/edit/",
        {
            "title": "Spotkanie partnerów", "slug": article.slug, "kind": "news", "plain": "null",
            "body-count": "1", "body-0-type": "text", "body-0-order": "0", "body-0-deleted": "",
            "body-0-value": '{"blocks":[{"key":"a","text":"Cele","type":"header-two","depth":0,'
            '"inlineStyleRanges":[],"entityRanges":[],"data":{}}],"entityMap":{}}',
            "action-publish": "1",
        },
    )  # fmt: skip

    assert "Zdjęcia artykułu" in in_the_editor.content.decode() or "Photos of the article" in (
        in_the_editor.content.decode()
    )
    assert not Publication._base_manager.exists()


def test_publishing_is_refused_without_a_ground_also_to_who_approves(cast: Cast, client_of: ClientOf) -> None:
    article, officer = a_draft(cast.partnership), client_of(cast.officer)
    row = a_photo_in(article, WORDS)
    Photo.objects.filter(pk=row.photo_id).update(ground="")
    workflow = article.get_workflow()
    with scope(partnership=cast.partnership):
        workflow.start(article, cast.officer)
    article.refresh_from_db()
    step = article.current_workflow_task_state

    approved = officer.post(f"/redakcja/pages/workflow/action/{article.pk}/approve/{step.pk}/")

    assert approved["Location"] == _page(article)
    assert not Publication._base_manager.exists()
    Photo.objects.filter(pk=row.photo_id).update(ground="nobody")
    officer.post(f"/redakcja/pages/workflow/action/{article.pk}/approve/{step.pk}/")
    assert PublicationPhoto._base_manager.count() == 1


def test_what_the_clock_publishes_leaves_an_unfit_photo_behind(cast: Cast) -> None:
    article = a_draft(cast.partnership)
    a_photo_in(article, WORDS)
    unfit = a_photo_in(article, f"{WORDS} drugie")
    Photo.objects.filter(pk=unfit.photo_id).update(alternative="")

    with scope(partnership=cast.partnership):
        article.get_latest_revision().publish()

    assert [row.photo.alternative for row in PublicationPhoto._base_manager.all()] == [WORDS]
    assert not StoredFile.objects.get(photo=unfit.photo_id).is_public


def test_photos_are_open_to_everybody_exactly_while_the_article_is(cast: Cast) -> None:
    article = a_draft(cast.partnership)
    row = a_photo_in(article, WORDS)

    published(article)
    opened = {file.is_public for file in Photo.objects.get(pk=row.photo_id).copies}
    with scope(partnership=cast.partnership):
        Article.objects.get(pk=article.pk).unpublish()
    closed = {file.is_public for file in Photo.objects.get(pk=row.photo_id).copies}
    published(Article.objects.get(pk=article.pk))

    assert (opened, closed) == ({True}, {False})
    assert {file.is_public for file in Photo.objects.get(pk=row.photo_id).copies} == {True}


def test_a_photo_chosen_from_the_register_is_hidden_with_its_original(cast: Cast) -> None:
    article = a_draft(cast.partnership)
    with scope(partnership=cast.partnership):
        original = a_photo(cast.partnership, a_photo_draft(WORDS, ground=agreed("Jan Nowak")))
        row = services.choose_photo(actor=cast.officer, article=article, photo=original)
        consent = original.consents.get()
        withdraw_consent(actor=SYSTEM, consent=consent, how=How.PAPER)

        again = Photo.objects.get(pk=row.photo_id)
        assert (again.pk != original.pk, again.is_hidden, again.alternative) == (True, True, WORDS)
        with pytest.raises(BadInput):
            services.choose_photo(actor=cast.officer, article=article, photo=original)


def test_a_photo_taken_out_of_a_draft_goes_with_its_files_unless_it_was_published(cast: Cast) -> None:
    article = a_draft(cast.partnership)
    kept, gone = a_photo_in(article, WORDS), None
    published(article)
    gone = a_photo_in(article, f"{WORDS} drugie")

    with scope(partnership=cast.partnership):
        for row in (kept, gone):
            services.remove_photo(actor=cast.officer, row=row)

    assert list(Photo.objects.values_list("pk", flat=True)) == [kept.photo_id]


def test_a_writer_touches_no_photos_of_anothers_article(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership)
    row = a_photo_in(article, WORDS)
    typed = Arranged(row=row, alternative=f"{WORDS} inaczej")

    with scope(partnership=cast.partnership), pytest.raises(NotAllowed):
        services.arrange_photos(actor=cast.leader, article=article, arranged=[typed])
    shown = client_of(cast.leader).get(_page(article))

    assert (shown.status_code, 'name="nizej"' in shown.content.decode()) == (200, False)


def test_words_of_a_published_photo_are_mended_but_not_spoiled(cast: Cast, client_of: ClientOf) -> None:
    article, officer = a_draft(cast.partnership), client_of(cast.officer)
    row = a_photo_in(article, WORDS)
    published(article)

    spoiled = officer.post(_page(article), {f"z{row.pk}-alternative": "IMG_1.jpg"})
    mended = officer.post(_page(article), {f"z{row.pk}-alternative": "Trzy osoby przy stole"})

    assert (spoiled.status_code, mended.status_code) == (422, 302)
    assert Photo.objects.get(pk=row.photo_id).alternative == "Trzy osoby przy stole"
    article.refresh_from_db()
    assert article.has_unpublished_changes


def test_the_page_of_photos_asks_as_many_questions_for_one_as_for_many(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    article, officer = a_draft(cast.partnership), client_of(cast.officer)
    a_photo_in(article, WORDS)
    officer.get(_page(article))
    counts = []
    for more in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(_page(article))
        counts.append(len(asked))
        for number in range(5):
            a_photo_in(article, f"{WORDS} {number} {more}")

    assert counts[0] == counts[1]
    assert isinstance(a_picture(), BytesIO)
