"""The chain from an adopted text to its effect, and its picture: pure arithmetic over what was read.

Each link has one number, in the picture and in the list beside it, so that both say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from spoiwo.recommendations.models import Effect, Evidence, Implementation, Recommendation, Response

# Lengths of the picture are units of its own; four columns stand in the width.
WIDTH, TOP, ROW, RADIUS = 400, 30, 52, 17
COLUMNS = (50, 150, 250, 350)
# A column that is longer ends in one circle for all the others; the list names each.
MOST_IN_COLUMN = 10


class Tone(StrEnum):
    """How a link is drawn, and in a word of the list."""

    DONE = "done"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Answered:
    """An institution in the chain."""

    number: int
    response: Response
    tone: Tone


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the chain, with what shows it."""

    number: int
    step: Implementation
    proofs: tuple[Evidence, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Reached:
    """An effect in the chain."""

    number: int
    effect: Effect
    tone: Tone = Tone.DONE


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle of the picture."""

    x: int
    y: int
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two circles."""

    x1: int
    y1: int
    x2: int
    y2: int
    tone: Tone

    @property
    def path(self) -> str:
        """The way of the line, bent so that it leaves and enters level."""
        middle = (self.x1 + self.x2) // 2
        return f"M{self.x1} {self.y1}C{middle} {self.y1} {middle} {self.y2} {self.x2} {self.y2}"


@dataclass(frozen=True, slots=True)
class Picture:
    """Circles and lines, and the height they need."""

    circles: tuple[Circle, ...]
    lines: tuple[Line, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Chain:
    """What was adopted, who answered, what was done, what came of it."""

    recommendation: Recommendation
    answers: tuple[Answered, ...]
    steps: tuple[Step, ...]
    effects: tuple[Reached, ...]

    @property
    def first_step(self) -> int:
        """The number the list of steps begins with; institutions begin with two, after the text."""
        return 2 + len(self.answers)

    @property
    def first_effect(self) -> int:
        """The number the list of effects begins with."""
        return self.first_step + len(self.steps)

    @property
    def picture(self) -> Picture:
        """The drawing of the chain."""
        return _drawn(self)


def link_up(
    recommendation: Recommendation,
    responses: Sequence[Response],
    steps: Sequence[tuple[Implementation, tuple[Evidence, ...]]],
    effects: Sequence[Effect],
) -> Chain:
    """Number the links in their order: the text is one, then institutions, steps and effects."""
    after_answers = 2 + len(responses)
    after_steps = after_answers + len(steps)
    return Chain(
        recommendation=recommendation,
        answers=tuple(Answered(2 + at, one, _tone_of_answer(one)) for at, one in enumerate(responses)),
        steps=tuple(
            Step(after_answers + at, one, proofs, _tone_of_step(one))
            for at, (one, proofs) in enumerate(steps)
        ),
        effects=tuple(Reached(after_steps + at, one) for at, one in enumerate(effects)),
    )


def _tone_of_answer(response: Response) -> Tone:
    tones = {"accepted": Tone.DONE, "answered": Tone.DONE, "declined": Tone.STOPPED}
    return tones.get(response.state, Tone.WAITING)


def _tone_of_step(step: Implementation) -> Tone:
    return {"done": Tone.DONE, "dropped": Tone.STOPPED}.get(step.state, Tone.WAITING)


def _drawn(chain: Chain) -> Picture:
    columns: list[list[Circle]] = [
        [Circle(COLUMNS[0], 0, "1", Tone.DONE if chain.recommendation.is_adopted else Tone.WAITING)],
        _column(1, [(one.number, one.tone) for one in chain.answers]),
        _column(2, [(one.number, one.tone) for one in chain.steps]),
        _column(3, [(one.number, one.tone) for one in chain.effects]),
    ]
    rows = max(len(column) for column in columns)
    placed = [_spread(column, rows) for column in columns]
    return Picture(
        circles=tuple(circle for column in placed for circle in column),
        lines=tuple(_lines(chain, placed)),
        height=TOP + rows * ROW,
    )


def _column(place: int, numbers: Sequence[tuple[int, Tone]]) -> list[Circle]:
    shown = numbers if len(numbers) <= MOST_IN_COLUMN else numbers[: MOST_IN_COLUMN - 1]
    circles = [Circle(COLUMNS[place], 0, str(number), tone) for number, tone in shown]
    left = len(numbers) - len(shown)
    return [*circles, *([Circle(COLUMNS[place], 0, f"+{left}", Tone.WAITING)] if left else [])]


def _spread(circles: Sequence[Circle], rows: int) -> list[Circle]:
    """Stand the circles of a column in the middle of the height."""
    first = TOP + (rows - len(circles)) * ROW // 2 + ROW // 2
    return [replace(circle, y=first + at * ROW) for at, circle in enumerate(circles)]


def _lines(chain: Chain, placed: Sequence[Sequence[Circle]]) -> list[Line]:
    text, answers, steps, effects = placed[0][0], *placed[1:]
    found = [_line(text, answer) for answer in answers]
    by_response = {one.response.pk: at for at, one in enumerate(chain.answers)}
    for at, one in enumerate(chain.steps):
        target = steps[min(at, len(steps) - 1)]
        place = by_response.get(one.step.response_id or 0)
        begin = text if place is None else answers[min(place, len(answers) - 1)]
        found.append(_line(begin, target))
    done = [circle for circle in steps if circle.tone == Tone.DONE]
    before = done or [circle for circle in answers if circle.tone == Tone.DONE] or [text]
    found += [_line(begin, effect) for effect in effects for begin in before]
    return list(dict.fromkeys(found))


def _line(begin: Circle, end: Circle) -> Line:
    return Line(begin.x + RADIUS, begin.y, end.x - RADIUS, end.y, end.tone)
