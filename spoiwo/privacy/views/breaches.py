"""The register of breaches with its clock."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.documents.web import FORMATS, document_download
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import papers, rules, selectors, services
from spoiwo.privacy.forms.breaches import BreachForm, DecideForm
from spoiwo.privacy.models import Breach
from spoiwo.privacy.views.shared import SECTION, address, form_page


@inner_view(rules.KEEP)
@require_safe
def breach_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the breaches, those whose clock runs first."""
    rows = selectors.breaches_of(partnership)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "rows": [(row, row.hours_left(clock.now())) for row in rows],
    }
    return render(request, "privacy/breach_list.html", context)


@inner_view(rules.KEEP)
@require_safe
def breach(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show one breach: the clock, what happened, what was decided, what to do next."""
    found = selectors.breach_by_id(partnership, pk)
    actor = actor_of(request)
    context = {
        "partnership": partnership,
        "section": SECTION,
        "breach": found,
        "left": found.hours_left(clock.now()),
        "may_change": rules.can_change_breach(actor, found),
        "may_close": rules.can_close_breach(actor, found),
        "files": [
            {"label": form.upper(), "url": address("breach_file", partnership, pk, form)} for form in FORMATS
        ],
    }
    return render(request, "privacy/breach.html", context)


@inner_view(rules.KEEP)
@require_safe
def breach_file(request: HttpRequest, partnership: Partnership, pk: int, paper: str) -> HttpResponse:
    """Hand out a breach as a paper."""
    found = selectors.breach_by_id(partnership, pk)
    made = papers.breach_paper(partnership, selectors.office_of(partnership, clock.today()), found)
    return document_download(made, paper, partnership=partnership, kind=papers.KIND, request=request)


@inner_view(rules.KEEP)
def breach_record(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write a breach down."""
    form = BreachForm(posted(request))
    made: list[Breach] = []

    def deed() -> None:
        actor = actor_of(request)
        made.append(services.record_breach(actor=actor, partnership=partnership, draft=form.draft()))

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The breach is written down and its clock runs."))
        return redirect(made[0])
    back = address("breach_list", partnership)
    return form_page(request, partnership, form, _("Write a breach down"), back)


@inner_view(rules.KEEP)
def breach_change(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Correct or add to what is known."""
    found = selectors.breach_by_id(partnership, pk)
    form = BreachForm(posted(request), breach=found)

    def deed() -> None:
        services.change_breach(actor=actor_of(request), breach=found, draft=form.draft())

    return _step(request, found, form, deed, _("Add to what is known"), _("Written down."))


@inner_view(rules.KEEP)
def breach_decide(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Say how grave it is and who was told."""
    found = selectors.breach_by_id(partnership, pk)
    form = DecideForm(posted(request), breach=found)

    def deed() -> None:
        services.decide_breach(actor=actor_of(request), breach=found, decision=form.decision())

    return _step(request, found, form, deed, _("Decide who is told"), _("The decision is written down."))


@inner_view(rules.KEEP)
def breach_close(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Close a breach."""
    found = selectors.breach_by_id(partnership, pk)
    form = forms.Form(posted(request))

    def deed() -> None:
        services.close_breach(actor=actor_of(request), breach=found)

    return _step(request, found, form, deed, _("Close the breach"), _("The breach is closed."))


@inner_view(rules.KEEP)
def breach_reopen(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a closed breach up again."""
    found = selectors.breach_by_id(partnership, pk)
    form = forms.Form(posted(request))

    def deed() -> None:
        services.reopen_breach(actor=actor_of(request), breach=found)

    return _step(request, found, form, deed, _("Take the breach up again"), _("The breach is open again."))


def _step(
    request: HttpRequest,
    breach: Breach,
    form: forms.Form,
    deed: Callable[[], None],
    title: Sentence,
    done: Sentence,
) -> HttpResponse:
    if form.is_valid() and run(form, deed):
        messages.success(request, str(done))
        return redirect(breach)
    back = breach.get_absolute_url()
    about = _("Breach %(reference)s") % {"reference": breach}
    return form_page(request, breach.partnership, form, title, back, about=about)
