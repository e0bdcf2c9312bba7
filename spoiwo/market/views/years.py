"""Who answered about a year of procurements: the board, letters, reminders, "none" said by telephone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.market import letters, rules, selectors, services
from spoiwo.market.services.procurements import FIRST_YEAR
from spoiwo.market.views.products import numbers_in, say_sent
from spoiwo.market.views.shared import PROCUREMENTS, address
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

EDIT = rules.EDIT_PROCUREMENT
# Years one may step back to on the board.
SHOWN_YEARS = 6


def _need_year(year: int) -> None:
    if not FIRST_YEAR <= year <= clock.today().year:
        raise NotFound(_("There is no such page."))


@inner_view(EDIT)
@require_safe
def year_board(request: HttpRequest, partnership: Partnership, year: int) -> HttpResponse:
    """Show who answered about the year and who did not, and whom letters reach before they go."""
    _need_year(year)
    board = selectors.board_of(partnership, year)
    first = next((line.asked for line in (*board.to_ask, *board.to_remind)), None)
    this_year = clock.today().year
    context = {
        "partnership": partnership,
        "section": PROCUREMENTS,
        "board": board,
        "year": str(year),
        "years": [str(one) for one in range(this_year, this_year - SHOWN_YEARS, -1)],
        "sample": letters.year_preview(first, partnership, year) if first else None,
    }
    return render(request, "market/year_board.html", context)


@inner_view(EDIT)
@require_POST
def year_ask(request: HttpRequest, partnership: Partnership, year: int) -> HttpResponse:
    """Send the letters to the members that were ticked."""
    _need_year(year)
    sent = services.ask_buyers(
        actor=actor_of(request), partnership=partnership, year=year, only=numbers_in(request, "instytucja")
    )
    say_sent(request, sent)
    return redirect(address("year_board", partnership, year))


@inner_view(EDIT)
@require_POST
def year_remind(request: HttpRequest, partnership: Partnership, year: int) -> HttpResponse:
    """Remind those who were asked and have not answered."""
    _need_year(year)
    say_sent(request, services.remind_buyers(actor=actor_of(request), partnership=partnership, year=year))
    return redirect(address("year_board", partnership, year))


@inner_view(EDIT)
@require_POST
def year_none(request: HttpRequest, partnership: Partnership, year: int) -> HttpResponse:
    """Write down that a member said "none", or take that back."""
    _need_year(year)
    numbers = numbers_in(request, "instytucja")
    board = selectors.board_of(partnership, year)
    line = next((line for line in board.lines if line.buyer.pk in numbers), None)
    if line is None:
        raise NotFound(_("There is no such institution here."))
    deed = services.take_none_back if line.says_none else services.say_none
    try:
        deed(actor=actor_of(request), partnership=partnership, buyer=line.buyer, year=year)
    except SpoiwoError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("It is recorded."))
    return redirect(address("year_board", partnership, year))
