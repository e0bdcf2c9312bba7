"""Who answered about a year of procurements: the board, letters, reminders, "none" said by telephone."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound, Sentence, SpoiwoError
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.market import letters, rules, selectors, services
from spoiwo.market.forms.procurement import YearlyForm
from spoiwo.market.selectors import Yearly
from spoiwo.market.services.procurements import FIRST_YEAR
from spoiwo.market.views.products import numbers_in, say_sent
from spoiwo.market.views.shared import PROCUREMENTS, address, form_page
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
        "ahead": _ahead(partnership, year),
        "sample": letters.year_preview(first, partnership, year) if first else None,
    }
    return render(request, "market/year_board.html", context)


def _ahead(partnership: Partnership, year: int) -> Sentence:
    """Say what will go by itself about the year, or why nothing will."""
    rule, today = selectors.yearly_of(partnership), clock.today()
    days = {"first": long_date(rule.first_day(year)), "last": long_date(rule.last_day(year)), "year": year}
    if not rule.is_asking:
        return _("Letters do not go by themselves here.")
    if not selectors.keeps_register(partnership):
        return _("Letters go by themselves once the partnership is active and keeps this register.")
    if today < rule.first_day(year):
        return _("From %(first)s whoever was not asked about %(year)s gets one letter by itself.") % days
    if today <= rule.last_day(year):
        return _("Whoever was not asked about %(year)s gets one letter by itself, until %(last)s") % days
    return _("Letters about %(year)s go by themselves no more; you can still ask.") % days


@inner_view(EDIT)
def yearly_rule(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Set whether, and from which day, members are asked about the past year by themselves."""
    form = YearlyForm(posted(request), initial=asdict(selectors.yearly_of(partnership)))
    back = address("year_board", partnership, clock.today().year - 1)
    if form.is_valid() and run(
        form,
        lambda: services.set_yearly_rule(
            actor=actor_of(request), partnership=partnership, rule=Yearly(**form.cleaned_data)
        ),
    ):
        messages.success(request, _("The days are set."))
        return redirect(back)
    lines = (
        _("Letters go from that day, for sixty days, to public bodies among the members of the year."),
        _("Who was asked or has answered gets none. The answers of a year show whom the letters reach."),
    )
    return form_page(
        request, partnership, form, _("Set the yearly question"), back, lines=lines, section=PROCUREMENTS
    )


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
