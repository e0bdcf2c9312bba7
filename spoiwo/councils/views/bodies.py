"""The list of bodies, one of them on any day, and its small forms."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.day import chosen_day
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.councils import rules, selectors, services
from spoiwo.councils.defaults import COUNCIL_DEFAULTS
from spoiwo.councils.forms.body import EditBodyForm, FoundBodyForm
from spoiwo.councils.forms.bylaws import QUOTAS, ByLawsForm
from spoiwo.councils.forms.deeds import EndForm, SeatForm, VacateForm
from spoiwo.councils.models import Body
from spoiwo.councils.views import deeds
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

VIEW = "partnerships.view_partnership"
EDIT = "councils.edit_body"


@inner_view(VIEW)
@require_safe
def body_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the bodies of the chosen day, and those of other times."""
    chosen = chosen_day(request)
    lines = selectors.bodies_of(partnership, chosen.day)
    context = {
        "partnership": partnership,
        "section": "bodies",
        "chosen": chosen,
        "running": [line for line in lines if line.is_running],
        "other": [line for line in lines if not line.is_running],
        "may_edit": rules.can_edit_body(actor_of(request), partnership),
    }
    return render(request, "councils/body_list.html", context)


@inner_view(VIEW)
@require_safe
def body(request: HttpRequest, partnership: Partnership, body_slug: str) -> HttpResponse:
    """Show the body on the chosen day, what breaks its by-laws, and what can be done."""
    found = selectors.body_by_slug(partnership, body_slug)
    chosen = chosen_day(request)
    shown = selectors.body_on(found, chosen.day)
    may_edit = rules.can_edit_body(actor_of(request), partnership)
    members = [
        (member, list(deeds.offers_for_member(found, member)) if may_edit else [])
        for member in shown.composition.members
    ]
    context = {
        "partnership": partnership,
        "section": "bodies",
        "chosen": chosen,
        "body": found,
        "shown": shown,
        "members": members,
        "left": [
            (row, [deeds.offer(found, "mandat", row.pk, "przywroc")] if may_edit else [])
            for row in selectors.left_by(shown.term, chosen.day)
        ],
        "may_edit": may_edit,
        "offers": deeds.offers_for_body(found) if may_edit else [],
        "terms": [(term, deeds.offers_for_term(found, term) if may_edit else []) for term in shown.terms],
        "bylaws_offers": [deeds.offer(found, "regulamin", shown.bylaws.pk, "cofnij")]
        if may_edit and shown.bylaws
        else [],
        "history": list(selectors.history(found)[:40]),
    }
    return render(request, "councils/body.html", context)


@inner_view(EDIT)
def body_create(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record a body."""
    form = FoundBodyForm(
        posted(request), others=_bodies(partnership), initial={"precision": Precision.DAY.value}
    )
    if form.is_valid():
        made: list[Body] = []
        if run(form, lambda: made.append(_found(request, partnership, form))):
            messages.success(request, _("The body is recorded."))
            return redirect("councils:body", partnership.slug, made[0].slug)
    return _form_page(request, partnership, form, _("Record a body"))


def _found(request: HttpRequest, partnership: Partnership, form: FoundBodyForm) -> Body:
    data = form.cleaned_data
    return services.found_body(
        actor=actor_of(request),
        partnership=partnership,
        draft=form.draft(),
        since=data["since"],
        precision=Precision(data["precision"]),
        is_beginning_known=not data["is_at_least"],
    )


@inner_view(EDIT)
def body_edit(request: HttpRequest, partnership: Partnership, body_slug: str) -> HttpResponse:
    """Describe a body anew."""
    found = selectors.body_by_slug(partnership, body_slug)
    fields = ("kind", "name", "tasks", "scope", "run_by", "demo_note", "version")
    form = EditBodyForm(
        posted(request),
        others=[one for one in _bodies(partnership) if one != found],
        initial={name: getattr(found, name) for name in fields} | {"parent": found.parent_id or ""},
    )
    if form.is_valid() and run(
        form,
        lambda: services.edit_body(
            actor=actor_of(request), body=found, draft=form.draft(), version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, _("The body is saved."))
        return redirect("councils:body", partnership.slug, found.slug)
    if form.errors:
        found.refresh_from_db()
        renew_version(form, found.version)
    return _form_page(request, partnership, form, _("Describe the body"), found)


@inner_view(EDIT)
def deed(
    request: HttpRequest, partnership: Partnership, body_slug: str, kind: str, pk: int, address: str
) -> HttpResponse:
    """Do one deed on a body, a term, a seat, a function or a deputy."""
    found = selectors.body_by_slug(partnership, body_slug)
    wanted = deeds.deed_at(kind, address)
    thing = deeds.LOADERS[kind](found, pk)
    form = _form_of(wanted, found, thing, posted(request))
    if form.is_valid() and run(form, lambda: wanted.perform(actor_of(request), thing, form)):
        messages.success(request, str(wanted.done))
        if wanted.removes_body:
            return redirect("councils:body_list", partnership.slug)
        return redirect("councils:body", partnership.slug, found.slug)
    about = "" if thing == found else str(thing)
    return _form_page(request, partnership, form, str(wanted.title), found, about)


def _form_of(wanted: deeds.Deed, found: Body, thing: Any, posted: QueryDict | None) -> forms.Form:
    today = clock.today()
    if wanted.form is SeatForm:
        vacant = selectors.vacant_seats(thing, today)
        return SeatForm(posted, vacant=vacant, initial={"since": today, "precision": Precision.DAY.value})
    if wanted.form is ByLawsForm:
        return ByLawsForm(posted, initial={"since": today} | asdict(COUNCIL_DEFAULTS) | _rules_of(found))
    if wanted.form in {EndForm, VacateForm}:
        return wanted.form(posted, initial={"last_day": today})
    return wanted.form(posted, initial={"since": today, "precision": Precision.DAY.value})


def _rules_of(found: Body) -> dict[str, Any]:
    """Return the rules and quotas in force today, from which new ones are written."""
    shown = selectors.body_on(found, clock.today())
    if shown.bylaws is None:
        return {}
    rules_now = {name: getattr(shown.bylaws, name) for name in asdict(COUNCIL_DEFAULTS)}
    for number, quota in enumerate(shown.quotas[:QUOTAS], 1):
        rules_now |= {
            f"quota_{number}": quota.sector or quota.category,
            f"quota_{number}_at_least": quota.at_least,
            f"quota_{number}_at_most": quota.at_most,
        }
    return rules_now


def _form_page(
    request: HttpRequest,
    partnership: Partnership,
    form: forms.Form,
    title: str,
    found: Body | None = None,
    about: str = "",
) -> HttpResponse:
    context = {
        "partnership": partnership,
        "section": "bodies",
        "form": form,
        "deed": title,
        "body": found,
        "about": about,
    }
    return render(request, "councils/body_deed.html", context, status=status_of(form))


def _bodies(partnership: Partnership) -> list[Body]:
    return [line.body for line in selectors.bodies_of(partnership, clock.today())]
