"""Behind the links of letters: confirming, refusing, choosing anew, leaving. GET changes nothing.

Scanners of mail open every link they see, so each page has one button that does the deed.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from spoiwo.common import clock
from spoiwo.common.exceptions import WrongState
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.newsletters import links, selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.forms import TopicsForm
from spoiwo.newsletters.models import Subscription
from spoiwo.newsletters.states import Standing
from spoiwo.newsletters.tokens import Purpose
from spoiwo.newsletters.web import reader_view
from spoiwo.registry.selectors import secretariat_of


@reader_view(Purpose.CONFIRMING)
def confirm(request: HttpRequest, subscription: Subscription, token: str) -> HttpResponse:
    """Put the address on the list when its holder presses the button."""
    if request.method == "POST":
        services.confirm_subscription(actor=Reader(subscription), subscription=subscription)
    template = "newsletters/confirm.html"
    if subscription.state == Standing.ACTIVE:
        template = "newsletters/confirmed.html"
    context = _about(subscription) | {"keep_url": links.keeping(subscription)}
    return render(request, template, context)


@reader_view(Purpose.CONFIRMING)
def refuse(request: HttpRequest, subscription: Subscription, token: str) -> HttpResponse:
    """Erase an address its holder has not typed, and never ask it again."""
    context = _about(subscription)
    if request.method == "POST":
        try:
            services.refuse_sign_up(actor=Reader(subscription), subscription=subscription)
        except WrongState as refused:
            return render(request, "newsletters/refuse.html", context | {"refused": refused}, status=409)
        return render(request, "newsletters/left.html", context | {"is_refused": True})
    return render(request, "newsletters/refuse.html", context)


@reader_view(Purpose.KEEPING)
def keep(request: HttpRequest, subscription: Subscription, token: str) -> HttpResponse:
    """Show what was agreed to and when; let the reader choose anew."""
    initial = {"topics": list(selectors.topics_of(subscription))}
    form = TopicsForm(posted(request), partnership=subscription.partnership, initial=initial)

    def deed() -> None:
        services.change_topics(actor=Reader(subscription), subscription=subscription, topics=form.chosen)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("Saved. From now on you get exactly this."))
        return redirect("newsletters:keep", token=token)
    context = _about(subscription) | {
        "form": form,
        "consents": selectors.consents_of(subscription),
        "leave_url": links.leaving(subscription),
        "contact": secretariat_of(subscription.partnership, clock.today()),
    }
    return render(request, "newsletters/keep.html", context, status=status_of(form))


# Mail programs press this button by themselves, without our cookie; the token is the proof (RFC 8058).
@csrf_exempt
@reader_view(Purpose.KEEPING)
def unsubscribe(request: HttpRequest, subscription: Subscription, token: str) -> HttpResponse:
    """Take the address off the list at once, by the button of the page or of a mail program."""
    context = _about(subscription)
    if request.method == "POST":
        services.unsubscribe(actor=Reader(subscription), subscription=subscription)
        return render(request, "newsletters/left.html", context)
    return render(
        request, "newsletters/unsubscribe.html", context | {"keep_url": links.keeping(subscription)}
    )


def _about(subscription: Subscription) -> dict[str, Any]:
    return {"subscription": subscription, "partnership": subscription.partnership}
