"""Asking institutions: whom the letters reach, sending them, the days of freshness."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.common.web.numbers import whole_number
from spoiwo.offers import letters, rules, selectors, services
from spoiwo.offers.forms.offer import RuleForm
from spoiwo.offers.selectors import Rule
from spoiwo.offers.views.shared import EDIT, address, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
@require_safe
def inquiry_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show whom a letter of this quarter reaches, who was asked, who has no address, and the letter."""
    today = clock.today()
    waiting = selectors.to_ask(partnership, today)
    reached = [one for one in waiting if one.email]
    context = {
        "partnership": partnership,
        "section": "offers",
        "quarter": selectors.quarter_of(today),
        "reached": reached,
        "silent": [one for one in waiting if not one.email],
        "sent": selectors.inquiries_of(partnership, selectors.quarter_of(today)),
        "sample": letters.preview(reached[0]) if reached else None,
        "rule": selectors.rule_of(partnership),
        "may_edit": rules.can_edit_offers(actor_of(request), partnership),
    }
    return render(request, "offers/inquiry_list.html", context)


@inner_view(EDIT)
@require_POST
def inquiry_send(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Send the letters to the institutions that were shown."""
    typed = map(whole_number, request.POST.getlist("provider"))
    shown = [number for number in typed if number is not None]
    sent = services.ask_providers(actor=actor_of(request), partnership=partnership, only=shown)
    messages.success(
        request,
        ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
        % {"count": sent},
    )
    return redirect(address("inquiry_list", partnership))


@inner_view(EDIT)
@require_POST
def inquiry_again(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Send one letter of this quarter again, with a new link."""
    inquiry = selectors.inquiry_by_id(partnership, pk)
    try:
        seen = whole_number(request.POST.get("seen", ""))
        services.ask_again(actor=actor_of(request), inquiry=inquiry, seen=seen)
    except SpoiwoError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The letter is on its way; the earlier link is closed."))
    return redirect(address("inquiry_list", partnership))


@inner_view(EDIT)
def rule_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Set the days after which offers are asked about, marked and hidden."""
    rule = selectors.rule_of(partnership)
    names = ("is_asking", "ask_day", "stale_days", "fade_days")
    form = RuleForm(posted(request), initial={name: getattr(rule, name) for name in names})
    back = address("offer_list", partnership)
    if form.is_valid() and run(
        form,
        lambda: services.set_rule(
            actor=actor_of(request),
            partnership=partnership,
            rule=Rule(**{name: form.cleaned_data[name] for name in names}),
        ),
    ):
        messages.success(request, _("The days are set; open offers follow them from now on."))
        return redirect(back)
    lines = (
        _("Once a quarter each institution gets one letter with all its offers and three buttons for each."),
        _("An offer nobody confirms is first marked, later not found any more. It is never removed."),
    )
    return form_page(request, partnership, form, _("Days of freshness"), back, lines=lines)
