"""The day field: wherever something can be seen on another day, the address carries ``?dzien=``."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import Sentence


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """The day to show, what was typed and, when that was no day, the sentence that says so."""

    day: date
    typed: str
    problem: Sentence = ""
    is_chosen: bool = False


def chosen_day(request: HttpRequest) -> ChosenDay:
    """Read ``?dzien=`` in any Polish or ISO form; a wrong one shows today and says so."""
    typed = request.GET.get("dzien", "").strip()
    today = clock.today()
    if not typed:
        return ChosenDay(today, today.strftime("%d.%m.%Y"))
    try:
        parsed = polish.parse_date(typed[:60], reference=today)
    except ValueError as error:
        return ChosenDay(today, typed[:60], str(error))
    return ChosenDay(parsed.value, parsed.value.strftime("%d.%m.%Y"), is_chosen=True)
