"""Geometry of the wall: mortar only between voivodeships, names inside their own."""

from spoiwo.territory.drawing import Brick, bricks_drawn

Line = tuple[float, float, str, float]


def brick(key: str, column: int, row: int) -> Brick:
    return Brick(key, column, row, 20.0, 52.0)


def lines(outline: str) -> set[Line]:
    """Read a path of level and upright lines."""
    found = set()
    for part in outline.split("M")[1:]:
        letter = "h" if "h" in part else "v"
        start, length = part.split(letter)
        x, y = map(float, start.split())
        found.add((x, y, letter, float(length)))
    return found


def test_one_brick_has_mortar_on_its_four_sides() -> None:
    drawing = bricks_drawn((brick("1401", 0, 0),))

    assert lines(drawing.outline) == {
        (-0.5, -0.5, "h", 10), (-0.5, 7.5, "h", 10), (-0.5, -0.5, "v", 8), (9.5, -0.5, "v", 8),
    }  # fmt: skip


def test_there_is_no_line_between_counties_of_one_voivodeship() -> None:
    drawing = bricks_drawn((brick("1401", 0, 0), brick("1402", 1, 0)))

    assert (9.5, -0.5, "v", 8) not in lines(drawing.outline)
    assert (-0.5, -0.5, "h", 20) in lines(drawing.outline)


def test_there_is_a_line_between_two_voivodeships() -> None:
    drawing = bricks_drawn((brick("1401", 0, 0), brick("0601", 1, 0)))

    assert (9.5, -0.5, "v", 8) in lines(drawing.outline)


def test_an_odd_row_lies_half_a_brick_to_the_right() -> None:
    drawing = bricks_drawn((brick("1401", 0, 0), brick("0601", 0, 1)))

    assert [shape.path for shape in drawing.shapes] == ["M0 0h9v7h-9z", "M5 8h9v7h-9z"]
    # Half of the lower edge is shared with the brick below, half is the edge of the country.
    assert (-0.5, 7.5, "h", 15) in lines(drawing.outline)


def test_a_name_stands_in_the_middle_of_a_course_wide_enough_and_off_the_numbers() -> None:
    wide = [brick(f"14{n:02d}", n, 0) for n in range(8)]
    narrow = [brick("1421", 0, 1), brick("1422", 1, 1)]
    drawing = bricks_drawn((*wide, *narrow))

    free = drawing.label_place(drawing.shapes, "mazowieckie", set())
    avoiding = drawing.label_place(drawing.shapes, "mazowieckie", {"1403", "1404"})

    assert free == (39.5, 3.5)
    assert avoiding[1] != 3.5


def test_a_wall_without_bricks_is_empty() -> None:
    drawing = bricks_drawn(())

    assert drawing.shapes == ()
    assert drawing.outline == ""
