"""Signs of a project: what is taken, in what order, by whom."""

import json
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation
from django_scopes import scope
from pytest_django import Settings

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.documents import model as paper
from spoiwo.files.adapters import vault
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import selectors, services
from spoiwo.projects.models import ProjectPartnership, Sign
from spoiwo.projects.states import Connection, SignKind
from tests.cast import Cast
from tests.factories.partnerships import a_partnership
from tests.factories.projects import SYSTEM, WORDS, a_joined_project, a_marked_project, a_png, a_sign
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db
DAY, RED = date(2026, 3, 1), (212, 33, 61)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
# The beginning of a JPEG alone, without a picture.
TORN_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


@pytest.fixture(autouse=True)
def place(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.FILES_ROOT = tmp_path / "files"
    # The sentences are asked for as they stand in the source.
    with translation.override("en"):
        yield tmp_path / "files"


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

        assert (sign.words, sign.kind, sign.width, sign.height) == (WORDS, SignKind.FUNDS, 300, 100)
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


def test_a_sign_stands_where_its_kind_stands_whatever_the_order_of_uploading(
    link: ProjectPartnership,
) -> None:
    with scope(partnership=link.partnership):
        a_sign(link, kind=SignKind.UNION, words="Dofinansowane przez Unię Europejską")
        a_sign(link, kind=SignKind.REGION, words="Mazowsze, serce Polski")
        a_sign(link, kind=SignKind.FUNDS)
        line = selectors.lineup_of(link.partnership, link.project, DAY)

    assert line is not None
    assert [slot.kind for slot in line.slots] == [
        SignKind.FUNDS, SignKind.POLAND, SignKind.UNION, SignKind.REGION,
    ]  # fmt: skip
    assert [slot.sign is None for slot in line.slots] == [False, True, False, False]


def test_another_sign_takes_the_place_from_its_day_and_older_papers_keep_the_first(
    link: ProjectPartnership,
) -> None:
    with scope(partnership=link.partnership):
        a_sign(link, words="Fundusze Europejskie, wersja pierwsza")
        a_sign(link, words="Fundusze Europejskie, wersja druga", since=date(2025, 7, 1))

        def said(day: date) -> str:
            return selectors.sign_set(link.partnership, link.project, day).signs[0].words

        # The day before the project began counts to the first as well.
        for day in (date(2019, 5, 1), date(2021, 1, 1), date(2025, 6, 30)):
            assert said(day) == "Fundusze Europejskie, wersja pierwsza"
        assert said(date(2025, 7, 1)) == "Fundusze Europejskie, wersja druga"


def test_a_sign_removed_gives_its_place_back_to_the_one_before(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        first = a_sign(link, words="Fundusze Europejskie, wersja pierwsza")
        second = a_sign(link, words="Fundusze Europejskie, pomyłka", since=date(2025, 7, 1))

        services.remove_sign(actor=SYSTEM, sign=second)

        first.refresh_from_db()
        assert first.valid_to is None
        assert selectors.signs_of_link(link) == [first]
    # Sealed papers may have it: the file stays.
    assert StoredFile.objects.filter(pk=second.file_id).exists()


def test_a_sign_follows_the_one_before_it_by_at_least_a_day(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        a_sign(link, since=date(2024, 5, 1))

        with pytest.raises(BadInput) as refused:
            a_sign(link, words="Fundusze Europejskie, wersja druga", since=date(2024, 5, 1))

        assert refused.value.field == "since"
        assert Sign.objects.count() == 1


def test_a_project_without_european_money_has_no_place_for_the_sign_of_the_union(home: Partnership) -> None:
    with scope(partnership=home):
        draft = services.ProjectDraft(title="Projekt gminny", beneficiary=an_organization())
        own = services.record_project(
            actor=SYSTEM, partnership=home, draft=draft, connection=Connection.ACTS_IN
        )

        with pytest.raises(BadInput) as refused:
            a_sign(own, kind=SignKind.UNION)
        logo = a_sign(own, kind=SignKind.OTHER, words="Logo gminy", since=date(2024, 1, 1))
        line = selectors.lineup_of(home, own.project, DAY)

    assert refused.value.field == "kind"
    assert line is not None
    assert ([slot.sign for slot in line.others], line.slots, line.line) == ([logo], (), "")


def test_a_whole_line_in_one_picture_stands_instead_of_the_places(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        a_sign(link)
        whole = a_sign(
            link, kind=SignKind.WHOLE, words="Fundusze, Rzeczpospolita, Unia", content=a_png(1600, 160)
        )
        line = selectors.lineup_of(link.partnership, link.project, DAY)

    assert line is not None
    assert [slot.sign for slot in line.slots] == [whole]


def test_signs_are_equally_high_and_no_longer_than_their_line(link: ProjectPartnership) -> None:
    with scope(partnership=link.partnership):
        a_sign(link, content=a_png(300, 100))
        a_sign(link, kind=SignKind.POLAND, content=a_png(600, 100, colour=RED), words="Rzeczpospolita Polska")
        a_sign(
            link, kind=SignKind.UNION, content=a_png(900, 100), words="Dofinansowane przez Unię Europejską"
        )

        signs = selectors.sign_set(link.partnership, link.project, DAY).signs

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
            actor=SYSTEM, partnership=other, draft=draft, connection=Connection.ACTS_IN
        )
        a_sign(theirs, words="Znak drugiego partnerstwa")
    with scope(partnership=link.partnership):
        a_sign(link)
        a_sign(link, words="Fundusze Europejskie, wersja druga", since=date(2025, 7, 1))
        services.leave_project(actor=SYSTEM, link=link)

        assert not Sign.objects.exists()
    with scope(partnership=other):
        assert [sign.words for sign in selectors.signs_of_link(theirs)] == ["Znak drugiego partnerstwa"]
    assert LogEntry.objects.filter(action="projects.sign.removed").count() == 2


def test_who_may_not_record_projects_adds_no_sign(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        link = a_joined_project(cast.partnership)
        draft = services.SignDraft(upload=BytesIO(a_png()), name="a.png", words=WORDS, kind=SignKind.FUNDS)

        for actor in (cast.leader, cast.neighbour):
            with pytest.raises(NotAllowed):
                services.add_sign(actor=actor, link=link, draft=draft)
        assert not Sign.objects.exists()


def test_a_paper_goes_without_a_sign_whose_file_is_damaged(
    home: Partnership, place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with scope(partnership=home):
        project = a_marked_project(home)
        link = selectors.projects_of(home)[0]
        broken = next(sign for sign in selectors.signs_of_link(link) if sign.kind == SignKind.FUNDS)
        [stored] = place.rglob(broken.file.sha256)
        stored.chmod(0o600)
        stored.write_bytes(b"gone")

        marks = selectors.sign_set(home, project, DAY)

    assert [sign.words for sign in marks.signs] == [
        "Rzeczpospolita Polska", "Dofinansowane przez Unię Europejską",
    ]  # fmt: skip
    assert "papers go without it" in caplog.text
