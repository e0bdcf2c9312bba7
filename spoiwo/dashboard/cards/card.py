"""A card of a desk: the question that finds it and the words that tell it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from spoiwo.dashboard.questions import Question, Waiting, ask
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Task:
    """A sentence, what it rests on, and the deed that settles it; ``is_broken``: it is too late for it."""

    text: str
    detail: str
    deed: str
    url: str
    tag: str = ""
    is_broken: bool = False

    @property
    def tone(self) -> str:
        """The colour of the tag."""
        return "bad" if self.is_broken else "warn"


@dataclass(frozen=True, slots=True)
class Card:
    """What may wait: the right its deed asks for, how to find it, how to say it."""

    right: str
    rows: Callable[[Partnership, date], Question]
    task: Callable[[Partnership, Waiting, date], Task]


def told(
    cards: Iterable[Card], partnership: Partnership, day: date, rights: Collection[str] | None = None
) -> list[Task]:
    """Return what waits by these cards on the day, in their order, in one query.

    A card whose deed somebody may not do is not asked for: a button would only lead to a refusal. Without
    ``rights`` every card is asked.
    """
    asked = [card for card in cards if rights is None or card.right in rights]
    answers = ask([card.rows(partnership, day) for card in asked])
    return [
        card.task(partnership, row, day) for card, rows in zip(asked, answers, strict=True) for row in rows
    ]
