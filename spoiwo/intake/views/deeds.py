"""What an officer does with an import, one address to a deed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run
from spoiwo.intake import selectors, services
from spoiwo.intake.forms import CommonDayForm
from spoiwo.intake.services import Decision
from spoiwo.intake.states import BatchState, Choice
from spoiwo.intake.views.shared import IMPORT, place_of, steps
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(IMPORT)
@require_POST
def batch_date(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Set the common day of accession."""
    found = selectors.batch_by_id(partnership, pk)
    form = CommonDayForm(request.POST)
    if form.is_valid() and run(
        form,
        lambda: services.set_common_day(
            actor=actor_of(request), batch=found, since=form.cleaned_data["since"]
        ),
    ):
        messages.success(request, _("The common day is set and the rows are checked again."))
    else:
        problems = [str(problem) for some in form.errors.values() for problem in some]
        messages.error(request, " ".join(problems))
    return _back(request, partnership, pk)


@inner_view(IMPORT)
@require_POST
def batch_decide(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record the decisions of one page of the preview."""
    found = selectors.batch_by_id(partnership, pk)
    try:
        number = services.decide_rows(
            actor=actor_of(request), batch=found, decisions=_decisions(request.POST)
        )
    except SpoiwoError as error:
        messages.error(request, str(error.message))
        return _back(request, partnership, pk)
    said = ngettext("%(number)s decision is kept.", "%(number)s decisions are kept.", number)
    messages.success(request, said % {"number": number} if number else _("Nothing was decided anew."))
    return _back(request, partnership, pk)


def _decisions(posted: QueryDict) -> list[Decision]:
    """Read radios named ``row-<number>``: nothing, "new", "skip" or "use-<record>"."""
    decisions = []
    for name, value in posted.items():
        prefix, _dash, number = name.partition("-")
        if prefix != "row" or not number.isdecimal() or len(number) > 9:
            continue
        choice, _dash, chosen = str(value).partition("-")
        if choice not in Choice.values or (chosen and (not chosen.isdecimal() or len(chosen) > 18)):
            continue
        decisions.append(Decision(int(number), Choice(choice), int(chosen) if chosen else None))
    return decisions


@inner_view(IMPORT)
@require_POST
def batch_leave_out(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Leave out all rows that need mending."""
    found = selectors.batch_by_id(partnership, pk)
    number = services.leave_out_wrong_rows(actor=actor_of(request), batch=found)
    said = ngettext("%(number)s row is left out.", "%(number)s rows are left out.", number)
    messages.success(request, said % {"number": number})
    return _back(request, partnership, pk)


@inner_view(IMPORT)
@require_POST
def batch_commit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Save the import; when something changed meanwhile, show the rows concerned instead."""
    found = selectors.batch_by_id(partnership, pk)
    services.commit_batch(actor=actor_of(request), batch=found)
    address = reverse("intake:batch", args=[partnership.slug, pk])
    if found.state == BatchState.COMMITTED:
        messages.success(request, _("The list is saved."))
    elif found.problem_code == "changed_rows":
        address = f"{address}?pokaz=changed"
    return redirect(address)


@inner_view(IMPORT)
def batch_discard(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Put the import aside, after a question."""
    found = selectors.batch_by_id(partnership, pk)
    if request.method == "POST":
        services.discard_batch(actor=actor_of(request), batch=found)
        messages.success(request, _("The import is put aside. Nothing of it is in the register."))
        return redirect("intake:batch_list", partnership.slug)
    context = {"partnership": partnership, "section": "import", "batch": found, "steps": steps()}
    return render(request, "intake/batch_discard.html", context)


@inner_view(IMPORT)
@require_POST
def batch_stop(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Stop a saving that is going on."""
    found = selectors.batch_by_id(partnership, pk)
    try:
        services.stop_saving(actor=actor_of(request), batch=found)
    except SpoiwoError as error:
        messages.error(request, str(error.message))
    return redirect("intake:batch", partnership.slug, pk)


@inner_view(IMPORT)
@require_POST
def batch_restart(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Begin work that broke off again."""
    found = selectors.batch_by_id(partnership, pk)
    services.restart_work(actor=actor_of(request), batch=found)
    return redirect("intake:batch", partnership.slug, pk)


def _back(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Return to the page of the preview the deed came from."""
    return redirect(f"{reverse('intake:batch', args=[partnership.slug, pk])}{place_of(request).query}")
