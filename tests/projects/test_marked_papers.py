"""What papers of a project's meeting carry, read back by programs that are not ours (EU-04)."""

import re
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django_scopes import scope
from docx.oxml.ns import qn
from pytest_django import Settings

from spoiwo.attendance.papers import attendance_list
from spoiwo.common import clock
from spoiwo.communiques.papers import paper as communique_paper
from spoiwo.decisions import services as decisions
from spoiwo.decisions.papers import resolution_paper
from spoiwo.decisions.selectors import resolution_by_id
from spoiwo.decisions.states import ResolutionKind
from spoiwo.documents.model import Document
from spoiwo.documents.render import to_docx, to_html, to_odt, to_pdf
from spoiwo.elections import services as elections
from spoiwo.elections.documents import document_of
from spoiwo.elections.models import Election
from spoiwo.meetings.models import Meeting
from spoiwo.minutes import papers as minutes_papers
from spoiwo.minutes import selectors as minutes
from spoiwo.minutes import services as writing
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import services as projects
from spoiwo.projects.models import Sign
from spoiwo.recommendations import services as recommending
from spoiwo.recommendations.models import Programme, Recommendation
from spoiwo.recommendations.papers import programme_paper, recommendation_paper
from spoiwo.recommendations.selectors import recommendation_by_id
from tests.cast import Cast
from tests.documents.readers import needed, odt_part, pdf_faults, pdf_text, word
from tests.factories.communiques import a_draft
from tests.factories.decisions import a_resolution
from tests.factories.elections import an_election, an_open_round, closed, voters, with_candidates
from tests.factories.meetings import DAY, a_meeting, a_vote_item
from tests.factories.minutes import SYSTEM, a_session, the_minutes_of, written
from tests.factories.projects import WORDS, a_marked_project, a_png
from tests.factories.recommendations import an_adopted

pytestmark = pytest.mark.django_db
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SAID = [WORDS, "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską"]
LINE = "Fundusze Europejskie dla Mazowsza"
Maker = Callable[[Meeting], Document]


@pytest.fixture
def home(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Partnership]:
    settings.FILES_ROOT = tmp_path / "files"
    moment = datetime(DAY.year, DAY.month, DAY.day, 14, tzinfo=clock.WARSAW)
    # English words on the screen of whoever prints: papers are Polish all the same.
    with scope(partnership=cast.partnership), clock.frozen(moment), translation.override("en"):
        yield cast.partnership


@pytest.fixture
def meeting(home: Partnership) -> Meeting:
    return a_session(home, project=a_marked_project(home))


def _resolution(meeting: Meeting) -> Document:
    made = a_resolution(meeting.partnership, item=a_vote_item(meeting))
    return resolution_paper(resolution_by_id(meeting.partnership, made.pk))


def _minutes(meeting: Meeting) -> Document:
    return minutes_papers.minutes_paper(the_minutes_of(meeting))


def _excerpt(meeting: Meeting) -> Document:
    found, item = the_minutes_of(meeting), a_vote_item(meeting, "Sprawy różne")
    paper = minutes_papers.excerpt_paper(found, item.pk)
    assert paper is not None
    return paper


def _protocol(meeting: Meeting) -> Document:
    home = meeting.partnership
    with clock.frozen(date(2026, 3, 1)):
        people = voters(home, 3)
        election = an_election(home, seats=1)
        with_candidates(election, people[:2])
        closed(an_open_round(election), {people[0]: [1], people[1]: [1]})
    Election.objects.filter(pk=election.pk).update(meeting=meeting)
    election.refresh_from_db()
    return document_of(elections.write_protocol(actor=SYSTEM, election=election))


def _recommendation(meeting: Meeting) -> Document:
    found = an_adopted(meeting.partnership)
    Recommendation.objects.filter(pk=found.pk).update(meeting=meeting)
    return recommendation_paper(recommendation_by_id(meeting.partnership, found.pk))


def _position(meeting: Meeting) -> Document:
    """Return the paper of a position: it was adopted by a resolution, and this at the meeting."""
    made = a_resolution(meeting.partnership, item=a_vote_item(meeting), kind=ResolutionKind.POSITION)
    decisions.record_adoption(actor=SYSTEM, resolution=made, day=meeting.day)
    made.refresh_from_db()
    found = recommending.take_up_position(actor=SYSTEM, partnership=meeting.partnership, resolution=made)
    return recommendation_paper(recommendation_by_id(meeting.partnership, found.pk))


def _programme(meeting: Meeting) -> Document:
    return programme_paper(Programme(meeting=meeting, trainer="Anna Nowak"), meeting)


def _communique(meeting: Meeting) -> Document:
    return communique_paper(a_draft(meeting.partnership, project=meeting.project))


MAKERS: dict[str, Maker] = {
    "recommendation": _recommendation,
    "position": _position,
    "programme of a training": _programme,
    "communiqué": _communique,
    "list of presence": attendance_list,
    "minutes": _minutes,
    "excerpt": _excerpt,
    "resolution": _resolution,
    "protocol of an election": _protocol,
}


def _plain(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def _poppler(program: str, *asked: str) -> str:
    made = subprocess.run([needed(program), *asked], capture_output=True, check=True, timeout=60)
    return made.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("name", MAKERS)
def test_EU_04_every_paper_of_a_projects_meeting_carries_its_signs(name: str, meeting: Meeting) -> None:
    paper = MAKERS[name](meeting)

    assert [sign.words for sign in paper.signs] == SAID
    shapes = word(to_docx(paper)).inline_shapes
    assert [_plain(shape._inline.docPr.get("descr")) for shape in shapes] == SAID
    assert all(shape._inline.find(f".//{qn('a:blip')}") is not None for shape in shapes)
    frames = list(odt_part(to_odt(paper), "content.xml").iter(f"{DRAW}frame"))
    assert [_plain(frame.findtext(f"{SVG}title")) for frame in frames] == SAID
    assert [_plain(frame.findtext(f"{SVG}desc")) for frame in frames] == SAID
    page = _plain(to_html(paper))
    assert [page.index(f'alt="{words}"') > 0 for words in SAID] == [True] * 3
    assert b64encode(a_png()).decode() in page


@pytest.mark.parametrize("name", MAKERS)
def test_a_tagged_pdf_has_the_signs_with_their_words(name: str, meeting: Meeting, tmp_path: Path) -> None:
    content = to_pdf(MAKERS[name](meeting))

    assert pdf_faults(content, "ua1") == []
    assert pdf_faults(content, "2a") == []
    file = tmp_path / "a.pdf"
    file.write_bytes(content)
    listed = _poppler("pdfimages", "-list", str(file)).splitlines()[2:]
    assert [line.split()[3:5] for line in listed] == [["240", "120"], ["360", "120"], ["600", "120"]]
    structure = [
        line.split(":")[0].split()[0] for line in _poppler("pdfinfo", "-struct", str(file)).splitlines()
    ]
    # The signs are read first, each by its own words.
    assert (structure.count("Figure"), structure.index("Figure")) == (3, 1)
    said = _words_of_pictures(content)
    assert [words for words in SAID if words in said] == SAID


def _words_of_pictures(content: bytes) -> str:
    """Return the alternative texts of a PDF as its own strings say them."""
    found = re.findall(rb"/Alt\s*(?:<([0-9A-Fa-f\s]+)>|\(((?:\\.|[^\\)])*)\))", content, re.S)
    return " ".join(_plain(_text(bytes.fromhex(hexed.decode()) if hexed else raw)) for hexed, raw in found)


def _text(raw: bytes) -> str:
    return (
        raw.decode("utf-16") if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else raw.decode("utf-8", "replace")
    )


def test_EU_07_the_line_of_text_is_polish_whoever_prints(meeting: Meeting, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(to_pdf(attendance_list(meeting)))
    listed = _poppler("pdftotext", str(tmp_path / "a.pdf"), "-")

    for said in (listed, pdf_text(to_pdf(_minutes(meeting)))):
        assert LINE in " ".join(said.split())
        assert "Co-funded" not in said


def test_a_meeting_of_no_project_carries_nothing(home: Partnership) -> None:
    a_marked_project(home)

    meeting = a_session(home)

    assert attendance_list(meeting).signs == ()
    assert _minutes(meeting).signs == ()


def test_sealed_minutes_keep_the_signs_they_were_approved_with(home: Partnership, meeting: Meeting) -> None:
    sealed = _sealed(home, meeting)
    before = minutes_papers.minutes_paper(sealed)

    for sign in Sign.objects.all():
        projects.remove_sign(actor=SYSTEM, sign=sign)

    found = minutes.minutes_by_id(home, sealed.pk)
    assert minutes_papers.minutes_paper(found) == before
    assert [sign.words for sign in before.signs] == SAID
    assert minutes.seal_of(found).is_whole


def _sealed(home: Partnership, meeting: Meeting) -> Minutes:
    following = a_meeting(home)
    found = the_minutes_of(meeting)
    written(found, "Przedstawiono plan.")
    writing.give_for_approval(actor=SYSTEM, minutes=found)
    item: Any = following.items.get(approves=meeting)
    writing.approve_minutes(actor=SYSTEM, minutes=found, item=item, words="Przyjęto bez uwag.")
    return minutes.minutes_by_id(home, found.pk)


def test_a_resolution_voted_at_the_meeting_finds_its_project_through_the_motion(meeting: Meeting) -> None:
    home, item = meeting.partnership, a_vote_item(meeting)
    motion = decisions.draft_motion(
        actor=SYSTEM, partnership=home, draft=decisions.MotionDraft(text="Przyjęcie planu"), item=item
    )
    made = a_resolution(home)
    decisions.attach_motion(actor=SYSTEM, resolution=made, motion=motion)

    paper = resolution_paper(resolution_by_id(home, made.pk))

    assert [sign.words for sign in paper.signs] == SAID
