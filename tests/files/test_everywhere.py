"""GDPR-11: a withdrawn consent hides the photo in every room that shows photos, at once.

Each room below shows one photo of one person on every page and paper it has; the same list is compared with
the rooms that told where their photos stand, so a room that is added without a row here fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.communiques import services as communiques
from spoiwo.communiques.states import Way
from spoiwo.documents.render import to_docx, to_html, to_pdf
from spoiwo.files import services, standing
from spoiwo.files.models import Photo, PhotoConsent
from spoiwo.files.services import PhotoDraft
from spoiwo.files.states import How
from spoiwo.market import services as market
from spoiwo.pages import services as pages
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services as practices
from spoiwo.recommendations import services as recommendations
from spoiwo.recommendations.states import Proof
from spoiwo.reports import papers, selectors
from spoiwo.reports import services as reports
from spoiwo.reports.models import Report
from tests.cast import Cast, ClientOf
from tests.documents import readers
from tests.factories.communiques import a_published as a_communique
from tests.factories.communiques import places, sent
from tests.factories.files import a_draft, agreed
from tests.factories.market import a_shown_showcase
from tests.factories.pages import a_draft as an_article
from tests.factories.pages import published
from tests.factories.practices import a_published as a_practice
from tests.factories.recommendations import a_step, underway
from tests.factories.reports import BY_LEADER, SYSTEM, a_report

PERSON = "Jan Nowak"
WORDS = "Jan podpisuje porozumienie przy stole"


@dataclass(frozen=True)
class Shown:
    """A photo and the addresses of the pages and papers that show it, for everybody and inside."""

    photo: Photo
    public: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    # Where the words that stand for the photo are printed.
    papers: tuple[str, ...] = ()


def _draft() -> PhotoDraft:
    return a_draft(WORDS, ground=agreed(PERSON))


def _practice(home: Partnership) -> Shown:
    found = a_practice(home)
    row = practices.add_photo(actor=SYSTEM, practice=found, draft=_draft())
    public = f"/partnerstwa/{home.slug}/dobre-praktyki/{found.pk}/"
    inner = f"/pulpit/{home.slug}/dobre-praktyki/{found.pk}/"
    return Shown(row.photo, (public,), (inner,), (f"{inner}plik/docx/",))


def _showcase(home: Partnership) -> Shown:
    found = a_shown_showcase(home)
    row = market.add_photo(actor=SYSTEM, showcase=found, draft=_draft())
    inner = f"/pulpit/{home.slug}/witryna/{found.pk}/"
    files = (f"{inner}karta/docx/", f"/pulpit/{home.slug}/witryna/katalog/docx/")
    return Shown(row.photo, (found.get_absolute_url(),), (inner,), files)


def _evidence(home: Partnership) -> Shown:
    found, _response = underway(home)
    recommendations.show_recommendation(actor=SYSTEM, recommendation=found, is_public=True)
    found.refresh_from_db()
    photo = _draft()
    draft = recommendations.ProofDraft(
        kind=Proof.PHOTO, day=clock.today(), words=WORDS, upload=photo.upload, upload_name=photo.name,
        ground=photo.ground, is_public=True,
    )  # fmt: skip
    row = recommendations.give_proof(actor=SYSTEM, step=a_step(found), draft=draft)
    assert row.photo is not None
    ways = (
        f"/partnerstwa/{home.slug}/rekomendacje/{found.pk}/",
        f"/pulpit/{home.slug}/rekomendacje/{found.pk}/",
    )
    return Shown(row.photo, ways[:1], ways[1:])


def _attachment(home: Partnership) -> Shown:
    report = a_report(home)
    row = reports.attach_photo(actor=SYSTEM, report=report, draft=_draft())
    assert row.photo is not None
    inner = f"/pulpit/{home.slug}/sprawozdania/{report.pk}/"
    return Shown(row.photo, (), (f"{inner}zalaczniki/",))


def _proof(home: Partnership) -> Shown:
    placement = places(sent(a_communique(home)))[0]
    photo = _draft()
    assert photo.ground is not None
    draft = communiques.PictureDraft(
        way=Way.PHOTO, upload=photo.upload, name=photo.name, alternative=WORDS, ground=photo.ground
    )
    row = communiques.prove_by_picture(actor=SYSTEM, placement=placement, draft=draft)
    assert row.photo is not None
    here = f"/pulpit/{home.slug}/komunikaty/{placement.communique_id}/miejsca/{placement.pk}/"
    return Shown(row.photo, (), (here,))


def _draft_article(home: Partnership) -> Shown:
    article = an_article(home)
    row = pages.add_photo(actor=SYSTEM, article=article, draft=_draft())
    here = f"/pulpit/{home.slug}/artykuly/{article.pk}/zdjecia/"
    return Shown(row.photo, (), (here, f"{here}wybierz/", f"/redakcja/pages/{article.pk}/view_draft/"))


def _article(home: Partnership) -> Shown:
    article = an_article(home)
    row = pages.add_photo(actor=SYSTEM, article=article, draft=_draft())
    made = published(article)
    # It stands in the version alone then.
    pages.remove_photo(actor=SYSTEM, row=row)
    place = made.get_absolute_url()
    return Shown(row.photo, (place, "/artykuly/", "/artykuly/kanal.json", f"{place}plik/json/"))


ROOMS: dict[str, Callable[[Partnership], Shown]] = {
    "communiques.Proof": _proof,
    "market.ShowcasePhoto": _showcase,
    "pages.ArticlePhoto": _draft_article,
    "pages.PublicationPhoto": _article,
    "practices.PracticePhoto": _practice,
    "recommendations.Evidence": _evidence,
    "reports.Attachment": _attachment,
}


def withdraw(photo: Photo) -> None:
    consent = PhotoConsent.objects.get(photo=photo, person_name=PERSON)
    services.withdraw_consent(actor=SYSTEM, consent=consent, how=How.SPOKEN)


def marks_of(photo: Photo) -> tuple[str, ...]:
    return tuple(str(file.uuid) for file in photo.copies)


def test_every_room_that_shows_photos_is_looked_at_here() -> None:
    assert standing.registered() == frozenset(ROOMS)


@pytest.mark.parametrize("model", ROOMS)
def test_gdpr_11_a_withdrawn_consent_hides_the_photo_on_every_page(
    model: str, cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        shown = ROOMS[model](cast.partnership)
    officer, anybody = client_of(cast.officer), Client()

    def seen(reader: Client, address: str) -> bool:
        answer = reader.get(address)
        assert answer.status_code == 200, address
        return any(mark in answer.content.decode() for mark in marks_of(shown.photo))

    pages = [(anybody, address) for address in shown.public] + [(officer, one) for one in shown.inner]
    assert all(seen(*page) for page in pages), pages

    with scope(partnership=cast.partnership):
        withdraw(shown.photo)

    assert not any(seen(*page) for page in pages), pages
    for mark in marks_of(shown.photo):
        assert anybody.get(f"/pliki/{mark}/").status_code in {404, 410}
        assert officer.get(f"/pliki/{mark}/").status_code == 410


@pytest.mark.parametrize("model", ["market.ShowcasePhoto", "practices.PracticePhoto"])
def test_gdpr_11_the_words_of_a_hidden_photo_leave_the_printed_cards(
    model: str, cast: Cast, client_of: ClientOf
) -> None:
    with scope(partnership=cast.partnership):
        shown = ROOMS[model](cast.partnership)
    officer = client_of(cast.officer)

    def told(paper: str) -> bool:
        answer = officer.get(paper)
        assert answer.status_code == 200, paper
        return WORDS in readers.word_text(answer.getvalue()).replace("\u00a0", " ")

    assert all(map(told, shown.papers))

    with scope(partnership=cast.partnership):
        withdraw(shown.photo)

    assert not any(map(told, shown.papers))


@pytest.mark.parametrize("model", ROOMS)
def test_the_register_says_where_the_photo_stands(model: str, cast: Cast, client_of: ClientOf) -> None:
    with scope(partnership=cast.partnership):
        shown = ROOMS[model](cast.partnership)
        found = standing.uses_of([shown.photo.pk])[shown.photo.pk]

    assert len(found) == 1
    assert client_of(cast.officer).get(found[0].url).status_code == 200


def _pictures(report: Report) -> dict[str, int]:
    """Return how many pictures with the words of the photo each format of the report holds."""
    paper = papers.report_paper(report)
    return {
        "html": to_html(paper).count(f'alt="{WORDS}"'),
        "docx": _word_pictures(to_docx(paper)),
        "pdf": _pdf_pictures(to_pdf(paper)),
    }


def _word_pictures(content: bytes) -> int:
    shapes = readers.word(content).inline_shapes
    return sum(shape._inline.docPr.get("descr") == WORDS for shape in shapes)


def _pdf_pictures(content: bytes) -> int:
    return sum(one.replace("\u00a0", " ") == WORDS for one in readers.pdf_alternatives(content))


def test_gdpr_11_a_report_not_yet_filed_is_filed_without_the_photo(cast: Cast) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2017, 2, 1)):
        report = a_report(cast.partnership)
        row = reports.attach_photo(actor=SYSTEM, report=report, draft=_draft())
        reports.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
        assert row.photo is not None
        assert set(_pictures(report).values()) == {1}
        withdraw(row.photo)

        reports.file_report(actor=SYSTEM, report=report, filed_with="WUP")

        assert set(_pictures(report).values()) == {0}
        assert report.pdf is not None
        assert _pdf_pictures(services.content(report.pdf)) == 0


def test_gdpr_11_a_filed_report_keeps_its_seal_and_is_handed_out_without_the_photo(cast: Cast) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2017, 2, 1)):
        report = a_report(cast.partnership)
        row = reports.attach_photo(actor=SYSTEM, report=report, draft=_draft())
        reports.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
        reports.file_report(actor=SYSTEM, report=report, filed_with="WUP")
        assert row.photo is not None
        assert set(_pictures(report).values()) == {1}

        withdraw(row.photo)

        report.refresh_from_db()
        assert selectors.is_whole(report)
        assert set(_pictures(report).values()) == {0}
