"""Withdrawals and expulsions."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.changes import ExpulsionForm, WithdrawalForm
from spoiwo.agreements.forms.common import GroundForm
from spoiwo.agreements.views.deeds import DEPART, VIEW, Deed, context_of, deed_page, stored
from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(VIEW)
def departure_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """List who left and how, the taken back among them."""
    actor = actor_of(request)
    rows = selectors.departures_of(partnership)
    context = context_of(partnership) | {
        "departures": [(row, rules.can_annul_departure(actor, row)) for row in rows],
        "may_record": rules.can_record_departure(actor, partnership),
        "today": clock.today(),
    }
    return render(request, "agreements/departure_list.html", context)


@inner_view(DEPART)
def withdrawal_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record a notice of withdrawal; the last day is counted from it."""
    form = WithdrawalForm(
        request.POST or None,
        request.FILES or None,
        members=selectors.members_who_may_leave(partnership),
        initial={"signatory": request.GET.get("instytucja")},
    )
    months = partnership.withdrawal_notice_months
    deed = Deed(
        title=_("Record a withdrawal"),
        lead=ngettext(
            "The notice is %(number)d month; membership ends with the month in which it runs out.",
            "The notice is %(number)d months; membership ends with the month in which it runs out.",
            months,
        )
        % {"number": months},
        button=_("Record the withdrawal"),
        back=reverse("agreements:departure_list", args=[partnership.slug]),
    )

    def withdraw() -> None:
        data = {k: v for k, v in form.cleaned_data.items() if k != "file"}
        services.withdraw_signatory(actor=actor_of(request), **data, file=stored(request, form, partnership))

    return deed_page(request, partnership, deed, form, withdraw, done=_("The withdrawal is recorded."))


@inner_view(DEPART)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def expulsion_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Record an expulsion by resolution, after hearing."""
    form = ExpulsionForm(
        request.POST or None,
        request.FILES or None,
        members=selectors.members_who_may_leave(partnership),
        initial={"signatory": request.GET.get("instytucja")},
    )
    deed = Deed(
        title=_("Record an expulsion"),
        lead=_("By a resolution of at least two thirds, after the institution was heard."),
        button=_("Record the expulsion"),
        back=reverse("agreements:departure_list", args=[partnership.slug]),
        danger=True,
    )
    return deed_page(
        request,
        partnership,
        deed,
        form,
        lambda: services.expel_signatory(
            actor=actor_of(request),
            signatory=form.cleaned_data["signatory"],
            expulsion=form.expulsion(stored(request, form, partnership)),
        ),
        done=_("The expulsion is recorded."),
    )


@inner_view(DEPART)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def departure_annul(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take back a departure recorded by mistake."""
    one, form = selectors.departure_by_id(partnership, pk), GroundForm(request.POST or None)
    deed = Deed(
        title=_("Take back the departure of %(name)s") % {"name": one.signatory.organization.name},
        button=_("Take back the departure"),
        lines=[_("The membership runs on as if it had not ended; the entry stays in sight.")],
        back=reverse("agreements:departure_list", args=[partnership.slug]),
        danger=True,
    )
    return deed_page(
        request,
        partnership,
        deed,
        form,
        lambda: services.annul_departure(actor=actor_of(request), departure=one, **form.cleaned_data),
        done=_("The departure is taken back."),
        allowed=rules.can_annul_departure(actor_of(request), one),
    )
