"""A chosen idea becomes a project; the joint projects of a period."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.ideas import selectors, services
from spoiwo.ideas.forms.cards import ProjectForm
from spoiwo.ideas.models import Idea
from spoiwo.ideas.views.shared import DECIDE, VIEW, form_page, idea_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view

_FIRST_YEAR = 2000


@inner_view(DECIDE)
def project_make(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Record a chosen idea as a project, with what its card holds."""
    found = selectors.idea_by_id(partnership, pk)
    form = ProjectForm(posted(request), initial=_from_card(found))
    if form.is_valid() and run(
        form, lambda: services.make_project(actor=actor_of(request), idea=found, draft=form.draft())
    ):
        messages.success(request, _("The idea became a project."))
        return redirect(idea_page(found))
    return form_page(
        request,
        partnership,
        form,
        _("Make a project of the idea"),
        idea_page(found),
        call=found.call,
        about=found.title,
        template="ideas/project_make.html",
        idea=found,
        measure=selectors.card_of(found).measure,
    )


def _from_card(found: Idea) -> dict[str, object]:
    return {
        "title": found.title,
        "beneficiary": found.leader or found.author,
        "value": found.cost,
        "aims": found.idea,
        "perspective": "none",
    }


@inner_view(VIEW)
@require_safe
def joint_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the joint projects of a year, and those that fell short of the indicator."""
    this_year = clock.today().year
    typed = request.GET.get("rok", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2018") else this_year
    year = min(max(year, _FIRST_YEAR), this_year)
    context = {
        "partnership": partnership,
        "section": "ideas",
        "year": year,
        "years": range(this_year, max(_FIRST_YEAR, this_year - 12), -1),
        "found": selectors.joint_projects(partnership, date(year, 1, 1), date(year + 1, 1, 1)),
    }
    return render(request, "ideas/joint_list.html", context)
