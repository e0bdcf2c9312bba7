"""Confirming a deadline by hand, and taking a confirmation back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.wording import said, saying
from spoiwo.duties import selectors, services
from spoiwo.duties.forms import ConfirmationForm, GroundForm
from spoiwo.duties.views.shared import EDIT, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
def term_confirm(request: HttpRequest, partnership: Partnership, pk: int, term: str) -> HttpResponse:
    """Confirm that one deadline was kept."""
    duty = selectors.duty_by_id(partnership, pk)
    finding = selectors.finding_of(duty, term, clock.today())
    form = ConfirmationForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.confirm_term(actor=actor_of(request), duty=duty, term=term, **form.cleaned_data),
    ):
        messages.success(request, _("Confirmed. The book of deeds keeps who confirmed it."))
        return redirect("duties:duty", partnership.slug, pk)
    lines = (
        saying(
            _("%(deadline)s: from %(since)s to %(due)s"),
            deadline=said(finding.term.name),
            since=long_date(finding.term.since),
            due=long_date(finding.term.due),
        ),
    )
    back = reverse("duties:duty", args=[partnership.slug, pk])
    return form_page(request, partnership, form, _("Confirm by hand"), back, duty=duty, lines=lines)


@inner_view(EDIT)
def confirmation_take_back(
    request: HttpRequest, partnership: Partnership, pk: int, fulfilment_pk: int
) -> HttpResponse:
    """Take back a confirmation made by mistake."""
    duty = selectors.duty_by_id(partnership, pk)
    fulfilment = selectors.fulfilment_by_id(duty, fulfilment_pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_confirmation(
            actor=actor_of(request), fulfilment=fulfilment, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The confirmation is taken back. It stays readable."))
        return redirect("duties:duty", partnership.slug, pk)
    back = reverse("duties:duty", args=[partnership.slug, pk])
    lines = (saying("%(words)s", words=fulfilment.words),)
    return form_page(
        request, partnership, form, _("Take the confirmation back"), back, duty=duty, lines=lines
    )
