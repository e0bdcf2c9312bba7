"""A communiqué of a project shows its signs: on its page, in files, in the frame, in letters (EU-04)."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import Settings

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.communiques import papers, services
from spoiwo.communiques.models import Communique
from spoiwo.communiques.pictures import picture
from spoiwo.communiques.services import CommuniqueDraft
from spoiwo.documents.render import to_docx
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from tests.cast import Cast, ClientOf
from tests.communiques.test_pages import INNER
from tests.documents.readers import word
from tests.factories.communiques import SYSTEM, TEXT, TITLE, a_draft, a_published
from tests.factories.meetings import a_held_meeting
from tests.factories.projects import WORDS, a_joined_project, a_marked_project, a_png, a_sign
from tests.reading import english, read

SAID = [WORDS, "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską"]
LINE = "Fundusze Europejskie dla Mazowsza"


@pytest.fixture
def project(home: Partnership, settings: Settings, tmp_path: Path) -> Project:
    settings.FILES_ROOT = tmp_path / "files"
    return a_marked_project(home)


@pytest.fixture
def marked(home: Partnership, project: Project) -> Communique:
    return a_published(home, project=project)


@pytest.fixture
def anybody(client_of: ClientOf) -> Client:
    return english(client_of(None))


def alternatives(page: str) -> list[str]:
    return re.findall(r'<img [^>]*alt="([^"]+)"', page)


def test_EU_01_its_page_shows_the_line_of_its_period(marked: Communique, anybody: Client) -> None:
    page = read(anybody, marked.get_absolute_url())

    assert alternatives(page) == SAID
    assert LINE in page
    # Whoever shares the page is told the marks in words.
    assert re.search(rf'og:image:alt" content="[^"]*{LINE}', page)


def test_one_of_no_project_shows_no_sign(home: Partnership, project: Project, anybody: Client) -> None:
    page = read(anybody, a_published(home).get_absolute_url())

    assert alternatives(page) == []
    assert LINE not in page


def test_EU_08_an_old_communique_keeps_the_sign_of_its_day(
    home: Partnership, project: Project, anybody: Client
) -> None:
    link = home.project_links.get()
    with clock.frozen(date(2026, 3, 1)):
        old = a_published(home, project=project, day=date(2022, 3, 1))
        a_sign(link, words="Nowy znak programu", content=a_png(200, 100), since=date(2025, 6, 1))
        new = a_published(home, project=project, day=date(2025, 11, 1))

    assert alternatives(read(anybody, old.get_absolute_url())) == SAID
    assert alternatives(read(anybody, new.get_absolute_url()))[0] == "Nowy znak programu"


def test_the_paper_has_the_signs_and_the_sentence(marked: Communique) -> None:
    made = word(to_docx(papers.paper(marked)))

    said = [shape._inline.docPr.get("descr").replace("\u00a0", " ") for shape in made.inline_shapes]
    assert said == SAID
    assert [one for one in made.paragraphs if LINE in one.text.replace("\u00a0", " ")]


def test_what_is_pasted_elsewhere_has_the_sentence_and_no_picture_of_ours(marked: Communique) -> None:
    copied = papers.html(marked).replace("\u00a0", " ")

    assert LINE in copied
    assert "<img" not in copied
    assert LINE in papers.text(marked)


def test_feeds_have_the_sentence(home: Partnership, marked: Communique, anybody: Client) -> None:
    address = f"/partnerstwa/{home.slug}/komunikaty/"

    assert LINE in read(anybody, f"{address}atom.xml")
    [item] = json.loads(read(anybody, f"{address}feed.json"))["items"]
    assert LINE in item["content_html"]


def test_the_frame_shows_the_signs_under_the_communique_they_belong_to(
    home: Partnership, marked: Communique, anybody: Client
) -> None:
    a_published(home, title="Bez projektu")

    page = read(anybody, f"/osadz/{home.slug}/komunikaty/")

    assert alternatives(page) == SAID
    assert "Bez projektu" in page
    assert page.count('class="lineup') == 1


def test_more_communiques_in_the_frame_ask_no_more_of_the_database(
    home: Partnership, project: Project, anybody: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            read(anybody, f"/osadz/{home.slug}/komunikaty/")
        return len(caught)

    a_published(home, project=project)
    few = asked()
    for number in range(5):
        a_published(home, project=project, title=f"Komunikat {number}")

    assert asked() == few


def test_the_picture_has_the_signs_on_white_below_the_words(home: Partnership, marked: Communique) -> None:
    bare = Image.open(BytesIO(picture(a_published(home)))).convert("RGB")
    signed = Image.open(BytesIO(picture(marked))).convert("RGB")

    assert bare.getpixel((1190, 620)) != (255, 255, 255)
    band = signed.crop((30, 512, *signed.size))
    colours = {colour for _count, colour in band.getcolors(100_000) or []}
    # The first, third and second of the marked project, each of a colour of its own.
    assert {(20, 60, 140), (212, 33, 61), (0, 51, 153), (255, 255, 255)} <= colours
    columns = [band.getpixel((x, 59)) for x in range(band.width)]
    assert columns.index((20, 60, 140)) < columns.index((212, 33, 61)) < columns.index((0, 51, 153))


def test_a_project_the_partnership_does_not_act_in_is_refused(home: Partnership, cast: Cast) -> None:
    foreign = a_joined_project(home).project
    home.project_links.all().delete()

    with pytest.raises(BadInput) as refused:
        services.draft_communique(
            actor=SYSTEM,
            partnership=home,
            draft=CommuniqueDraft(title=TITLE, text=TEXT, day=date(2016, 11, 18), project=foreign),
        )

    assert refused.value.field == "project"


def test_the_form_offers_the_projects_and_begins_with_that_of_the_session(
    home: Partnership, project: Project, cast: Cast, client_of: ClientOf
) -> None:
    officer = english(client_of(cast.officer))
    session = a_held_meeting(home, project=project)

    page = read(officer, f"{INNER}nowy/?spotkanie={session.pk}")
    assert re.search(rf'<option value="{project.pk}"[^>]*selected', page)

    answer = officer.post(
        f"{INNER}nowy/",
        {"title": TITLE, "text": TEXT, "day": "18.11.2016", "meeting": session.pk, "project": project.pk},
    )

    made = Communique.objects.get()
    assert (answer.status_code, made.project) == (302, project)
    assert project.title in read(officer, answer.headers["Location"])


def test_an_edited_draft_keeps_its_project_until_another_is_chosen(
    home: Partnership, project: Project, cast: Cast, client_of: ClientOf
) -> None:
    officer, draft = english(client_of(cast.officer)), a_draft(home, project=project)

    page = read(officer, f"{INNER}{draft.pk}/edytuj/")

    assert re.search(rf'<option value="{project.pk}"[^>]*selected', page)
