"""All communes of a county in one step: choose, look at a verdict for each, admit all or none."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import selectors, services
from spoiwo.registry.forms.communes import CommunesForm, CountyForm
from spoiwo.registry.views.shared import posted, status_of
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay, children_of


@inner_view("registry.admit_signatory")
def signatory_add_communes(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Ask for the county and the day; then show its communes of that day, each with its verdict."""
    asked = CountyForm(request.GET if "county" in request.GET else None, initial={"since": clock.today()})
    context = {"partnership": partnership, "section": "signatories", "asked": asked, "step": 1}
    if not asked.is_valid():
        return render(request, "registry/signatory_add_communes.html", context, status=status_of(asked))
    county, since = asked.cleaned_data["county"], asked.cleaned_data["since"]
    return _choose_and_admit(request, partnership, county, since)


def _choose_and_admit(
    request: HttpRequest, partnership: Partnership, county: Unit, since: date
) -> HttpResponse:
    units = children_of(county.key, since)
    rows = selectors.communes_against_register(partnership, units, since)
    joining = [row.unit for row in rows if row.may_join]
    is_sure = "admit" in request.POST
    form = CommunesForm(posted(request), units=joining, initial={"communes": [unit.key for unit in joining]})
    if request.method == "POST" and form.is_valid():
        chosen = [unit for unit in joining if unit.key in form.cleaned_data["communes"]]
        if is_sure and _admit(request, partnership, form, chosen, since):
            return redirect("registry:signatory_list", partnership.slug)
    else:
        chosen = []
    context = {
        "partnership": partnership,
        "section": "signatories",
        "county": county,
        "since": since,
        "rows": rows,
        "form": form,
        "ticked": {unit.key for unit in chosen} if chosen else {unit.key for unit in joining},
        "preview": [row for row in rows if row.unit in chosen] if not form.errors else [],
        "step": 3 if chosen and not form.errors else 2,
    }
    return render(request, "registry/signatory_add_communes.html", context, status=status_of(form))


def _admit(
    request: HttpRequest,
    partnership: Partnership,
    form: CommunesForm,
    chosen: Sequence[UnitOnDay],
    since: date,
) -> bool:
    done = run(
        form,
        lambda: services.admit_communes(
            actor=actor_of(request), partnership=partnership, communes=chosen, since=since
        ),
    )
    if done:
        number = len(chosen)
        sentence = ngettext("%(number)d commune joined.", "%(number)d communes joined.", number)
        messages.success(request, sentence % {"number": number})
    return done
