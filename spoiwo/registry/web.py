"""The page on which the secretariat writes to institutions that are asked for something of their own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.notifications.letters import Letter
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.forms.asking import AskForm
from spoiwo.registry.selectors import Asked, to_ask


def ask_institutions(
    request: HttpRequest,
    partnership: Partnership,
    *,
    page: Callable[..., HttpResponse],
    back: str,
    ask: Callable[..., int],
    preview: Callable[[Partnership, Asked], Letter],
) -> HttpResponse:
    """Show whom the letters reach and the letter itself; send it to those chosen.

    ``page`` shows the form (``partnerships.web.form_page`` with the room's template and title), ``ask`` is
    the service that writes to institutions by their numbers and returns how many letters went.
    """
    asked = to_ask(partnership, clock.today())
    form = AskForm(posted(request), asked=asked)
    sent: list[int] = []

    def deed() -> None:
        sent.append(ask(actor=actor_of(request), partnership=partnership, institutions=form.chosen()))

    if form.is_valid() and run(form, deed):
        words = ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", sent[0])
        messages.success(request, words % {"number": sent[0]})
        return redirect(back)
    reached = [one for one in asked if one.email]
    more: dict[str, Any] = {
        "silent": [one.organization for one in asked if not one.email],
        "sample": preview(partnership, reached[0]) if reached else None,
        "is_reaching": bool(reached),
    }
    return page(request, partnership, form, back=back, **more)
