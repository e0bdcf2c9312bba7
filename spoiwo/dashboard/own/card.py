"""A card of somebody's own desk, and the way to its deed: a page of an account, or a personal link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse

from spoiwo.dashboard.cards.card import Task
from spoiwo.dashboard.own.voice import Voice
from spoiwo.dashboard.questions import Question, Waiting, ask
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of

Words = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class OwnCard:
    """What may wait for somebody: how to find it, how to say it (text, detail, deed, tag), where it is done.

    ``route`` is a page behind a personal link, whose number is ``under`` of the answer; ``page`` is one for
    accounts. ``right``: only accounts that hold it are asked for. ``is_numbered``: the page behind the link
    has the number of the thing in its address.
    """

    rows: Callable[[Voice, date], Question]
    words: Callable[[Waiting, date], Words]
    route: str = ""
    page: Callable[[Voice, Waiting], str] | None = None
    right: str = ""
    is_numbered: bool = False

    def is_asked(self, voice: Voice) -> bool:
        """Whether the card concerns this person at all."""
        return bool(self.route) or (bool(voice.mark) and (not self.right or self.right in voice.rights))


def reached(voice: Voice) -> Case:
    """Return 1 for records whose letter, and so whose link, went to this person."""
    return Case(When(voice.is_written_to(), then=Value(1)), default=Value(0), output_field=IntegerField())


def own_tasks(cards: Iterable[OwnCard], voice: Voice, day: date) -> list[Task]:
    """Return what waits for somebody on the day, in at most two queries.

    What can be done at once stands first, the late before the rest.
    """
    asked = [card for card in cards if card.is_asked(voice)]
    answers = ask([card.rows(voice, day) for card in asked])
    wanted = {row.under for card, rows in zip(asked, answers, strict=True) if card.route for row in rows}
    links = PersonalLink.objects.in_bulk(wanted - {0}) if wanted - {0} else {}
    told = [
        _task(card, voice, row, day, links) for card, rows in zip(asked, answers, strict=True) for row in rows
    ]
    return sorted(told, key=lambda task: (not task.url, not task.tag))


def _task(card: OwnCard, voice: Voice, row: Waiting, day: date, links: dict[int, PersonalLink]) -> Task:
    text, detail, deed, tag = card.words(row, day)
    if card.page is not None:
        return Task(text, detail, deed, card.page(voice, row), tag)
    link = links.get(row.under)
    is_open = link is not None and link.closed is None and row.late == 1
    place = [row.number] if card.is_numbered else []
    url = reverse(card.route, args=[token_of(link), *place]) if link is not None and is_open else ""
    return Task(text, detail, deed if url else "", url, tag)
