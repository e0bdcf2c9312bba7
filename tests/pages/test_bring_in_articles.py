"""Articles of an old site come in once, safely, under their old days and with their old addresses."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.pages.adapters.uploads import opened
from spoiwo.pages.bringing.judging import Outcome
from spoiwo.pages.models import Article, ArticlePhoto, BroughtArticle, BroughtPicture, Publication
from spoiwo.pages.selectors.bringing import leads_to
from spoiwo.pages.services import OldSiteRead, bring_in_articles, publish_article
from spoiwo.search.models import Entry
from tests.cast import Cast, ClientOf
from tests.factories.files import a_picture
from tests.factories.old_sites import HOME, UPLOADS, an_attachment, an_export, an_item
from tests.factories.pages import an_article

pytestmark = pytest.mark.django_db


def brought(cast: Cast, *items: str, publishes: bool = True, uploads: Path | None = None) -> OldSiteRead:
    with scope(partnership=cast.partnership), opened(uploads) as pictures:
        return bring_in_articles(
            actor=cast.coordinator, partnership=cast.partnership, content=an_export(*items),
            publishes=publishes, uploads=pictures,
        )  # fmt: skip


def versions(cast: Cast) -> list[Publication]:
    with scope(partnership=cast.partnership):
        return list(Publication.objects.order_by("series"))


def test_a_published_article_is_published_under_its_old_day_with_its_author(
    cast: Cast, client_of: ClientOf
) -> None:
    brought(cast, an_item(words=["Relacje", "Szkolenia"], excerpt="Krótko o tym."))

    (found,) = versions(cast)
    assert (found.title, found.lead) == ("Warsztaty w Zielonej Górze", "Krótko o tym.")
    assert found.first_at.isoformat() == "2016-05-04T08:30:00+00:00"
    assert (found.written_by, found.kind, found.categories) == ("Anna Nowak", "account", ["Szkolenia"])
    page = client_of(cast.visitor).get(found.get_absolute_url()).content.decode()
    assert "Spotkali się partnerzy." in page.replace("\xa0", " ")


def test_without_the_word_of_the_officer_all_come_as_drafts(cast: Cast) -> None:
    read = brought(cast, an_item(), publishes=False)

    assert [one.outcome for one in read.coming] == [Outcome.DRAFT]
    assert not versions(cast)
    draft = Article.objects.get()
    assert (draft.live, str(draft.written_on)) == (False, "2016-05-04")
    with scope(partnership=cast.partnership):
        publish_article(actor=cast.coordinator, article=draft)
    assert versions(cast)[0].first_at.year == 2016


def test_the_same_file_twice_brings_each_article_once(cast: Cast) -> None:
    brought(cast, an_item(1), an_item(2))

    again = brought(cast, an_item(1), an_item(2), an_item(3))

    assert [one.outcome for one in again.coming] == [Outcome.KNOWN, Outcome.KNOWN, Outcome.PUBLISHED]
    assert Article.objects.count() == 3


def test_what_comes_in_is_like_what_the_editor_would_have_saved(cast: Cast) -> None:
    an_article(cast.partnership, "Wcześniejszy")
    brought(cast, an_item(1), an_item(2, status="draft"))

    first, second = Article.objects.exclude(title="Wcześniejszy").order_by("path")
    assert Article.find_problems() == ([], [], [], [], [])
    assert first.get_parent().numchild == 3
    assert first.live_revision == first.latest_revision
    assert first.get_latest_revision_as_object().body[0].value.source == "<p>Spotkali się partnerzy.</p>"
    assert (second.live, second.has_unpublished_changes) == (False, True)
    # The editor goes on from there.
    first.title = "Inny tytuł"
    with scope(partnership=cast.partnership):
        first.save_revision().publish()
        assert Publication.objects.filter(series=first.pk).count() == 2


def test_hostile_words_are_cleaned_as_those_of_the_editor(cast: Cast) -> None:
    html = (
        '<p onclick="x()">Dobre <b>słowa</b>.<script>alert(1)</script></p>'
        '<a href="javascript:alert(1)">tu</a><svg onload="x()"></svg><embed src="data:text/html,x">'
    )
    brought(cast, an_item(html=html))

    (found,) = versions(cast)
    draft = Article.objects.get().body[0].value.source
    for words in (found.html, draft):
        assert "Dobre" in words
        assert not any(bad in words for bad in ("script", "onclick", "svg", "data:"))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<rss>", b"to nie jest XML", b"<rss><channel/></rss>", b"\xff\xfe\x00", b"\x00" * 40,
        b"<?xml version='1.0' encoding='nieznane'?><rss/>", b"<a>" * 5_000,
        an_export(an_item(), before='<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        an_export(an_item(), before='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        an_export(an_item())[:-40],
    ],
)  # fmt: skip
def test_a_file_that_is_no_whole_export_brings_nothing(cast: Cast, content: bytes) -> None:
    with scope(partnership=cast.partnership), pytest.raises(BadInput):
        bring_in_articles(actor=cast.coordinator, partnership=cast.partnership, content=content)

    assert not Article.objects.exists()


def test_what_is_private_shut_or_nameless_is_left_out_with_the_reason(cast: Cast) -> None:
    read = brought(
        cast, an_item(1, status="private"), an_item(2, password="x"), an_item(3, title=" "),
        an_item(4, status="trash"), an_item(5, kind="page"), an_item(6),
    )  # fmt: skip

    assert [one.item.guid[-1] for one in read.of(Outcome.LEFT_OUT)] == ["1", "2", "3", "4"]
    assert all(one.remarks for one in read.of(Outcome.LEFT_OUT))
    assert read.others == {"page": 1}
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "item",
    [
        an_item(html="<p>Zgłosiła się osoba o numerze 44051401458.</p>"),
        an_item(day="2099-01-01 10:00:00"),
        an_item(html=""),
        an_item(status="pending"),
    ],
)
def test_what_may_not_be_published_comes_as_a_draft_with_the_reason(cast: Cast, item: str) -> None:
    (one,) = brought(cast, item).coming

    assert (one.outcome, bool(one.remarks)) == (Outcome.DRAFT, True)
    assert not versions(cast)


def test_pictures_not_handed_in_are_noted_as_missing_and_none_is_fetched(cast: Cast) -> None:
    shown = f'<img class="wp-image-7" src="{UPLOADS}/2016/05/sala-300x200.jpg"><img src="{UPLOADS}/b.png">'
    html = f"<p>Słowa.</p>{shown}"
    read = brought(cast, an_item(html=html, leading="8"), an_attachment(7, alternative="Pełna sala"),
                   an_attachment(8, "2016/05/plakat.jpg"))  # fmt: skip

    with scope(partnership=cast.partnership):
        rows = BroughtPicture.objects.order_by("place")
        assert list(rows.values_list("address", "alternative", "is_missing")) == [
            (f"{UPLOADS}/2016/05/plakat.jpg", "", True),
            (f"{UPLOADS}/2016/05/sala.jpg", "Pełna sala", True),
            (f"{UPLOADS}/b.png", "", True),
        ]
    assert (read.pictures, read.missing) == (3, 3)
    assert "<img" not in versions(cast)[0].html


def test_photos_handed_in_wait_in_a_draft_for_words_and_a_ground(cast: Cast, tmp_path: Path) -> None:
    place = tmp_path / "2016" / "05"
    place.mkdir(parents=True)
    (place / "sala.jpg").write_bytes(a_picture().read())
    (place / "zly.jpg").write_bytes(b"to nie jest obraz")
    sizes = f"{UPLOADS}/2016/05"
    html = f'<img src="{sizes}/sala-300x200.jpg" alt="Pełna sala"><img src="{sizes}/zly.jpg">'

    (one,) = brought(cast, an_item(html=f"<p>Słowa.</p>{html}"), uploads=tmp_path).coming

    assert one.outcome == Outcome.DRAFT
    with scope(partnership=cast.partnership):
        (row,) = ArticlePhoto.objects.all()
        assert (row.photo.alternative, row.photo.ground, row.is_leading) == ("Pełna sala", "", True)
        assert BroughtPicture.objects.get(is_missing=True).address.endswith("zly.jpg")
        with pytest.raises(BadInput):
            publish_article(actor=cast.coordinator, article=Article.objects.get())


def test_no_path_leads_out_of_the_folder_of_pictures(tmp_path: Path) -> None:
    inside = tmp_path / "uploads"
    inside.mkdir()
    (tmp_path / "tajne.jpg").write_bytes(b"x")
    (inside / "link.jpg").symlink_to(tmp_path / "tajne.jpg")

    with opened(inside) as uploads:
        for name in ("../tajne.jpg", "%2e%2e/tajne.jpg", "link.jpg", "/etc/passwd", "a%00b.jpg"):
            assert not uploads.has(f"{UPLOADS}/{name}")


def test_old_addresses_and_links_between_old_articles_lead_to_those_of_today(cast: Cast) -> None:
    other = f'<p>Jak <a href="{HOME}/2016/05/warsztaty-1/">pisaliśmy</a>.</p>'
    brought(cast, an_item(1), an_item(2, html=other), an_item(3, status="draft"))
    first, second = versions(cast)

    assert leads_to(cast.partnership.slug, "/2016/05/warsztaty-1") == first.get_absolute_url()
    assert leads_to(cast.partnership.slug, "?p=1") == first.get_absolute_url()
    assert f'href="{first.get_absolute_url()}"' in second.html
    for path in ("/2016/05/warsztaty-3", "", "/inny"):
        assert leads_to(cast.partnership.slug, path) == ""


def test_what_comes_in_is_found_and_told_in_the_book_of_deeds(cast: Cast) -> None:
    brought(cast, an_item(), an_item(2, status="private"))

    assert Entry.objects.filter(kind="article", title="Warsztaty w Zielonej Górze").count() == 1
    deeds = LogEntry.objects.filter(partnership_id=cast.partnership.pk, action__startswith="pages.")
    told = dict(deeds.values_list("action", "data"))
    assert {"pages.article.drafted", "pages.article.published"} <= set(told)
    assert told["pages.old_site.brought_in"]["published"] == 1
    assert told["pages.old_site.brought_in"]["left_out"] == 1


def test_who_may_not_publish_brings_in_drafts_only(cast: Cast) -> None:
    with scope(partnership=cast.partnership), pytest.raises(NotAllowed):
        bring_in_articles(
            actor=cast.neighbour, partnership=cast.partnership, content=an_export(an_item()), publishes=True
        )

    assert not BroughtArticle._base_manager.exists()


def test_headings_lists_tables_and_loose_lines_become_blocks_of_the_editor(cast: Cast) -> None:
    html = (
        "Pierwszy akapit\n\nDrugi\nw dwóch liniach\n\n<h1>Program</h1>\n<ul><li>raz</li></ul>\n\n"
        "<table><tr><th>Kto</th><th>Ile</th></tr><tr><td>Gmina</td><td>3</td></tr></table>"
        '[contact-form-7 id="4" title="x"] oraz [sic]\n\n<iframe src="https://example.org/film"></iframe>'
    )
    brought(cast, an_item(html=html))

    body = Article.objects.get().body
    assert [one.block_type for one in body] == ["text", "table", "text"]
    assert "<p>Pierwszy akapit</p>" in body[0].value.source
    assert "<h2>Program</h2>" in body[0].value.source
    assert body[1].value["rows"] == "Kto | Ile\nGmina | 3"
    assert "oraz [sic]" in body[2].value.source
    assert "contact-form" not in body[2].value.source
    assert 'href="https://example.org/film"' in body[2].value.source


def test_the_number_of_statements_does_not_grow_with_the_articles(cast: Cast) -> None:
    brought(cast, an_item(1))

    with CaptureQueriesContext(connection) as few:
        brought(cast, *(an_item(number) for number in range(10, 15)))
    with CaptureQueriesContext(connection) as many:
        brought(cast, *(an_item(number) for number in range(20, 80)))

    assert len(many) <= len(few) + 2


def test_the_writer_is_told_which_pictures_are_still_on_the_old_site(cast: Cast, client_of: ClientOf) -> None:
    html = f'<p>Słowa.</p><img src="{UPLOADS}/sala-300x200.jpg" alt="Sala"><img src="{UPLOADS}/taras.png">'
    brought(cast, an_item(html=html), publishes=False)
    page = f"/pulpit/powiat-zwolenski/artykuly/{Article.objects.get().pk}/zdjecia/"
    officer = client_of(cast.officer)
    before = officer.get(page).content.decode()

    officer.post(
        f"{page}dodaj/",
        {
            "pictures": [SimpleUploadedFile("Sala.png", a_picture().getvalue(), "image/png")],
            "ground": "nobody",
        },
    )

    after = officer.get(page).content.decode()
    assert [one for one in ("sala", "taras") if f"{UPLOADS}/{one}" in before] == ["sala", "taras"]
    assert [one for one in ("sala", "taras") if f"{UPLOADS}/{one}" in after] == ["taras"]
