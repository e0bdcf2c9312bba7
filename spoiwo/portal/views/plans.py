"""Plans of action as anybody may read them: adopted ones, with how far they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.plans import selectors
from spoiwo.plans.changes import LABELS


@read_only
@public_view
def plan_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the adopted plans; where there is none, there is no page."""
    rows = selectors.plans_of(partnership, clock.today(), public_only=True)
    if not rows:
        raise NotFound(_("This partnership has no adopted plan of action."))
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "rows": rows,
    }
    return render(request, "portal/plan_list.html", context)


@read_only
@public_view
def plan(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show an adopted plan: how far it is, its actions by aims, who does what, what was changed."""
    found = selectors.public_plan(partnership, pk)
    page = selectors.page_of(found, clock.today(), page_language())
    figures = selectors.figures_of(page)
    changes = selectors.changes_of(found)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "plan": found,
        "page": page,
        "figures": figures,
        "finding": selectors.finding(figures),
        "duties": selectors.duties_in(page),
        "brought": selectors.brought_to(selectors.contributions_in(page)),
        "changes": [(change, LABELS.get(change.field, change.field)) for change in changes],
    }
    return render(request, "portal/plan.html", context)
