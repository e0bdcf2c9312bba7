"""Signs of a project: what is taken, in what order, by whom."""

import json
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django_scopes import scope
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.documents import model as paper
from spoiwo.files.adapters import vault
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import selectors, services
from spoiwo.projects.models import ProjectPartnership, Sign
from tests.cast import Cast
from tests.factories.partnerships import a_partnership
from tests.factories.projects import SYSTEM, WORDS, a_joined_project, a_marked_project, a_png, a_sign

pytestmark = pytest.mark.django_db
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
# The beginning of a JPEG alone, without a picture.
TORN_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


@pytest.fixture(autouse=True)
def place(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def home() -> Partnership:
    return a_partnership("powiat-zwolenski")


@pytest.fixture
def link(home: Partnership) -> ProjectPartnership:
    with scope(partnership=home):
        return a_joined_project(home)


def test_a_sign_keeps_its_file_unchanged_with_its_words_and_size(link: ProjectPartnership) -> None:
    content = a_png(300, 100)

    with scope(partnership=link.partnership):
        sign = a_sign(link, content=content)

        assert (sign.words, sign.order, sign.width, sign.height) == (WORDS, 1, 300, 100)
    assert b"".join(vault.chunks(sign.file.sha256)) == content
    assert (sign.file.is_public, sign.file.partnership) == (False, link.partnership)
    entry = LogEntry.objects.get(action="projects.sign.added")
    assert WORDS in json.dumps(entry.data, ensure_ascii=False)


@pytest.mark.parametrize(
    "words",
    [
        *("", "   ", "logo.png", "ZNAK-1", "znak 1", "znak_1.PNG", "logo", "Znaki projektu"),
        *("IMG 20240101", "1234567", "logo_ue_poziom", "UE"),
    ],
)
def test_the_name_of_a_file_is_no_words_for_a_picture(link: ProjectPartnership, words: str) -> None:
    with scope(partnership=link.partnership), pytest.raises(BadInput) as refused:
        a_sign(link, words=words, name="znak-1.png")

    assert refused.value.field == "words"
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (SVG, "znak.svg", "SVG"),
        (SVG, "znak.png", "SVG"),
        (b"%PDF-1.4\n%%EOF\n", "znak.pdf", "PNG or JPEG"),
        (b"", "znak.png", "PNG or JPEG"),
        (TORN_JPEG, "znak.jpg", "PNG or JPEG"),
        (a_png()[:-40], "znak.png", "damaged"),
        (a_png(40, 40), "znak.png", "40 × 40"),
        (a_png(4100, 100), "znak.png", "4100 × 100"),
        (a_png() + b"\0" * 1024 * 1024, "znak.png", "at most"),
        (a_png(), "znak.jpg", "PNG"),
    ],
)
def test_what_no_paper_can_hold_is_refused_with_a_sentence(
    link: ProjectPartnership, content: bytes, name: str, said: str
) -> None:
    with scope(partnership=link.partnership):
        with pytest.raises(BadInput) as refused:
            a_sign(link, content=content, name=name)

        assert said in str(refused.value)
        assert refused.value.field == "file"
        assert not Sign.objects.exists()
    assert StoredFile.objects.count() == 0


def test_a_picture_that_swells_is_judged_by_its_size_before_it_is_opened(link: ProjectPartnership) -> None:
    head = a_png(100, 100)
    swollen = head[:16] + (50_000).to_bytes(4, "big") * 2 + head[24:29]
    swollen += zlib.crc32(swollen[12:29]).to_bytes(4, "big") + head[33:]

    with scope(partnership=link.partnership), pytest.raises(BadInput, match="50000 × 50000"):
        a_sign(link, content=swollen)


def test_EU_02_at_most_four_signs_stand_in_the_line(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        for number in range(services.MOST):
            a_sign(link, words=f"Fundusze Europejskie, znak {number}", content=a_png(100 + number, 100))

        with pytest.raises(BadInput, match="four"):
            a_sign(link, words="Znak jeszcze jednej instytucji")


def test_signs_are_put_in_order_and_removed(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        first, second, third = (
            a_sign(link, words=f"Znak funduszu {letter}", content=a_png(100 + ord(letter), 100))
            for letter in "ABC"
        )

        services.move_sign(actor=SYSTEM, sign=third)
        services.move_sign(actor=SYSTEM, sign=third)
        services.remove_sign(actor=SYSTEM, sign=second)

        assert selectors.signs_of(link.partnership, link.project) == [third, first]
        with pytest.raises(WrongState):
            services.move_sign(actor=SYSTEM, sign=third)
    assert LogEntry.objects.filter(action="projects.sign.moved").count() == 2
    # Sealed papers may have it: the file stays.
    assert StoredFile.objects.filter(pk=second.file_id).exists()


def test_signs_are_equally_high_and_no_longer_than_their_line(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        for number, width in enumerate((300, 600, 900)):
            a_sign(link, words=f"Fundusze Europejskie, znak {number}", content=a_png(width, 100))

        signs = selectors.sign_set(link.partnership, link.project).signs

    heights = [sign.width_mm / width for sign, width in zip(signs, (3, 6, 9), strict=True)]
    assert heights == pytest.approx([heights[0]] * 3, abs=0.02)
    assert sum(sign.width_mm for sign in signs) + 2 * 14 == pytest.approx(160, abs=0.5)
    assert all(isinstance(sign, paper.Sign) for sign in signs)


def test_a_partnership_off_the_project_loses_its_signs_and_the_other_keeps_its_own(
    link: ProjectPartnership,
) -> None:
    other = a_partnership("powiat-przysuski")
    with scope(partnership=other):
        draft = services.ProjectDraft(title=link.project.title, beneficiary=link.project.beneficiary)
        theirs = services.record_project(
            actor=SYSTEM, partnership=other, draft=draft, connection="acts"  # type: ignore[arg-type]  # its value
        )  # fmt: skip
        a_sign(theirs, words="Znak drugiego partnerstwa")
    with scope(partnership=link.partnership):
        a_sign(link)
        services.leave_project(actor=SYSTEM, link=link)

        assert not Sign.objects.exists()
    with scope(partnership=other):
        assert [sign.words for sign in selectors.signs_of(other, link.project)] == [
            "Znak drugiego partnerstwa"
        ]
    assert LogEntry.objects.filter(action="projects.sign.removed").count() == 1


def test_who_may_not_record_projects_adds_no_sign(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)
        draft = services.SignDraft(upload=BytesIO(a_png()), name="a.png", words=WORDS)

        for actor in (cast.leader, cast.neighbour):
            with pytest.raises(NotAllowed):
                services.add_sign(actor=actor, link=link, draft=draft)
        assert not Sign.objects.exists()


def test_a_paper_goes_without_a_sign_whose_file_is_damaged(
    home: Partnership, place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with scope(partnership=home):
        project = a_marked_project(home)
        broken = selectors.signs_of(home, project)[0]
        [stored] = place.rglob(broken.file.sha256)
        stored.chmod(0o600)
        stored.write_bytes(b"gone")

        marks = selectors.sign_set(home, project)

    assert [sign.words for sign in marks.signs] == ["Dofinansowane przez Unię Europejską"]
    assert "papers go without it" in caplog.text
