"""Where the partnership works."""

from django.contrib import messages
from django.forms import MultipleHiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.common.web.wording import in_polish
from spoiwo.partnerships import selectors, services
from spoiwo.partnerships.forms.people import AreaForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay, find_units


@inner_view("partnerships.edit_partnership")
def area_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say in which units the partnership works, from a day on."""
    today = clock.today()
    rows = list(selectors.area_of(partnership, today))
    form = AreaForm(request.POST or None, initial={"since": today})
    form.fields["keep"].choices = [(row.unit.key, in_polish(row.unit.full_name)) for row in rows]  # type: ignore[attr-defined]
    form.fields["keep"].initial = [row.unit.key for row in rows]
    if not rows:
        form.fields["keep"].widget = MultipleHiddenInput()
    candidates: list[UnitOnDay] = []
    if form.is_valid():
        typed = form.cleaned_data["add"].strip()
        candidates = find_units(typed, today) if typed else []
        exact = [unit for unit in candidates if typed in {unit.key, unit.full_name}]
        chosen = [key for key in request.POST.getlist("candidate") if key.isalnum()]
        keys = {*form.cleaned_data["keep"], *chosen, *(u.key for u in exact[:1])}
        if typed and not exact and not chosen:
            form.add_error("add", _("Choose one of the units below and save again."))
        elif run(form, lambda: _save(request, partnership, keys, form)):
            messages.success(request, _("The area is saved."))
            return redirect("partnerships:area_edit", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "candidates": candidates,
    }
    return render(request, "partnerships/area_edit.html", context, status=status_of(form))


def _save(request: HttpRequest, partnership: Partnership, keys: set[str], form: AreaForm) -> None:
    services.set_area(
        actor=actor_of(request),
        partnership=partnership,
        units=Unit.objects.filter(key__in=keys),
        since=form.cleaned_data["since"],
    )
