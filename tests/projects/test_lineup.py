"""The line of signs by the period of the project, and the places of signs nobody has uploaded."""

from datetime import date
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path

import pytest
from django_scopes import scope
from PIL import Image, ImageChops
from pytest_django import Settings

from spoiwo.common.exceptions import BadInput
from spoiwo.documents.model import rows_of
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import selectors, services
from spoiwo.projects.models import ProjectPartnership
from spoiwo.projects.states import LINES, Connection, Perspective, SignKind
from tests.factories.partnerships import a_partnership
from tests.factories.projects import SYSTEM, a_png, a_sign
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db
DAY = date(2018, 3, 28)
BLUE, GOLD, RED = (0, 51, 153), (255, 204, 0), (212, 33, 61)


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Partnership:
    settings.FILES_ROOT = tmp_path / "files"
    return a_partnership("powiat-zwolenski")


def a_project(home: Partnership, perspective: Perspective, *, region: bool = False) -> ProjectPartnership:
    """Return a project of the period, without any sign; call it within the scope."""
    draft = services.ProjectDraft(
        title=f"Projekt {perspective}",
        beneficiary=an_organization(),
        programme="Regionalny Program Operacyjny Województwa Mazowieckiego na lata 2014–2020",
        fund="Europejski Fundusz Społeczny",
        perspective=perspective,
        has_region_sign=region,
    )
    return services.record_project(
        actor=SYSTEM, partnership=home, draft=draft, connection=Connection.FOUNDED_IN
    )


def the_line(home: Partnership, perspective: Perspective, *, region: bool = False) -> selectors.LineUp:
    """Return the line of a project of the period without any sign."""
    with scope(partnership=home):
        link = a_project(home, perspective, region=region)
        found = selectors.lineup_of(home, link.project, DAY)
    assert found is not None
    return found


def test_EU_01_the_line_of_2021_2027_ends_with_the_voivodeship_behind_a_rule(home: Partnership) -> None:
    line = the_line(home, Perspective.EU_2021, region=True)

    assert [(slot.kind, slot.ruled) for slot in line.slots] == [
        (SignKind.FUNDS, False),
        (SignKind.POLAND, False),
        (SignKind.UNION, False),
        (SignKind.REGION, True),
    ]
    assert "Województwa Mazowieckiego" in line.slots[0].words
    assert "Dofinansowane przez, Unię Europejską" in line.slots[2].words
    assert "Europejski Fundusz" not in line.slots[2].words


def test_EU_03_the_line_of_2014_2020_ends_with_the_union_and_its_fund(home: Partnership) -> None:
    line = the_line(home, Perspective.EU_2014, region=True)

    kinds = [slot.kind for slot in line.slots]
    assert kinds == [SignKind.FUNDS, SignKind.POLAND, SignKind.REGION, SignKind.UNION]
    assert not any(slot.ruled for slot in line.slots)
    assert "Unia Europejska, Europejski Fundusz Społeczny" in line.slots[-1].words
    assert "Europejskiego Funduszu Społecznego" in line.line or "Europejski Fundusz Społeczny" in line.line


def test_EU_03_the_logo_of_the_region_stands_there_only_when_it_is_asked_for(home: Partnership) -> None:
    line = the_line(home, Perspective.EU_2014)

    assert [slot.kind for slot in line.slots] == [SignKind.FUNDS, SignKind.POLAND, SignKind.UNION]


@pytest.mark.parametrize("perspective", Perspective)
def test_EU_02_no_line_has_more_than_four_signs(perspective: Perspective) -> None:
    assert len(LINES[perspective]) <= 4
    assert len(set(LINES[perspective])) == len(LINES[perspective])


@pytest.mark.parametrize("shape", [(900, 100), (100, 900), (300, 300)])
def test_EU_02_another_logo_stands_below_and_is_not_larger_than_the_flag(
    home: Partnership, shape: tuple[int, int]
) -> None:
    with scope(partnership=home):
        link = a_project(home, Perspective.EU_2021)
        a_sign(link, kind=SignKind.OTHER, content=a_png(*shape), words="Logo partnera", since=DAY)
        signs = selectors.sign_set(home, link.project, DAY).signs

    line, apart = rows_of(signs)
    assert [sign.words for sign in apart] == ["Logo partnera"]
    union = line[-1]
    flag = _flag(union.content)
    a_point = union.width_mm / _picture(union.content).width
    width, height = (flag[2] - flag[0]) * a_point, (flag[3] - flag[1]) * a_point
    assert apart[0].width_mm <= width + 0.1
    assert apart[0].width_mm * shape[1] / shape[0] <= height + 0.1


def test_EU_02_a_fifth_logo_outside_the_line_is_refused(home: Partnership) -> None:
    with scope(partnership=home):
        link = a_project(home, Perspective.EU_2021)
        for number in range(services.MOST_OTHERS):
            a_sign(link, kind=SignKind.OTHER, words=f"Logo partnera {number}", since=DAY)

        with pytest.raises(BadInput):
            a_sign(link, kind=SignKind.OTHER, words="Logo jeszcze jednego partnera", since=DAY)


@pytest.mark.parametrize("colour", [(120, 120, 120), (0, 0, 0), (255, 255, 255), BLUE])
def test_EU_07_the_national_colours_are_refused_without_their_red(
    home: Partnership, colour: tuple[int, int, int]
) -> None:
    with scope(partnership=home):
        link = a_project(home, Perspective.EU_2021)

        with pytest.raises(BadInput) as refused:
            a_sign(link, kind=SignKind.POLAND, content=a_png(colour=colour), words="Rzeczpospolita Polska")
        a_sign(link, kind=SignKind.POLAND, content=a_png(colour=RED), words="Rzeczpospolita Polska")

    assert refused.value.field == "file"


def test_the_flag_of_the_union_is_drawn_by_its_published_geometry(home: Partnership) -> None:
    line = the_line(home, Perspective.EU_2021)
    picture = _picture(selectors.drawn_slot(line.link.project, SignKind.UNION))
    left, top, right, bottom = _flag(selectors.drawn_slot(line.link.project, SignKind.UNION))
    wide, high = right - left, bottom - top

    assert wide / high == pytest.approx(1.5, abs=0.03)
    # Twelve stars like the hours, a third of the height from the middle; blue in the middle and between.
    middle = (left + wide / 2, top + high / 2)
    for hour in range(24):
        spot = _at(middle, high / 3, hour * 15)
        assert _near(picture.getpixel(spot), GOLD if hour % 2 == 0 else BLUE), hour
    assert _near(picture.getpixel((round(middle[0]), round(middle[1]))), BLUE)


def test_a_place_says_that_it_waits_for_a_sign_and_uses_nobodys_colours(home: Partnership) -> None:
    line = the_line(home, Perspective.EU_2014)

    for slot in line.slots[:2]:
        assert "do wgrania" in slot.words
        picture = _picture(selectors.drawn_slot(line.link.project, slot.kind))
        raw = picture.tobytes()
        points = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
        assert all(max(point) - min(point) < 12 for point in points)
    heights = {_picture(selectors.drawn_slot(line.link.project, slot.kind)).height for slot in line.slots}
    assert len(heights) == 1


def _picture(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def _flag(content: bytes) -> tuple[int, int, int, int]:
    """Return the box of the blue of the flag."""
    picture = _picture(content)
    red, green, blue = picture.split()
    is_blue = ImageChops.multiply(red.point(_below), green.point(_under_green))
    mask = ImageChops.multiply(is_blue, blue.point(_like_blue))
    box = mask.getbbox()
    assert box is not None
    return box


def _below(value: int) -> int:
    return 255 if value < 60 else 0


def _under_green(value: int) -> int:
    return 255 if 20 < value < 90 else 0


def _like_blue(value: int) -> int:
    return 255 if 120 < value < 190 else 0


def _near(point: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(point, tuple)
    return all(abs(one - two) < 40 for one, two in zip(point, colour, strict=True))


def _at(middle: tuple[float, float], reach: float, degrees: float) -> tuple[int, int]:
    angle = radians(degrees)
    return round(middle[0] + reach * sin(angle)), round(middle[1] - reach * cos(angle))
