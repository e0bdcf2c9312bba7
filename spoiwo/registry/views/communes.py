"""All communes of a county in one step: choose, look at a verdict for each, admit all or none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry import selectors, services
from spoiwo.registry.forms.communes import CommunesForm, CountyForm
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay, children_of


@inner_view("registry.admit_signatory")
def signatory_add_communes(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Ask for the county and the day; then show its communes of that day, each with its verdict."""
    asked = CountyForm(request.GET if "county" in request.GET else None, initial={"since": clock.today()})
    steps = [_("County and day"), _("Communes"), _("Look before saving")]
    context: dict[str, Any] = {
        "partnership": partnership,
        "section": "signatories",
        "asked": asked,
        "step": 1,
        "steps": steps,
    }
    if not asked.is_valid():
        return render(request, "registry/signatory_add_communes.html", context, status=status_of(asked))
    county, since = asked.cleaned_data["county"], asked.cleaned_data["since"]
    return _choose_and_admit(request, partnership, county, since, context)


def _choose_and_admit(
    request: HttpRequest, partnership: Partnership, county: Unit, since: date, context: dict[str, Any]
) -> HttpResponse:
    rows = selectors.communes_against_register(partnership, children_of(county.key, since), since)
    joining = [row for row in rows if row.may_join]
    form = CommunesForm(posted(request), units=[row.unit for row in joining])
    chosen = joining
    if form.is_valid():
        chosen = [row for row in joining if row.unit.key in form.cleaned_data["communes"]]
        units = [row.unit for row in chosen]
        if "admit" in request.POST and _admit(request, partnership, form, units, since):
            return redirect("registry:signatory_list", partnership.slug)
    is_preview = form.is_bound and not form.errors and "again" not in request.POST
    context |= {
        "county": county,
        "since": since,
        "rows": rows,
        "form": form,
        "ticked": {row.unit.key for row in chosen},
        "preview": chosen if is_preview else [],
        "shown": chosen if is_preview else rows,
        "step": 3 if is_preview else 2,
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
