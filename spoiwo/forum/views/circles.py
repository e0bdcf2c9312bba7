"""The list of forums, setting one up, changing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.councils.models import Body
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.forms.circles import CircleForm, of_circle
from spoiwo.forum.models import Belonging, Circle
from spoiwo.forum.rules import EDIT
from spoiwo.forum.views.desk import VIEW
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.registry.models import Organization, Signatory


@inner_view(VIEW)
@require_safe
def circle_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the forums that the reader may open."""
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": "forum",
        "circles": list(selectors.with_counts(rules.visible_circles(actor, partnership))),
        "may_edit": rules.can_edit(actor, partnership),
    }
    return render(request, "forum/circle_list.html", context)


def _choices(partnership: Partnership, chosen: list[int]) -> dict[str, Any]:
    today = clock.today()
    members = Signatory.objects.filter(partnership=partnership).members_on(today)
    institutions = Organization.objects.filter(pk__in=members.values("organization"))
    besides = Organization.objects.filter(pk__in=chosen)
    return {
        "bodies": list(Body.objects.filter(partnership=partnership).as_of(today)),
        "institutions": list(institutions | besides),
    }


@inner_view(EDIT)
def circle_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Open a forum."""
    start = {"yearly_meetings": 3, "yearly_practices": 3, "categories": ["irp.pup", "ps.ops", "ps.pcpr"]}
    form = CircleForm(posted(request), initial=start, **_choices(partnership, []))
    opened: list[Circle] = []

    def deed() -> None:
        opened.append(
            services.add_circle(actor=actor_of(request), partnership=partnership, draft=form.draft())
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The forum is open. Now say who its members are."))
        return redirect("forum:member_list", partnership.slug, opened[0].pk)
    return _page(request, partnership, form, None)


@inner_view(EDIT)
def circle_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Change what a forum is for and who belongs to it."""
    circle = selectors.circle_by_id(partnership, pk)
    rows = Belonging.objects.filter(circle=circle, is_chosen=True)
    chosen = list(rows.values_list("organization", flat=True))
    form = CircleForm(posted(request), initial=of_circle(circle, chosen), **_choices(partnership, chosen))

    def deed() -> None:
        version = form.cleaned_data["version"] or 0
        services.edit_circle(actor=actor_of(request), circle=circle, draft=form.draft(), version=version)

    if form.is_valid():
        if run(form, deed):
            messages.success(request, _("Saved."))
            return redirect("forum:circle", partnership.slug, pk)
        renew_version(form, selectors.circle_by_id(partnership, pk).version)
    return _page(request, partnership, form, selectors.circle_by_id(partnership, pk))


def _page(
    request: HttpRequest, partnership: Partnership, form: CircleForm, circle: Circle | None
) -> HttpResponse:
    context = {"partnership": partnership, "section": "forum", "form": form, "circle": circle}
    return render(request, "forum/circle_form.html", context, status=status_of(form))


@inner_view(EDIT)
@require_POST
def circle_state(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Close a forum, or open it again."""
    circle = selectors.circle_by_id(partnership, pk)
    if request.POST.get("otworz"):
        services.reopen_circle(actor=actor_of(request), circle=circle)
        messages.success(request, _("The forum is open."))
    else:
        services.close_circle(actor=actor_of(request), circle=circle)
        messages.success(request, _("The forum is closed; it can be read only."))
    return redirect("forum:circle_edit", partnership.slug, pk)
