"""The day field: wherever something can be seen on another day, the address carries ``?dzien=``."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """The day to show, what was typed and, when that was no day, the sentence that says so."""

    day: date
    typed: str
    problem: Sentence = ""
    is_chosen: bool = False


def date_problem(error: polish.UnreadableDate) -> str:
    """Return why a typed date was not understood, in the reader's language."""
    return gettext(error.msgid) % error.params


def chosen_day(request: HttpRequest) -> ChosenDay:
    """Read ``?dzien=`` in any Polish or ISO form; a wrong one shows today and says so."""
    typed = request.GET.get("dzien", "").strip()
    today = clock.today()
    if not typed:
        return ChosenDay(today, today.strftime("%d.%m.%Y"))
    try:
        parsed = polish.parse_date(typed[:60], reference=today)
    except polish.UnreadableDate as error:
        return ChosenDay(today, typed[:60], date_problem(error))
    return ChosenDay(parsed.value, parsed.value.strftime("%d.%m.%Y"), is_chosen=True)
