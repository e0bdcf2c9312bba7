"""What falls due within a month, and what is held back from it (GDPR-07)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy import due, rules, selectors, services
from spoiwo.privacy.forms.holds import HoldForm
from spoiwo.privacy.views.shared import SECTION, address, deed_page


@inner_view(rules.KEEP)
@require_safe
def due_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what each rule will erase within a month, and what somebody held back."""
    today = clock.today()
    context = {
        "partnership": partnership,
        "section": SECTION,
        "today": today,
        "rules": due.due_within_a_month(partnership, today),
        "holds": [(hold, due.rule_by_job(hold.job)) for hold in selectors.standing_holds()],
    }
    return render(request, "privacy/due_list.html", context)


@inner_view(rules.KEEP)
def hold_set(request: HttpRequest, partnership: Partnership, job: str, number: int) -> HttpResponse:
    """Hold a record back."""
    rule = due.rule_by_job(job)
    found = due.record_due(partnership, rule, number, clock.today())
    form = HoldForm(posted(request))

    def deed() -> str:
        data = form.cleaned_data
        services.set_hold(
            actor=actor_of(request), partnership=partnership, job=job, number=number, reason=data["reason"],
            until=data["until"],
        )  # fmt: skip
        return _("Held back: no job erases it before that day has passed.")

    about = f"{rule.what}: {found.name}"
    allowed = rules.can_hold_back(actor_of(request), partnership, rule)
    back = address("due_list", partnership)
    return deed_page(
        request, partnership, form, deed, _("Hold the record back"), back, about=about, allowed=allowed
    )


@inner_view(rules.KEEP)
def hold_lift(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Let a record go."""
    found = selectors.hold_by_id(partnership, pk)
    form = forms.Form(posted(request))

    def deed() -> str:
        services.lift_hold(actor=actor_of(request), hold=found)
        return _("Let go: the next night erases it, if its time has passed.")

    said = {"about": found.name, "lines": (found.reason,)}
    back = address("due_list", partnership)
    return deed_page(request, partnership, form, deed, _("Let the record go"), back, **said)
